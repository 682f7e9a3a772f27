import type { PlainDate } from '@saldo/kernel';
import { kept } from '../kept.ts';
import { LARGEST_MINOR } from '../limits.ts';
import type { StatementNotes } from '../notes.ts';
import type { BankEntry, CsvMapping, SourcePlace, StatedBalance } from '../statement.ts';
import { charactersOf, printable, type Stretch, type TextEncoding } from '../text-stretches.ts';
import { BalanceChain } from './balance-chain.ts';
import { csvAmount } from './csv-amount.ts';
import { type CsvColumns, csvColumns } from './csv-columns.ts';
import { csvDateReader } from './csv-date.ts';
import { csvDirection } from './csv-direction.ts';
import { type CsvRow, CsvRows } from './csv-rows.ts';
import { isFooter, isPendingText, type SummaryRow, summaryRow } from './summary-row.ts';

const PLAIN = /^[\u0020-\u007e]*$/;
/** How many accounts and currencies one file may have. */
const MOST_ACCOUNTS = 1_000;

/** The rows of one account and currency. */
export interface CsvAccount {
  readonly account: string;
  readonly currency: string;
  readonly chain: BalanceChain;
  booked: number;
  pending: number;
  sumMinor: bigint;
  turnoverMinor: bigint;
  firstDay: PlainDate | null;
  lastDay: PlainDate | null;
  /** Of the first and the last row. */
  begin: PlainDate | null;
  end: PlainDate | null;
  /** What rows without a transaction state. */
  readonly balances: StatedBalance[];
  opening: StatedBalance | null;
  closing: StatedBalance | null;
  offset: number;
  line: number;
  length: number;
}

/**
 * Goes through the rows of a CSV file by a mapping: notes what is wrong, keeps the sums, and gives the entries. Only their words are read
 * in the encoding of the file: it is not known before the whole file has been gone through once, and what is a row the first time must be
 * one the second.
 */
export class CsvScanner {
  readonly accounts: CsvAccount[] = [];
  /** Lines before the heading, decoded. */
  readonly preamble: string[] = [];
  /** The heading as it stands, decoded; empty where there is none. */
  heading: readonly string[] = [];
  /** How many cells the widest row has, and the last one. */
  widest = 0;
  last: CsvRow | null = null;
  readonly #mapping: CsvMapping;
  readonly #notes: StatementNotes;
  readonly #encoding: TextEncoding;
  readonly #give: ((statement: number, entry: BankEntry) => void) | null;
  readonly #rows: CsvRows;
  readonly #dateOf: (text: string) => PlainDate | null;
  readonly #pendingWords: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #columns: CsvColumns | null = null;

