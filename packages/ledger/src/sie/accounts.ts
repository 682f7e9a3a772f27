import { byteText } from './bytes.ts';
import { MOST_HEAD_ITEMS } from './limits.ts';

/** Above this a sum of floats may lose an öre, so it goes over to `bigint`; any one amount kept as a float is smaller. */
const SPILL = 4e15;

/**
 * The accounts that rows name, by index, and what the rows sum to: all of them, and apart those of vouchers that lie outside the
 * file's own year or after the day that its balances hold for.
 */
export class Accounts {
  /** Numbers as they stand in the file, one character per byte. */
  readonly numbers: string[] = [];
  readonly firstLines: number[] = [];
  /** Whether there are more accounts than are kept. */
  overflowed = false;
  #all = new Float64Array(64);
  #outside = new Float64Array(64);
  readonly #largeAll = new Map<number, bigint>();
  readonly #largeOutside = new Map<number, bigint>();
  // Accounts of four digits, which nearly all are, are found by their value: a map took a third of the time of a row.
  readonly #four = new Int32Array(10_000).fill(-1);
  readonly #byNumber = new Map<string, number>();

  /** The index of an account of four digits. */
  four(value: number, line: number): number {
    const known = this.#four[value]!;
    return known >= 0 ? known : this.of(String(value).padStart(4, '0'), line);
  }

  /** The index of an account. */
  of(number: string, line: number): number {
    const known = this.#byNumber.get(number);
    if (known !== undefined) return known;
    if (this.numbers.length >= MOST_HEAD_ITEMS) {
      this.overflowed = true;
      return 0;
    }
    const index = this.numbers.push(number) - 1;
    this.firstLines.push(line);
    this.#byNumber.set(number, index);
    if (/^\d{4}$/.test(number)) this.#four[Number(number)] = index;
    if (index === this.#all.length) {
      this.#all = doubled(this.#all);
      this.#outside = doubled(this.#outside);
    }
    return index;
  }

  at(bytes: Uint8Array, start: number, stop: number, line: number): number {
    return this.of(byteText(bytes, start, stop), line);
  }

  /** Adds a row's amount to its account. */
  add(index: number, amount: number, inYear: boolean): void {
    addTo(this.#all, this.#largeAll, index, amount);
    if (!inYear) addTo(this.#outside, this.#largeOutside, index, amount);
  }

  /** Adds an amount that is no exact float. */
  addLarge(index: number, amount: bigint, inYear: boolean): void {
    this.#largeAll.set(index, (this.#largeAll.get(index) ?? 0n) + amount);
    if (!inYear) this.#largeOutside.set(index, (this.#largeOutside.get(index) ?? 0n) + amount);
  }

  /** What the rows of an account sum to, in minor units. */
  sum(number: string, scope: 'all' | 'inYear'): bigint {
    const index = this.#byNumber.get(number);
    if (index === undefined) return 0n;
    const all = BigInt(this.#all[index]!) + (this.#largeAll.get(index) ?? 0n);
    if (scope === 'all') return all;
    return all - BigInt(this.#outside[index]!) - (this.#largeOutside.get(index) ?? 0n);
  }
}

function addTo(sums: Float64Array, large: Map<number, bigint>, index: number, amount: number): void {
  const sum = sums[index]! + amount;
  if (sum <= SPILL && sum >= -SPILL) {
    sums[index] = sum;
    return;
  }
  large.set(index, (large.get(index) ?? 0n) + BigInt(sum));
  sums[index] = 0;
}

function doubled(sums: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(sums.length * 2);
  next.set(sums);
  return next;
}
