import { setImmediate } from 'node:timers/promises';
import {
  type AccountLink,
  accountOfLink,
  addTransactions,
  askAboutAccount,
  type BankAccount,
  type BankConsent,
  type BankProvider,
  type CallDecision,
  type CallPurpose,
  type CallState,
  callStates,
  closingOfFeed,
  closingsOfRows,
  type Delivery,
  type DeliveryPlan,
  type DeliveryState,
  decideCall,
  endDelivery,
  entryMarks,
  type FetchWindow,
  fetchWindow,
  keepCall,
  keepDayBalances,
  keepLimits,
  linkAccount,
  matchedWith,
  newDelivery,
  noCalls,
  noTransactions,
  noteLink,
  type ObservedEntry,
  type ProvenDay,
  planSteps,
  proveAccount,
  replacePending,
  reviewAccount,
  settledPlan,
  type TransactionCounts,
  type TransactionsAnswer,
  withDetails,
  writeEntries,
} from '@saldo/bank';
import type { StatedBalance } from '@saldo/bank/statements';
import type { SyncPayload } from '@saldo/feeds';
import { fenced, writeProgress } from '@saldo/jobs';
import { addDays, inTurns, type PlainDate, parsePlainDate, SaldoError, type Steps } from '@saldo/kernel';
import { keepRaw, packRaw } from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import type { JobRun } from '../registry.ts';
import { byPlan } from './by-plan.ts';

/** What became of one account of a fetch. */
export interface AccountResult {
  readonly bankAccountId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly counts: TransactionCounts;
  readonly proof: {
    readonly status: 'proven' | 'unproven';
    readonly unproven: readonly { day: PlainDate; differenceMinor: string | null }[];
  };
  /** The delivery lacked so much of what it brought before that nothing was taken back. */
  readonly isLacking: boolean;
}

/** One run's fetching of a feed's accounts. */
export interface Fetching {
  readonly run: JobRun<SyncPayload>;
  readonly provider: BankProvider;
  readonly consent: BankConsent;
  readonly purpose: CallPurpose;
  readonly today: PlainDate;
  /** Keeps how many rows of an account are stored: a job that gets further is not given up, however often its worker dies. */
  keep(tx: Tx, link: AccountLink, stored: number): Promise<void>;
}

// A fetch brings some hundred; a thousand at once would hold the embedded database for a blink that others wait.
const ENTRIES_IN_COMMIT = 100;
const SCOPES = ['balances', 'transactions'] as const;

/**
 * The client's account that an account of the consent is. Where its currency is not told by the consent, the bank is asked once for its
 * details. Throws `bank.limit` where no call is left for that.
 */
export async function accountToFetch(fetching: Fetching, link: AccountLink): Promise<BankAccount> {
  const { actor } = fetching.run;
  const known = await fenced(actor, (tx) => accountOfLink(tx, actor, link, { told: link.told, isAllTold: false }));
  if (known) return known;
  const { value: details } = await asked(fetching, link, 'details', () => fetching.provider.details(link.told));
  const told = withDetails({ ...link.told, providerAccountId: link.providerAccountId }, details);
  return await fenced(actor, async (tx) => {
    const account = await accountOfLink(tx, actor, link, { told, isAllTold: true });
    if (!account) throw new SaldoError('defect', 'defect');
    await linkAccount(tx, link, account.id, told);
    return account;
  });
}

/** Whether the account may be asked for both balances and transactions now; by the stricter of the two. */
export async function mayFetch({ run, purpose }: Fetching, link: AccountLink, now: Date): Promise<CallDecision> {
  const states = await transaction(run.actor, (tx) => callStates(tx, link.providerAccountId));
  const decisions = SCOPES.map((scope) => decideCall(states.get(scope) ?? noCalls, purpose, now.getTime()));
  return decisions.find(({ may }) => !may) ?? (decisions[0] as CallDecision);
}

