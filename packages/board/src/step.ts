import { addDays, type ErrorDetails, type Period, type PlainDate, plainDate } from '@saldo/kernel';

/** What a month goes through, in order. */
export const stepNames = ['books', 'bank', 'checks', 'reconciled', 'closed'] as const;
export type StepName = (typeof stepNames)[number];

/**
 * How a step stands, the most urgent first. blocked: goes no further without somebody · attention: is there and wants a look ·
 * due: something is to be done · running: being done · done: computed and proven · none: nothing can be said yet.
 */
export const stepStates = ['blocked', 'attention', 'due', 'running', 'done', 'none'] as const;
export type StepState = (typeof stepStates)[number];

/** The one thing that brings a step further. */
export const stepHelps = ['fetch', 'connect', 'import', 'resume', 'follow', 'compare', 'review'] as const;
export type StepHelp = (typeof stepHelps)[number];

/** A cell of the board. */
export interface Step {
  readonly state: StepState;
  /** How many things wait for somebody; null where nothing can be counted. */
  readonly count: number | null;
  /** Code and values of the sentence that says why. */
  readonly reason: { readonly code: string; readonly details: ErrorDetails };
  readonly helps: StepHelp | null;
  /** When what it says was found out, or until when it waits. */
  readonly at: Date | null;
  /** The last day of the month that is known. */
  readonly until: PlainDate | null;
  readonly feedId: string | null;
  readonly jobId: string | null;
  readonly progress: { readonly done: number; readonly total: number | null; readonly phase: string } | null;
}

/** When somebody asks, and of which month. */
export interface Moment {
  readonly month: Period;
  /** Today where the client is. */
  readonly today: PlainDate;
}

/** The calendar month that a day lies in. */
export function monthOf(day: PlainDate): Period {
  const from = plainDate(`${day.slice(0, 7)}-01`);
  const next = plainDate(`${addDays(from, 31).slice(0, 7)}-01`);
  return { from, to: addDays(next, -1) };
}

/** A step of a state with a reason; what is not said is nothing. */
export function step(
  state: StepState,
  code: string,
  more: Partial<Omit<Step, 'state' | 'reason'>> & { details?: ErrorDetails } = {},
): Step {
  const { details = {}, ...rest } = more;
  const nothing = { count: null, helps: null, at: null, until: null, feedId: null, jobId: null, progress: null };
  return { ...nothing, ...rest, state, reason: { code, details } };
}

/** The most urgent of some steps; the first among equals, and null of none. */
export function mostUrgent(steps: readonly Step[]): Step | null {
  return steps.reduce<Step | null>((worst, each) => (worst === null || urgency(each.state) < urgency(worst.state) ? each : worst), null);
}

/** 0 is the most urgent state. */
export function urgency(state: StepState): number {
  return stepStates.indexOf(state);
}
