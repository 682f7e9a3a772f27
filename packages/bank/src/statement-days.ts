import type { PlainDate } from '@saldo/kernel';
import type { StatementHead } from './statements/index.ts';

/** A statement whose days are known. */
export type DatedHead = StatementHead & { readonly from: PlainDate; readonly to: PlainDate };

/**
 * The statement with the days that it is about, which hold all of its entries: banks put entries into a statement that were booked the day
 * before, and some write a period that has nothing to do with it. Null where neither it nor its entries name a day.
 */
export function datedHead(head: StatementHead, entries: readonly { readonly bookingDate: PlainDate }[]): DatedHead | null {
  const { from, to } = head;
  const days = entries.map(({ bookingDate }) => bookingDate).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return from !== null && to !== null ? { ...head, from, to } : null;
  if (from === null || to === null || to < first || last < from) return { ...head, from: first, to: last };
  return { ...head, from: earlier(first, from), to: later(last, to) };
}

/**
 * Whether a proven statement proves that nothing else was booked on a day. Not of the first of several days: what stands there may have been
 * booked late, and the rest of that day in the statement before.
 */
export function disprovesOthers({ from, to }: DatedHead, day: PlainDate): boolean {
  return from <= day && day <= to && (from === to || day > from);
}

/** The earlier of two days. */
export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}