/** Fetches one account: its balances, and what is booked and pending; matches it with what is stored, and stores the difference. */
export async function takeAccount(fetching: Fetching, link: AccountLink, account: BankAccount): Promise<AccountResult> {
  const { run, provider, today, consent } = fetching;
  const { payload } = run;
  const ref = { ...link.told, currency: account.currency };
  const balances = await balancesOf(fetching, link, () => provider.balances(ref));
  const wish = { from: payload.from === undefined ? undefined : (parsePlainDate(payload.from) ?? undefined), full: payload.full };
  const window = fetchWindow({ today, seen: account.seen, historyDays: consent.historyDays, ...wish });
  const { value: answer } = await asked(fetching, link, 'transactions', () => provider.transactions(ref, window.from, window.to));
  return await store(fetching, link, account, { window, answer, balances });
}

interface Fetched {
  readonly window: FetchWindow;
  readonly answer: TransactionsAnswer;
  readonly balances: readonly StatedBalance[];
}

async function store(
  fetching: Fetching,
  link: AccountLink,
  account: BankAccount,
  { window, answer, balances }: Fetched,
): Promise<AccountResult> {
  const { run, provider, today } = fetching;
  const { actor, signal } = run;
  const { booked, pending, raw } = answer;
  const name = `${provider.name}-${account.iban ?? account.bban ?? account.id}-${window.from}-${window.to}.json`;
  const packed = await packRaw([raw], { kind: `${provider.name}-json`, name, contentType: 'application/json' });
  const rawId = await fenced(actor, (tx) => keepRaw(tx, account.clientId, packed));
  const observed = await inTurns(marked(booked), withOthers);
  // Some providers answer fewer days than were asked for: then the first of them may be cut.
  const from = answer.from > window.from ? addDays(answer.from, 1) : window.whole.from;
  const whole = from <= window.whole.to ? [{ from, to: window.whole.to }] : [];
  const delivery: Delivery = {
    clientId: account.clientId,
    bankAccountId: account.id,
    currency: account.currency,
    source: provider.name,
    rawId,
    observed,
    whole,
    isProven: false,
    disproves: () => false,
  };
  const closing = closingOfFeed(balances, booked, { currency: account.currency, today });
  // Matched outside the transactions, which nobody else gets past: that what was read still holds is seen when it is written.
  const plan = async () => {
    const stored = await transaction(actor, (tx) => matchedWith(tx, delivery, newDelivery));
    const matched = await inTurns(planSteps(delivery, stored), withOthers);
    return await transaction(actor, (tx) => settledPlan(tx, delivery, matched, closing));
  };

  let state: DeliveryState = newDelivery;
  let made = await plan();
  const commit = async (work: (tx: Tx, current: DeliveryPlan) => Promise<{ state: DeliveryState; made: DeliveryPlan }>) => {
    ({ state, made } = await byPlan(made, plan, signal, (current) =>
      fenced(actor, async (tx) => {
        const written = await work(tx, current);
        await fetching.keep(tx, link, written.state.done);
        return written;
      }),
    ));
  };
  for (let at = 0; at < booked.length; at += ENTRIES_IN_COMMIT)
    await commit((tx, current) => writeEntries(tx, delivery, current, state, booked.slice(at, at + ENTRIES_IN_COMMIT)));
  const isLacking = made.settlement?.isLacking ?? false;
  await commit(async (tx, current) => {
    await replacePending(tx, { clientId: account.clientId, bankAccountId: account.id, rawId }, pending);
    const told = closing ? [closing, ...closingsOfRows(booked, closing, from)] : [];
    await keepDayBalances(tx, { clientId: account.clientId, bankAccountId: account.id, source: provider.name, rawId }, told);
    const ended = await endDelivery(tx, delivery, current, state, closing);
    await askAboutAccount(tx, actor, account.id, await reviewAccount(tx, account.id));
    await noteLink(tx, link, 'ready', true);
    await writeProgress(tx, actor, { done: booked.length, total: booked.length, phase: 'store' });
    return { state: ended, made: current };
  });
  const days = await transaction(actor, (tx) => proveAccount(tx, account, { from: window.from, to: window.whole.to }));
  const counts = addTransactions(state.counts, { ...noTransactions, pending: pending.length });
  return { bankAccountId: account.id, from: window.from, to: window.to, counts, proof: proofOf(days), isLacking };
}

