import { addDays, formatAmount, type Period, plainDate, sumMinor } from '@saldo/kernel';
import type { ComparedRow } from '../../api/resources.ts';
import { neighbour } from '../../format/period.ts';
import { minor } from './amounts.ts';

/** What a trial balance can be held against. */
export const comparisons = ['earlier', 'lastYear'] as const;
export type Comparison = (typeof comparisons)[number];

/** The days to compare with: those just before, or the same days a year before. */
export function comparedPeriod({ from, to }: Period, with_: Comparison): Period {
  return with_ === 'earlier' ? neighbour({ from, to }, -1) : { from: yearBefore(from), to: yearBefore(addDays(to, 1), -1) };
}

/** The sums of compared rows. */
export function comparedSums(rows: readonly ComparedRow[]): Pick<ComparedRow, 'value' | 'before' | 'change'> {
  const sum = (side: 'value' | 'before' | 'change') => formatAmount(sumMinor(rows.map((row) => minor(row[side]))));
  return { value: sum('value'), before: sum('before'), change: sum('change') };
}

// The day after the last one is moved and the last one found from it, so that the end of February is that of its own year.
function yearBefore(day: string, step = 0) {
  const [year = '', ...rest] = day.split('-');
  const [month = '', date = ''] = rest;
  const moved = plainDate(`${Number(year) - 1}-${month}-${month === '02' && date === '29' ? '28' : date}`);
  return addDays(moved, step);
}
