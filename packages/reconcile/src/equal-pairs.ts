import type { Steps } from '@saldo/kernel';
import { type Account, bitsBetween, equalAmounts } from './account.ts';
import { pairChances } from './assignment.ts';
import { REFERENCE_DAYS, WINDOW_DAYS } from './lags.ts';
import { chanceOfBits, type Proposal } from './proposal.ts';
import type { Reckoning } from './reckoning.ts';
import { isTwin } from './side-rows.ts';

/** Pairs this unlikely are not looked at: a thousand of them together change nothing that matters. */
const LEAST_BITS = -12;
const MOST_BITS = 60;
/** Rows of one amount may have so many pairs; more are split by name, day and reference. */
const MOST_PAIRS = 60_000;
/** Up to so many possible pairs of an amount, those far apart are looked at for shared references. */
const FAR_PAIRS = 2_500;
/** Of rows of an amount that has come often, so many are expected to be without their counterpart. */
const LOSES_COUNTERPART = 0.03;
/** What a block of pairs that cannot be told apart may still be mixed up with, pair by pair. */
const BLOCK_LEAK = 2e-4;
const LEAST_SUGGESTED = 0.02;
const PLAIN_CONFIDENCE = 0.9992;
const DOUBLE_CONFIDENCE = 0.999_95;

/** Rows of one amount, with the bits that two of them have for having that amount. */
interface Bucket {
  readonly bank: readonly number[];
  readonly ledger: readonly number[];
  readonly amountBits: number;
}

interface Pairs {
  readonly from: number[];
  readonly to: number[];
  readonly bits: number[];
}

/** Matches rows of equal amount: what is sure is made, sets of equal ones are closed, the rest proposed with its chance. */
export function* matchEqualAmounts(reckoning: Reckoning): Steps<void> {
  const { account } = reckoning;
  let work = 0;
  for (const group of equalAmounts(account.bank, account.ledger)) {
    const bucket = { ...group, amountBits: amountBitsOf(account, group.bank, group.ledger) };
    if (group.bank.length === 1 && group.ledger.length === 1) matchOnly(reckoning, bucket);
    else work += matchBucket(reckoning, bucket);
    if (++work > 2_000) {
      work = 0;
      yield;
    }
  }
}

/**
 * Bits of rate(pairs of this amount) / (rate of lone bank rows × rate of lone entries of it): how much likelier it is that two rows of one
 * amount belong together than that both are there by themselves. What an amount has shown beyond the pair itself is counted in.
 */
function amountBitsOf({ bank, ledger, density, rates, days }: Account, bankRows: readonly number[], ledgerRows: readonly number[]): number {
  const chance = density.chanceOf(bank.minor[bankRows[0]!]!);
  const [b, l] = [countWithoutTwins(bank, bankRows), countWithoutTwins(ledger, ledgerRows)];
  const pairs = Math.max(rates.pairs * chance, (Math.min(b, l) - 1) / days);
  const alone = (rate: number, own: number, other: number) =>
    rate * chance + (Math.max(0, own - other) + LOSES_COUNTERPART * (own - 1)) / days;
  return Math.log2(pairs / (alone(rates.aloneBank, b, l) * alone(rates.aloneLedger, l, b)));
}

// What was delivered or booked twice says nothing of how common its amount is.
function countWithoutTwins(side: Account['bank'], rows: readonly number[]): number {
  let count = rows.length;
  for (let at = 1; at < rows.length; at++) if (isTwin(side, rows[at - 1]!, rows[at]!)) count--;
  return count;
}

function bitsOfPair(account: Account, i: number, j: number): number {
  return bitsBetween(account, i, j) + account.wantedBits.bank[i]! + account.wantedBits.ledger[j]!;
}

function matchOnly(reckoning: Reckoning, { bank, ledger, amountBits }: Bucket): void {
  const { account } = reckoning;
  const [i, j] = [bank[0]!, ledger[0]!];
  const apart = Math.abs(account.bank.day[i]! - account.ledger.day[j]!);
  if (apart > REFERENCE_DAYS || (apart > WINDOW_DAYS && account.references.shared(i, j) < 0) || reckoning.isRefusedPair(i, j)) return;
  const bits = amountBits + bitsOfPair(account, i, j);
  settlePair(reckoning, i, j, bits, chanceOfBits(bits));
}

const NO_RULES: readonly string[] = [];

function settlePair(reckoning: Reckoning, i: number, j: number, bits: number, chance: number): void {
  const { account, paired } = reckoning;
  const kind = account.references.shared(i, j) >= 0 ? 'reference' : 'exact';
  const ruleId = account.names.aliasRule(account.bank.name[i]!, account.ledger.name[j]!);
  const ruleIds = ruleId === null ? NO_RULES : [ruleId];
  const proposal: Proposal = { kind, bank: [i], ledger: [j], bits, chance, coincidence: null, ruleIds };
  if (chance >= neededFor(reckoning, i, j)) reckoning.make(proposal);
  else if (chance >= LEAST_SUGGESTED) reckoning.propose(proposal);
  paired.bank[i]! += chance;
  paired.ledger[j]! += chance;
}

