import type { PlainDate } from './plain-date.ts';

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Makes a period, or null where it ends before it begins. */
export function period(from: PlainDate, to: PlainDate): Period | null {
  return from <= to ? { from, to } : null;
}

/** Whether the day lies in the period. */
export function contains({ from, to }: Period, date: PlainDate): boolean {
  return from <= date && date <= to;
}

/** Whether the two share at least one day. */
export function overlaps(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}
