import type { PlainDate } from '@saldo/kernel';
import type { BooksCorrection, BooksRow } from './books.ts';
import type { KeptCorrection, KeptRow } from './schema.ts';

/** A row as a document keeps it. */
function keptRow(row: BooksRow): KeptRow {
  return { ...row, amountMinor: row.amountMinor.toString() };
}

/** A correction as a document keeps it. */
export function keptCorrection({ kind, row, by, at }: BooksCorrection): KeptCorrection {
  return { kind, row: keptRow(row), by, at };
}

/** The row that a document keeps. */
function rowOfKept({ amountMinor, date, ...row }: KeptRow): BooksRow {
  return { ...row, amountMinor: BigInt(amountMinor), date: date as PlainDate | null };
}

/** The correction that a document keeps. */
export function correctionOfKept({ kind, row, by, at }: KeptCorrection): BooksCorrection {
  return { kind, row: rowOfKept(row), by, at: at as PlainDate | null };
}
