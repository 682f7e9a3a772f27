import { compactDate, type Fault, formatAmount, type PlainDate } from '@saldo/kernel';
import type { BooksBalance, BooksCorrection, BooksHead, BooksRow, BooksVoucher, ObjectRef } from '../books.ts';
import { Checksum } from './checksum.ts';
import { sentenceOf } from './messages.ts';
import { cp437Bytes, sayable } from './written-text.ts';

export interface WriteSieOptions {
  /** 4E is a year's books; 4I are vouchers to be taken in, without balances and year. */
  readonly kind: '4E' | '4I';
  readonly program: { readonly name: string; readonly version: string };
  readonly generatedOn: PlainDate;
  readonly generatedBy?: string;
  /** Whether to write `#KSUMMA`; Fortnox writes none. */
  readonly checksum?: boolean;
  /** Texts of vouchers and rows are cut to so many characters; Fortnox takes 50. */
  readonly longestText?: number;
  /** Told of everything that SIE 4 cannot say and that was left out or written otherwise. */
  readonly onLoss?: (fault: Fault) => void;
}

/** How many characters of a text Fortnox takes (support.fortnox.se 115000185025). */
export const FORTNOX_LONGEST_TEXT = 50;

const CHUNK_CHARACTERS = 1 << 16;

/**
 * Writes books as SIE 4 in the form that Fortnox takes in: code page 437, CRLF, and no quotes round #FLAGGA, #FORMAT, #SIETYP and
 * #ORGNR. What it wrote reads as the same books.
 */
export async function* writeSie4(
  head: BooksHead,
  vouchers: Iterable<BooksVoucher> | AsyncIterable<BooksVoucher>,
  options: WriteSieOptions,
): AsyncGenerator<Uint8Array> {
  const lines = new Lines(options);
  const checksum = options.checksum ? new Checksum() : null;
  lines.add('FLAGGA', '0');
  if (checksum) {
    lines.add('KSUMMA');
    yield lines.take();
  }
  const told = (chunk: Uint8Array) => {
    checksum?.add(chunk, 0, chunk.length);
    return chunk;
  };
  writeHead(head, lines, options);
  for await (const voucher of vouchers) {
    writeVoucher(voucher, lines);
    if (lines.length >= CHUNK_CHARACTERS) yield told(lines.take());
  }
  yield told(lines.take());
  if (!checksum) return;
  lines.add('KSUMMA', String(checksum.value()));
  yield lines.take();
}

/** Gathers lines and makes every text of them sayable. */
class Lines {
  readonly #options: WriteSieOptions;
  #text = '';
  #line = 1;

  constructor(options: WriteSieOptions) {
    this.#options = options;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Adds an item; fields that are not there are left out at the end and written `""` before others. */
  add(label: string, ...fields: (string | null)[]): void {
    while (fields.length > 0 && fields.at(-1) === null) fields.pop();
    this.raw(`#${[label, ...fields.map((field) => field ?? '""')].join(' ')}`);
  }

  raw(line: string): void {
    this.#text += `${line}\r\n`;
    this.#line++;
  }

  /** A text in quotes. */
  quoted(text: string, label: string, field: string): string {
    return `"${this.#sayable(text, label, field).replaceAll('"', '\\"')}"`;
  }

  /** A text of a voucher or row, which may be cut; null where there is none. */
  text(text: string, label: string): string | null {
    const { longestText = Number.POSITIVE_INFINITY } = this.#options;
    if (text === '') return null;
    if (text.length <= longestText) return this.quoted(text, label, 'text');
    const cut = text.slice(0, longestText);
    this.lose('sie.written-cut', label, 'text', { found: text, most: longestText });
    return this.quoted(cut, label, 'text');
  }

  /** A field without quotes where it can be. */
  bare(text: string, label: string, field: string): string {
    const told = this.#sayable(text, label, field);
    return /^[^\s"{}#\\]+$/.test(told) ? told : `"${told.replaceAll('"', '\\"')}"`;
  }

  lose(code: string, label: string, field: string, details: Record<string, string | number>): void {
    this.#options.onLoss?.({
      code,
      message: sentenceOf(code, { ...details, label: `#${label}` }),
      line: this.#line,
      label: `#${label}`,
      field,
    });
  }

  take(): Uint8Array {
    const bytes = cp437Bytes(this.#text);
    this.#text = '';
    return bytes;
  }

  #sayable(original: string, label: string, field: string): string {
    const { text, lost } = sayable(original);
    if (lost) this.lose('sie.written-otherwise', label, field, { found: original, written: text });
    return text;
  }
}

function writeHead(head: BooksHead, lines: Lines, options: WriteSieOptions): void {
  const { company } = head;
  const { name, version } = options.program;
  const full = options.kind === '4E';
  lines.add('FORMAT', 'PC8');
  lines.add('SIETYP', '4');
  lines.add('PROGRAM', lines.quoted(name, 'PROGRAM', 'name'), lines.bare(version, 'PROGRAM', 'version'));
  const by = options.generatedBy ? lines.quoted(options.generatedBy, 'GEN', 'sign') : null;
  lines.add('GEN', compactDate(options.generatedOn), by);
  if (company.sourceId !== '') lines.add('FNR', lines.bare(company.sourceId, 'FNR', 'id'));
  lines.add('FNAMN', lines.quoted(company.name, 'FNAMN', 'name'));
  if (company.orgNo !== '') lines.add('ORGNR', lines.bare(company.orgNo.replace(/\s/g, ''), 'ORGNR', 'number'));
  if (full) {
    for (const { yearIndex, from, to } of head.years) lines.add('RAR', String(yearIndex), compactDate(from), compactDate(to));
    if (head.balancesUpTo) lines.add('OMFATTN', compactDate(head.balancesUpTo));
  }
  if (head.chartType !== '') lines.add('KPTYP', lines.bare(head.chartType, 'KPTYP', 'type'));
  if (head.currency !== 'SEK') lines.add('VALUTA', lines.bare(head.currency, 'VALUTA', 'currency'));
  writeDimensions(head, lines);
  writeAccounts(head, lines);
  if (full) for (const balance of head.balances) writeBalance(balance, lines);
}

