import type { Language } from '@saldo/kernel';
import type { Cell, CellKind, SheetContent } from './sheet.ts';

/** So many characters are handed on at once. */
const CHUNK_CHARACTERS = 65_536;

/**
 * A sheet as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel takes it for something else. In Swedish with semicolons and
 * decimal commas, as a Swedish Excel reads it; else with commas and decimal points.
 */
export async function* csvOf({ headers, kinds, rows }: SheetContent, language: Language): AsyncGenerator<string, void, undefined> {
  const separator = language === 'sv' ? ';' : ',';
  const write = (cells: readonly Cell[]) =>
    `${cells.map((cell, place) => csvCell(cell, kinds[place] ?? 'text', language)).join(separator)}\r\n`;
  let waiting = `\uFEFF${headers.map((header) => quoted(header, separator)).join(separator)}\r\n`;
  for await (const cells of rows) {
    waiting += write(cells);
    if (waiting.length < CHUNK_CHARACTERS) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

/** One cell. Amounts and counts stay numbers, negative ones too; a text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvCell(cell: Cell, kind: CellKind, language: Language): string {
  if (cell === null) return '';
  const text = String(cell);
  if (kind === 'amount') return language === 'sv' ? text.replace('.', ',') : text;
  if (kind === 'count' || kind === 'day' || kind === 'instant') return text;
  return quoted(guarded(text), language === 'sv' ? ';' : ',');
}

// What begins so is a formula to one spreadsheet or another (OWASP, CSV injection), the wide signs in some languages.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
