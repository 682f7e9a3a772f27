import type { Accounts } from './accounts.ts';
import { CLOSE, isBreak, LF, MINUS, NINE, OPEN, POINT, QUOTE, skipBlanks, ZERO } from './bytes.ts';
import type { RowColumns } from './columns.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { dayIn, pastBare, pastDay, pastPlainQuoted, pastQuoted } from './plain-fields.ts';
import { type RowTarget, readTolerantRow } from './tolerant-rows.ts';

/**
 * Reads the rows of vouchers into columns. A row as the standard has it is read byte by byte without making a text of anything;
 * one that deviates in the least is read again by `readTolerantRow`, which knows what is met in the field and notes it.
 */
export class RowReader implements RowTarget {
  readonly fields = new Fields();
  readonly rows: RowColumns;
  readonly accounts: Accounts;
  readonly notes: Notes;
  /** Only the tolerant reading, which must tell the same of any row: for tests. */
  readonly onlyTolerant: boolean;

  constructor(rows: RowColumns, accounts: Accounts, notes: Notes, onlyTolerant = false) {
    this.rows = rows;
    this.accounts = accounts;
    this.notes = notes;
    this.onlyTolerant = onlyTolerant;
  }

  /** Reads the row whose label ends at `at`; gives the position of the line feed. */
  read(bytes: Uint8Array, at: number, kind: number, label: string, line: number): number {
    const end = this.onlyTolerant ? -1 : this.#fast(bytes, at, kind, line);
    if (end < 0) return readTolerantRow(this, bytes, at, kind, label, line);
    this.fields.unclosed = false;
    this.rows.count++;
    return end;
  }

  #fast(bytes: Uint8Array, at: number, kind: number, line: number): number {
    const { rows } = this;
    const row = rows.open(kind);
    let p = this.#account(bytes, skipBlanks(bytes, at), row, line);
    if (p < 0) return -1;
    p = skipBlanks(bytes, p);
    if (bytes[p] !== OPEN) return -1;
    const list = p + 1;
    p = pastList(bytes, list);
    if (p < 0) return -1;
    rows.objectsStart[row] = list;
    rows.objectsStop[row] = p - 1;
    p = this.#amount(bytes, skipBlanks(bytes, p), row);
    if (p < 0) return -1;
    p = skipBlanks(bytes, p);
    if (bytes[p] === LF) return p;
    const end = pastDay(bytes, p);
    if (end < 0) return -1;
    rows.day[row] = dayIn(bytes, p, end);
    p = skipBlanks(bytes, end);
    return bytes[p] === LF ? p : this.#texts(bytes, p, row);
  }

  #account(bytes: Uint8Array, at: number, row: number, line: number): number {
    let p = at;
    let value = 0;
    let c = bytes[p]!;
    while (c >= ZERO && c <= NINE) {
      value = value * 10 + (c - ZERO);
      c = bytes[++p]!;
    }
    const digits = p - at;
    if (digits === 0 || digits > 9 || !isBreak(c)) return -1;
    this.rows.account[row] = digits === 4 ? this.accounts.four(value, line) : this.accounts.at(bytes, at, p, line);
    return p;
  }

  #amount(bytes: Uint8Array, at: number, row: number): number {
    let p = at;
    const negative = bytes[p] === MINUS;
    if (negative) p++;
    const first = p;
    let minor = 0;
    let c = bytes[p]!;
    while (c >= ZERO && c <= NINE) {
      minor = minor * 10 + (c - ZERO);
      c = bytes[++p]!;
    }
    // Twelve digits before the point stay exact as a float.
    if (p === first || p - first > 12) return -1;
    minor *= 100;
    if (c === POINT) {
      const tenths = bytes[++p]! - ZERO;
      if (tenths < 0 || tenths > 9) return -1;
      const hundredths = bytes[++p]! - ZERO;
      minor += tenths * 10;
      if (hundredths >= 0 && hundredths <= 9) {
        minor += hundredths;
        p++;
      }
      c = bytes[p]!;
    }
    if (!isBreak(c)) return -1;
    this.rows.amount[row] = negative ? -minor : minor;
    return p;
  }

  /** Text, quantity and sign, each of which may be the last. */
  #texts(bytes: Uint8Array, at: number, row: number): number {
    const { rows } = this;
    let quoted = bytes[at] === QUOTE ? 1 : 0;
    let stop = quoted ? pastPlainQuoted(bytes, at + 1) : pastBare(bytes, at);
    if (stop < 0) {
      stop = quoted ? pastQuoted(bytes, at + 1) : -1;
      if (stop < 0) return -1;
      rows.textCare[row] = 1;
    }
    if (quoted && !isBreak(bytes[stop + 1])) return -1;
    rows.textStart[row] = at + quoted;
    rows.textStop[row] = stop;
    let p = skipBlanks(bytes, stop + quoted);
    if (bytes[p] === LF) return p;
    quoted = bytes[p] === QUOTE ? 1 : 0;
    stop = pastQuantity(bytes, p + quoted);
    if (quoted ? bytes[stop] !== QUOTE || !isBreak(bytes[stop + 1]) : stop === p || !isBreak(bytes[stop])) return -1;
    rows.quantityStart[row] = p + quoted;
    rows.quantityStop[row] = stop;
    p = skipBlanks(bytes, stop + quoted);
    if (bytes[p] === LF) return p;
    quoted = bytes[p] === QUOTE ? 1 : 0;
    stop = quoted ? pastPlainQuoted(bytes, p + 1) : pastBare(bytes, p);
    if (stop < 0 || (quoted && !isBreak(bytes[stop + 1]))) return -1;
    rows.signStart[row] = p + quoted;
    rows.signStop[row] = stop;
    p = skipBlanks(bytes, stop + quoted);
    return bytes[p] === LF ? p : -1;
  }
}

/** The position after the brace that ends a list of pairs, or -1 where it is anything else. */
function pastList(bytes: Uint8Array, at: number): number {
  let fields = 0;
  let p = skipBlanks(bytes, at);
  while (bytes[p] !== CLOSE) {
    if (bytes[p] === QUOTE) {
      p = pastPlainQuoted(bytes, p + 1);
      if (p < 0 || (!isBreak(bytes[p + 1]) && bytes[p + 1] !== CLOSE)) return -1;
      p++;
    } else {
      const start = p;
      while (!isBreak(bytes[p]) && bytes[p] !== CLOSE) if (bytes[p++] === QUOTE) return -1;
      if (p === start) return -1;
    }
    fields++;
    p = skipBlanks(bytes, p);
  }
  return fields % 2 === 0 && isBreak(bytes[p + 1]) ? p + 1 : -1;
}

/** The position after a decimal number; the same where there is none. */
function pastQuantity(bytes: Uint8Array, at: number): number {
  let p = at;
  if (bytes[p] === MINUS) p++;
  const first = p;
  while (bytes[p]! >= ZERO && bytes[p]! <= NINE) p++;
  if (p === first) return at;
  if (bytes[p] !== POINT) return p;
  const decimals = ++p;
  while (bytes[p]! >= ZERO && bytes[p]! <= NINE) p++;
  return p === decimals ? at : p;
}
