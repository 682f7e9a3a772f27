import type { Steps } from '@saldo/kernel';
import type { Account } from './account.ts';
import type { Side } from './engine-input.ts';
import { type Bits, bitsOfSet, type Pool, poolKey, poolsOf } from './pools.ts';
import type { Proposal } from './proposal.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';
import { settleRivals } from './rivals.ts';
import type { SideRows } from './side-rows.ts';
import { countBits, MOST_ROWS, SubsetSums } from './subset-sums.ts';
import { sumLikeness } from './sum-likeness.ts';

/** Days that parts may lie after (or, negative, before) the bank's day of their sum. */
const EARLIEST = -3;
const LATEST = 5;
const LONGEST_RUN = 40;
/** A day with so many runs that fit tells nothing. */
const MOST_RUNS = 2_000;
/** How common it is that a row without a counterpart of its own amount is a sum, before this account has shown it. */
const SUM_CHANCE = 0.25;
/** More sums than this that come to one amount tell nothing. */
const MOST_ANSWERS = 64;
/** Pools larger than this are searched only on days that are usual. */
const LARGE_POOL = 20;
const USUAL_DAY = 0.08;
/** Steps through sums in one run; what is beyond is said. */
const MOST_STEPS_PER_ROW = 150;
const LEAST_STEPS = 8_000_000;
const ROUNDS = 2;
const LEAST_BITS = -4;

interface Search {
  readonly reckoning: Reckoning;
  /** The side of the sum, and that of its parts. */
  readonly whole: SideRows;
  readonly parts: SideRows;
  readonly likeness: (row: number) => number;
  /** How usual it is for a row of a pool to be a part. */
  readonly partChance: number;
  /** How usual it is that parts stand in a row: some books keep them together, others mix the vouchers of a day. */
  readonly runChance: number;
  stepsLeft: number;
  tooMany: { rows: number; parts: number };
}

/** A set of a pool's rows that comes to the amount of a target. */
interface Answer {
  readonly kind: 'run' | 'sum';
  readonly target: number;
  readonly pool: Pool;
  /** As bits; a run has the places from `begin` to `end` instead. */
  readonly set: number;
  readonly rows: readonly number[];
  /** Bits for taking its rows rather than leaving them over, and for none of its rows being left over. */
  readonly taking: Bits;
  readonly leaving: Bits;
  /** Bits but those for which rows it takes. */
  readonly bits: number;
  readonly luck: number;
}

const NO_BITS: Bits = { even: 0, shown: 0 };

/** Matches one row with several of a day, both ways: runs of vouchers or bank rows, and any set whose sum could hardly be luck. */
export function* matchSums(reckoning: Reckoning): Steps<void> {
  const { bank, ledger } = reckoning.account;
  let partChance = 0.6;
  let stepsLeft = Math.max(LEAST_STEPS, MOST_STEPS_PER_ROW * (bank.size + ledger.size));
  const tooMany = { rows: 0, parts: 0 };
  const likeness = { bank: sumLikeness(bank, reckoning.made), ledger: sumLikeness(ledger, reckoning.made) };
  for (let round = 0; round < ROUNDS; round++) {
    const found: Proposal[] = [];
    tooMany.rows = 0;
    tooMany.parts = 0;
    for (const [whole, parts] of [[bank, ledger] as const, [ledger, bank] as const]) {
      const search = {
        reckoning,
        whole,
        parts,
        likeness: likeness[whole.side],
        partChance,
        runChance: shareOfRuns(reckoning, whole.side),
        stepsLeft,
        tooMany,
      };
      found.push(...(yield* searchSide(search)));
      stepsLeft = search.stepsLeft;
    }
    const made = settleRivals(reckoning, found, round === ROUNDS - 1);
    if (made.length === 0) {
      if (round < ROUNDS - 1) settleRivals(reckoning, found, true);
      break;
    }
    partChance = shareOfParts(made, partChance);
    yield;
  }
  if (tooMany.rows > 0) {
    reckoning.notes.push({ kind: 'too-many-rows-of-a-day', bankRows: tooMany.rows, ledgerRows: tooMany.parts, amountMinor: null });
  }
}

