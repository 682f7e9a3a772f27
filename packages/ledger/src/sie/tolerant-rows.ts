import type { Accounts } from './accounts.ts';
import { isQuantity, isSplitAmount, readAmount } from './amounts.ts';
import { byteText, dayAt, isDay, SPACE } from './bytes.ts';
import type { RowColumns } from './columns.ts';
import { BARE, type Fields, LIST, listFields, OPEN_LIST } from './fields.ts';
import type { Notes } from './notes.ts';

/** What a row is read into. */
export interface RowTarget {
  readonly rows: RowColumns;
  readonly accounts: Accounts;
  readonly notes: Notes;
  readonly fields: Fields;
}

/** Reads a row however it is written, and notes every deviation; gives the position of the line feed. */
export function readTolerantRow(target: RowTarget, bytes: Uint8Array, at: number, kind: number, label: string, line: number): number {
  const fields = target.fields.read(bytes, at);
  const row = target.rows.open(kind);
  noteQuotes(target, label, line);
  const account = fields.kindOf(0) === LIST || fields.kindOf(0) === OPEN_LIST ? '' : fields.text(0).trim();
  if (account === '') {
    target.notes.fault('sie.account-missing', line, label, { field: 'account' });
    return fields.end;
  }
  const next = readList(target, row, account, label, line);
  if (next < 0 || !readRowAmount(target, row, next, label, line)) return fields.end;
  target.rows.account[row] = target.accounts.of(account, line);
  readRest(target, row, next + 1, label, line);
  target.rows.count++;
  return fields.end;
}

/** Notes quotes that stand where they may not, or are not closed. */
function noteQuotes({ fields, notes }: RowTarget, label: string, line: number): void {
  if (fields.unclosed) notes.finding('sie.quote-unclosed', line, label);
  else if (fields.misused) notes.finding('sie.quote-misused', line, label);
}

/** The index of the field after the objects, or -1 where the list is not closed. */
function readList({ fields, notes, rows }: RowTarget, row: number, account: string, label: string, line: number): number {
  const kind = fields.kindOf(1);
  if (kind === OPEN_LIST) {
    notes.fault('sie.objects-unclosed', line, label, { field: 'objects', account });
    return -1;
  }
  if (kind !== LIST) {
    if (fields.has(1)) notes.finding('sie.objects-missing', line, label, { field: 'objects' });
    return 1;
  }
  rows.objectsStart[row] = fields.start[1]!;
  rows.objectsStop[row] = fields.stop[1]!;
  if (listFields(byteText(fields.bytes, fields.start[1]!, fields.stop[1]!)).length % 2 === 1) {
    notes.finding('sie.objects-incomplete', line, label, { field: 'objects' });
  }
  return 2;
}

function readRowAmount({ fields, notes, rows }: RowTarget, row: number, at: number, label: string, line: number): boolean {
  const amount = isDayInPlaceOfAmount(fields, at) ? 'sie.amount-missing' : amountField(fields, at);
  if (typeof amount === 'string') {
    notes.fault(amount, line, label, { field: 'amount', found: fields.text(at) });
    return false;
  }
  if (fields.kindOf(at) === BARE && fields.kindOf(at + 1) === BARE && isSplitAmount(fields.text(at), fields.text(at + 1))) {
    notes.fault('sie.amount-split', line, label, { field: 'amount', found: `${fields.text(at)} ${fields.text(at + 1)}` });
    return false;
  }
  if (!amount.asStandard) notes.finding('sie.amount-form', line, label, { field: 'amount', found: fields.text(at) });
  rows.setMinor(row, amount.minor);
  return true;
}

/** A row that lacks its amount has its day there, and its text where the day should be: 20 million kronor were never meant. */
function isDayInPlaceOfAmount(fields: Fields, at: number): boolean {
  const isDay = fields.kindOf(at) === BARE && dayField(fields, at).form === 'compact';
  return isDay && dayField(fields, at + 1).form === 'none' && isTextInPlaceOfDay(fields, at + 1);
}

