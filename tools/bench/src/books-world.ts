// Books of a made-up Swedish company, as rows to be checked: two years, its bank, and everything in order.

import { addDays, plainDate } from '@saldo/kernel';
import type { CheckedBankAccount, CheckedEntry, CheckedVoucher, CheckedYear } from '@saldo/quality';
import { CHART } from './books-chart.ts';

export type Row = readonly [account: number, minor: number];

/** Rows of account and öre, one after the other. */
export function rows(...pairs: readonly number[]): Row[] {
  return Array.from({ length: pairs.length / 2 }, (_, place): Row => [pairs[place * 2]!, pairs[place * 2 + 1]!]);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A voucher that a fault may change before the books are closed. */
export interface MadeVoucher extends Omit<Mutable<CheckedVoucher>, 'entries'> {
  entries: Mutable<CheckedEntry>[];
  readonly kind: string;
}
export type MadeYear = Mutable<CheckedYear>;
export type MadeBank = Mutable<CheckedBankAccount>;

/** A company's books while they are being made. */
export interface BooksWorld {
  readonly random: Random;
  readonly years: MadeYear[];
  readonly vouchers: MadeVoucher[];
  bank: MadeBank[];
  /** Vouchers that hold a seeded fault. */
  readonly seeded: Set<string>;
  add(day: string, text: string, rows: readonly Row[], kind?: string): MadeVoucher;
}

export interface Random {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  /** Öre, log-normal round the middle, never round. */
  amount(middleKronor: number): number;
}

/** The generator mulberry32: the same seed gives the same books. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    amount: (middle) => {
      const normal = next() + next() + next() + next() - 2;
      const minor = Math.max(10_000, Math.round(middle * 100 * Math.exp(normal * 1.4)));
      return minor % 100 === 0 ? minor + 1 + below(98) : minor;
    },
  };
}

/** A company with its opening balances and nothing booked yet. */
export function emptyWorld(seed: number): BooksWorld {
  const random = randomOf(seed);
  const made: MadeVoucher[] = [];
  const opening = new Map([
    ['1220', 18_000_000],
    ['1229', -4_000_000],
    ['1930', 900_000_000],
    ['1910', 500_000],
    ['1630', 20_000_000],
    ['1460', 30_000_000],
    ['2081', -10_000_000],
    ['2091', -955_500_000 + 1_000_000],
  ]);
  const years = [yearOf('2025', opening), yearOf('2026', new Map())];
  years[0]!.lockedOn = plainDate('2026-07-01');
  return {
    random,
    years,
    vouchers: made,
    bank: [],
    seeded: new Set(),
    add(day, text, rows, kind = 'other') {
      const id = `v${made.length}`;
      const voucher: MadeVoucher = {
        id,
        kind,
        year: day < '2026' ? 0 : 1,
        series: 'A',
        number: '',
        date: plainDate(day),
        text,
        registeredOn: addDays(plainDate(day), random.below(6)),
        entries: rows
          .filter(([, minor]) => minor !== 0)
          .map(([account, minor], place) => ({
            id: `${id}e${place}`,
            account: String(account),
            code: account,
            minor,
            currency: 'SEK',
            text: '',
          })),
        corrections: 0,
        unsignedCorrections: 0,
        content: '',
        changedOn: null,
      };
      made.push(voucher);
      return voucher;
    },
  };
}

function yearOf(year: string, opening: ReadonlyMap<string, number>): MadeYear {
  return {
    id: `y${year}`,
    from: plainDate(`${year}-01-01`),
    to: plainDate(`${year}-12-31`),
    currency: 'SEK',
    accounts: new Map(Object.entries(CHART).map(([account, name]) => [account, { name, type: typeOf(account) }])),
    opening,
    closing: new Map(),
    results: new Map(),
    months: [],
    balancesUpTo: null,
    isWhole: true,
    lockedOn: null,
    removed: [],
  };
}

function typeOf(account: string) {
  return account < '2' ? 'T' : account < '3' ? 'S' : account < '4' ? 'I' : account < '8' ? 'K' : null;
}
