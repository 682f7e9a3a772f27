import type { Language } from '@saldo/kernel';
import type { Column, SortValue } from './column.ts';

/** The order that a list is in, and how to put it in another: a column, with a minus the last first. */
export interface Order {
  is: string;
  /** The list's own order, which it is in where nobody chose another. */
  own: string;
  onChange: (next: string) => void;
}

/** What a column calls its order; undefined where the list cannot be put in it. */
export function orderName<T>({ id, sort, value }: Column<T>): string | undefined {
  return sort ?? (value ? id : undefined);
}

/** The order after a press on a column: its own, and the other way round at the next press. */
export function nextOrder({ is, own }: Pick<Order, 'is' | 'own'>, name: string, oneWay = false): string {
  if (is !== name) return name;
  return oneWay ? own : `-${name}`;
}

/** Rows in the order of one of their columns by value; as they came where it has none. Rows alike keep their order. */
export function inOrder<T>(rows: readonly T[], columns: readonly Column<T>[], order: string | undefined, language: Language): readonly T[] {
  const name = order?.replace(/^-/, '');
  const value = columns.find((column) => orderName(column) === name)?.value;
  if (!order || !value) return rows;
  const way = order.startsWith('-') ? -1 : 1;
  const { compare } = new Intl.Collator(language, { numeric: true });
  return rows
    .map((row) => ({ row, by: value(row) }))
    .sort((a, b) => byValue(a.by, b.by, way, compare))
    .map(({ row }) => row);
}

function byValue(a: SortValue, b: SortValue, way: number, compare: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string' || typeof b === 'string') return way * compare(String(a), String(b));
  return way * (a < b ? -1 : Number(a > b));
}

/** The columns to be shown: those chosen, in the list's order, else those that are not extra. The main one always is. */
export function chosen<T>(columns: readonly Column<T>[], ids: readonly string[] | undefined): Column<T>[] {
  return columns.filter(
    ({ id, main, extra, narrowOnly, hideHeader }) => main || narrowOnly || hideHeader || (ids ? ids.includes(id) : !extra),
  );
}

/** The columns of a list's file that hold what is shown of it, wherever there is room for it or not. */
export function fileColumns<T>(columns: readonly Column<T>[]): string[] {
  return [...new Set(columns.filter(({ narrowOnly }) => !narrowOnly).flatMap(({ id, file }) => file ?? [id]))];
}
