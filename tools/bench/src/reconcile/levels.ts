import type { PlainDate } from '@saldo/kernel';
import type { Random } from '@saldo/sandbox';
import { Counterparties, ocrNumber } from './counterparties.ts';
import { AccountMaker, bankDay, bankDaysLater, type MadeAccount } from './made-account.ts';

/** How hard the data is; the shares are those of the domain page. */
export type Level = 'normal' | 'hard';

type Event =
  | 'exact with reference'
  | 'exact without'
  | 'timing'
  | 'recurring'
  | 'many payers'
  | 'batch in'
  | 'batch out'
  | 'card fee'
  | 'exchange'
  | 'rounding'
  | 'n:m'
  | 'bank row twice'
  | 'booked twice'
  | 'bank reversal'
  | 'bank only'
  | 'ledger only';

const WEIGHTS: Readonly<Record<Event, readonly [normal: number, hard: number]>> = {
  'exact with reference': [40, 8],
  'exact without': [14, 18],
  timing: [12, 20],
  recurring: [6, 10],
  'many payers': [5, 14],
  'batch in': [4, 8],
  'batch out': [2, 4],
  'card fee': [3, 5],
  exchange: [1, 2],
  rounding: [1, 2],
  'n:m': [0.7, 2],
  'bank row twice': [1, 2],
  'booked twice': [1, 2],
  'bank reversal': [0.7, 1],
  'bank only': [4, 4],
  'ledger only': [3, 4],
};

/** An account with about so many bank rows. */
export function generateLevel(level: Level, bankRows: number, seed: number): MadeAccount {
  const account = new AccountMaker(seed, level === 'hard');
  const events = new LevelEvents(account, bankRows);
  const weights = Object.entries(WEIGHTS).map(([event, [normal, hard]]) => [event as Event, level === 'normal' ? normal : hard] as const);
  while (account.bankRows < bankRows) events.happen(drawn(account.random, weights));
  return account.finish();
}

/** One of several, by weight. */
export function drawn<T>(random: Random, weights: readonly (readonly [T, number])[]): T {
  let left = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of weights) {
    left -= weight;
    if (left < 0) return choice;
  }
  return weights[0]![0];
}

interface Subscription {
  readonly name: string;
  readonly minor: number;
  readonly dayOfMonth: number;
  month: number;
}

const ACQUIRERS = [
  { name: 'Nets Kortinlösen', ratePpm: 9_500, fixed: 0 },
  { name: 'Stripe Payments', ratePpm: 15_000, fixed: 180 },
  { name: 'Zettle by Paypal', ratePpm: 17_500, fixed: 0 },
] as const;

/** What happens on an account, one way each. */
export class LevelEvents {
  readonly #account: AccountMaker;
  readonly #random: Random;
  readonly #parties: Counterparties;
  readonly #prices: readonly number[];
  readonly #subscriptions: Subscription[] = [];

  constructor(account: AccountMaker, bankRows: number) {
    this.#account = account;
    this.#random = account.random;
    this.#parties = new Counterparties(account.random, Math.max(20, bankRows / 20));
    this.#prices = Array.from({ length: 6 + Math.floor(bankRows / 800) }, () => account.random.between(2, 60) * 4_950);
  }

