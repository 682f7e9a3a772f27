import type { Account } from './account.ts';
import { bitsBetween } from './account.ts';
import type { FeeRate } from './engine-input.ts';
import { discoverFees, type Fee, feeOf } from './fees.ts';
import { WINDOW_DAYS } from './lags.ts';
import type { Proposal } from './proposal.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';
import { settleRivals } from './rivals.ts';
import type { SideRows } from './side-rows.ts';

/** A difference below half a krona is rounding (account 3740). */
const ROUNDING_MINOR = 50;
/** Exchange differences beyond this are something else. */
const EXCHANGE_SHARE = 0.015;
/** How many such pairs there are to one of equal amounts, before this account has shown it. */
const ROUNDING_BITS = Math.log2(1 / 60);
const FEE_BITS = Math.log2(1 / 30);
const EXCHANGE_BITS = Math.log2(1 / 60);
const TYPING_BITS = Math.log2(1 / 200);
const PARTIAL_BITS = Math.log2(1 / 100);
const LEAST_BITS = -3;
const SLIP_DAYS = 8;
/** Where more entries have nearly the amount, none of them is told from the others. */
const MOST_ENTRIES = 2_000;
const MOST_NAMED = 300;
/** How many amounts look mistyped beside another. */
const SLIP_CHANCE = 1e-4;

/** Free entries in the order of their amounts. */
interface ByAmount {
  readonly rows: readonly number[];
  readonly amounts: Float64Array;
}

/** Pairs whose amounts differ: by a rounding, a fee at a known rate, an exchange rate, a slip of the hand, or because only a part is paid. */
export function matchDifferences(
  reckoning: Reckoning,
  confirmed: readonly FeeRate[],
  before: readonly Fee[],
  last: boolean,
): readonly Fee[] {
  const { account } = reckoning;
  const found: Proposal[] = [];
  const entries = entriesByAmount(account.ledger);
  const namedEntries = Map.groupBy(entries.rows, (j) => account.ledger.name[j]!);
  // Once found, a rate needs no votes any more: its pairs are taken.
  const fees = before.length > 0 ? before : discoverFees(reckoning, confirmed, namedEntries);
  for (let i = 0; i < account.bank.size; i++) {
    if (account.bank.free[i] !== 1) continue;
    addRoundings(reckoning, entries, i, found);
    addFees(reckoning, entries, fees, i, found);
    // What is only suggested waits until everything else is settled.
    if (!last || reckoning.paired.bank[i]! > MOST_PAIRED) continue;
    addExchanges(reckoning, entries, i, found);
    addReferenced(reckoning, i, found);
    addSlips(reckoning, namedEntries, i, found);
  }
  settleRivals(reckoning, found, true);
  return fees;
}

function entriesByAmount({ free, minor, size }: SideRows): ByAmount {
  const rows = Array.from({ length: size }, (_, at) => at)
    .filter((at) => free[at] === 1)
    .sort((a, b) => minor[a]! - minor[b]! || a - b);
  return { rows, amounts: Float64Array.from(rows, (row) => minor[row]!) };
}

/** Free entries with an amount between two, both ends included, within the window of days. */
function* entriesBetween(account: Account, { rows, amounts }: ByAmount, i: number, from: number, to: number): Generator<number> {
  const { bank, ledger } = account;
  let low = 0;
  for (let high = amounts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (amounts[middle]! < from) low = middle + 1;
    else high = middle;
  }
  if (amounts[low + MOST_ENTRIES]! <= to) return;
  for (let at = low; at < amounts.length && amounts[at]! <= to; at++) {
    const j = rows[at]!;
    if (ledger.free[j] === 1 && Math.abs(bank.day[i]! - ledger.day[j]!) <= WINDOW_DAYS) yield j;
  }
}

/** Bits of a pair whose amounts differ in a way that `chance` of any row's amounts would do by luck. */
function bitsOfDifference(account: Account, i: number, j: number, kindBits: number, chance: number): number {
  const { pairs, aloneBank, aloneLedger } = account.rates;
  return kindBits + Math.log2(pairs / (aloneBank * aloneLedger)) - Math.log2(chance) + bitsBetween(account, i, j);
}

/** What a pair of other amounts has against it where one of its rows may have a counterpart of its own. */
function pairedBitsOf({ paired }: Reckoning, i: number, j: number): number {
  return -Math.log2(Math.max(1e-6, 1 - paired.bank[i]!)) - Math.log2(Math.max(1e-6, 1 - paired.ledger[j]!));
}

function addRoundings(reckoning: Reckoning, entries: ByAmount, i: number, found: Proposal[]): void {
  const { account } = reckoning;
  const { bank, ledger, density } = account;
  const minor = bank.minor[i]!;
  for (const j of entriesBetween(account, entries, i, minor - ROUNDING_MINOR, minor + ROUNDING_MINOR)) {
    const other = ledger.minor[j]!;
    if (other === minor) continue;
    // Between two amounts within a krona of each other there is room for luck: something else must say so too.
    const askAnyway = account.references.shared(i, j) < 0 && account.names.relation(bank.name[i]!, ledger.name[j]!) !== 'same';
    const isWhole = minor % 100 === 0 || other % 100 === 0;
    const chance = (isWhole ? 100 : 400) * density.chanceOf(minor % 100 === 0 ? other : minor);
    const bits = bitsOfDifference(account, i, j, ROUNDING_BITS, chance);
    const pairedBits = pairedBitsOf(reckoning, i, j);
    if (bits >= LEAST_BITS)
      found.push({
        kind: 'rounding',
        bank: [i],
        ledger: [j],
        bits: bits - pairedBits,
        pairedBits,
        chance: 0,
        coincidence: null,
        askAnyway,
      });
  }
}

