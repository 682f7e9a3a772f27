import { formatAmount, sumMinor } from '@saldo/kernel';
import type { BalanceRow } from '../../api/resources.ts';
import { minor } from './amounts.ts';

export interface Sums {
  opening: string;
  debit: string;
  credit: string;
  closing: string;
}

export interface BalanceGroup {
  /** The first figure of its accounts in the BAS chart, or `other`. */
  class: string;
  rows: BalanceRow[];
  sums: Sums;
}

/** The rows by class of account, each class with its sums, in the order of the chart. */
export function balanceGroups(rows: readonly BalanceRow[]): BalanceGroup[] {
  const groups = new Map<string, BalanceRow[]>();
  for (const row of rows) {
    const key = /^[1-8]/.exec(row.account)?.[0] ?? 'other';
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, members]) => ({ class: key, rows: members, sums: sumsOf(members) }));
}

/** What the period earned: the result accounts 3 to 8 moved, a profit positive. */
export function resultOf(rows: readonly BalanceRow[]): string {
  const moved = rows.filter(({ account }) => /^[3-8]/.test(account)).map(({ debit, credit }) => minor(credit) - minor(debit));
  return formatAmount(sumMinor(moved));
}

/** The rows that answer a search, and those that moved where only they are wanted. */
export function balanceRows(rows: readonly BalanceRow[], wanted: { q?: string | undefined; moved?: boolean }): BalanceRow[] {
  const query = wanted.q?.toLocaleLowerCase('sv') ?? '';
  return rows.filter(
    ({ account, name, debit, credit }) =>
      (!wanted.moved || minor(debit) !== 0n || minor(credit) !== 0n) &&
      (query === '' || account.startsWith(query) || name.toLocaleLowerCase('sv').includes(query)),
  );
}

function sumsOf(rows: readonly BalanceRow[]): Sums {
  const sum = (side: keyof Sums) => formatAmount(sumMinor(rows.map((row) => minor(row[side]))));
  return { opening: sum('opening'), debit: sum('debit'), credit: sum('credit'), closing: sum('closing') };
}