function shareOfRuns({ made }: Reckoning, whole: Side): number {
  let [runs, all] = [1, 2];
  for (const { kind, bank, ledger } of made) {
    const isOfSide = (whole === 'bank' ? bank : ledger).length === 1 && bank.length + ledger.length > 3;
    if (!isOfSide || (kind !== 'run' && kind !== 'sum')) continue;
    all++;
    if (kind === 'run') runs++;
  }
  return Math.min(0.97, runs / all);
}

function shareOfParts(made: readonly Proposal[], before: number): number {
  let [parts, rows] = [10 * before, 10];
  for (const { bank, ledger, value } of made) {
    if (typeof value !== 'number') continue;
    parts += Math.max(bank.length, ledger.length);
    rows += value;
  }
  return Math.min(0.9, Math.max(0.5, parts / rows));
}

function* searchSide(search: Search): Steps<Proposal[]> {
  const { reckoning, parts } = search;
  const pools = poolsOf(parts, reckoning.paired[parts.side], search.partChance, MOST_ROWS);
  const targets = targetsOf(search, pools);
  const found: Proposal[] = [];
  // Small pools first: what they settle makes large ones smaller, should there not be steps enough for all.
  const order = [...targets.keys()].sort((a, b) => a.rows.length - b.rows.length || a.day - b.day || a.rows[0]! - b.rows[0]!);
  let work = 0;
  for (const pool of order) {
    const answers = [...findRuns(search, pool, targets.get(pool)!), ...findSets(search, pool, targets.get(pool)!)];
    for (const answer of answers) {
      const proposal = proposalOf(search, answer, answers);
      if (proposal.bits + (proposal.pairedBits ?? 0) >= LEAST_BITS) found.push(proposal);
    }
    work += targets.get(pool)!.length * pool.rows.length;
    if (work > 20_000) {
      work = 0;
      yield;
    }
  }
  return found;
}

