/** Up to so many rows all their sums are looked at: 2^13 on each half. */
export const MOST_ROWS = 26;

/** All sums of a half, ascending, each with the rows that make it as bits. */
interface Sums {
  readonly sums: Float64Array;
  readonly rows: Uint32Array;
}

/** The sums of up to `MOST_ROWS` positive amounts, ready to be asked for any target (Horowitz and Sahni). */
export class SubsetSums {
  readonly #low: Sums;
  readonly #high: Sums;
  readonly #half: number;

  constructor(amounts: readonly number[]) {
    if (amounts.length > MOST_ROWS) throw new RangeError(`${amounts.length} rows of ${MOST_ROWS}`);
    this.#half = amounts.length >> 1;
    this.#low = sumsOf(amounts.slice(0, this.#half));
    this.#high = sumsOf(amounts.slice(this.#half));
  }

  /** Sets of two and more places whose amounts come to the target, as bits; at most `most` of them, and then there may be more. */
  find(target: number, most: number): number[] {
    const found: number[] = [];
    const [low, high] = [this.#low, this.#high];
    for (let a = 0, b = high.sums.length - 1; a < low.sums.length && b >= 0; ) {
      const sum = low.sums[a]! + high.sums[b]!;
      if (sum < target) a++;
      else if (sum > target) b--;
      else {
        // Equal sums stand together: each of this half goes with each of the other.
        let end = b;
        while (end >= 0 && high.sums[end] === high.sums[b]) end--;
        for (let other = b; other > end; other--) {
          const rows = low.rows[a]! + high.rows[other]! * 2 ** this.#half;
          if (countBits(rows) < 2) continue;
          found.push(rows);
          if (found.length === most) return found;
        }
        a++;
      }
    }
    return found;
  }
}

/** How many bits are set. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits >>> 0; left !== 0; left &= left - 1) count++;
  return count;
}

// Adding a row merges the sums with themselves, shifted: sorted without sorting.
function sumsOf(amounts: readonly number[]): Sums {
  let sums = new Float64Array(1);
  let rows = new Uint32Array(1);
  for (const [at, amount] of amounts.entries()) {
    const size = sums.length;
    const [nextSums, nextRows] = [new Float64Array(2 * size), new Uint32Array(2 * size)];
    for (let to = 0, a = 0, b = 0; to < 2 * size; to++) {
      const takesOld = a < size && (b === size || sums[a]! <= sums[b]! + amount);
      nextSums[to] = takesOld ? sums[a]! : sums[b]! + amount;
      nextRows[to] = takesOld ? rows[a]! : rows[b]! | (1 << at);
      if (takesOld) a++;
      else b++;
    }
    [sums, rows] = [nextSums, nextRows];
  }
  return { sums, rows };
}
