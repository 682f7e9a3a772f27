import { addDays, formatAmount, type Period, plainDate, sumMinor } from '@saldo/kernel';
import type { BalanceRow } from '../../api/resources.ts';
import { neighbour } from '../../format/period.ts';
import { minor } from './amounts.ts';

/** What a trial balance can be held against. */
export const comparisons = ['earlier', 'lastYear'] as const;
export type Comparison = (typeof comparisons)[number];

/** An account in both periods. */
export interface ComparedRow {
  readonly account: string;
  readonly name: string;
  readonly value: string;
  readonly before: string;
  readonly change: string;
}

/** The days to compare with: those just before, or the same days a year before. */
export function comparedPeriod({ from, to }: Period, with_: Comparison): Period {
  return with_ === 'earlier' ? neighbour({ from, to }, -1) : { from: yearBefore(from), to: yearBefore(addDays(to, 1), -1) };
}

/**
 * The accounts of either period. Balance accounts (classes 1 and 2) are compared by what they close at, result accounts by what they moved:
 * a result begins anew each year.
 */
export function comparedRows(rows: readonly BalanceRow[], earlier: readonly BalanceRow[]): ComparedRow[] {
  const names = new Map([...earlier, ...rows].map(({ account, name }) => [account, name]));
  const [after, before] = [valuesOf(rows), valuesOf(earlier)];
  return [...names]
    .map(([account, name]) => compared({ account, name }, after.get(account) ?? 0n, before.get(account) ?? 0n))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** The sums of compared rows. */
export function comparedSums(rows: readonly ComparedRow[]): Pick<ComparedRow, 'value' | 'before' | 'change'> {
  const sum = (side: 'value' | 'before' | 'change') => formatAmount(sumMinor(rows.map((row) => minor(row[side]))));
  return { value: sum('value'), before: sum('before'), change: sum('change') };
}

function valuesOf(rows: readonly BalanceRow[]): Map<string, bigint> {
  return new Map(rows.map((row) => [row.account, /^[12]/.test(row.account) ? minor(row.closing) : minor(row.debit) - minor(row.credit)]));
}

function compared(account: { account: string; name: string }, value: bigint, before: bigint): ComparedRow {
  return { ...account, value: formatAmount(value), before: formatAmount(before), change: formatAmount(value - before) };
}

// The day after the last one is moved and the last one found from it, so that the end of February is that of its own year.
function yearBefore(day: string, step = 0) {
  const [year = '', ...rest] = day.split('-');
  const [month = '', date = ''] = rest;
  const moved = plainDate(`${Number(year) - 1}-${month}-${month === '02' && date === '29' ? '28' : date}`);
  return addDays(moved, step);
}
