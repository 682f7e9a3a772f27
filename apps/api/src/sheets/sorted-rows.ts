import { type Language, parseAmount } from '@saldo/kernel';
import type { Cell, CellKind, Sheet } from './sheet.ts';

/**
 * Rows in the order of one of their columns, a minus before it the last first; rows alike keep their order, empty cells come last. As given
 * where no order is asked for.
 */
export function sortedRows<R>({ columns }: Sheet<R>, rows: readonly R[], sort: string | undefined, language: Language): readonly R[] {
  const column = columns.find(({ id }) => id === sort?.replace(/^-/, ''));
  if (sort === undefined || column === undefined) return rows;
  const compare = comparing(column.kind, language);
  const way = sort.startsWith('-') ? -1 : 1;
  return rows
    .map((row) => ({ row, cell: column.value(row, language) }))
    .sort((a, b) => {
      if (a.cell === null || b.cell === null) return Number(a.cell === null) - Number(b.cell === null);
      return way * compare(a.cell, b.cell);
    })
    .map(({ row }) => row);
}

function comparing(kind: CellKind, language: Language): (a: NonNullable<Cell>, b: NonNullable<Cell>) => number {
  if (kind === 'count') return (a, b) => Number(a) - Number(b);
  if (kind === 'amount') {
    return (a, b) => {
      const difference = (parseAmount(String(a)) ?? 0n) - (parseAmount(String(b)) ?? 0n);
      return difference < 0n ? -1 : Number(difference > 0n);
    };
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (a, b) => compare(String(a), String(b));
}