  happen(event: Event): void {
    if (event === 'exact with reference') this.exact(event, this.#between(0, 1, 0.3), [ocrNumber(this.#random)]);
    else if (event === 'exact without') this.exact(event, this.#between(0, 1, 0.3));
    else if (event === 'timing') this.exact(event, this.#random.between(-5, 2));
    else if (event === 'recurring') this.#recurring();
    else if (event === 'many payers') this.#manyPayers();
    else if (event === 'batch in') this.batchIn();
    else if (event === 'batch out') this.#batchOut();
    else if (event === 'card fee') this.cardFee();
    else if (event === 'exchange') this.#exchange();
    else if (event === 'rounding') this.#rounding();
    else if (event === 'n:m') this.#manyToMany();
    else if (event === 'bank row twice') this.#account.double('bank', this.exact(event, 0).bank);
    else if (event === 'booked twice') this.#account.double('ledger', this.exact(event, 0).ledger);
    else if (event === 'bank reversal') this.#reversal();
    else if (event === 'bank only')
      this.#account.add('bank', {
        day: this.#account.day(),
        minor: this.#signed(this.#account.amount(600)),
        name: this.#parties.company(),
      });
    else
      this.#account.add('ledger', { day: this.#account.day(), minor: this.#signed(this.#account.amount()), name: this.#parties.company() });
  }

  /** One bank row and one entry of the same amount; `lag` bank days from the bank's day to the entry's. */
  exact(event: string, lag: number, references: readonly string[] = []): { readonly bank: string; readonly ledger: string } {
    const day = this.#account.day();
    const shared = { minor: this.#signed(this.#account.amount()), name: this.#parties.company(), references };
    return this.#pair(event, day, bankDaysLater(day, lag), shared);
  }

  batchIn(): void {
    const day = this.#account.day();
    const booked = bankDaysLater(
      day,
      drawn(this.#random, [
        [0, 7],
        [-1, 2],
        [1, 1],
      ] as const),
    );
    const parts = Array.from({ length: this.#random.between(2, 12) }, () => ({
      day: booked,
      minor: this.#account.amount(2_000),
      name: this.#parties.company(),
      references: this.#random.chance(0.3) ? [ocrNumber(this.#random)] : [],
    }));
    const bank = this.#account.add('bank', { day, minor: sum(parts), text: 'BANKGIROINSÄTTNING' });
    this.#account.belong(
      'batch in',
      [bank],
      parts.map((part) => this.#account.add('ledger', part)),
    );
  }

  cardFee(): void {
    const { name, ratePpm, fixed } = this.#random.pick(ACQUIRERS);
    const day = this.#account.day();
    const gross = this.#account.amount(4_000);
    const bank = this.#account.add('bank', { day, minor: gross - Math.round((gross * ratePpm) / 1e6) - fixed, name });
    const ledger = this.#account.add('ledger', { day: bankDaysLater(day, -this.#random.between(1, 3)), minor: gross, name });
    this.#account.belong('card fee', [bank], [ledger]);
  }

