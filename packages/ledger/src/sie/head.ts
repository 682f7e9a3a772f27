import { Balances } from './balances.ts';
import { isDay, lastDayOf } from './bytes.ts';
import { BARE, type Fields } from './fields.ts';
import { MOST_HEAD_ITEMS } from './limits.ts';
import type { Notes } from './notes.ts';
import { dayField } from './tolerant-rows.ts';

export interface HeadAccount {
  name: string;
  type: string;
  unit: string;
  readonly sruCodes: string[];
  /** Whether #KONTO names it. */
  declared: boolean;
}

interface Year {
  readonly from: number;
  readonly to: number;
}

/**
 * Collects everything but the vouchers, in whatever order it comes. Texts are kept one character per byte: the encoding is known
 * when the whole file has been seen. Days are numbers YYYYMMDD.
 */
export class HeadReader {
  readonly balances: Balances;
  readonly years = new Map<number, Year>();
  readonly accounts = new Map<string, HeadAccount>();
  readonly dimensions = new Map<string, { name: string; parent: string | null }>();
  readonly objects = new Map<string, { dimension: string; number: string; name: string }>();
  readonly prose: string[] = [];
  /** The texts of labels of one field, by label. */
  readonly texts = new Map<string, string>();
  address: string[] = [];
  generated: { day: number; sign: string } | null = null;
  balancesUpTo = 0;
  /** `#RAR 0` that names no year there can be; null where there is none. */
  ownYearUnread: { readonly line: number; readonly found: string } | null = null;
  readonly #notes: Notes;
  #items = 0;

  constructor(notes: Notes) {
    this.#notes = notes;
    this.balances = new Balances(notes);
  }

