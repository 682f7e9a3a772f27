import type { Fault } from '@saldo/kernel';
import { EncodingEvidence } from '@saldo/ledger/sie';
import { StatementNotes } from '../notes.ts';
import type { BankEntry, CsvMapping } from '../statement.ts';
import { byteText, charactersOf, printable } from '../text-stretches.ts';
import { isWide, narrowed } from '../wide-lines.ts';
import { csvAmount } from './csv-amount.ts';
import { foldedHeading } from './csv-columns.ts';
import { csvDateReader } from './csv-date.ts';
import { type CsvRow, CsvRows } from './csv-rows.ts';
import { CsvScanner } from './csv-scanner.ts';
import { foreignAmountWords, headingWords, type KnownExport, knownExports } from './known-exports.ts';

/** How a CSV file would be read. */
export interface CsvPreview {
  /** The mapping that was given, or what is proposed; null where days or amounts are not to be found. */
  readonly mapping: CsvMapping | null;
  /** Whose export it looks like; `''` where its headings are none that are known. */
  readonly bank: string;
  /** The heading as it stands; numbers from 1 where there is none. */
  readonly columns: readonly string[];
  /** The first rows below it as they stand. */
  readonly rows: readonly (readonly string[])[];
  /** The first rows as they would be read. */
  readonly entries: readonly BankEntry[];
  /** What is wrong with them. */
  readonly faults: readonly Fault[];
}

const ROWS_SHOWN = 20;
/** From so many rows the forms of days and amounts are told. */
const ROWS_TOLD_FROM = 200;
const HEADING_WITHIN = 30;
/** Where a bank has a day, of what is not booked yet. */
const PENDING_WORDS = [
  'Reserverat',
  'Reserverad',
  'Prel',
  'Preliminär',
  'Väntar',
  'Väntande',
  'Ej bokförd',
  'Pending',
  'Venter',
  'Reservert',
  'Varaus',
  'Katevaraus',
];
const DELIMITERS = [';', ',', '\t', '|'] as const;

/**
 * Shows how a CSV file would be read by a mapping, or proposes one: by the headings that Swedish banks use, and by what the cells look
 * like. `file` is the file or its beginning (64 KB are plenty).
 */
export function previewCsv(file: Uint8Array, mapping?: CsvMapping): CsvPreview {
  const bytes = isWide(file) ? narrowed(file) : file;
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const lines = byteText(bytes.subarray(start), bytes.length - start);
  const text = `${lines.includes('\n') ? lines : lines.replaceAll('\r', '\n')}\n`;
  const guess = mapping ? { mapping, bank: '' } : proposal(text, encodingOf(bytes));
  if (!guess) return { mapping: null, bank: '', ...shown(text, widestDelimiter(text), 0, false), entries: [], faults: [] };
  const { delimiter, skipLines, hasHeading } = guess.mapping;
  return { ...guess, ...shown(text, delimiter, skipLines, hasHeading), ...read(text, start, guess.mapping) };
}

function encodingOf(bytes: Uint8Array): CsvMapping['encoding'] {
  const evidence = new EncodingEvidence();
  evidence.add(bytes, 0, bytes.length);
  const encoding = evidence.encoding('latin1');
  return encoding === 'latin1' || encoding === 'cp437' ? 'windows-1252' : 'utf-8';
}

function shown(text: string, delimiter: string, skipLines: number, hasHeading: boolean): Pick<CsvPreview, 'columns' | 'rows'> {
  const cells = rowsOf(text, delimiter, skipLines, ROWS_SHOWN + 1).map(({ cells }) => cells.map((cell) => printable(cell)));
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const columns = hasHeading ? (cells[0] ?? []) : Array.from({ length: width }, (_, at) => String(at + 1));
  return { columns, rows: cells.slice(hasHeading ? 1 : 0).slice(0, ROWS_SHOWN) };
}

function read(text: string, start: number, mapping: CsvMapping): Pick<CsvPreview, 'entries' | 'faults'> {
  const entries: BankEntry[] = [];
  const notes = new StatementNotes();
  const scanner = new CsvScanner(mapping, notes, 'latin1', (_, entry) => entries.push(entry));
  for (let at = 0; at < text.length && entries.length < ROWS_SHOWN; ) {
    const end = text.indexOf('\n', at) + 1;
    scanner.scan({ text: text.slice(at, end), offset: start + at, length: end - at });
    at = end;
  }
  if (entries.length < ROWS_SHOWN) scanner.finish(false);
  return { entries, faults: notes.refusal(printable)?.faults ?? [] };
}

/** The first rows, decoded cell by cell. */
function rowsOf(text: string, delimiter: string, skipLines: number, most: number): CsvRow[] {
  const rows: CsvRow[] = [];
  const splitter = new CsvRows(delimiter, skipLines, ({ cells, ...row }) =>
    rows.push({ ...row, cells: cells.map((cell) => charactersOf(cell)) }),
  );
  for (let at = 0; at < text.length && rows.length < most; ) {
    const end = text.indexOf('\n', at) + 1;
    splitter.scan({ text: text.slice(at, end), offset: at, length: end - at });
    at = end;
  }
  return rows;
}

