import type { LagCount } from './engine-input.ts';

/** Rows of one amount further apart than this are not looked at, unless they share a reference. */
export const WINDOW_DAYS = 15;
/** How far apart rows with a shared reference may be. */
export const REFERENCE_DAYS = 120;

const SIZE = 2 * WINDOW_DAYS + 1;
/** As if so many pairs had been seen before the first. */
const PRIOR_PAIRS = 20;
/** The chance that lies outside the window, spread over the days of a shared reference. */
const FAR_CHANCE = 0.002;

/** How likely a row's counterpart is to lie so many days from it (bank day − ledger day). */
export class LagChances {
  readonly #chances: Float64Array;
  readonly #bits: Float64Array;

  constructor(counts: readonly LagCount[]) {
    const seen = new Float64Array(SIZE);
    let total = 0;
    for (const { days, count } of counts) {
      if (Math.abs(days) > WINDOW_DAYS || count <= 0) continue;
      seen[days + WINDOW_DAYS] = (seen[days + WINDOW_DAYS] ?? 0) + count;
      total += count;
    }
    const prior = priorChances();
    // A day beside one that is usual is not unheard of: weekends and holidays move days.
    this.#chances = seen.map((count, at) => {
      const beside = 0.05 * ((seen[at - 1] ?? 0) + (seen[at + 1] ?? 0)) + 0.02 * ((seen[at - 2] ?? 0) + (seen[at + 2] ?? 0));
      return ((1 - FAR_CHANCE) * (0.86 * count + beside + PRIOR_PAIRS * (prior[at] ?? 0))) / (total + PRIOR_PAIRS);
    });
    this.#bits = this.#chances.map(Math.log2);
  }

  /** The same in bits. */
  bits(days: number): number {
    return Math.abs(days) <= WINDOW_DAYS ? this.#bits[days + WINDOW_DAYS]! : Math.log2(this.of(days));
  }

  of(days: number): number {
    if (Math.abs(days) <= WINDOW_DAYS) return this.#chances[days + WINDOW_DAYS] ?? 0;
    return FAR_CHANCE / (2 * (REFERENCE_DAYS - WINDOW_DAYS));
  }
}

function priorChances(): Float64Array {
  const weights = Float64Array.from({ length: SIZE }, (_, at) => {
    const days = Math.abs(at - WINDOW_DAYS);
    return days === 0 ? 10 : days === 1 ? 4 : 2 * 0.75 ** (days - 2) + 0.05;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
