import { type PlainDate, parseCompactDate } from '@saldo/kernel';
import { kept } from '../kept.ts';
import { LARGEST_MINOR, MOST_STATEMENTS } from '../limits.ts';
import type { StatementNotes } from '../notes.ts';
import { charactersOf, placeIn, type Stretch, type TextEncoding } from '../text-stretches.ts';
import { BgmaxRecord, RECORD_WIDTH } from './bgmax-record.ts';

/** How many payments of one deposit, and lines about one payment, may be, since a deposit is one entry with all of them. */
const MOST_PAYMENTS = 200_000;
const MOST_LINES = 1_000;

/** A payment (20) or deduction (21) with the records that belong to it. */
export interface BgmaxPayment {
  readonly record: BgmaxRecord;
  readonly amountMinor: bigint;
  /** 22, 23 and 25 to 29. */
  readonly lines: BgmaxRecord[];
}

/** What an opening record (05) begins. */
interface Section {
  readonly bankgiro: string;
  readonly plusgiro: string;
  readonly currency: string;
  /** What its payments come to, and how many they are. */
  sumMinor: bigint;
  payments: number;
  readonly offset: number;
  readonly line: number;
}

/** A deposit: a section with its deposit record (15). */
export interface BgmaxDeposit extends Readonly<Section> {
  /** As written: clearing and account number, filled up with zeros. */
  readonly account: string;
  readonly date: PlainDate;
  readonly number: string;
  /** `K`, `D` or `S`; `''` where it is blank. */
  readonly type: string;
  /** What the deposit record states. */
  readonly amountMinor: bigint;
  readonly count: number;
  readonly length: number;
}

interface Counts {
  payments: number;
  deductions: number;
  references: number;
  deposits: number;
}

type GiveDeposit = (deposit: BgmaxDeposit, payments: readonly BgmaxPayment[]) => void;
type State = 'start' | 'between' | 'section' | 'end';

/** Goes through the records of BgMax files once: notes what is wrong, keeps the deposits, and gives each with its payments. */
export class BgmaxScanner {
  readonly deposits: BgmaxDeposit[] = [];
  version = '';
  createdAt = '';
  isTest = false;
  line = 0;
  /** Whether every end record counts what its part holds. */
  countsHold = true;
  readonly #notes: StatementNotes;
  readonly #encoding: TextEncoding;
  readonly #give: GiveDeposit | null;
  #state: State = 'start';
  #section: Section | null = null;
  #payments: BgmaxPayment[] = [];
  /** Where lines about a payment go; false before the first payment of a section. */
  #lines: BgmaxRecord[] | boolean = false;
  #counts: Counts = { payments: 0, deductions: 0, references: 0, deposits: 0 };

  constructor(notes: StatementNotes, encoding: TextEncoding = 'latin1', give: GiveDeposit | null = null) {
    this.#notes = notes;
    this.#encoding = encoding;
    this.#give = give;
  }

  scan(stretch: Stretch): void {
    const { text } = stretch;
    for (let at = 0; at < text.length; ) {
      const feed = text.indexOf('\n', at);
      this.line++;
      const line = text.slice(at, feed).trimEnd();
      if (line !== '') this.#record(new BgmaxRecord(charactersOf(line, this.#encoding)), placeIn(stretch, at), placeIn(stretch, feed + 1));
      at = feed + 1;
    }
  }

  finish(): void {
    if (this.#state === 'end') return;
    if (this.#state !== 'start') this.#notes.fault('bgmax.truncated', { line: this.line });
    else if (this.#notes.faultCount === 0) this.#notes.fault('statement.empty');
  }

  #record(record: BgmaxRecord, offset: number, end: number): void {
    const { code } = record;
    if (record.width > RECORD_WIDTH) {
      this.#fault('bgmax.record-too-long', record, undefined, { width: record.width });
      return;
    }
    if (record.hadTabs) this.#notes.finding('bgmax.tabs', { line: this.line, label: code });
    if (code === '01') this.#start(record);
    else if (code === '05') this.#open(record, offset);
    else if (code === '20' || code === '21') this.#payment(record);
    else if (code === '22' || code === '23' || (code >= '25' && code <= '29')) this.#about(record);
    else if (code === '15') this.#close(record, end);
    else if (code === '70') this.#end(record);
    else this.#fault('bgmax.record-unknown', record, undefined, { found: code });
  }

  #start(record: BgmaxRecord): void {
    if (this.#state !== 'start' && this.#state !== 'end') {
      this.#misplaced(record);
      return;
    }
    if (record.text(3, 22) !== 'BGMAX') {
      this.#fault('bgmax.not-bgmax', record, 'layout', { found: record.text(3, 22) });
      return;
    }
    this.#state = 'between';
    this.version ||= record.text(23, 24);
    this.createdAt ||= kept(record.text(25, 44));
    if (record.text(45, 45) === 'T') this.isTest = true;
    this.#counts = { payments: 0, deductions: 0, references: 0, deposits: 0 };
  }

  #open(record: BgmaxRecord, offset: number): void {
    if (this.#state !== 'between') {
      this.#misplaced(record);
      return;
    }
    this.#state = 'section';
    const currency = record.text(23, 25);
    if (!/^[A-Z]{3}$/.test(currency)) this.#fault('bgmax.currency-unreadable', record, 'currency', { found: currency });
    const [bankgiro, plusgiro] = [record.number(3, 12), record.number(13, 22)];
    this.#section = { bankgiro, plusgiro, currency, sumMinor: 0n, payments: 0, offset, line: this.line };
    this.#payments = [];
    this.#lines = false;
  }

