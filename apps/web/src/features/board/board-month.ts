import { addDays, type Period, type PlainDate, plainDate } from '@saldo/kernel';
import { monthOf } from '../../format/period.ts';

/**
 * The month that the board shows: the one that has just ended, which is what is being closed; of chosen days the last month of them that
 * has begun.
 */
export function boardMonth(chosen: Period | null, today: PlainDate): Period {
  if (!chosen) return monthOf(addDays(plainDate(`${today.slice(0, 7)}-01`), -1));
  if (chosen.from > today) return monthOf(chosen.from);
  return monthOf(chosen.to > today ? today : chosen.to);
}
