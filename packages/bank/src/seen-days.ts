import { addDays, type PlainDate } from '@saldo/kernel';
import type { SeenDays } from './day-proof.ts';

/** Days that were seen whole with some more: sorted, apart from each other, those that touch joined. */
export function withDays(seen: readonly SeenDays[], more: readonly SeenDays[]): SeenDays[] {
  const joined: { from: PlainDate; to: PlainDate }[] = [];
  for (const { from, to } of [...seen, ...more].filter((days) => days.from <= days.to).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (!last || addDays(last.to, 1) < from) joined.push({ from, to });
    else if (last.to < to) last.to = to;
  }
  return joined;
}

/** Whether a day is among them. */
export function hasDay(seen: readonly SeenDays[], day: PlainDate): boolean {
  return seen.some(({ from, to }) => from <= day && day <= to);
}