  #payment(record: BgmaxRecord): void {
    const section = this.#section;
    if (!section) {
      this.#misplaced(record);
      return;
    }
    const isDeduction = record.code === '21';
    this.#counts[isDeduction ? 'deductions' : 'payments']++;
    this.#lines = true;
    const size = record.amountMinor();
    if (size === null) {
      this.#fault('bgmax.amount-unreadable', record, 'amount', { found: record.text(38, 55) });
      return;
    }
    section.sumMinor += isDeduction ? -size : size;
    if (++section.payments > MOST_PAYMENTS && section.payments === MOST_PAYMENTS + 1)
      this.#fault('bgmax.too-many-payments', record, undefined, { most: MOST_PAYMENTS });
    if (!this.#give) return;
    const lines: BgmaxRecord[] = [];
    this.#payments.push({ record, amountMinor: isDeduction ? -size : size, lines });
    this.#lines = lines;
  }

  /** An extra reference (22, 23), information (25), name, address or organisation number (26-29): about the payment before it. */
  #about(record: BgmaxRecord): void {
    if (!this.#section || this.#lines === false) {
      this.#misplaced(record);
      return;
    }
    if (record.code === '22' || record.code === '23') {
      this.#counts.references++;
      if (record.amountMinor() === null) this.#fault('bgmax.amount-unreadable', record, 'amount', { found: record.text(38, 55) });
    }
    if (this.#lines !== true && this.#lines.length < MOST_LINES) this.#lines.push(record);
  }

  #close(record: BgmaxRecord, end: number): void {
    const section = this.#section;
    if (!section) {
      this.#misplaced(record);
      return;
    }
    this.#state = 'between';
    this.#section = null;
    this.#counts.deposits++;
    const deposit = this.#deposit(section, record, end);
    if (!deposit) return;
    if (this.deposits.length < MOST_STATEMENTS) this.deposits.push(deposit);
    else if (this.deposits.length === MOST_STATEMENTS)
      this.#fault('statement.too-many-statements', record, undefined, { most: MOST_STATEMENTS });
    this.#give?.(deposit, this.#payments);
    this.#payments = [];
  }

  #deposit(section: Section, record: BgmaxRecord, end: number): BgmaxDeposit | null {
    const [day, sum, count] = [record.figures(38, 45), record.figures(51, 68), record.figures(72, 79)];
    const date = day === null ? null : parseCompactDate(day);
    const currency = record.text(69, 71);
    if (date === null) this.#fault('bgmax.date-unreadable', record, 'date', { found: record.text(38, 45) });
    if (sum === null) this.#fault('bgmax.amount-unreadable', record, 'amount', { found: record.text(51, 68) });
    if (count === null) this.#fault('bgmax.count-unreadable', record, 'count', { found: record.text(72, 79) });
    if (currency !== section.currency)
      this.#fault('bgmax.currency-differs', record, 'currency', { found: currency, opening: section.currency });
    if (section.sumMinor > LARGEST_MINOR || section.sumMinor < -LARGEST_MINOR) this.#fault('statement.amounts-too-large', record, 'amount');
    if (date === null || sum === null || count === null) return null;
    return {
      ...section,
      account: kept(record.text(3, 37)),
      date,
      number: record.number(46, 50),
      type: record.text(80, 80),
      amountMinor: BigInt(sum),
      count: Number(count),
      length: end - section.offset,
    };
  }

  #end(record: BgmaxRecord): void {
    if (this.#state !== 'between') {
      this.#misplaced(record);
      return;
    }
    this.#state = 'end';
    const stated: readonly (readonly [keyof Counts, string | null])[] = [
      ['payments', record.figures(3, 10)],
      ['deductions', record.figures(11, 18)],
      ['references', record.figures(19, 26)],
      ['deposits', record.figures(27, 34)],
    ];
    for (const [what, figures] of stated) {
      if (figures === null) this.#fault('bgmax.count-unreadable', record, what, { found: record.text(3, 34) });
      else if (Number(figures) !== this.#counts[what]) {
        this.countsHold = false;
        this.#notes.finding(
          'bgmax.count-differs',
          { line: this.line, label: '70', field: what },
          { what, stated: Number(figures), found: this.#counts[what] },
        );
      }
    }
  }

  #misplaced(record: BgmaxRecord): void {
    const code = this.#state === 'start' ? 'bgmax.no-start' : 'bgmax.record-misplaced';
    this.#fault(code, record, undefined, { found: record.code });
  }

  #fault(code: string, record: BgmaxRecord, field?: string, details: Record<string, string | number> = {}): void {
    this.#notes.fault(code, { line: this.line, label: record.code, ...(field !== undefined && { field }) }, details);
  }
}