/** The amount in a field, or the code of the fault. */
export function amountField(fields: Fields, at: number): { minor: bigint; asStandard: boolean } | string {
  const text = fields.text(at).trim();
  if (text === '' || fields.kindOf(at) === LIST || fields.kindOf(at) === OPEN_LIST) return 'sie.amount-missing';
  const amount = readAmount(text);
  if (amount === 'too-large') return 'sie.amount-too-large';
  return amount ?? 'sie.amount-unreadable';
}

/** Day, text, quantity and sign. */
function readRest(target: RowTarget, row: number, at: number, label: string, line: number): void {
  const { fields, notes, rows } = target;
  rows.textCare[row] = 1;
  let next = at;
  const day = dayField(fields, next);
  if (day.form === 'iso') notes.finding('sie.date-form', line, label, { field: 'date', found: fields.text(next) });
  if (day.form === 'none' && isTextInPlaceOfDay(fields, next)) {
    notes.finding('sie.text-in-date-place', line, label, { field: 'date', found: fields.text(next) });
  } else {
    if (day.form === 'none') notes.finding('sie.row-date-unreadable', line, label, { field: 'date', found: fields.text(next) });
    rows.day[row] = day.value;
    next++;
  }
  next = readText(target, row, next, label, line);
  if (!fields.isEmpty(next)) {
    if (isQuantity(fields.text(next).trim())) {
      rows.quantityStart[row] = fields.start[next]!;
      rows.quantityStop[row] = fields.stop[next]!;
    } else notes.finding('sie.quantity-unreadable', line, label, { field: 'quantity', found: fields.text(next) });
  }
  if (fields.isEmpty(next + 1)) return;
  rows.signStart[row] = fields.start[next + 1]!;
  rows.signStop[row] = fields.stop[next + 1]!;
}

/** Reads a text, also one of several words that nobody put in quotes; gives the index of the field after it. */
function readText({ fields, notes, rows }: RowTarget, row: number, at: number, label: string, line: number): number {
  if (fields.isEmpty(at)) return at + 1;
  let last = at;
  if (fields.kindOf(at) === BARE) while (fields.kindOf(last + 1) === BARE && !isQuantity(fields.text(last + 1))) last++;
  if (last > at) notes.finding('sie.text-unquoted', line, label, { field: 'text', found: fields.span(at, last) });
  rows.textStart[row] = fields.start[at]!;
  rows.textStop[row] = fields.stop[last]!;
  if (hasControls(fields.bytes, fields.start[at]!, fields.stop[last]!))
    notes.finding('sie.control-character', line, label, { field: 'text' });
  return last + 1;
}

/** A text stands in the day's place where nothing follows it, or what follows is a quantity rather than a text. */
function isTextInPlaceOfDay(fields: Fields, at: number): boolean {
  if (/^[\d./-]+$/.test(fields.text(at).trim())) return false;
  if (!fields.has(at + 1) || fields.isEmpty(at + 1)) return true;
  return isQuantity(fields.text(at + 1).trim()) || (fields.kindOf(at) === BARE && fields.kindOf(at + 1) === BARE);
}

/** A day in a field: as YYYYMMDD, with dashes, not there at all, or something that is none. */
export interface DayField {
  readonly value: number;
  readonly form: 'compact' | 'iso' | 'empty' | 'none';
}

const EMPTY_DAY: DayField = { value: 0, form: 'empty' };

export function dayField(fields: Fields, at: number): DayField {
  if (fields.isEmpty(at)) return EMPTY_DAY;
  const start = fields.start[at]!;
  const day = fields.stop[at]! - start === 8 ? dayAt(fields.bytes, start) : 0;
  if (day > 0) return { value: day, form: 'compact' };
  const text = fields.text(at).trim();
  if (text === '') return EMPTY_DAY;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const digits = iso ? `${iso[1]}${iso[2]}${iso[3]}` : text;
  if (!/^\d{8}$/.test(digits) || !isDay(Number(digits))) return { value: 0, form: 'none' };
  return { value: Number(digits), form: iso ? 'iso' : 'compact' };
}

/** Whether control characters, which the standard forbids, stand in a text. */
export function hasControls(bytes: Uint8Array, start: number, stop: number): boolean {
  for (let p = start; p < stop; p++) if (bytes[p]! < SPACE) return true;
  return false;
}
