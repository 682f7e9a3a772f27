import type { Steps } from '@saldo/kernel';
import type { Account } from './account.ts';
import { settleRivals } from './rivals.ts';
import type { Proposal } from './proposal.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';
import type { SideRows } from './side-rows.ts';
import { countBits, MOST_ROWS, SubsetSums } from './subset-sums.ts';

/** Days that parts may lie after (or, negative, before) the bank's day of their sum. */
const EARLIEST = -3;
const LATEST = 5;
const LONGEST_RUN = 40;
/** How common it is that a row without a counterpart of its own amount is a sum, before this account has shown it. */
const SUM_CHANCE = 0.25;
/** More sums than this that come to one amount tell nothing. */
const MOST_ANSWERS = 24;
/** Steps through sums in one run; what is beyond is said. */
const MOST_STEPS_PER_ROW = 4_000;
const LEAST_STEPS = 20_000_000;
/** A row likelier than this to have its own counterpart is in no pool. */
const MOST_PAIRED_PART = 0.999_99;
const ROUNDS = 3;
const LEAST_BITS = -4;

/** Lone rows of one side, day and sign: what a sum is made of. */
interface Pool {
  readonly day: number;
  /** By their order in the books or the feed. */
  readonly rows: readonly number[];
  readonly amounts: readonly number[];
  readonly total: number;
  /** Bits for each row's being a part, and for its not being one. */
  readonly partBits: readonly number[];
  readonly restBits: readonly number[];
  sums: SubsetSums | null;
}

interface Search {
  readonly reckoning: Reckoning;
  /** The side of the sum, and that of its parts. */
  readonly whole: SideRows;
  readonly parts: SideRows;
  /** How usual it is for a row of a pool to be a part. */
  readonly partChance: number;
  readonly found: Proposal[];
  stepsLeft: number;
  tooMany: { rows: number; parts: number };
}

/** Matches one row with several of a day, both ways: runs of vouchers or bank rows, and any set whose sum could hardly be luck. */
export function* matchSums(reckoning: Reckoning): Steps<void> {
  const { bank, ledger } = reckoning.account;
  let partChance = 0.5;
  let stepsLeft = Math.max(LEAST_STEPS, MOST_STEPS_PER_ROW * (bank.size + ledger.size));
  const tooMany = { rows: 0, parts: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const found: Proposal[] = [];
    tooMany.rows = 0;
    tooMany.parts = 0;
    for (const [whole, parts] of [[bank, ledger] as const, [ledger, bank] as const]) {
      const search = { reckoning, whole, parts, partChance, found, stepsLeft, tooMany };
      yield* searchSide(search);
      stepsLeft = search.stepsLeft;
    }
    const isLast = round === ROUNDS - 1;
    const made = settleRivals(reckoning, found, isLast);
    if (made.length === 0 && !isLast) {
      settleRivals(reckoning, found, true);
      break;
    }
    partChance = shareOfParts(made, partChance);
    yield;
  }
  if (tooMany.rows > 0) {
    reckoning.notes.push({ kind: 'too-many-rows-of-a-day', bankRows: tooMany.rows, ledgerRows: tooMany.parts, amountMinor: null });
  }
}

function shareOfParts(made: readonly Proposal[], before: number): number {
  let [parts, rows] = [10 * before, 10];
  for (const { bank, ledger, value } of made) {
    if (typeof value !== 'number') continue;
    parts += Math.max(bank.length, ledger.length);
    rows += value;
  }
  return Math.min(0.9, Math.max(0.3, parts / rows));
}

function* searchSide(search: Search): Steps<void> {
  const { reckoning, whole, parts } = search;
  const paired = reckoning.paired;
  const pools = poolsOf(parts, paired[parts.side], search.partChance);
  for (const pool of pools.values()) if (pool.rows.length >= 2) findRuns(search, pool);
  let work = 0;
  for (let target = 0; target < whole.size; target++) {
    if (whole.free[target] !== 1 || paired[whole.side][target]! > MOST_PAIRED) continue;
    for (let apart = EARLIEST; apart <= LATEST; apart++) {
      const day = whole.side === 'bank' ? whole.day[target]! - apart : whole.day[target]! + apart;
      const pool = pools.get(poolKey(day, whole.minor[target]!));
      if (pool) work += findSums(search, target, pool);
    }
    if (work > 1_000_000) {
      work = 0;
      yield;
    }
  }
}

function poolKey(day: number, minor: number): number {
  return 2 * day + (minor < 0 ? 1 : 0);
}

function poolsOf(side: SideRows, paired: Float64Array, partChance: number): Map<number, Pool> {
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
    const kept = likeliestParts(rows, paired).sort((a, b) => placeOf(side, a) - placeOf(side, b) || a - b);
    const amounts = kept.map((row) => Math.abs(side.minor[row]!));
    const chances = kept.map((row) => partChance * Math.max(1e-6, 1 - paired[row]!));
    pools.set(key, {
      day: key >> 1,
      rows: kept,
      amounts,
      total: amounts.reduce((sum, amount) => sum + amount, 0),
      partBits: chances.map(Math.log2),
      restBits: chances.map((chance) => Math.log2(1 - chance)),
      sums: null,
    });
  }
  return pools;
}

/** Too many to look at all sums, those go first that are likelier paired than not. */
function likeliestParts(rows: readonly number[], paired: Float64Array): number[] {
  if (rows.length <= MOST_ROWS) return [...rows];
  const byPaired = [...rows].sort((a, b) => paired[a]! - paired[b]! || a - b);
  const lone = byPaired.findIndex((row) => paired[row]! > 0.5);
  return byPaired.slice(0, Math.max(MOST_ROWS, lone < 0 ? rows.length : lone));
}

