import type { ReactNode } from 'react';

/** One line of a list: a row, a heading over some of them, or their sums by column. */
export type Line<T> =
  | { kind: 'row'; id: string; row: T; index: number }
  | { kind: 'band'; id: string; text: string }
  | { kind: 'sum'; id: string; text: string; cells: Readonly<Record<string, ReactNode>> };

/** Some rows under a heading, with their sums where they have any. */
export interface Group<T> {
  id: string;
  text: string;
  rows: readonly T[];
  sumText?: string;
  sums?: Readonly<Record<string, ReactNode>>;
}

/** The lines of rows as they are. */
export function plainLines<T>(rows: readonly T[], rowId: (row: T) => string): Line<T>[] {
  return rows.map((row, index) => ({ kind: 'row', id: rowId(row), row, index }));
}

/** The lines of groups: heading, rows, sums. The rows are counted through all of them. */
export function groupedLines<T>(groups: readonly Group<T>[], rowId: (row: T) => string): Line<T>[] {
  const lines: Line<T>[] = [];
  let index = 0;
  for (const { id, text, rows, sumText = '', sums } of groups) {
    lines.push({ kind: 'band', id: `${id}:band`, text });
    for (const row of rows) lines.push({ kind: 'row', id: rowId(row), row, index: index++ });
    if (sums) lines.push({ kind: 'sum', id: `${id}:sum`, text: sumText, cells: sums });
  }
  return lines;
}
