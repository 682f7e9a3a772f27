import { addDays, type PlainDate, plainDate } from '@saldo/kernel';
import type { EngineInput, MatchRow, Side } from '@saldo/reconcile';
import { type Random, seededRandom } from '@saldo/sandbox';

/** Rows that truly belong together, and what happened. */
export interface TrueGroup {
  readonly event: string;
  readonly bankIds: readonly string[];
  readonly ledgerIds: readonly string[];
}

/** A year of an account with what is true of it. */
export interface MadeAccount {
  readonly input: EngineInput;
  readonly truth: readonly TrueGroup[];
  /** A row that is the same as another in everything: either may take the other's place. */
  readonly twins: ReadonlyMap<string, string>;
  /** What the bank told twice: it is in no balance. */
  readonly doubledMinor: bigint;
}

/** What an event makes a row of; the rest is filled in. */
export interface Draft {
  readonly day: PlainDate;
  /** Whole öre; money in is positive. */
  readonly minor: number;
  /** The counterparty's full name; cut, or left out, as the side does. */
  readonly name?: string;
  readonly references?: readonly string[];
  readonly text?: string;
  readonly isReversal?: boolean;
}

interface Made {
  readonly row: MatchRow;
  /** Orders rows within a day. */
  readonly order: number;
}

const FIRST_DAY = plainDate('2025-01-01');
const MISSING = { bank: 0.3, ledger: 0.2 } as const;
const BANK_WORDS = ['INSÄTTNING', 'ÖVERFÖRING', 'BG-BETALNING', 'BETALNING', 'PLUSGIRO'];
const LEDGER_WORDS = ['Kundinbetalning', 'Leverantörsbetalning', 'Betalning', 'Inbetalning', 'Bank'];

/** An account that events write rows into. Same seed, same account. */
export class AccountMaker {
  readonly random: Random;
  readonly #made: Record<Side, Made[]> = { bank: [], ledger: [] };
  readonly #truth: TrueGroup[] = [];
  readonly #twins = new Map<string, string>();
  readonly #shuffleVouchers: boolean;
  #doubledMinor = 0n;
  #orders = 0;

  constructor(seed: number, shuffleVouchers: boolean) {
    this.random = seededRandom(seed);
    this.#shuffleVouchers = shuffleVouchers;
  }

  get bankRows(): number {
    return this.#made.bank.length;
  }

  /** Adds a row and gives its id. */
  add(side: Side, draft: Draft): string {
    const id = this.#id(side);
    const named = draft.name !== undefined && !this.random.chance(MISSING[side]) ? draft.name : '';
    const name = side === 'bank' ? this.#cut(named) : named;
    const text = draft.text ?? this.random.pick(side === 'bank' ? BANK_WORDS : LEDGER_WORDS);
    const references = draft.references ?? [];
    const common = { id, day: draft.day, amountMinor: BigInt(draft.minor), currency: 'SEK' };
    // The books have no field for the counterparty: what they know stands in the text.
    const row: MatchRow =
      side === 'bank'
        ? { ...common, name, text, references, ...(draft.isReversal ? { isReversal: true } : {}) }
        : { ...common, text: [text, name, ...references].filter((word) => word !== '').join(' ') };
    const order = side === 'ledger' && this.#shuffleVouchers ? this.random.next() : this.#orders++;
    this.#made[side].push({ row, order });
    return id;
  }

  /** The same row once more: delivered, or booked, twice. */
  double(side: Side, id: string): void {
    // It was just written.
    const made = this.#made[side].findLast(({ row }) => row.id === id);
    if (!made) throw new RangeError(`no row ${id}`);
    const twin = { ...made.row, id: this.#id(side) };
    this.#made[side].push({ row: twin, order: this.#orders++ });
    this.#twins.set(twin.id, id).set(id, twin.id);
    if (side === 'bank') this.#doubledMinor += twin.amountMinor;
  }

  /** Says that rows belong together. */
  belong(event: string, bankIds: readonly string[], ledgerIds: readonly string[]): void {
    this.#truth.push({ event, bankIds, ledgerIds });
  }

  /** A bank day of the year. */
  day(): PlainDate {
    for (;;) {
      const day = addDays(FIRST_DAY, this.random.between(10, 350));
      if (bankDay(day) === day) return day;
    }
  }

  /** A log-normal amount in öre, three in ten of them round. */
  amount(medianKronor = 3_500): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.random.next())) * Math.cos(2 * Math.PI * this.random.next());
    const kronor = Math.min(2_000_000, Math.max(15, medianKronor * Math.exp(1.2 * normal)));
    if (!this.random.chance(0.3)) return Math.round(kronor * 100);
    const step = kronor > 5_000 ? 500 : kronor > 1_000 ? 100 : kronor > 200 ? 50 : 10;
    return Math.max(step, Math.round(kronor / step) * step) * 100;
  }

  /** The account as the engine gets it: rows in the order of their days. */
  finish(): MadeAccount {
    const [bank, ledger] = [this.#rows('bank'), this.#rows('ledger')];
    const sum = (rows: readonly MatchRow[]) => rows.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    const opening = 25_000_000n;
    const input: EngineInput = {
      currency: 'SEK',
      bank: bank.map((row, sequence) => ({ ...row, sequence })),
      ledger: ledger.map((row, at) => ({ ...row, series: 'A', number: String(at + 1), voucherId: `v${at}` })),
      proof: {
        from: FIRST_DAY,
        bankOpeningMinor: opening,
        bankClosingMinor: opening + sum(bank) - this.#doubledMinor,
        ledgerOpeningMinor: opening,
        ledgerClosingMinor: opening + sum(ledger),
      },
    };
    return { input, truth: this.#truth, twins: this.#twins, doubledMinor: this.#doubledMinor };
  }

  #rows(side: Side): MatchRow[] {
    const made = this.#made[side];
    made.sort((a, b) => (a.row.day < b.row.day ? -1 : a.row.day > b.row.day ? 1 : a.order - b.order));
    return made.map(({ row }) => row);
  }

  #id(side: Side): string {
    const hex = () => this.random.between(0, 0xffff_ffff).toString(16).padStart(8, '0');
    return `${side === 'bank' ? 'b' : 'l'}-${hex()}${hex()}`;
  }

  #cut(name: string): string {
    return name.toUpperCase().slice(0, this.random.between(14, 20)).trim();
  }
}

/** The day, or the next one that banks are open. */
export function bankDay(day: PlainDate): PlainDate {
  const weekday = new Date(day).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** So many bank days later, or earlier. */
export function bankDaysLater(day: PlainDate, days: number): PlainDate {
  const step = Math.sign(days);
  let at = day;
  for (let left = Math.abs(days); left > 0; left--) {
    do at = addDays(at, step);
    while (bankDay(at) !== at);
  }
  return at;
}