/** What nothing but amount and days speaks for is made with more care: such pairs are where luck hides. */
function neededFor({ account: { bank, ledger, names, references }, pairConfidence }: Reckoning, i: number, j: number): number {
  const isPlain = names.relation(bank.name[i]!, ledger.name[j]!) !== 'same' && references.shared(i, j) < 0;
  return isPlain ? Math.max(pairConfidence, PLAIN_CONFIDENCE) : pairConfidence;
}

/** Gives how many pairs it looked at. */
function matchBucket(reckoning: Reckoning, bucket: Bucket): number {
  const { account } = reckoning;
  if (pairsInWindow(account, bucket) > MOST_PAIRS) return matchTooMany(reckoning, bucket);
  const pairs = pairsOf(reckoning, bucket);
  for (const web of websOf(pairs)) settleWeb(reckoning, pairs, web);
  return pairs.from.length + bucket.bank.length;
}

function pairsInWindow({ bank, ledger }: Account, { bank: bankRows, ledger: ledgerRows }: Bucket): number {
  let count = 0;
  let [low, high] = [0, 0];
  for (const i of bankRows) {
    while (low < ledgerRows.length && ledger.day[ledgerRows[low]!]! < bank.day[i]! - WINDOW_DAYS) low++;
    while (high < ledgerRows.length && ledger.day[ledgerRows[high]!]! <= bank.day[i]! + WINDOW_DAYS) high++;
    count += high - low;
  }
  return count;
}

function pairsOf(reckoning: Reckoning, { bank: bankRows, ledger: ledgerRows, amountBits }: Bucket): Pairs {
  const { account } = reckoning;
  const { bank, ledger, references } = account;
  const pairs: Pairs = { from: [], to: [], bits: [] };
  const looksFar = bankRows.length * ledgerRows.length <= FAR_PAIRS;
  let low = 0;
  for (const i of bankRows) {
    while (!looksFar && low < ledgerRows.length && ledger.day[ledgerRows[low]!]! < bank.day[i]! - WINDOW_DAYS) low++;
    for (let at = low; at < ledgerRows.length; at++) {
      const j = ledgerRows[at]!;
      const between = bank.day[i]! - ledger.day[j]!;
      if (between < -WINDOW_DAYS && !looksFar) break;
      const apart = Math.abs(between);
      if (apart > REFERENCE_DAYS || (apart > WINDOW_DAYS && references.shared(i, j) < 0) || reckoning.isRefusedPair(i, j)) continue;
      const bits = Math.min(MOST_BITS, amountBits + bitsOfPair(account, i, j));
      if (bits < LEAST_BITS) continue;
      pairs.from.push(i);
      pairs.to.push(j);
      pairs.bits.push(bits);
    }
  }
  return pairs;
}