/** Where nothing is known somebody chooses among columns, which must be parted for that. */
function widestDelimiter(text: string): string {
  const width = (delimiter: string) => Math.max(0, ...rowsOf(text, delimiter, 0, ROWS_SHOWN).map(({ cells }) => cells.length));
  return DELIMITERS.toSorted((a, b) => width(b) - width(a))[0] ?? ',';
}

interface Guess {
  readonly mapping: CsvMapping;
  readonly bank: string;
}

/** The delimiter by which the most columns are known. */
function proposal(text: string, encoding: CsvMapping['encoding']): Guess | null {
  let best: Guess | null = null;
  for (const delimiter of DELIMITERS) {
    const found = withHeading(text, delimiter, encoding);
    if (found && (best === null || known(found) > known(best))) best = found;
  }
  if (best) return best;
  for (const delimiter of DELIMITERS) {
    const found = withoutHeading(text, delimiter, encoding);
    if (found) return found;
  }
  return null;
}

function known({ mapping: { columns }, bank }: Guess): number {
  return Object.values(columns).filter((value) => value !== undefined).length + (bank === '' ? 0 : 20);
}

function withHeading(text: string, delimiter: CsvMapping['delimiter'], encoding: CsvMapping['encoding']): Guess | null {
  const rows = rowsOf(text, delimiter, 0, HEADING_WITHIN + ROWS_TOLD_FROM);
  for (const [at, row] of rows.slice(0, HEADING_WITHIN).entries()) {
    const found = columnsOf(row.cells);
    if (!found) continue;
    const of = (name: string | undefined) => columnCells(rows.slice(at + 1), row.cells, name);
    const mapping = mappingOf(found.columns, of, {
      delimiter,
      encoding,
      skipLines: row.line - 1,
      hasHeading: true,
      pendingWords: found.pendingWords ?? (found.bank === '' ? PENDING_WORDS : []),
      hasThirdDecimal: found.hasThirdDecimal ?? false,
    });
    return { mapping, bank: found.bank };
  }
  return null;
}

/** The columns that a heading has, by a known export or by the words that head columns everywhere; null where it is no heading. */
function columnsOf(heading: readonly string[]): KnownExport | null {
  const folded = new Map(heading.map((cell) => [foldedHeading(cell), cell.trim()]));
  const there = (name: string | undefined) => (name === undefined ? undefined : folded.get(name));
  for (const one of knownExports) {
    if (!one.has.every((name) => folded.has(name))) continue;
    const { text = [], account, ...columns } = one.columns;
    const single = Object.entries(columns).flatMap(([field, name]) => (there(name) === undefined ? [] : [[field, there(name)]]));
    const accounts = account?.split(' + ').map(there) ?? [];
    const direction = headingWords.direction.map(there).find((name) => name !== undefined);
    return {
      ...one,
      columns: {
        ...(Object.fromEntries(single) as KnownExport['columns']),
        ...(direction !== undefined && { direction }),
        text: text.flatMap((name) => there(name) ?? []),
        ...(accounts.length > 0 && accounts.every((name) => name !== undefined) && { account: accounts.join(' + ') }),
      },
    };
  }
  return columnsByWords(there);
}

function columnsByWords(there: (name: string) => string | undefined): KnownExport | null {
  const used = new Set<string>();
  const take = (field: keyof typeof headingWords): string | undefined => {
    for (const word of headingWords[field]) {
      const found = there(word);
      if (found === undefined || used.has(found)) continue;
      used.add(found);
      return found;
    }
    return undefined;
  };
  const [bookingDate, amount] = [take('bookingDate'), take('amount')];
  const [moneyIn, moneyOut] = amount === undefined ? [take('moneyIn'), take('moneyOut')] : [];
  if (bookingDate === undefined || (amount === undefined && (moneyIn === undefined || moneyOut === undefined))) return null;
  const isForeign = foreignAmountWords.some((word) => there(word) !== undefined);
  const others = (
    ['valueDate', 'direction', 'status', 'counterparty', 'counterpartyAccount', 'reference', 'balance', 'currency', 'account'] as const
  )
    .filter((field) => field !== 'currency' || !isForeign)
    .map((field) => [field, take(field)] as const);
  const texts: string[] = [];
  for (let text = take('text'); text !== undefined; text = take('text')) texts.push(text);
  const columns = {
    bookingDate,
    ...(amount !== undefined && { amount }),
    ...(moneyIn !== undefined && moneyOut !== undefined && { moneyIn, moneyOut }),
    ...Object.fromEntries(others.filter(([, name]) => name !== undefined)),
    text: texts,
  };
  return { bank: '', has: [], columns };
}

