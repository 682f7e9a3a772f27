import { formatAmount } from '@saldo/kernel';
import type { Match, OpenItem } from '../../api/resources.ts';
import { minor } from '../ledger/amounts.ts';

export type Side = OpenItem['side'];

/** The suggestions that want each row, the best answer first. */
export function suggestionsByRow(suggestions: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const byRow = new Map<string, Match[]>();
  const best = [...suggestions].sort((a, b) => a.rank - b.rank || b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  for (const match of best) for (const id of rowIdsOf(match)) byRow.set(id, [...(byRow.get(id) ?? []), match]);
  return byRow;
}

/** The rows of a match, those of the bank first. */
export function rowIdsOf({ bankTransactionIds, ledgerEntryIds }: Pick<Match, 'bankTransactionIds' | 'ledgerEntryIds'>): string[] {
  return [...bankTransactionIds, ...ledgerEntryIds];
}

/** The row that the work goes on at when some are gone: the next one that stays, else the one before; null where none does. */
export function nextRow(rows: readonly Pick<OpenItem, 'id'>[], here: string | undefined, gone: ReadonlySet<string>): string | null {
  const at = rows.findIndex(({ id }) => id === here);
  const after = rows.slice(at + 1).find(({ id }) => !gone.has(id));
  const before = rows.slice(0, Math.max(at, 0)).findLast(({ id }) => !gone.has(id));
  return (after ?? before)?.id ?? null;
}

/** What some rows come to on each side, and bank − ledger. */
export function sumsOf(rows: readonly Pick<OpenItem, 'side' | 'amount'>[]): { bank: string; ledger: string; difference: string } {
  let [bank, ledger] = [0n, 0n];
  for (const { side, amount } of rows) {
    if (side === 'bank') bank += minor(amount);
    else ledger += minor(amount);
  }
  return { bank: formatAmount(bank), ledger: formatAmount(ledger), difference: formatAmount(bank - ledger) };
}

/** The ids of rows by the side that they are on, as the API is told of them. */
export function idsBySide(rows: readonly Pick<OpenItem, 'side' | 'id'>[]): { bankTransactionIds: string[]; ledgerEntryIds: string[] } {
  const of = (side: Side) => rows.filter((row) => row.side === side).map(({ id }) => id);
  return { bankTransactionIds: of('bank'), ledgerEntryIds: of('ledger') };
}
