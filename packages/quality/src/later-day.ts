import type { PlainDate } from '@saldo/kernel';

/** The later of two days. */
export function laterDay(one: PlainDate, other: PlainDate): PlainDate {
  if (one > other) return one;
  return other;
}

/** The earlier of two days. */
export function earlierDay(one: PlainDate, other: PlainDate): PlainDate {
  if (one < other) return one;
  return other;
}
