import type { SideRows } from './side-rows.ts';

/** Bits as if rows were parts with even chance, and with the chance that the account has shown. */
export interface Bits {
  readonly even: number;
  readonly shown: number;
}

/** Lone rows of one side, day and sign: what a sum is made of. */
export interface Pool {
  readonly day: number;
  /** By their order in the books or the feed. */
  readonly rows: readonly number[];
  readonly amounts: readonly number[];
  readonly total: number;
  /** How likely each row has no counterpart of its own. */
  readonly chances: readonly number[];
  /** Bits for every row's being left over, and each row's for being a part, and for not being left over. */
  readonly leftBits: Bits;
  readonly partBits: readonly Bits[];
  readonly restBits: readonly Bits[];
}

/** A row likelier than this to have its own counterpart is in no pool. */
const MOST_PAIRED_PART = 0.999_99;

/** The key of a pool. */
export function poolKey(day: number, minor: number): number {
  return 2 * day + (minor < 0 ? 1 : 0);
}

/**
 * Pools of a side by `poolKey`.
 * @param paired how likely each row has a counterpart of its own
 * @param most where there are more rows, those that are likelier paired than not go first
 */
export function poolsOf(side: SideRows, paired: Float64Array, partChance: number, most: number): Map<number, Pool> {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < side.size; row++) {
    if (side.free[row] !== 1 || paired[row]! > MOST_PAIRED_PART || side.minor[row] === 0) continue;
    const key = poolKey(side.day[row]!, side.minor[row]!);
    const rows = rowsOf.get(key);
    if (rows) rows.push(row);
    else rowsOf.set(key, [row]);
  }
  const pools = new Map<number, Pool>();
  for (const [key, rows] of rowsOf) {
    if (rows.length < 2) continue;
    const kept = likeliestParts(rows, paired, most).sort((a, b) => placeOf(side, a) - placeOf(side, b) || a - b);
    const amounts = kept.map((row) => Math.abs(side.minor[row]!));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    const chances = kept.map((row) => Math.max(1e-6, 1 - paired[row]!));
    pools.set(key, { day: key >> 1, rows: kept, amounts, total, chances, ...bitsOfRows(chances, partChance) });
  }
  return pools;
}

function bitsOfRows(chances: readonly number[], partChance: number): Pick<Pool, 'leftBits' | 'partBits' | 'restBits'> {
  const both = (bits: (chance: number) => number): Bits[] =>
    chances.map((chance) => ({ even: bits(0.5 * chance), shown: bits(partChance * chance) }));
  const restBits = both((chance) => -Math.log2(1 - chance));
  const leftBits = restBits.reduce((sum, { even, shown }) => ({ even: sum.even - even, shown: sum.shown - shown }), { even: 0, shown: 0 });
  return { leftBits, partBits: both((chance) => Math.log2(chance / (1 - chance))), restBits };
}

/** Bits for taking a set of the pool's rows, given as bits, and for not leaving them over. */
export function bitsOfSet({ partBits, restBits }: Pool, set: number): { readonly taking: Bits; readonly leaving: Bits } {
  const [taking, leaving] = [
    { even: 0, shown: 0 },
    { even: 0, shown: 0 },
  ];
  for (let left = set; left !== 0; left &= left - 1) {
    const at = 31 - Math.clz32(left & -left);
    taking.even += partBits[at]!.even;
    taking.shown += partBits[at]!.shown;
    leaving.even += restBits[at]!.even;
    leaving.shown += restBits[at]!.shown;
  }
  return { taking, leaving };
}

function likeliestParts(rows: readonly number[], paired: Float64Array, most: number): number[] {
  if (rows.length <= most) return [...rows];
  const byPaired = [...rows].sort((a, b) => paired[a]! - paired[b]! || a - b);
  const likelyPaired = byPaired.findIndex((row) => paired[row]! > 0.5);
  return byPaired.slice(0, Math.max(most, likelyPaired < 0 ? rows.length : likelyPaired));
}

function placeOf({ rows }: SideRows, row: number): number {
  const { number, sequence } = rows[row]!;
  return sequence ?? (number === undefined ? 0 : Number.parseInt(number, 10) || 0);
}
