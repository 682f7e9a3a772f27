import type { PlainDate } from '@saldo/kernel';
import { minorUnits } from '../decimal-amount.ts';
import { nearestDate, shortDate } from './short-date.ts';

/** What a `:61:` says; texts one character per byte. */
export interface StatementLine {
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly amountMinor: bigint;
  readonly isReversal: boolean;
  /** `NTRF`, `FMSC`, `S103`, and with a blank in it as some write it. */
  readonly code: string;
  /** The reference for the account owner; `''` for `NONREF` and its like, and for a text in its place. */
  readonly reference: string;
  /** What stands in place of a reference, as it was written. */
  readonly written: string;
  readonly bankReference: string;
}

/** What was read although it is not as the standard has it: a code, and what was found. */
export type LineFinding = readonly [code: string, found: string];
/** Why a `:61:` cannot be read: a code, the field, and what was found. */
export type LineFault = readonly [code: string, field: string, found: string];

/** A `:61:` that was read, with its findings; or its fault. */
export type ReadLine = { readonly line: StatementLine; readonly findings: readonly LineFinding[] } | { readonly fault: LineFault };

// Value date, entry date, mark, funds code, amount, kind of transaction, and what follows (SWIFT Standards MT940, field 61).
const LINE = /^(\d{6})(\d{4}| {4})?(R?[CD])([A-Z])?(\d*)([,.]?)(\d*)(?: ?([NFS])(.{3}))?/;

/** Reads what follows `:61:` on its line, also where it is not as the standard has it. */
export function readStatementLine(text: string): ReadLine {
  const parts = LINE.exec(text);
  if (!parts) return { fault: faultOf(text) };
  const [all, value = '', entry = '', mark = '', , whole = '', point, decimals = '', kind, type] = parts;
  if (whole === '' && decimals === '') return { fault: ['mt940.amount-unreadable', 'amount', text] };
  // Figures that go on behind it, and three of them behind a point, are thousands that somebody has parted: `1.000,00`, `1 000,00`, `1.000`.
  const isParted = (kind === undefined && /^[^A-Za-z/]{0,2}\d/.test(text.slice(all.length))) || (point === '.' && decimals.length === 3);
  if (isParted) return { fault: ['mt940.amount-unreadable', 'amount', text] };
  const size = minorUnits(whole, decimals);
  if (size === null) return { fault: ['mt940.amount-unreadable', 'amount', `${whole}${point}${decimals}`] };
  const days = daysOf(value, entry.trim());
  if (!days) return { fault: ['mt940.date-impossible', 'date', value] };
  const findings: LineFinding[] = days.finding ? [days.finding] : [];
  if (point !== ',') findings.push(['mt940.amount-form', `${whole}${point}${decimals}`]);
  if (kind === undefined) findings.push(['mt940.type-missing', text]);
  const line = {
    bookingDate: days.bookingDate,
    valueDate: days.valueDate,
    amountMinor: mark === 'D' || mark === 'RC' ? -size : size,
    isReversal: mark.length === 2,
    code: kind === undefined ? '' : `${kind}${type}`.trim(),
    ...referencesIn(text.slice(all.length)),
  };
  return { line, findings };
}

/** The days of a `:61:`. */
export interface LineDays {
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly finding: LineFinding | null;
}

/**
 * The day of booking: the entry date (`MMDD`), or the value date (`YYMMDD`) where there is none or it is no day. A value date that the
 * calendar lacks is left out where there is an entry date; null where neither is a day.
 */
export function daysOf(value: string, entry: string): LineDays | null {
  const valueDate = shortDate(value);
  if (valueDate !== null && (entry === '' || entry === value.slice(2))) return { bookingDate: valueDate, valueDate, finding: null };
  const entryDate = entry === '' ? null : nearestDate(entry, value);
  if (valueDate === null) {
    return entryDate && { bookingDate: entryDate, valueDate: null, finding: ['mt940.value-date-impossible', value] };
  }
  if (entryDate === null) return { bookingDate: valueDate, valueDate, finding: ['mt940.entry-date-impossible', entry] };
  return { bookingDate: entryDate, valueDate, finding: null };
}

/** What follows the kind of transaction: reference for the account owner, `//`, reference of the bank. */
export function referencesIn(text: string): Pick<StatementLine, 'reference' | 'written' | 'bankReference'> {
  const cut = text.indexOf('//');
  const written = (cut < 0 ? text : text.slice(0, cut)).trim();
  // A name may stand after the sixteen characters of the reference.
  const isFilledUp = written.length > REFERENCE_WIDTH && /^.{15,16} /.test(written);
  const reference = isFilledUp ? written.slice(0, REFERENCE_WIDTH).trim() : written;
  const bankReference = cut < 0 ? '' : text.slice(cut + 2).trim();
  return { reference: isReference(reference) ? reference : '', written, bankReference: isReference(bankReference) ? bankReference : '' };
}

const REFERENCE_WIDTH = 16;

/** `NONREF`, `EREF` and their like have no figure, and nor has the text that Danske Bank writes in its place. */
function isReference(text: string): boolean {
  return /[1-9]/.test(text);
}

function faultOf(text: string): LineFault {
  return /^\d{6}/.test(text) ? ['mt940.mark-unreadable', 'mark', text] : ['mt940.date-unreadable', 'date', text];
}