// One process may serve people while it works.
const withOthers = { now: () => performance.now(), rest: () => setImmediate() };

function* marked(booked: TransactionsAnswer['booked']): Steps<ObservedEntry[]> {
  const observed: ObservedEntry[] = [];
  for (const entry of booked) {
    observed.push({ bookingDate: entry.bookingDate, amountMinor: entry.amountMinor, ...entryMarks(entry) });
    yield;
  }
  return observed;
}

// What a bank has never told the balance of, on both sides, it gives nothing to prove by.
function proofOf(days: readonly ProvenDay[]): AccountResult['proof'] {
  const unproven = days.filter(({ differenceMinor }) => differenceMinor !== null && differenceMinor !== 0n);
  const isProven = unproven.length === 0 && days.some(({ state }) => state === 'proven');
  return {
    status: isProven ? 'proven' : 'unproven',
    unproven: unproven
      .slice(0, 100)
      .map(({ day, differenceMinor }) => ({ day, differenceMinor: differenceMinor === null ? null : String(differenceMinor) })),
  };
}

// Balances that are not to be had, now or after another try, leave the days unproven; the transactions come all the same.
async function balancesOf(
  fetching: Fetching,
  link: AccountLink,
  ask: () => ReturnType<BankProvider['balances']>,
): Promise<readonly StatedBalance[]> {
  try {
    return (await asked(fetching, link, 'balances', ask)).value.balances;
  } catch (error) {
    if (error instanceof SaldoError && (NOT_TO_BE_HAD.has(error.code) || (PASSING.has(error.code) && fetching.run.job.attempts > 1)))
      return [];
    throw error;
  }
}

const NOT_TO_BE_HAD = new Set(['bank.refused', 'bank.missing']);
const PASSING = new Set(['bank.bank-down', 'bank.out-of-order', 'bank.timeout', 'bank.unreadable']);

// A call is counted before it goes out: a worker that dies meanwhile has used it up all the same.
async function asked<T extends { limits: Parameters<typeof keepLimits>[2] }>(
  { run, purpose }: Fetching,
  link: AccountLink,
  scope: 'details' | 'balances' | 'transactions',
  ask: () => Promise<T>,
): Promise<T> {
  const place = { clientId: link.clientId, feedId: link.feedId, providerAccountId: link.providerAccountId };
  const now = new Date();
  await fenced(run.actor, async (tx) => {
    const state: CallState = (await callStates(tx, link.providerAccountId)).get(scope) ?? noCalls;
    const { may, nextAt } = decideCall(state, purpose, now.getTime());
    if (!may) throw limitUntil(nextAt, now);
    await keepCall(tx, place, scope, { at: now.toISOString(), purpose });
  });
  try {
    const answered = await ask();
    await transaction(run.actor, (tx) => keepLimits(tx, place, answered.limits, Date.now()));
    return answered;
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'bank.limit')
      await transaction(run.actor, (tx) =>
        keepLimits(tx, place, [{ scope, limit: null, remaining: 0, resetSeconds: error.afterSeconds }], Date.now()),
      );
    throw error;
  }
}

/** The refusal of a call until an instant. */
export function limitUntil(nextAt: string | null, now: Date): SaldoError {
  const afterSeconds = nextAt === null ? 3_600 : Math.max(1, Math.ceil((Date.parse(nextAt) - now.getTime()) / 1_000));
  return new SaldoError('bank.limit', 'limit', { until: nextAt }, { retry: 'later', afterSeconds });
}