function columnCells(rows: readonly CsvRow[], heading: readonly string[], name: string | undefined): string[] {
  const at = heading.findIndex((cell) => cell.trim() === name);
  return at < 0 ? [] : rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
}

type Told = Omit<CsvMapping, 'columns' | 'dateFormat' | 'decimal' | 'currency'> & { readonly hasThirdDecimal: boolean };

function mappingOf(
  columns: CsvMapping['columns'],
  of: (name: string | undefined) => string[],
  { hasThirdDecimal, ...told }: Told,
): CsvMapping {
  const words = new Set(told.pendingWords.map((word) => word.toLowerCase()));
  const dates = of(columns.bookingDate).filter((cell) => !words.has(cell.toLowerCase()));
  const amounts = [columns.amount, columns.moneyIn, columns.moneyOut, columns.balance].flatMap(of);
  const dateFormat = dateFormatOf(dates);
  const currency = of(columns.currency)[0];
  return {
    ...told,
    dateFormat,
    decimal: decimalOf(amounts, hasThirdDecimal),
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : 'SEK',
    columns,
  };
}

/** Forms of days; of two that fit alike, the one that Swedes write. */
const DATE_FORMATS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'YY-MM-DD',
  'YYMMDD',
  'DD.MM.YY',
];

/** The form in which the most are days. */
function dateFormatOf(dates: readonly string[]): string {
  const times = (format: string) => dates.filter((date) => csvDateReader(format)?.(date)).length;
  return DATE_FORMATS.reduce((best, format) => (times(format) > times(best) ? format : best));
}

function areDates(cells: readonly string[]): boolean {
  const read = csvDateReader(dateFormatOf(cells));
  return cells.every((cell) => read?.(cell));
}

/**
 * The sign by which the most amounts can be read; where both do, or neither, the comma of Swedish. Three figures behind a single sign are
 * thousands as likely as decimals: they tell nothing, unless the bank is one that writes three decimals. Where nothing else is there the
 * other sign is proposed, by which such amounts are refused until somebody says what they are.
 */
function decimalOf(amounts: readonly string[], hasThirdDecimal = false): ',' | '.' {
  const tells = (amount: string) => hasThirdDecimal || !/^\D*\d{1,3}[.,]\d{3}\D*$/.test(amount);
  const reads = (decimal: ',' | '.') => amounts.filter((amount) => tells(amount) && typeof csvAmount(amount, decimal) === 'bigint').length;
  if (!amounts.some(tells)) return amounts.some((amount) => amount.includes(',')) ? '.' : ',';
  return reads('.') > reads(',') ? '.' : ',';
}

/** A file without heading: the column whose cells are days, and those whose cells are amounts, the last of several being the balance. */
function withoutHeading(text: string, delimiter: CsvMapping['delimiter'], encoding: CsvMapping['encoding']): Guess | null {
  const rows = rowsOf(text, delimiter, 0, ROWS_TOLD_FROM);
  const width = rows[0]?.cells.length ?? 0;
  if (width < 3 || rows.some(({ cells }) => cells.length !== width)) return null;
  const places = Array.from({ length: width }, (_, at) => at);
  const cellsAt = (at: number) => rows.map(({ cells }) => (cells[at] ?? '').trim());
  const dates = places.filter((at) => areDates(cellsAt(at)));
  const isAmount = (at: number) =>
    cellsAt(at).every((cell) => /\d/.test(cell) && typeof csvAmount(cell, decimalOf(cellsAt(at))) === 'bigint');
  const amounts = places.filter((at) => !dates.includes(at) && isAmount(at) && cellsAt(at).some((cell) => /[,.]\d/.test(cell)));
  // Two days beside each other are that of the purchase and that of the booking.
  const [bookingDate, amount] = [
    dates.length > 1 && dates[1] === dates[0]! + 1 ? dates[1] : dates[0],
    amounts.length > 1 ? amounts.at(-2) : amounts[0],
  ];
  if (bookingDate === undefined || amount === undefined) return null;
  const balance = amounts.length > 1 ? amounts.at(-1) : undefined;
  const name = (at: number) => String(at + 1);
  const columns = {
    bookingDate: name(bookingDate),
    ...(dates[0] !== undefined && dates[0] !== bookingDate && { valueDate: name(dates[0]) }),
    amount: name(amount),
    text: places.filter((at) => !dates.includes(at) && !amounts.includes(at)).map(name),
    ...(balance !== undefined && { balance: name(balance) }),
  };
  const of = (column: string | undefined) => (column === undefined ? [] : cellsAt(Number(column) - 1).filter((cell) => cell !== ''));
  const mapping = mappingOf(columns, of, {
    delimiter,
    encoding,
    skipLines: 0,
    hasHeading: false,
    pendingWords: [],
    hasThirdDecimal: false,
  });
  return { mapping, bank: '' };
}
