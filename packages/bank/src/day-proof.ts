import { addDays, type PlainDate } from '@saldo/kernel';
import { hasDay } from './seen-days.ts';

/** A booked balance that the bank states at the end of a day. */
export interface ClosingBalance {
  readonly day: PlainDate;
  readonly amountMinor: bigint;
  /** The next statement may have more of the day: then this is a balance within it, which proves where it fits and else tells nothing. */
  readonly mayGoOn?: boolean;
}

/** What is booked on a day. */
export interface DaySum {
  readonly day: PlainDate;
  readonly sumMinor: bigint;
}

/** Days that were seen whole, both ends included. */
export interface SeenDays {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** `proven`: the transactions make the bank's balances agree · `unproven`: they do not, or nothing tells · `missing`: never seen whole. */
export type DayState = 'proven' | 'unproven' | 'missing';

/** A day of an account. `differenceMinor`: what the bank's balance is more than the transactions make it; null where no balance tells. */
export interface ProvenDay {
  readonly day: PlainDate;
  readonly state: DayState;
  readonly differenceMinor: bigint | null;
}

/**
 * The proof of an account day by day. Between two closing balances that follow each other the transactions must make the difference;
 * what does so proves every day between. A day outside them that was seen whole is unproven, another one missing.
 * @param closings one a day, in the order of days
 * @param sums of the days that have transactions, in the order of days
 */
export function proveDays(
  days: { readonly from: PlainDate; readonly to: PlainDate },
  closings: readonly ClosingBalance[],
  sums: readonly DaySum[],
  seen: readonly SeenDays[],
): ProvenDay[] {
  const spans = proofSpans(closings, sums);
  const isSeen = (day: PlainDate) => hasDay(seen, day);
  const found: ProvenDay[] = [];
  let at = 0;
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    while (at < spans.length && (spans[at] as ProofSpan).to < day) at++;
    const span = spans[at];
    if (span && span.from <= day && (span.differenceMinor === 0n || isSeen(day)))
      found.push({ day, state: span.differenceMinor === 0n ? 'proven' : 'unproven', differenceMinor: span.differenceMinor });
    else found.push({ day, state: isSeen(day) ? 'unproven' : 'missing', differenceMinor: null });
  }
  return found;
}

/** Days between two closing balances, and what the balances differ by more than the transactions of those days. */
export interface ProofSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly differenceMinor: bigint;
}

/** The days between each closing balance and the next, those that are proven and touch each other as one. */
export function proofSpans(closings: readonly ClosingBalance[], sums: readonly DaySum[]): ProofSpan[] {
  const spans: ProofSpan[] = [];
  let before: ClosingBalance | null = null;
  let sumMinor = 0n;
  let next = 0;
  for (const closing of closings) {
    for (; before && next < sums.length && (sums[next] as DaySum).day <= closing.day; next++) {
      const { day, sumMinor: ofDay } = sums[next] as DaySum;
      if (day > before.day) sumMinor += ofDay;
    }
    const differenceMinor: bigint | null = before && closing.amountMinor - before.amountMinor - sumMinor;
    if (closing.mayGoOn && differenceMinor !== 0n) continue;
    if (before && differenceMinor !== null) {
      const last = spans.at(-1);
      if (last && last.differenceMinor === 0n && differenceMinor === 0n) spans[spans.length - 1] = { ...last, to: closing.day };
      else spans.push({ from: addDays(before.day, 1), to: closing.day, differenceMinor });
    }
    before = closing;
    sumMinor = 0n;
  }
  return spans;
}

/** Days whose transactions do not make the difference of the two balances around them. Minor units. */
export interface UnprovenDays extends ProofSpan {
  /** The balance at the end of the day before the first. */
  readonly openingMinor: bigint;
  /** The balance at the end of the last. */
  readonly closingMinor: bigint;
}

/**
 * The spans that do not add up though some of their days were seen whole, without those that lie within what is told already.
 * @param closings those that the spans are between
 */
export function unprovenDays(
  closings: readonly ClosingBalance[],
  spans: readonly ProofSpan[],
  seen: readonly SeenDays[],
  told: readonly SeenDays[],
): UnprovenDays[] {
  const balances = new Map(closings.map(({ day, amountMinor }) => [day, amountMinor]));
  return spans
    .filter(({ differenceMinor }) => differenceMinor !== 0n)
    .filter((span) => seen.some(({ from, to }) => from <= span.to && span.from <= to))
    .filter((span) => !told.some(({ from, to }) => from <= span.from && span.to <= to))
    .map((span) => ({
      ...span,
      openingMinor: balances.get(addDays(span.from, -1)) ?? 0n,
      closingMinor: balances.get(span.to) ?? 0n,
    }));
}