  #recurring(): void {
    let one = this.#subscriptions.find(({ month }) => month < 12);
    if (!one || (this.#subscriptions.length < 4 && this.#random.chance(0.5))) {
      const minor = this.#signed(this.#account.amount(1_500));
      one = { name: this.#parties.company(), minor, dayOfMonth: this.#random.between(1, 27), month: 0 };
      this.#subscriptions.push(one);
    }
    const month = String(++one.month).padStart(2, '0');
    const day = bankDay(`2025-${month}-${String(one.dayOfMonth).padStart(2, '0')}` as PlainDate);
    this.#pair('recurring', day, bankDaysLater(day, this.#random.between(-1, 1)), one);
  }

  #manyPayers(): void {
    const minor = this.#random.pick(this.#prices);
    const due = this.#random.chance(0.5)
      ? bankDay(`2025-${String(this.#random.between(2, 11)).padStart(2, '0')}-28` as PlainDate)
      : this.#account.day();
    const day = bankDaysLater(due, this.#random.between(-1, 2));
    this.#pair('many payers', day, bankDaysLater(day, this.#between(0, 1, 0.3)), { minor, name: this.#parties.person() });
  }

  #batchOut(): void {
    const day = this.#account.day();
    const parts = Array.from({ length: this.#random.between(2, 8) }, () => ({
      day,
      minor: -this.#account.amount(),
      name: this.#parties.company(),
    }));
    const bankIds = parts.map((part) => this.#account.add('bank', part));
    const ledgerDay = bankDaysLater(day, this.#between(0, -1, 0.2));
    this.#account.belong('batch out', bankIds, [
      this.#account.add('ledger', { day: ledgerDay, minor: sum(parts), text: 'Betalfil leverantörer' }),
    ]);
  }

  #exchange(): void {
    const day = this.#account.day();
    const booked = this.#signed(this.#account.amount(8_000));
    const paid = Math.round(booked * (1 + (this.#random.next() - 0.5) * 0.016));
    const shared = { name: this.#parties.company(), references: this.#random.chance(0.6) ? [ocrNumber(this.#random)] : [] };
    const bank = this.#account.add('bank', { day, minor: paid, ...shared });
    const ledger = this.#account.add('ledger', { day: bankDaysLater(day, this.#random.between(-2, 1)), minor: booked, ...shared });
    this.#account.belong('exchange', [bank], [ledger]);
  }

  #rounding(): void {
    const day = this.#account.day();
    const booked = this.#signed(Math.floor(this.#account.amount() / 100) * 100 + this.#random.between(1, 99));
    const shared = { name: this.#parties.company(), references: this.#random.chance(0.6) ? [ocrNumber(this.#random)] : [] };
    const bank = this.#account.add('bank', { day, minor: Math.round(booked / 100) * 100, ...shared });
    const ledger = this.#account.add('ledger', { day: bankDaysLater(day, this.#between(0, 1, 0.3)), minor: booked, ...shared });
    this.#account.belong('rounding', [bank], [ledger]);
  }

  #manyToMany(): void {
    const day = this.#account.day();
    const name = this.#parties.company();
    const items = Array.from({ length: this.#random.between(2, 4) }, () => this.#account.amount());
    const total = items.reduce((all, minor) => all + minor, 0);
    const payments: number[] = [];
    for (let left = this.#random.between(2, 3), rest = total; left > 0; left--) {
      const minor = left === 1 ? rest : Math.max(100, Math.round((rest / left) * (0.6 + 0.8 * this.#random.next())));
      payments.push(minor);
      rest -= minor;
    }
    const within = () => bankDaysLater(day, this.#random.between(0, 2));
    this.#account.belong(
      'n:m',
      payments.map((minor) => this.#account.add('bank', { day: within(), minor, name })),
      items.map((minor) => this.#account.add('ledger', { day: within(), minor, name })),
    );
  }

  #reversal(): void {
    const day = this.#account.day();
    const [minor, name] = [-this.#account.amount(), this.#parties.company()];
    const back = bankDaysLater(day, this.#random.between(1, 4));
    const isBooked = this.#random.chance(0.4);
    const out = this.#account.add('bank', { day, minor, name });
    const returned = this.#account.add('bank', { day: back, minor: -minor, name, text: 'RETUR', isReversal: this.#random.chance(0.6) });
    if (!isBooked) {
      this.#account.belong('bank reversal', [out, returned], []);
      return;
    }
    this.#account.belong('bank reversal', [out], [this.#account.add('ledger', { day, minor, name })]);
    this.#account.belong('bank reversal', [returned], [this.#account.add('ledger', { day: back, minor: -minor, name })]);
  }

  #pair(event: string, day: PlainDate, ledgerDay: PlainDate, shared: { minor: number; name: string; references?: readonly string[] }) {
    const bank = this.#account.add('bank', { day, ...shared });
    const ledger = this.#account.add('ledger', { day: ledgerDay, ...shared });
    this.#account.belong(event, [bank], [ledger]);
    return { bank, ledger };
  }

  #between(usual: number, other: number, chance: number): number {
    return this.#random.chance(chance) ? other : usual;
  }

  #signed(minor: number): number {
    return this.#random.chance(0.5) ? minor : -minor;
  }
}

function sum(parts: readonly { readonly minor: number }[]): number {
  return parts.reduce((total, { minor }) => total + minor, 0);
}