  /** Takes the fields of a label of the head; whether it is one. */
  read(label: string, fields: Fields, line: number): boolean {
    const take = READERS[label];
    if (take === undefined) return false;
    if (COUNTED.has(label) && ++this.#items > MOST_HEAD_ITEMS) {
      if (this.#items === MOST_HEAD_ITEMS + 1) this.#notes.fault('sie.too-many-items', line, `#${label}`, { most: MOST_HEAD_ITEMS });
      return true;
    }
    take(this, fields, line, `#${label}`);
    return true;
  }

  finding(code: string, line: number, label: string, more: Record<string, string | number> = {}): void {
    this.#notes.finding(code, line, label, more);
  }

  fault(code: string, line: number, label: string, more: Record<string, string | number> = {}): void {
    this.#notes.fault(code, line, label, more);
  }

  account(number: string): HeadAccount {
    let account = this.accounts.get(number);
    if (!account) {
      account = { name: '', type: '', unit: '', sruCodes: [], declared: false };
      this.accounts.set(number, account);
    }
    return account;
  }
}

type Take = (head: HeadReader, fields: Fields, line: number, label: string) => void;

const COUNTED = new Set([
  'KONTO',
  'KTYP',
  'ENHET',
  'SRU',
  'OBJEKT',
  'DIM',
  'UNDERDIM',
  'PROSA',
  'IB',
  'UB',
  'RES',
  'OIB',
  'OUB',
  'PSALDO',
  'PBUDGET',
]);

const oneText: Take = (head, fields, line, label) => {
  const name = label.slice(1);
  const text = nameFrom(head, fields, 0, line, label);
  if (head.texts.has(name) && head.texts.get(name) !== text) head.finding('sie.label-twice', line, label, { found: text });
  head.texts.set(name, text);
};

const balance: Take = (head, fields, line, label) => head.balances.read(label.slice(1), fields, line);

const READERS: Readonly<Record<string, Take>> = {
  FLAGGA: oneText,
  FORMAT: oneText,
  SIETYP: oneText,
  FTYP: oneText,
  FNR: oneText,
  BKOD: oneText,
  FNAMN: oneText,
  TAXAR: oneText,
  KPTYP: oneText,
  VALUTA: oneText,
  PROGRAM: (head, fields) => {
    const words = Array.from({ length: fields.count }, (_, index) => fields.text(index).trim());
    head.texts.set('PROGRAM', words.filter((word) => word !== '').join(' '));
  },
  ORGNR: (head, fields) => head.texts.set('ORGNR', fields.text(0).trim()),
  PROSA: (head, fields, line, label) => head.prose.push(nameFrom(head, fields, 0, line, label)),
  ADRESS: (head, fields) => {
    head.address = Array.from({ length: fields.count }, (_, index) => fields.text(index).trim());
  },
  GEN: (head, fields, line, label) => {
    const day = dayField(fields, 0);
    if (day.form === 'none' || day.form === 'iso') head.finding('sie.date-form', line, label, { field: 'date', found: fields.text(0) });
    head.generated = { day: day.value, sign: fields.text(1).trim() };
  },
  OMFATTN: (head, fields, line, label) => {
    const day = dayField(fields, 0);
    if (day.form === 'none' || day.form === 'iso') head.finding('sie.date-form', line, label, { field: 'date', found: fields.text(0) });
    head.balancesUpTo = day.value;
  },
  RAR: readYear,
  KONTO: (head, fields, line, label) => {
    const number = accountOf(head, fields, line, label);
    if (number === '') return;
    const name = nameFrom(head, fields, 1, line, label);
    const account = head.account(number);
    if (account.declared && account.name !== name) head.finding('sie.label-twice', line, label, { found: number });
    account.declared = true;
    account.name = name;
  },
  KTYP: (head, fields, line, label) => {
    const number = accountOf(head, fields, line, label);
    const type = fields.text(1).trim().toUpperCase();
    if (!/^[TSKI]$/.test(type)) head.finding('sie.account-type', line, label, { field: 'type', found: fields.text(1) });
    else if (number !== '') head.account(number).type = type;
  },
  ENHET: (head, fields, line, label) => {
    const number = accountOf(head, fields, line, label);
    if (number !== '') head.account(number).unit = fields.text(1).trim();
  },
  SRU: (head, fields, line, label) => {
    const number = accountOf(head, fields, line, label);
    const code = fields.text(1).trim();
    if (number !== '' && code !== '') head.account(number).sruCodes.push(code);
  },
  DIM: (head, fields, line, label) => {
    head.dimensions.set(fields.text(0).trim(), { name: nameFrom(head, fields, 1, line, label), parent: null });
  },
  UNDERDIM: (head, fields) => {
    head.dimensions.set(fields.text(0).trim(), { name: fields.text(1).trim(), parent: fields.text(2).trim() || null });
  },
  OBJEKT: (head, fields, line, label) => {
    const [dimension, number] = [fields.text(0).trim(), fields.text(1).trim()];
    head.objects.set(`${dimension}\n${number}`, { dimension, number, name: nameFrom(head, fields, 2, line, label) });
  },
  IB: balance,
  UB: balance,
  RES: balance,
  OIB: balance,
  OUB: balance,
  PSALDO: balance,
  PBUDGET: balance,
};

function accountOf(head: HeadReader, fields: Fields, line: number, label: string): string {
  const number = fields.text(0).trim();
  if (number === '') head.finding('sie.account-empty', line, label, { field: 'account' });
  return number;
}

/** A name that is the last field of its label; its words may stand without quotes. */
function nameFrom(head: HeadReader, fields: Fields, at: number, line: number, label: string): string {
  const last = fields.count - 1;
  if (last <= at || fields.kindOf(at) !== BARE) return fields.text(at).trim();
  const text = fields.span(at, last).trim();
  head.finding('sie.text-unquoted', line, label, { found: text });
  return text;
}

function readYear(head: HeadReader, fields: Fields, line: number, label: string): void {
  const index = fields.text(0).trim();
  const from = dayField(fields, 1).value;
  const to = yearEnd(head, fields, line, label);
  if (!/^[+-]?\d{1,2}$/.test(index) || from === 0 || to < from) {
    const found = [index, fields.text(1), fields.text(2)].join(' ').trim();
    if (/^[+-]?0+$/.test(index)) head.ownYearUnread = { line, found };
    else head.finding('sie.year-form', line, label, { found });
    return;
  }
  const known = Number(index) === 0 ? head.years.get(0) : undefined;
  if (known && (known.from !== from || known.to !== to)) head.fault('sie.own-year-twice', line, label, { found: `${from} ${to}` });
  head.years.set(Number(index) + 0, { from, to });
}

/** Programs have written 29 February as the end of a year that has none; the last day of the month is meant. */
function yearEnd(head: HeadReader, fields: Fields, line: number, label: string): number {
  const read = dayField(fields, 2);
  if (read.value > 0) return read.value;
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(fields.text(2).trim()) ?? [];
  const end = Number(year) * 10_000 + Number(month) * 100 + lastDayOf(Number(year), Number(month));
  if (Number(day) <= end % 100 || Number(day) > 31 || !isDay(end)) return 0;
  head.finding('sie.year-end-moved', line, label, { field: 'to', found: fields.text(2), read: String(end) });
  return end;
}
