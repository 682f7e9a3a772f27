import type { BooksCorrection, BooksRow } from './books.ts';
import type { KeptCorrection, KeptRow } from './schema.ts';

/** A row as a document keeps it. */
export function keptRow(row: BooksRow): KeptRow {
  return { ...row, amountMinor: row.amountMinor.toString() };
}

/** A correction as a document keeps it. */
export function keptCorrection({ kind, row, by, at }: BooksCorrection): KeptCorrection {
  return { kind, row: keptRow(row), by, at };
}
