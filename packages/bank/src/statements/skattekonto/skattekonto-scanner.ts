import { type OrgNumber, type PlainDate, parseCompactDate, parseOrgNumber, parsePlainDate } from '@saldo/kernel';
import { BalanceChain } from '../csv/balance-chain.ts';
import { csvAmount } from '../csv/csv-amount.ts';
import { type CsvRow, CsvRows } from '../csv/csv-rows.ts';
import { kept } from '../kept.ts';
import { LARGEST_MINOR, MOST_STATEMENTS } from '../limits.ts';
import type { StatementNotes } from '../notes.ts';
import type { BankEntry } from '../statement.ts';
import { charactersOf, printable, type Stretch, type TextEncoding } from '../text-stretches.ts';

/** What stands between an opening and a closing balance of the tax account. */
export interface TaxStatement {
  readonly ownerName: string;
  readonly orgNumber: OrgNumber | null;
  readonly opening: Marker;
  closing: Marker | null;
  readonly chain: BalanceChain;
  booked: number;
  information: number;
  sumMinor: bigint;
  turnoverMinor: bigint;
  firstDay: PlainDate | null;
  lastDay: PlainDate | null;
  readonly offset: number;
  readonly line: number;
  length: number;
}

/** A row `Ingående saldo 2026-01-01` or `Utgående saldo 2026-01-31`. */
interface Marker {
  readonly date: PlainDate | null;
  readonly amountMinor: bigint;
}

const MARKER = /^(ing|utg)[åa]ende saldo\b\s*(\S*)/i;

/**
 * Goes through the rows of a file of the tax account, as Skatteverket's service exports them: day, text, amount, and in some the balance
 * after it; between a row with the opening and one with the closing balance, below the name and number of whose account it is. The older
 * form has the amounts at Kronofogden in the fourth column, which are told and not counted.
 */
export class TaxAccountScanner {
  readonly statements: TaxStatement[] = [];
  readonly #notes: StatementNotes;
  readonly #encoding: TextEncoding;
  readonly #give: ((statement: number, entry: BankEntry) => void) | null;
  readonly #rows = new CsvRows(';', 0, (row) => this.#row(row));
  #ownerName = '';
  #orgNumber: OrgNumber | null = null;
  /** What the fourth column is: told by the opening balance, which stands in it or before it. */
  #fourth: 'balance' | 'enforced' = 'balance';
  #open: TaxStatement | null = null;

  constructor(
    notes: StatementNotes,
    encoding: TextEncoding = 'latin1',
    give: ((statement: number, entry: BankEntry) => void) | null = null,
  ) {
    this.#notes = notes;
    this.#encoding = encoding;
    this.#give = give;
  }

  get line(): number {
    return this.#rows.line;
  }

  scan(stretch: Stretch): void {
    this.#rows.scan(stretch);
  }