function placeOf({ rows }: SideRows, row: number): number {
  const { number, sequence } = rows[row]!;
  return sequence ?? (number === undefined ? 0 : Number.parseInt(number, 10) || 0);
}

/** Rows that follow one another in the books or the feed and come to the amount of a lone row of the other side. */
function findRuns(search: Search, pool: Pool): void {
  const wanted = wantedNear(search, pool);
  if (wanted.size === 0) return;
  const ways = pool.rows.length * Math.min(pool.rows.length, 12);
  for (let begin = 0; begin < pool.rows.length - 1; begin++) {
    let sum = pool.amounts[begin]!;
    for (let end = begin + 1; end < pool.rows.length && end - begin < LONGEST_RUN; end++) {
      sum += pool.amounts[end]!;
      for (const target of wanted.get(sum) ?? []) {
        const rows = pool.rows.slice(begin, end + 1);
        add(search, target, pool, rows, { kind: 'run', priorBits: pairedBits(pool, begin, end) - Math.log2(ways), ways });
      }
    }
  }
}

/** What it costs that rows of a run may have counterparts of their own. */
function pairedBits({ partBits }: Pool, begin: number, end: number): number {
  let bits = 0;
  for (let at = begin; at <= end; at++) bits += Math.min(0, partBits[at]! + 2);
  return bits;
}

function wantedNear({ reckoning, whole }: Search, { day, rows }: Pool): Map<number, number[]> {
  const wanted = new Map<number, number[]>();
  const sign = reckoning.account[whole.side === 'bank' ? 'ledger' : 'bank'].minor[rows[0]!]! < 0 ? -1 : 1;
  const [from, to] = whole.side === 'bank' ? [day + EARLIEST, day + LATEST] : [day - LATEST, day - EARLIEST];
  for (let target = firstOnDay(whole, from); target < whole.size && whole.day[target]! <= to; target++) {
    if (whole.free[target] !== 1 || reckoning.paired[whole.side][target]! > MOST_PAIRED || whole.minor[target]! * sign <= 0) continue;
    const amount = Math.abs(whole.minor[target]!);
    const known = wanted.get(amount);
    if (known) known.push(target);
    else wanted.set(amount, [target]);
  }
  return wanted;
}

/** The first row on or after a day. */
export function firstOnDay({ day, size }: SideRows, from: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gives how many steps it took. */
function findSums(search: Search, target: number, pool: Pool): number {
  const amount = Math.abs(search.whole.minor[target]!);
  const size = pool.rows.length;
  if (size < 2 || pool.total < amount) return 1;
  if (size > MOST_ROWS) {
    search.tooMany.rows++;
    search.tooMany.parts = Math.max(search.tooMany.parts, size);
    return 1;
  }
  const steps = 2 ** (size / 2 + 1);
  if (search.stepsLeft < steps) {
    search.tooMany.rows++;
    return 1;
  }
  search.stepsLeft -= steps;
  pool.sums ??= new SubsetSums(pool.amounts);
  const answers = pool.sums.find(amount, MOST_ANSWERS);
  if (answers.length === MOST_ANSWERS) return steps;
  for (const bits of answers) {
    const count = countBits(bits);
    const rows = pool.rows.filter((_, at) => (bits & (1 << at)) !== 0);
    const priorBits = pool.rows.reduce((sum, _, at) => sum + ((bits & (1 << at)) === 0 ? pool.restBits[at]! : pool.partBits[at]!), 0);
    add(search, target, pool, rows, { kind: 'sum', priorBits, ways: Math.min(waysUpTo(size, count), waysUpTo(size, size - count)) });
  }
  return steps;
}

/** How many sets of at most so many of so many rows there are. */
function waysUpTo(rows: number, most: number): number {
  let [ways, sum] = [1, 1];
  for (let taken = 1; taken <= most; taken++) {
    ways = (ways * (rows - taken + 1)) / taken;
    sum += ways;
  }
  return sum;
}

interface Way {
  readonly kind: 'run' | 'sum';
  readonly priorBits: number;
  readonly ways: number;
}

function add({ reckoning, whole, parts, found }: Search, target: number, pool: Pool, rows: readonly number[], way: Way): void {
  const { account } = reckoning;
  const between = whole.side === 'bank' ? whole.day[target]! - pool.day : pool.day - whole.day[target]!;
  const luck = luckOf(account, whole.minor[target]!, rows.map((row) => parts.minor[row]!));
  const bits = Math.log2(SUM_CHANCE / (1 - SUM_CHANCE)) + Math.log2(account.lags.of(between)) + way.priorBits - Math.log2(luck);
  if (bits < LEAST_BITS) return;
  const [bank, ledger] = whole.side === 'bank' ? [[target], rows] : [rows, [target]];
  found.push({ kind: way.kind, bank, ledger, bits, chance: 0, coincidence: way.ways * luck, value: pool.rows.length });
}

/** The chance that some sum of such rows, or another row, comes to just this amount. */
export function luckOf({ density }: Account, minor: number, parts: readonly number[]): number {
  const grid = parts.reduce((common, part) => gcd(common, Math.abs(part)), 0);
  return Math.min(1, 2 * density.chanceOf(minor) + (0.25 * Math.max(1, grid)) / Math.max(1, Math.abs(minor)));
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
