import type { SideRows } from './side-rows.ts';

/** Grids that people round amounts to, in öre. */
const GRIDS = [1, 100, 1_000, 5_000, 10_000, 50_000, 100_000] as const;
/** How far around an amount others are counted, as a factor. */
const SPREAD = 1.35;

/** How likely some row is to have just this amount, by how many there are near it that are as round. */
export class AmountDensity {
  readonly #byGrid: readonly Float64Array[];
  readonly #total: number;
  readonly #known = new Map<number, number>();

  constructor(sides: readonly SideRows[]) {
    const sizes: number[][] = GRIDS.map(() => []);
    for (const { minor } of sides) for (const amount of minor) sizes[gridOf(Math.abs(amount))]!.push(Math.abs(amount));
    this.#byGrid = sizes.map((amounts) => Float64Array.from(amounts).sort());
    this.#total = sizes.reduce((sum, { length }) => sum + length, 0);
  }

  /** The chance that a row's amount, sign included, is this one; its own and its counterpart's are not counted. */
  chanceOf(minor: number): number {
    const amount = Math.abs(minor);
    const known = this.#known.get(amount);
    if (known !== undefined) return known;
    const chance = this.#chance(amount);
    this.#known.set(amount, chance);
    return chance;
  }

  /** The chance that a row's amount, sign included, is within a factor of this one. */
  near(minor: number, factor: number): number {
    const amount = Math.abs(minor);
    let near = 0;
    for (const amounts of this.#byGrid) near += placeOf(amounts, amount * factor) - placeOf(amounts, amount / factor);
    return (0.5 * (Math.max(0, near - 2) + 0.5)) / (this.#total + 10);
  }

  #chance(amount: number): number {
    const at = gridOf(amount);
    const amounts = this.#byGrid[at] ?? new Float64Array();
    const near = placeOf(amounts, amount * SPREAD) - placeOf(amounts, amount / SPREAD);
    const grid = GRIDS[at] ?? 1;
    const next = GRIDS[at + 1];
    const ofItsOwn = next === undefined ? 1 : 1 - grid / next;
    const values = Math.max(1, ((amount * (SPREAD - 1 / SPREAD)) / grid) * ofItsOwn);
    return (0.5 * (Math.max(0, near - 2) + 0.5)) / values / (this.#total + 10);
  }
}

function gridOf(amount: number): number {
  let at = GRIDS.length - 1;
  while (at > 0 && amount % (GRIDS[at] ?? 1) !== 0) at--;
  return at;
}

/** How many are smaller. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