  finish(): void {
    this.#rows.finish();
    if (this.#rows.unclosed !== null) this.#notes.fault('csv.quote-open', { line: this.#rows.unclosed });
    if (this.#open) this.#notes.fault('skattekonto.truncated', { line: this.line });
    else if (this.statements.length === 0) this.#notes.fault('skattekonto.no-balances');
    for (const { turnoverMinor, line } of this.statements)
      if (turnoverMinor > LARGEST_MINOR) this.#notes.fault('statement.amounts-too-large', { line });
  }

  #row(row: CsvRow): void {
    const cells = row.cells.map((cell) => printable(charactersOf(cell, this.#encoding)).trim());
    if (cells.every((cell) => cell === '')) return;
    const marker = MARKER.exec(cells[1] ?? '');
    if (marker) this.#marker(row, cells, marker[1]?.toLowerCase() === 'ing', marker[2] ?? '');
    else if (this.#open) this.#transaction(row, cells, this.#open);
    else this.#owner(row, cells);
  }

  /** Before a statement stand the name and number, and in some a heading. */
  #owner({ line }: CsvRow, cells: readonly string[]): void {
    const number = cells
      .slice(0, 2)
      .map(parseOrgNumber)
      .find((found) => found !== null);
    if (number) {
      this.#orgNumber = number;
      this.#ownerName = cells[0] !== undefined && parseOrgNumber(cells[0]) === null ? kept(cells[0]) : '';
    } else if (dayOf(cells[0] ?? '')) this.#notes.fault('skattekonto.outside', { line });
  }

  #marker(row: CsvRow, cells: readonly string[], isOpening: boolean, day: string): void {
    const text = cells[2] || cells[3] || '';
    const amountMinor = csvAmount(text, ',');
    if (typeof amountMinor !== 'bigint') {
      this.#notes.fault('skattekonto.amount-unreadable', { line: row.line, field: 'balance' }, { found: text });
      return;
    }
    const marker = { date: dayOf(day) ?? dayOf(cells[0] ?? ''), amountMinor };
    if (isOpening) this.#begin(row, marker, cells[2] === '' ? 'balance' : 'enforced');
    else this.#close(row, marker);
  }

  #begin({ line, offset }: CsvRow, opening: Marker, fourth: 'balance' | 'enforced'): void {
    if (this.#open) this.#notes.fault('skattekonto.unclosed', { line });
    this.#fourth = fourth;
    this.#open = {
      ownerName: this.#ownerName,
      orgNumber: this.#orgNumber,
      opening,
      closing: null,
      chain: new BalanceChain(),
      booked: 0,
      information: 0,
      sumMinor: 0n,
      turnoverMinor: 0n,
      firstDay: null,
      lastDay: null,
      offset,
      line,
      length: 0,
    };
  }

  #close({ line, offset, length }: CsvRow, closing: Marker): void {
    const open = this.#open;
    if (!open) {
      this.#notes.fault('skattekonto.no-opening', { line });
      return;
    }
    open.closing = closing;
    open.length = offset + length - open.offset;
    this.#open = null;
    if (this.statements.length < MOST_STATEMENTS) this.statements.push(open);
    else if (this.statements.length === MOST_STATEMENTS)
      this.#notes.fault('statement.too-many-statements', { line }, { most: MOST_STATEMENTS });
  }

  #transaction(row: CsvRow, cells: readonly string[], open: TaxStatement): void {
    const [date = '', text = '', amount = '', fourth = ''] = cells;
    const day = dayOf(date);
    if (!day) this.#notes.fault('skattekonto.date-unreadable', { line: row.line, field: 'date' }, { found: date });
    const own = this.#amountOf(row, 'amount', amount);
    const beside = this.#amountOf(row, this.#fourth, fourth);
    const isEnforced = own === null && this.#fourth === 'enforced' && beside !== null;
    const amountMinor = isEnforced ? beside : own;
    if (amountMinor === null && amount === '') this.#notes.fault('skattekonto.amount-missing', { line: row.line, field: 'amount' });
    if (!day || amountMinor === null) return;
    const balance = this.#fourth === 'balance' ? beside : null;
    if (isEnforced) open.information++;
    else {
      open.booked++;
      open.sumMinor += amountMinor;
      open.turnoverMinor += amountMinor < 0n ? -amountMinor : amountMinor;
      open.chain.add(amountMinor, balance, row.line);
    }
    if (open.firstDay === null || day < open.firstDay) open.firstDay = day;
    if (open.lastDay === null || day > open.lastDay) open.lastDay = day;
    this.#give?.(this.statements.length, entryOf(row, day, text, amountMinor, balance, isEnforced));
  }

  #amountOf({ line }: CsvRow, field: string, text: string): bigint | null {
    if (text === '') return null;
    const amount = csvAmount(text, ',');
    if (typeof amount === 'bigint') return amount;
    this.#notes.fault('skattekonto.amount-unreadable', { line, field }, { found: text });
    return null;
  }
}

function dayOf(text: string): PlainDate | null {
  return parsePlainDate(text) ?? parseCompactDate(text);
}

function entryOf(
  { offset, length, line }: CsvRow,
  bookingDate: PlainDate,
  text: string,
  amountMinor: bigint,
  balanceAfterMinor: bigint | null,
  isEnforced: boolean,
): BankEntry {
  return {
    status: isEnforced ? 'information' : 'booked',
    bookingDate,
    valueDate: null,
    amountMinor,
    currency: 'SEK',
    isReversal: false,
    code: isEnforced ? 'KFM' : '',
    counterparty: { name: '', account: '' },
    references: { endToEnd: '', ocr: '', bankgiro: '', message: '', invoices: [], ids: [] },
    text,
    foreign: null,
    charges: [],
    balanceAfterMinor,
    details: [],
    parts: null,
    place: { offset, length, line },
  };
}