/** Lone rows of the other side that a pool's rows may come to. */
function targetsOf({ reckoning, whole }: Search, pools: ReadonlyMap<number, Pool>): Map<Pool, number[]> {
  const targets = new Map<Pool, number[]>();
  for (let target = 0; target < whole.size; target++) {
    if (whole.free[target] !== 1 || reckoning.paired[whole.side][target]! > MOST_PAIRED) continue;
    for (let apart = EARLIEST; apart <= LATEST; apart++) {
      const day = whole.side === 'bank' ? whole.day[target]! - apart : whole.day[target]! + apart;
      const pool = pools.get(poolKey(day, whole.minor[target]!));
      if (!pool || pool.total < Math.abs(whole.minor[target]!)) continue;
      const known = targets.get(pool);
      if (known) known.push(target);
      else targets.set(pool, [target]);
    }
  }
  return targets;
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

/** Rows that follow one another in the books or the feed and come to the amount of a lone row of the other side. */
function findRuns(search: Search, pool: Pool, targets: readonly number[]): Answer[] {
  const wanted = new Map<number, number[]>();
  for (const target of targets) {
    const amount = Math.abs(search.whole.minor[target]!);
    const known = wanted.get(amount);
    if (known) known.push(target);
    else wanted.set(amount, [target]);
  }
  const ways = pool.rows.length * Math.min(pool.rows.length, 12);
  const found: Answer[] = [];
  for (let begin = 0; begin < pool.rows.length - 1; begin++) {
    let sum = pool.amounts[begin]!;
    let pairedBits = Math.log2(pool.chances[begin]!);
    for (let end = begin + 1; end < pool.rows.length && end - begin < LONGEST_RUN; end++) {
      sum += pool.amounts[end]!;
      pairedBits += Math.log2(pool.chances[end]!);
      for (const target of wanted.get(sum) ?? []) {
        const rows = pool.rows.slice(begin, end + 1);
        const { bits, luck } = weigh(search, target, pool, rows);
        if (found.length >= MOST_RUNS) return [];
        found.push({
          kind: 'run',
          target,
          pool,
          set: 0,
          rows,
          bits: bits + pairedBits - Math.log2(ways),
          luck: luck * ways,
          taking: NO_BITS,
          leaving: NO_BITS,
        });
      }
    }
  }
  return found;
}

function findSets(search: Search, pool: Pool, targets: readonly number[]): Answer[] {
  const size = pool.rows.length;
  const wanted =
    size <= LARGE_POOL
      ? targets
      : targets.filter((target) => search.reckoning.account.lags.of(daysBetween(search, target, pool)) >= USUAL_DAY);
  if (wanted.length === 0) return [];
  const steps = 2 ** (size / 2 + 1);
  if (size > MOST_ROWS || search.stepsLeft < steps * (wanted.length + 2)) {
    search.tooMany.rows += wanted.length;
    search.tooMany.parts = Math.max(search.tooMany.parts, size);
    return [];
  }
  search.stepsLeft -= steps * (wanted.length + 2);
  const sums = new SubsetSums(pool.amounts);
  return wanted.flatMap((target) => {
    const sets = sums.find(Math.abs(search.whole.minor[target]!), MOST_ANSWERS);
    // So many answers are none.
    if (sets.length === MOST_ANSWERS) return [];
    return sets.map((set): Answer => {
      const rows = pool.rows.filter((_, at) => (set & (1 << at)) !== 0);
      const { bits, luck } = weigh(search, target, pool, rows);
      const count = countBits(set);
      const ways = Math.min(waysUpTo(size, count), waysUpTo(size, size - count));
      return { kind: 'sum', target, pool, set, rows, bits, luck: luck * ways, ...bitsOfSet(pool, set) };
    });
  });
}

function daysBetween({ whole }: Search, target: number, pool: Pool): number {
  return whole.side === 'bank' ? whole.day[target]! - pool.day : pool.day - whole.day[target]!;
}

function weigh(search: Search, target: number, pool: Pool, rows: readonly number[]): { readonly bits: number; readonly luck: number } {
  const { reckoning, whole, parts, likeness } = search;
  const luck = luckOf(
    reckoning.account,
    whole.minor[target]!,
    rows.map((row) => parts.minor[row]!),
  );
  const lag = reckoning.account.lags.of(daysBetween(search, target, pool));
  return { bits: Math.log2(SUM_CHANCE / (1 - SUM_CHANCE)) + likeness(target) + Math.log2(lag) - Math.log2(luck), luck };
}

function proposalOf(search: Search, answer: Answer, others: readonly Answer[]): Proposal {
  const { target, rows, kind, pool, luck } = answer;
  const [bank, ledger] = search.whole.side === 'bank' ? [[target], rows] : [rows, [target]];
  const way = kind === 'run' ? Math.log2(search.runChance) : Math.log2(1 - search.runChance) + choiceBits(answer, others);
  const bits = answer.bits + 1 + way;
  const { paired } = search.reckoning;
  const pairedBits = rows.reduce((sum, row) => sum - Math.log2(Math.max(1e-6, 1 - paired[search.parts.side][row]!)), 0);
  return { kind, bank, ledger, bits, pairedBits, chance: 0, coincidence: luck, value: pool.rows.length };
}

/**
 * Bits for its taking just these rows of the pool: as if each were a part or not with even chance, or with the chance that this account has
 * shown. Rows that another target's answer takes are no longer left over: two deposits of one day explain the day together.
 */
function choiceBits({ set, target, taking, pool }: Answer, others: readonly Answer[]): number {
  let [even, shown] = [0, 0];
  for (const other of others) {
    if (other.target === target || other.set === 0 || (other.set & set) !== 0) continue;
    even = Math.max(even, other.leaving.even);
    shown = Math.max(shown, other.leaving.shown);
  }
  return Math.max(pool.leftBits.even + taking.even + even, pool.leftBits.shown + taking.shown + shown) - 1;
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

/** The chance that some sum of such rows, or another row, comes to just this amount. */
export function luckOf({ density }: Account, minor: number, parts: readonly number[]): number {
  const grid = parts.reduce((common, part) => gcd(common, Math.abs(part)), 0);
  return Math.min(1, 2 * density.chanceOf(minor) + (0.25 * Math.max(1, grid)) / Math.max(1, Math.abs(minor)));
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
