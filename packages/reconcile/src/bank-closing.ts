import { addDays, type Period, type PlainDate } from '@saldo/kernel';

/** A booked balance that the bank states for the end of a day. */
export interface ToldBalance {
  readonly day: PlainDate;
  readonly amountMinor: bigint;
}

/** The balance that one is counted from, and the days whose rows are added (`after`) or taken away (`before`) to come to it. */
export interface BalanceAt {
  readonly told: ToldBalance;
  readonly way: 'after' | 'before';
  /** The rows between; empty where it ends before it begins. */
  readonly days: Period;
}

/**
 * How the bank's own balance at the end of a day is told: by the balance of that very day; else by the last one before it that lies within
 * the days asked about, or from which every day was seen whole; else by the next one after it, where every day until then was. Null where
 * the bank tells none: a balance is never made up.
 * @param told one a day, in the order of days
 * @param since the first day that a balance of an earlier one may not lie before
 */
export function balanceAt(day: PlainDate, since: PlainDate, told: readonly ToldBalance[], seen: readonly Period[]): BalanceAt | null {
  const before = told.findLast((one) => one.day <= day);
  if (before) {
    const days = { from: addDays(before.day, 1), to: day };
    if (before.day >= since || isSeen(days, seen)) return { told: before, way: 'after', days };
  }
  const next = told.find((one) => one.day > day);
  if (!next) return null;
  const days = { from: addDays(day, 1), to: next.day };
  return isSeen(days, seen) ? { told: next, way: 'before', days } : null;
}

function isSeen({ from, to }: Period, seen: readonly Period[]): boolean {
  let day = from;
  for (const stretch of seen.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (stretch.from > day) break;
    if (stretch.to >= day) day = addDays(stretch.to, 1);
  }
  return day > to;
}