function addFees(reckoning: Reckoning, entries: ByAmount, fees: readonly Fee[], i: number, found: Proposal[]): void {
  const { account } = reckoning;
  const net = account.bank.minor[i]!;
  if (net <= 0) return;
  for (const fee of fees) {
    if (!fee.isOf(account, account.bank.name[i]!)) continue;
    const gross = Math.round((net + fee.fixed) / (1 - fee.ratePpm / 1e6));
    for (const j of entriesBetween(account, entries, i, gross - 2, gross + 2)) {
      const amount = account.ledger.minor[j]!;
      if (amount - feeOf(fee, amount) !== net) continue;
      const chance = account.density.chanceOf(amount);
      const bits = bitsOfDifference(account, i, j, FEE_BITS + (account.bank.name[i]! < 0 ? -2 : 0), chance);
      if (bits < LEAST_BITS) continue;
      const pairedBits = pairedBitsOf(reckoning, i, j);
      const { ratePpm: value, ruleIds } = fee;
      found.push({
        kind: 'fee',
        bank: [i],
        ledger: [j],
        bits: bits - pairedBits,
        pairedBits,
        chance: 0,
        coincidence: null,
        value,
        ruleIds,
      });
    }
  }
}

/** Only suggested: between two amounts that are near each other lie many others. */
function addExchanges({ account, paired }: Reckoning, entries: ByAmount, i: number, found: Proposal[]): void {
  const { bank, ledger, density, references, names } = account;
  const minor = bank.minor[i]!;
  const reach = Math.round(Math.abs(minor) * EXCHANGE_SHARE);
  let chance: number | null = null;
  for (const j of entriesBetween(account, entries, i, minor - reach, minor + reach)) {
    const isLinked = references.shared(i, j) >= 0 || names.relation(bank.name[i]!, ledger.name[j]!) === 'same';
    if (ledger.minor[j] === minor || paired.ledger[j]! > MOST_PAIRED) continue;
    chance ??= density.near(minor, 1 + EXCHANGE_SHARE);
    const bits = bitsOfDifference(account, i, j, EXCHANGE_BITS, chance);
    if (bits < LEAST_BITS || (!isLinked && bits < 0)) continue;
    found.push({ kind: 'exchange', bank: [i], ledger: [j], bits, chance: 0, coincidence: null, askAnyway: true });
  }
}

/** The name is the same and the amount nearly: digits changed places, or one differs. Only suggested. */
function addSlips(
  { account, paired }: Reckoning,
  namedEntries: ReadonlyMap<number, readonly number[]>,
  i: number,
  found: Proposal[],
): void {
  const { bank, ledger, names } = account;
  const minor = bank.minor[i]!;
  if (bank.name[i]! < 0) return;
  for (const name of names.sameInLedger(bank.name[i]!)) {
    const entries = namedEntries.get(name) ?? [];
    if (entries.length > MOST_NAMED) continue;
    for (const j of entries) {
      const other = ledger.minor[j]!;
      const isNear = Math.abs(bank.day[i]! - ledger.day[j]!) <= SLIP_DAYS && paired.ledger[j]! <= MOST_PAIRED;
      if (!isNear || minor === other || Math.sign(minor) !== Math.sign(other) || !looksMistyped(Math.abs(minor), Math.abs(other))) continue;
      const bits = bitsOfDifference(account, i, j, TYPING_BITS, SLIP_CHANCE);
      if (bits >= LEAST_BITS) found.push({ kind: 'typing', bank: [i], ledger: [j], bits, chance: 0, coincidence: null, askAnyway: true });
    }
  }
}

/** A reference leads to an entry of another amount: a slip of the hand, or a part of it. Only suggested. */
function addReferenced(reckoning: Reckoning, i: number, found: Proposal[]): void {
  const { account } = reckoning;
  const { bank, ledger, rates } = account;
  for (const j of account.references.entriesOf(i)) {
    const [paid, owed] = [bank.minor[i]!, ledger.minor[j]!];
    if (ledger.free[j] !== 1 || paid === owed || Math.sign(paid) !== Math.sign(owed) || reckoning.paired.ledger[j]! > MOST_PAIRED) continue;
    const isSlip = looksMistyped(Math.abs(paid), Math.abs(owed));
    if (!isSlip && Math.abs(paid) > Math.abs(owed)) continue;
    const bits =
      bitsOfDifference(account, i, j, isSlip ? TYPING_BITS : PARTIAL_BITS, isSlip ? 1e-4 : 0.5) - Math.log2(Math.max(1, rates.pairs));
    if (bits < LEAST_BITS) continue;
    found.push({ kind: isSlip ? 'typing' : 'partial', bank: [i], ledger: [j], bits, chance: 0, coincidence: null, askAnyway: true });
  }
}

/** Whether two neighbouring digits changed places, or one digit differs. */
function looksMistyped(a: number, b: number): boolean {
  // Most pairs are ruled out without writing them: what is left of the difference is a digit, or nine times one.
  let rest = Math.abs(a - b);
  while (rest > 0 && rest % 10 === 0) rest /= 10;
  if (rest > 9 && (rest % 9 !== 0 || rest > 81)) return false;
  const [one, other] = [String(a), String(b)];
  if (one.length !== other.length) return false;
  const differ = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  if (differ.length === 1) return true;
  const [first = 0, second = 0] = differ;
  return differ.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first];
}