  constructor(
    mapping: CsvMapping,
    notes: StatementNotes,
    encoding: TextEncoding = 'latin1',
    give: ((statement: number, entry: BankEntry) => void) | null = null,
  ) {
    this.#mapping = mapping;
    this.#notes = notes;
    this.#encoding = encoding;
    this.#give = give;
    this.#rows = new CsvRows(
      mapping.delimiter,
      mapping.skipLines,
      (row) => this.#row(row),
      (line) => this.#skipped(line),
    );
    this.#pendingWords = new Set(mapping.pendingWords.map((word) => word.trim().toLowerCase()));
    const dateOf = csvDateReader(mapping.dateFormat);
    if (!dateOf) notes.fault('csv.mapping-date', { field: 'dateFormat' }, { found: mapping.dateFormat });
    this.#dateOf = remembering(dateOf ?? (() => null));
    if (!mapping.hasHeading) this.#findColumns([]);
  }

  get line(): number {
    return this.#rows.line;
  }

  scan(stretch: Stretch): void {
    if (this.#notes.faultCount === 0 || this.#columns) this.#rows.scan(stretch);
  }

  /** The file has ended; `endsInLine` where nothing ends its last line. */
  finish(endsInLine: boolean): void {
    this.#rows.finish();
    if (this.#rows.unclosed !== null) this.#notes.fault('csv.quote-open', { line: this.#rows.unclosed });
    else if (endsInLine && this.last && this.last.cells.length < this.widest) this.#notes.fault('csv.truncated', { line: this.last.line });
    if (this.#mapping.hasHeading && !this.#columns && this.#notes.faultCount === 0)
      this.#notes.fault('csv.heading-missing', { line: this.#mapping.skipLines + 1 });
    for (const { turnoverMinor, line } of this.accounts)
      if (turnoverMinor > LARGEST_MINOR) this.#notes.fault('statement.amounts-too-large', { line });
  }

  /**
   * Whether figures may be lost where the file is cut off: an amount stands last in the last row, or a balance that nothing was held
   * against.
   */
  mayLackFigures(balancesAreChecked: boolean): boolean {
    const cells = this.last?.cells ?? [];
    const place = cells.length - 1;
    if (place === this.#columns?.balance) return !balancesAreChecked || filled(cells[place]?.trim() ?? '') === '';
    return [this.#columns?.amount, this.#columns?.moneyIn, this.#columns?.moneyOut].includes(place);
  }

  #skipped(line: string): void {
    if (this.preamble.length < 100) this.preamble.push(printable(charactersOf(line)));
  }

  #row(row: CsvRow): void {
    this.last = row;
    if (row.cells.length > this.widest) this.widest = row.cells.length;
    if (this.#mapping.hasHeading && this.heading.length === 0) {
      this.heading = row.cells.map((cell) => charactersOf(cell));
      this.#findColumns(this.heading, row.line);
      return;
    }
    const columns = this.#columns;
    if (!columns || row.cells.every((cell) => cell.trim() === '')) return;
    if (row.cells.length > columns.lastNeeded) this.#transaction(row, columns);
    else if (this.accounts.length > 0 && isFooter(row.cells)) this.#notes.finding('csv.line-passed-over', { line: row.line });
    else this.#notes.fault('csv.row-short', { line: row.line }, { found: row.cells.length });
  }

  #findColumns(heading: readonly string[], line?: number): void {
    const found = csvColumns(this.#mapping, heading);
    if ('bookingDate' in found) this.#columns = found;
    else for (const [code, field, name] of found) this.#notes.fault(code, { ...(line !== undefined && { line }), field }, { found: name });
  }

  #transaction(row: CsvRow, columns: CsvColumns): void {
    const cell: CellOf = (at) => (at === null ? '' : decoded(row.cells[at] ?? '', 'latin1'));
    const date = filled(cell(columns.bookingDate));
    const texts = columns.text.map(cell).filter((text) => text !== '');
    const summary = summaryRow(cell(columns.rowKind), [...texts, date, cell(0)], this.#dateOf(date) !== null);
    if (summary) {
      if (summary === 'sum') this.#notes.finding('csv.line-passed-over', { line: row.line });
      else this.#summary(row, columns, cell, summary);
      return;
    }
    const account = this.#accountOf(row, columns, cell);
    const balance = this.#balanceOf(row, filled(cell(columns.balance)));
    const hasAmount = hasAny([columns.amount, columns.moneyIn, columns.moneyOut], cell);
    if (date === '' && !hasAmount) {
      if (account && balance !== null) noteBalance(account, balance);
      return;
    }
    const amountMinor = this.#amountOf(row, columns, cell);
    const valueDate = this.#valueDateOf(row, filled(cell(columns.valueDate)));
    const isWaiting =
      isPendingText(texts[0] ?? '', this.#pendingWords, balance !== null) || this.#pendingWords.has(cell(columns.status).toLowerCase());
    const isReserved = this.#pendingWords.has(date.toLowerCase()) || (isWaiting && date === '');
    const isPending = isReserved || isWaiting;
    const bookingDate = isReserved ? valueDate : this.#bookingDateOf(row, date);
    // What is only reserved has no day at some banks, and is told anew by the next file anyway.
    if (isPending && !bookingDate) this.#notes.finding('csv.pending-left-out', { line: row.line }, { found: date || (texts[0] ?? '') });
    if (!bookingDate || amountMinor === null || !account) return;
    if (isPending) account.pending++;
    else count(account, row, bookingDate, amountMinor, balance);
    const told = {
      status: isPending ? 'pending' : 'booked',
      bookingDate,
      valueDate,
      amountMinor,
      balance,
      currency: account.currency,
    } as const;
    const words: CellOf = (at) => (at === null ? '' : decoded(row.cells[at] ?? '', this.#encoding));
    this.#give?.(this.accounts.length - 1, entryOf(row, columns, words, told));
  }

  // Some write the balances before and after the rows as rows themselves, in the column of amounts or in that of balances.
  #summary(row: CsvRow, columns: CsvColumns, cell: CellOf, kind: Exclude<SummaryRow, 'sum'>): void {
    const account = this.#accountOf(row, columns, cell);
    const hasAmount = hasAny([columns.amount, columns.moneyIn, columns.moneyOut], cell);
    const amountMinor = hasAmount ? this.#amountOf(row, columns, cell) : this.#balanceOf(row, filled(cell(columns.balance)));
    const date = this.#dateOf(cell(columns.bookingDate));
    if (!account || amountMinor === null) return;
    const balance: StatedBalance = { kind: kind === 'opening' ? 'OPBD' : 'CLBD', date, amountMinor, currency: account.currency };
    if (kind === 'opening') account.opening ??= balance;
    else account.closing ??= balance;
    account.length = row.offset + row.length - account.offset;
  }

  #bookingDateOf({ line }: CsvRow, text: string): PlainDate | null {
    const day = this.#dateOf(text);
    const place = { line, field: 'bookingDate' };
    if (text === '') this.#notes.fault('csv.date-missing', place);
    else if (!day) this.#notes.fault('csv.date-unreadable', place, { found: text, format: this.#mapping.dateFormat });
    return day;
  }

  #valueDateOf({ line }: CsvRow, text: string): PlainDate | null {
    if (text === '') return null;
    const day = this.#dateOf(text);
    if (!day) this.#notes.finding('csv.value-date-unreadable', { line, field: 'valueDate' }, { found: text });
    return day;
  }

  #accountOf(row: CsvRow, columns: CsvColumns, cell: CellOf): CsvAccount | null {
    const current = this.accounts.at(-1);
    if (current && columns.account.length === 0 && columns.currency === null) return current;
    const account = columns.account
      .map(cell)
      .join('')
      .replace(/[\s.,-]/g, '')
      .toUpperCase();
    const currency = cell(columns.currency).toUpperCase() || this.#mapping.currency;
    if (current?.account === account && current.currency === currency) return current;
    if (!/^[A-Z]{3}$/.test(currency)) {
      this.#notes.fault('csv.currency-unreadable', { line: row.line, field: 'currency' }, { found: currency });
      return null;
    }
    const key = `${account} ${currency}`;
    if (this.#seen.has(key)) {
      this.#notes.fault('csv.accounts-mixed', { line: row.line, field: 'account' }, { found: key.trim() });
      return null;
    }
    this.#seen.add(key);
    if (this.#seen.size > MOST_ACCOUNTS) this.#notes.fault('statement.too-many-statements', { line: row.line }, { most: MOST_ACCOUNTS });
    const made = newAccount(kept(account), kept(currency), row);
    this.accounts.push(made);
    return made;
  }

  #balanceOf({ line }: CsvRow, text: string): bigint | null {
    if (text === '') return null;
    const balance = csvAmount(text, this.#mapping.decimal);
    if (typeof balance === 'bigint') return balance;
    this.#amountFault(line, 'balance', text, balance);
    return null;
  }

  #amountOf({ line }: CsvRow, { amount, moneyIn, moneyOut, direction }: CsvColumns, cell: CellOf): bigint | null {
    const read = (field: string, at: number | null): bigint | null => {
      const text = filled(cell(at));
      if (text === '') return null;
      const found = csvAmount(text, this.#mapping.decimal);
      if (typeof found === 'bigint') return found;
      this.#amountFault(line, field, text, found);
      return null;
    };
    const faults = this.#notes.faultCount;
    const [signed, into, out] = [read('amount', amount), read('moneyIn', moneyIn), read('moneyOut', moneyOut)];
    if (this.#notes.faultCount > faults) return null;
    if (signed !== null) return direction === null ? signed : this.#directed(line, signed, cell(direction));
    if (into === null && out === null) this.#notes.fault('csv.amount-missing', { line, field: 'amount' });
    if (into !== null && into < 0n) this.#notes.fault('csv.amount-sign', { line, field: 'moneyIn' }, { found: cell(moneyIn) });
    if (into === null && out === null) return null;
    // What went out is written with a minus by some and without by others.
    return (into ?? 0n) - (out === null ? 0n : out < 0n ? -out : out);
  }

  // A minus beside money in may be a correction, or a program's own idea of a sign: nobody knows.
  #directed(line: number, amount: bigint, written: string): bigint | null {
    const direction = csvDirection(written);
    if (direction === 'out') return amount < 0n ? amount : -amount;
    if (direction === 'in' && amount >= 0n) return amount;
    const place = { line, field: 'direction' };
    if (direction === null) this.#notes.fault('csv.direction-unreadable', place, { found: written });
    else this.#notes.fault('csv.direction-differs', place, { found: written });
    return null;
  }

  #amountFault(line: number, field: string, found: string, why: 'ambiguous' | null): void {
    this.#notes.fault(
      why === 'ambiguous' ? 'csv.amount-ambiguous' : 'csv.amount-unreadable',
      { line, field },
      { found, decimal: this.#mapping.decimal },
    );
  }
}

/** Neighbouring rows have the same days. */
function remembering(dateOf: (text: string) => PlainDate | null): (text: string) => PlainDate | null {
  let [last, day]: [string, PlainDate | null] = ['', dateOf('')];
  return (text) => {
    if (text !== last) [last, day] = [text, dateOf(text)];
    return day;
  };
}

function hasAny(places: readonly (number | null)[], cell: CellOf): boolean {
  return places.some((at) => filled(cell(at)) !== '');
}

type CellOf = (at: number | null) => string;

// Some banks write a hyphen where there is nothing.
function filled(text: string): string {
  return text === '-' ? '' : text;
}

function decoded(cell: string, encoding: TextEncoding): string {
  return PLAIN.test(cell) ? cell.trim() : printable(charactersOf(cell, encoding)).trim();
}

function count(account: CsvAccount, row: CsvRow, day: PlainDate, amountMinor: bigint, balance: bigint | null): void {
  account.booked++;
  account.sumMinor += amountMinor;
  account.turnoverMinor += amountMinor < 0n ? -amountMinor : amountMinor;
  account.chain.add(amountMinor, balance, row.line);
  if (account.firstDay === null || day < account.firstDay) account.firstDay = day;
  if (account.lastDay === null || day > account.lastDay) account.lastDay = day;
  account.begin ??= day;
  account.end = day;
  account.length = row.offset + row.length - account.offset;
}

/** Some banks have a row with today's balance and no transaction. */
function noteBalance(account: CsvAccount, amountMinor: bigint): void {
  if (account.balances.length === 0) account.balances.push({ kind: 'INFO', date: null, amountMinor, currency: account.currency });
}

function newAccount(account: string, currency: string, { offset, line, length }: CsvRow): CsvAccount {
  return {
    account,
    currency,
    chain: new BalanceChain(),
    booked: 0,
    pending: 0,
    sumMinor: 0n,
    turnoverMinor: 0n,
    firstDay: null,
    lastDay: null,
    begin: null,
    end: null,
    balances: [],
    opening: null,
    closing: null,
    offset,
    line,
    length,
  };
}

interface Figures {
  readonly status: 'booked' | 'pending';
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly amountMinor: bigint;
  readonly balance: bigint | null;
  readonly currency: string;
}

function entryOf(
  { offset, length, line }: CsvRow,
  columns: CsvColumns,
  cell: CellOf,
  { status, bookingDate, valueDate, amountMinor, balance, currency }: Figures,
): BankEntry {
  const place: SourcePlace = { offset, length, line };
  const reference = cell(columns.reference);
  const texts = columns.text.map(cell).filter((text) => text !== '');
  return {
    status,
    bookingDate,
    valueDate,
    amountMinor,
    currency,
    isReversal: false,
    code: '',
    counterparty: { name: cell(columns.counterparty), account: cell(columns.counterpartyAccount).replace(/\s/g, '') },
    references: {
      endToEnd: '',
      ocr: '',
      bankgiro: '',
      message: '',
      invoices: [],
      ids: /[1-9A-Za-z]/.test(reference) ? [`entry:${reference}`] : [],
    },
    text: [...new Set(texts)].join('\n'),
    foreign: null,
    charges: [],
    balanceAfterMinor: balance,
    details: [],
    parts: null,
    place,
  };
}
