import type { Language, Sentence } from '@saldo/kernel';

/**
 * What a column of a sheet holds: `text`; `amount`, a decimal text with two decimals; `count`, a whole number; `day`, `YYYY-MM-DD`;
 * `instant`, RFC 3339.
 */
export type CellKind = 'text' | 'amount' | 'count' | 'day' | 'instant';

/** A cell as its column's kind says; null where there is nothing. */
export type Cell = string | number | null;

/** One column of a list as a file. */
export interface SheetColumn<R> {
  readonly id: string;
  readonly header: Sentence;
  readonly kind: CellKind;
  readonly value: (row: R, language: Language) => Cell;
}

/** A list as a file: its name and every column that it can have. */
export interface Sheet<R> {
  /** The list, as the audit log names it. */
  readonly list: string;
  readonly title: Sentence;
  readonly columns: readonly SheetColumn<R>[];
}

/** What a file is written from: headings, kinds, and rows as they come. */
export interface SheetContent {
  readonly name: string;
  readonly headers: readonly string[];
  readonly kinds: readonly CellKind[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** Where the firm's clocks are, for what belongs to no client. */
export const FIRM_TIME_ZONE = 'Europe/Stockholm';

/** The local day and minute of an instant in a time zone, `2026-11-30 13:05`. */
export function localMinute(instant: string, timeZone: string): string {
  return minuteFormat(timeZone).format(new Date(instant)).replace(',', '');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format;
}