/** Pairs by web: two are in one when they can be reached from each other over shared rows. */
function websOf({ from, to }: Pairs): number[][] {
  const parent = Array.from(from, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[at] !== root) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  const [ofLeft, ofRight] = [new Map<number, number>(), new Map<number, number>()];
  for (let at = 0; at < from.length; at++) {
    for (const [known, row] of [[ofLeft, from[at]!] as const, [ofRight, to[at]!] as const]) {
      const other = known.get(row);
      if (other === undefined) known.set(row, at);
      else {
        const [a, b] = [rootOf(at), rootOf(other)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }
  const webs = new Map<number, number[]>();
  for (let at = 0; at < from.length; at++) {
    const root = rootOf(at);
    const web = webs.get(root);
    if (web) web.push(at);
    else webs.set(root, [at]);
  }
  return [...webs.values()];
}

function settleWeb(reckoning: Reckoning, pairs: Pairs, web: readonly number[]): void {
  const only = web[0]!;
  if (web.length === 1) {
    settlePair(reckoning, pairs.from[only]!, pairs.to[only]!, pairs.bits[only]!, chanceOfBits(pairs.bits[only]!));
    return;
  }
  const [lefts, rights] = [new Map<number, number>(), new Map<number, number>()];
  const placeIn = (known: Map<number, number>, row: number) => {
    if (!known.has(row)) known.set(row, known.size);
    return known.get(row)!;
  };
  const from = web.map((at) => placeIn(lefts, pairs.from[at]!));
  const to = web.map((at) => placeIn(rights, pairs.to[at]!));
  const chances = pairChances({ lefts: lefts.size, rights: rights.size, from, to, odds: web.map((at) => 2 ** pairs.bits[at]!) });
  const open: number[] = [];
  for (const [n, at] of web.entries()) {
    if (chances[n]! >= neededFor(reckoning, pairs.from[at]!, pairs.to[at]!))
      settlePair(reckoning, pairs.from[at]!, pairs.to[at]!, pairs.bits[at]!, chances[n]!);
    else open.push(n);
  }
  const { bank, ledger } = reckoning.account;
  const isFree = (n: number) => bank.free[pairs.from[web[n]!]!] === 1 && ledger.free[pairs.to[web[n]!]!] === 1;
  const left = open.filter(isFree);
  const likely = left.filter((n) => chances[n]! > BLOCK_LEAK);
  const likelyPairs: Pairs = {
    from: likely.map((n) => pairs.from[web[n]!]!),
    to: likely.map((n) => pairs.to[web[n]!]!),
    bits: likely.map((n) => chances[n]!),
  };
  for (const block of websOf(likelyPairs)) closeBlock(reckoning, likelyPairs, block);
  for (const n of left.filter(isFree)) {
    settlePair(reckoning, pairs.from[web[n]!]!, pairs.to[web[n]!]!, pairs.bits[web[n]!]!, chances[n]!);
  }
}

/**
 * Closes rows that surely belong together although nobody can say which with which: as many on each side, or more on one side where those
 * are all the same. `block.bits` holds chances here.
 */
function closeBlock(reckoning: Reckoning, pairs: Pairs, block: readonly number[]): void {
  const { account } = reckoning;
  const inside = { bank: new Map<number, number>(), ledger: new Map<number, number>() };
  for (const at of block) {
    inside.bank.set(pairs.from[at]!, (inside.bank.get(pairs.from[at]!) ?? 0) + pairs.bits[at]!);
    inside.ledger.set(pairs.to[at]!, (inside.ledger.get(pairs.to[at]!) ?? 0) + pairs.bits[at]!);
  }
  const [bank, ledger] = [[...inside.bank.keys()].sort((a, b) => a - b), [...inside.ledger.keys()].sort((a, b) => a - b)];
  const size = Math.min(bank.length, ledger.length);
  const leak = (rows: ReadonlyMap<number, number>) => [...rows.values()].reduce((sum, chance) => sum + Math.max(0, 1 - chance), 0);
  const fewer = bank.length <= ledger.length ? inside.bank : inside.ledger;
  const chance = 1 - leak(fewer);
  const isEven =
    bank.length === ledger.length ||
    areTwins(account[bank.length > ledger.length ? 'bank' : 'ledger'], bank.length > ledger.length ? bank : ledger);
  // A row that came twice, beside a lone one of its amount, looks like two pairs.
  const mayBeDouble = size > 1 && areTwins(account.bank, bank) !== areTwins(account.ledger, ledger);
  if (chance < Math.max(reckoning.pairConfidence, mayBeDouble ? DOUBLE_CONFIDENCE : 0) || !isEven) return;
  const bits = chance >= 1 ? MOST_BITS : Math.log2(chance / (1 - chance));
  const kind = size === 1 ? (account.references.shared(bank[0]!, ledger[0]!) >= 0 ? 'reference' : 'exact') : 'set';
  reckoning.make({ kind, bank: bank.slice(0, size), ledger: ledger.slice(0, size), bits, chance, coincidence: null });
}

function areTwins(side: Account['bank'], rows: readonly number[]): boolean {
  return rows.every((row) => isTwin(side, rows[0]!, row));
}

/**
 * More equal rows than can be weighed pair by pair: only those are matched that a reference leads to each other and nowhere else. The rest
 * stays open, and is said.
 */
function matchTooMany(reckoning: Reckoning, { bank: bankRows, ledger: ledgerRows, amountBits }: Bucket): number {
  const { account } = reckoning;
  const { bank, ledger, references } = account;
  const amount = bank.minor[bankRows[0]!]!;
  const led = new Map<number, number[]>();
  for (const i of bankRows) {
    for (const j of references.entriesOf(i)) if (ledger.minor[j] === amount && ledger.free[j] === 1) led.set(j, [...(led.get(j) ?? []), i]);
  }
  const ways = new Map<number, number>();
  for (const from of led.values()) for (const i of from) ways.set(i, (ways.get(i) ?? 0) + 1);
  for (const [j, from] of led) {
    const i = from[0]!;
    if (from.length > 1 || ways.get(i)! > 1 || reckoning.isRefusedPair(i, j)) continue;
    const bits = amountBits + bitsOfPair(account, i, j);
    settlePair(reckoning, i, j, bits, chanceOfBits(bits));
  }
  const isOpen = (side: Account['bank']) => (row: number) => side.free[row] === 1;
  const left = { bankRows: bankRows.filter(isOpen(bank)).length, ledgerRows: ledgerRows.filter(isOpen(ledger)).length };
  // Neither are they tried as parts of sums.
  for (const i of bankRows) reckoning.paired.bank[i] = 1;
  for (const j of ledgerRows) reckoning.paired.ledger[j] = 1;
  if (left.bankRows > 0 && left.ledgerRows > 0) reckoning.notes.push({ kind: 'too-many-equal', ...left, amountMinor: BigInt(amount) });
  return bankRows.length + ledgerRows.length;
}