function writeDimensions(head: BooksHead, lines: Lines): void {
  for (const { number, name, parent } of head.dimensions) {
    if (parent === null) lines.add('DIM', lines.bare(number, 'DIM', 'dimension'), lines.quoted(name, 'DIM', 'name'));
    else {
      const label = 'UNDERDIM';
      lines.add(label, lines.bare(number, label, 'dimension'), lines.quoted(name, label, 'name'), lines.bare(parent, label, 'parent'));
    }
  }
  for (const { dimension, number, name } of head.objects) {
    const label = 'OBJEKT';
    lines.add(label, lines.bare(dimension, label, 'dimension'), lines.quoted(number, label, 'object'), lines.quoted(name, label, 'name'));
  }
}

function writeAccounts(head: BooksHead, lines: Lines): void {
  for (const { number, name, type, unit, sruCodes } of head.accounts) {
    const account = lines.bare(number, 'KONTO', 'account');
    lines.add('KONTO', account, lines.quoted(name, 'KONTO', 'name'));
    if (type) lines.add('KTYP', account, type);
    if (unit !== null) lines.add('ENHET', account, lines.quoted(unit, 'ENHET', 'unit'));
    for (const code of sruCodes) lines.add('SRU', account, lines.bare(code, 'SRU', 'code'));
  }
}

function writeBalance(balance: BooksBalance, lines: Lines): void {
  const { kind, yearIndex, month, amountMinor, quantity } = balance;
  const account = lines.bare(balance.account, kind, 'account');
  const amount = amountText(amountMinor);
  if (kind === 'IB' || kind === 'UB' || kind === 'RES') {
    lines.add(kind, String(yearIndex), account, amount, quantity);
    return;
  }
  const objects = objectList(balance.objects, lines, kind);
  if (kind === 'OIB' || kind === 'OUB') lines.add(kind, String(yearIndex), account, objects, amount, quantity);
  else if (month !== null) lines.add(kind, String(yearIndex), month, account, objects, amount, quantity);
  else lines.lose('sie.written-not', kind, 'month', { found: balance.account });
}

function writeVoucher(voucher: BooksVoucher, lines: Lines): void {
  const { series, number, date, text, registeredOn, sign } = voucher;
  lines.add(
    'VER',
    lines.bare(series, 'VER', 'series'),
    lines.bare(number, 'VER', 'number'),
    compactDate(date),
    lines.text(text, 'VER'),
    registeredOn === null ? null : compactDate(registeredOn),
    sign === null ? null : lines.quoted(sign, 'VER', 'sign'),
  );
  lines.raw('{');
  let waiting = voucher.corrections;
  for (const row of voucher.rows) {
    // The standard wants a row that was added later followed by its twin among the rows; what was struck before it keeps its place.
    const twin = waiting.findIndex((correction) => correction.kind === 'added' && isTwin(correction, row));
    const due = waiting.filter(({ kind }, at) => at === twin || (at < twin && kind === 'struck'));
    for (const correction of due) writeCorrection(correction, lines);
    if (due.length > 0) waiting = waiting.filter((correction) => !due.includes(correction));
    writeRow('TRANS', row, row.date, row.sign, lines);
  }
  for (const correction of waiting) writeCorrection(correction, lines);
  lines.raw('}');
}

function isTwin({ row }: BooksCorrection, standing: BooksRow): boolean {
  if (row.account !== standing.account || row.amountMinor !== standing.amountMinor || row.objects.length !== standing.objects.length)
    return false;
  return row.objects.every(([dimension, object], at) => dimension === standing.objects[at]![0] && object === standing.objects[at]![1]);
}

function writeCorrection({ kind, row, by, at }: BooksCorrection, lines: Lines): void {
  writeRow(kind === 'added' ? 'RTRANS' : 'BTRANS', row, at ?? row.date, by ?? row.sign, lines);
}

function writeRow(label: string, row: BooksRow, day: PlainDate | null, sign: string | null, lines: Lines): void {
  lines.add(
    label,
    lines.bare(row.account, label, 'account'),
    objectList(row.objects, lines, label),
    amountText(row.amountMinor),
    day === null ? null : compactDate(day),
    lines.text(row.text, label),
    row.quantity,
    sign === null ? null : lines.quoted(sign, label, 'sign'),
  );
}

function objectList(objects: readonly ObjectRef[], lines: Lines, label: string): string {
  const pairs = objects.map(
    ([dimension, object]) => `${lines.bare(dimension, label, 'objects')} ${lines.quoted(object, label, 'objects')}`,
  );
  return `{${pairs.join(' ')}}`;
}

/** At most two decimals, and none where the amount is whole (SIE 4C, section 5). */
function amountText(minor: bigint): string {
  return formatAmount(minor).replace(/\.00$/, '');
}
