/** Why an account is asked: by its daily schedule, again after that went wrong, or because a person wants it now. */
export type CallPurpose = 'scheduled' | 'retry' | 'now';

/** A call that was made, as it is kept. */
export interface KeptCall {
  /** RFC 3339. */
  readonly at: string;
  readonly purpose: CallPurpose;
}

/** What is known of the calls of one account and scope. */
export interface CallState {
  /** Those of the last day, the oldest first. */
  readonly calls: readonly KeptCall[];
  /** What the last answer's headers said; null where there were none. */
  readonly limitPerDay: number | null;
  readonly remaining: number | null;
  readonly resetsAt: string | null;
}

/** Whether a call may go out, how many are left for whoever asks, and when the next may at the earliest. */
export interface CallDecision {
  readonly may: boolean;
  readonly left: number;
  /** RFC 3339; null where it may go out now. */
  readonly nextAt: string | null;
}

/** The state of an account that was never asked. */
export const noCalls: CallState = { calls: [], limitPerDay: null, remaining: null, resetsAt: null };

/** What a bank allows where no header says otherwise (PSD2: four a day without the customer). */
const USUAL_LIMIT = 4;
const DAY_MS = 86_400_000;

/**
 * Whether an account may be asked now. Of the day's calls one is for the schedule, one is held for its retry, the rest is for "fetch
 * now". What the provider's headers say goes before what was counted, where they make sense: a full count that begins anew in the past
 * says nothing.
 */
export function decideCall(state: CallState, purpose: CallPurpose, nowMs: number): CallDecision {
  const recent = state.calls.filter(({ at }) => nowMs - Date.parse(at) < DAY_MS);
  const limit = state.limitPerDay !== null && state.limitPerDay > 0 ? state.limitPerDay : USUAL_LIMIT;
  const told = toldLeft(state, nowMs);
  const left = Math.max(0, Math.min(limit, told ?? limit - recent.length));
  const held = purpose === 'now' ? heldBack(recent, limit) : 0;
  const mine = Math.max(0, left - held);
  if (mine > 0) return { may: true, left: mine, nextAt: null };
  return { may: false, left: 0, nextAt: nextAt(state, recent, limit, told, nowMs) };
}

/** When the schedule's fetch at an instant can be made at the earliest: then, or when the bank gives something again, in every scope. */
export function scheduledFetchMs(states: readonly CallState[], atMs: number): number {
  const nexts = states.map((state) => decideCall(state, 'scheduled', atMs).nextAt);
  return Math.max(atMs, ...nexts.flatMap((next) => (next === null ? [] : [Date.parse(next)])));
}

/** The state after a call, with what its answer said of the limit, if anything. */
export function afterCall(
  state: CallState,
  call: KeptCall,
  told: { readonly limit: number | null; readonly remaining: number; readonly resetSeconds: number | null } | null,
): CallState {
  const nowMs = Date.parse(call.at);
  const calls = [...state.calls.filter(({ at }) => nowMs - Date.parse(at) < DAY_MS), call];
  if (!told) return { ...state, calls };
  // A limit whose count has begun anew already, or never will, is a header gone wrong.
  const isSensible = told.remaining >= 0 && (told.resetSeconds === null || (told.resetSeconds >= 0 && told.resetSeconds <= 2 * 86_400));
  if (!isSensible) return { calls, limitPerDay: state.limitPerDay, remaining: null, resetsAt: null };
  return {
    calls,
    limitPerDay: told.limit,
    remaining: told.remaining,
    resetsAt: told.resetSeconds === null ? null : new Date(nowMs + told.resetSeconds * 1_000).toISOString(),
  };
}

function toldLeft({ remaining, resetsAt }: CallState, nowMs: number): number | null {
  if (remaining === null || resetsAt === null || Date.parse(resetsAt) <= nowMs) return null;
  return remaining;
}

// One for the schedule unless it has had its turn today, one for its retry unless that was used; a bank that allows one or two a day
// would else never let a person ask.
function heldBack(recent: readonly KeptCall[], limit: number): number {
  const held =
    (recent.some(({ purpose }) => purpose === 'scheduled') ? 0 : 1) + (recent.some(({ purpose }) => purpose === 'retry') ? 0 : 1);
  return Math.min(held, Math.max(0, limit - 2));
}

function nextAt({ resetsAt }: CallState, recent: readonly KeptCall[], limit: number, told: number | null, nowMs: number): string {
  if (told !== null && resetsAt !== null) return resetsAt;
  // The count slides: a call is free again a day after it was made.
  const place = Math.max(0, recent.length - limit);
  const oldest = recent[place]?.at;
  return new Date(oldest === undefined ? nowMs + DAY_MS : Date.parse(oldest) + DAY_MS).toISOString();
}
