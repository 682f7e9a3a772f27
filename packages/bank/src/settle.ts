import type { PlainDate } from '@saldo/kernel';
import { choiceByBalance } from './balance-choice.ts';
import type { ClosingBalance, DaySum } from './day-proof.ts';
import type { KnownTransaction, MatchPlan, ObservedEntry } from './match-entries.ts';

/** What a feed's delivery is settled by. */
export interface SettledBy {
  readonly plan: MatchPlan;
  readonly observed: readonly ObservedEntry[];
  readonly known: ReadonlyMap<string, KnownTransaction>;
  /** Whether statements of another way prove a day without the transaction. */
  isProvenDay(day: PlainDate): boolean;
  isWhole(day: PlainDate): boolean;
  /** The last balance before everything in doubt, and the one that the feed told now; null where there is none. */
  readonly base: ClosingBalance | null;
  readonly closing: ClosingBalance | null;
  /** What is stored as current on the days after `base`. */
  readonly sums: readonly DaySum[];
}

/** What becomes of what a feed alone, or another way alone, delivered. */
export interface Settlement {
  /** Stored transactions to mark as taken back. */
  readonly withdrawn: readonly string[];
  /** New entries that the balance disproves: kept, but not current. */
  readonly disproved: readonly number[];
  /** New entries on days that a statement proves without them, which no balance decides. */
  readonly unsettled: readonly number[];
  /** The delivery lacks so much of what it delivered before that it is not believed. */
  readonly isLacking: boolean;
}

const LACKING_FROM = 5;

/**
 * Decides by the balance what two ways of delivery disagree about: of all choices the only one that makes the transactions between two of
 * the bank's balances agree with them. Where no balance decides, everything is kept. A delivery that lacks most of what it brought before
 * takes nothing back unless the balance says so too.
 */
export function settleByBalance(by: SettledBy): Settlement {
  const { plan, observed, known } = by;
  const contradicted = plan.contradicted.flatMap((id) => known.get(id) ?? []);
  const revived = plan.pairs.filter(({ how }) => how === 'revived').map(({ entry }) => entry);
  const fresh = [...plan.added, ...revived];
  const late = fresh.filter((at) => by.isProvenDay((observed[at] as ObservedEntry).bookingDate));
  const withdrawn = plan.withdrawn.flatMap((id) => known.get(id) ?? []);
  const isLacking = lacksMuch(by, withdrawn) && missingMinor(by, withdrawn, fresh) !== 0n;
  const certainlyGone = isLacking ? [] : withdrawn;
  const doubts = [
    ...contradicted.map((one) => ({ amountMinor: one.amountMinor, id: one.id, entry: null })),
    ...late.map((at) => ({ amountMinor: (observed[at] as ObservedEntry).amountMinor, id: null, entry: at })),
  ];
  const gone = certainlyGone.map(({ id }) => id);
  const undecided = { withdrawn: gone, disproved: [], unsettled: late, isLacking };
  if (doubts.length === 0) return { ...undecided, unsettled: [] };
  const certain = fresh.filter((at) => !late.includes(at));
  const missing = missingMinor(by, [...certainlyGone, ...contradicted], certain);
  const choice =
    missing === null
      ? null
      : choiceByBalance(
          doubts.map((one) => one.amountMinor),
          missing,
        );
  if (!choice) return undecided;
  return {
    withdrawn: [...gone, ...doubts.flatMap(({ id }, place) => (id !== null && !choice[place] ? [id] : []))],
    disproved: doubts.flatMap(({ entry }, place) => (entry !== null && !choice[place] ? [entry] : [])),
    unsettled: [],
    isLacking,
  };
}

// What the closing balance is more than the base and what is certain between the two; null where either is not known.
function missingMinor(
  { base, closing, sums, observed }: SettledBy,
  without: readonly KnownTransaction[],
  withEntries: readonly number[],
): bigint | null {
  if (!base || !closing || closing.day <= base.day) return null;
  const isBetween = (day: PlainDate) => base.day < day && day <= closing.day;
  let sum = 0n;
  for (const { day, sumMinor } of sums) if (isBetween(day)) sum += sumMinor;
  for (const { bookingDate, amountMinor } of without) if (isBetween(bookingDate)) sum -= amountMinor;
  for (const at of withEntries) {
    const { bookingDate, amountMinor } = observed[at] as ObservedEntry;
    if (isBetween(bookingDate)) sum += amountMinor;
  }
  return closing.amountMinor - base.amountMinor - sum;
}

function lacksMuch({ observed, known, isWhole }: SettledBy, withdrawn: readonly KnownTransaction[]): boolean {
  if (withdrawn.length === 0) return false;
  if (observed.length === 0) return true;
  const stored = [...known.values()].filter(({ state, bookingDate }) => state === 'current' && isWhole(bookingDate)).length;
  return withdrawn.length >= LACKING_FROM && withdrawn.length * 2 > stored;
}
