import { dirname } from 'node:path';
import { type TrueTransaction, trueTransaction } from '@saldo/bank/replay';
import type { BankEntry } from '@saldo/bank/statements';
import type { SampledAccount } from './reader.ts';

/** What a file, or several whose days follow each other, tell of an account. */
export interface Sample {
  readonly name: string;
  readonly isProven: boolean;
  /** By day. */
  readonly truth: readonly TrueTransaction[];
}

interface Joined {
  readonly name: string;
  readonly isProven: boolean;
  readonly entries: readonly BankEntry[];
}

/** Gathers what files tell of accounts. Files of one folder and account whose days do not overlap are one account's. */
export class Samples {
  readonly #byAccount = new Map<string, Joined[]>();

  add(file: string, accounts: readonly SampledAccount[]): void {
    for (const { name, currency, isProven, entries } of accounts) {
      if (entries.length === 0) continue;
      const key = [dirname(file), name || file, currency].join('|');
      const joined = this.#byAccount.get(key) ?? [];
      const at = joined.findIndex((one) => !overlaps(one.entries, entries));
      const before = joined[at];
      if (before) joined[at] = { ...before, isProven: before.isProven && isProven, entries: [...before.entries, ...entries] };
      else joined.push({ name: `${file} ${currency}`, isProven, entries });
      this.#byAccount.set(key, joined);
    }
  }

  all(): Sample[] {
    return [...this.#byAccount.values()].flat().map(({ name, isProven, entries }) => ({
      name,
      isProven,
      truth: entries.toSorted(byDay).map(trueTransaction),
    }));
  }
}

function overlaps(some: readonly BankEntry[], others: readonly BankEntry[]): boolean {
  const days = new Set(some.map(({ bookingDate }) => bookingDate));
  return others.some(({ bookingDate }) => days.has(bookingDate));
}

function byDay(a: BankEntry, b: BankEntry): number {
  return a.bookingDate < b.bookingDate ? -1 : a.bookingDate > b.bookingDate ? 1 : 0;
}
