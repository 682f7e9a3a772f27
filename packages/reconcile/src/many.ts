import type { Steps } from '@saldo/kernel';
import type { Account } from './account.ts';
import type { Proposal } from './proposal.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';
import { settleRivals } from './rivals.ts';
import type { SideRows } from './side-rows.ts';
import { luckOf } from './sums.ts';

/** Days that rows without a name, and with the same, may lie from the row that is looked from. */
const NAMELESS_DAYS = 6;
const NAMED_DAYS = 40;
/** Named rows nearer than this are as likely to belong to it as not. */
const NEAR_DAYS = 8;
const MOST_NAMED = { bank: 4, ledger: 6 } as const;
const MOST_FAR = 2;
const MOST_NAMELESS = 10;
/** Where there are more, two of them at once are not tried: nothing could tell that these two are meant. */
const FEW_NAMELESS = 8;
const MOST_NEAR = 200;
/** A name with more lone rows than this is no single counterparty's, or its books are not there. */
const MOST_OF_NAME = 300;
/** Beyond so many sets of named rows only one nameless row a side is tried with each. */
const FEW_SETS = 96;
/** How common it is that a lone row goes with several of its counterparty. */
const MANY_CHANCE = 0.06;
const MANY_BITS = Math.log2(MANY_CHANCE / (1 - MANY_CHANCE));
/** A group may come to a larger sum than the row that is looked from, and so be less likely luck. */
const MOST_GROWTH_BITS = 4;
const NEAR_CHANCE = 0.6;
const FAR_CHANCE = 0.1;
const LEAST_BITS = -2;
const MOST_ANSWERS = 40;

/** A row that may belong to the group, and how usual that is. */
interface Candidate {
  readonly row: number;
  /** Bits for its being in rather than out. */
  readonly bits: number;
}

/** Rows without a name nearby: the nearest of them, and how many there are. */
interface Nameless {
  readonly near: number;
  readonly rows: readonly Candidate[];
}

/** Some rows of one side, their sum, and the bits for these and no others. */
interface Choice {
  readonly rows: readonly number[];
  readonly sum: number;
  readonly bits: number;
}

/** The lone rows of a side: those with a name by name, the others by day. */
interface LoneRows {
  readonly side: SideRows;
  readonly byName: ReadonlyMap<number, readonly number[]>;
  readonly nameless: readonly number[];
}

/** Sets of rows without a name near a day: of the bank's to go through, of the books by their sums. */
interface NamelessSets {
  readonly bank: readonly Choice[];
  readonly ledger: { readonly choices: readonly Choice[]; readonly bySum: ReadonlyMap<number, readonly Choice[]> };
}

const NONE: readonly Choice[] = [];

interface Lone {
  readonly bank: LoneRows;
  readonly ledger: LoneRows;
  readonly namelessOf: (day: number, sign: number, pairs: boolean) => NamelessSets;
}

/** Rows of one counterparty, several on one side or on both, whose sums are equal; rows without a name may be among them. */
export function* matchMany(reckoning: Reckoning): Steps<void> {
  const found: Proposal[] = [];
  const lone = loneOf(reckoning);
  for (const [name, rows] of lone.bank.byName) {
    const entries = sameNamed(reckoning.account, name, lone.ledger);
    if (entries.length === 0 || entries.length > MOST_OF_NAME || rows.length > MOST_OF_NAME) continue;
    const others = partsOfName(reckoning.account, name, lone.bank);
    for (const anchor of rows) lookFrom(reckoning, anchor, others, entries, lone, found);
    yield;
  }
  settleRivals(reckoning, found, true);
}

/** Lone rows of both sides; those without a name are asked for over and over by day and sign. */
function loneOf(reckoning: Reckoning): Lone {
  const { account, paired } = reckoning;
  const [bank, ledger] = [loneRows(reckoning, account.bank), loneRows(reckoning, account.ledger)];
  const known = new Map<number, NamelessSets>();
  return {
    bank,
    ledger,
    namelessOf: (day, sign, pairs) => {
      const key = 4 * day + (sign < 0 ? 2 : 0) + (pairs ? 1 : 0);
      const sets = known.get(key) ?? {
        bank: fewOf(account.bank, nearestNameless(bank, paired.bank, day, sign), pairs),
        ledger: withSums(fewOf(account.ledger, nearestNameless(ledger, paired.ledger, day, sign), pairs)),
      };
      known.set(key, sets);
      return sets;
    },
  };
}

function loneRows({ paired }: Reckoning, side: SideRows): LoneRows {
  const byName = new Map<number, number[]>();
  const nameless: number[] = [];
  for (let row = 0; row < side.size; row++) {
    if (side.free[row] !== 1 || paired[side.side][row]! > MOST_PAIRED) continue;
    const name = side.name[row]!;
    const rows = byName.get(name);
    if (name < 0) nameless.push(row);
    else if (rows) rows.push(row);
    else byName.set(name, [row]);
  }
  return { side, byName, nameless };
}

function sameNamed({ names }: Account, name: number, { byName }: LoneRows): number[] {
  return names.sameInLedger(name).flatMap((other) => byName.get(other) ?? []);
}

/** Banks cut a name now here, now there. */
function partsOfName({ names }: Account, name: number, { byName }: LoneRows): number[] {
  return names.cutAlike(name).flatMap((other) => byName.get(other) ?? []);
}

function lookFrom(
  { account }: Reckoning,
  anchor: number,
  namedBank: readonly number[],
  namedLedger: readonly number[],
  lone: Lone,
  found: Proposal[],
): void {
  const { bank, ledger } = account;
  const day = bank.day[anchor]!;
  const sign = Math.sign(bank.minor[anchor]!);
  const others = nearestNamed(bank, namedBank, day).filter(({ row }) => row !== anchor);
  const entries = nearestNamed(ledger, namedLedger, day);
  if (entries.length === 0) return;
  const bankSets = subsets(bank, others.slice(0, MOST_NAMED.bank));
  const ledgerSets = subsets(ledger, entries.slice(0, MOST_NAMED.ledger)).filter(({ rows }) => rows.length > 0);
  const few = bankSets.length * ledgerSets.length <= FEW_SETS;
  const { bank: freeBank, ledger: freeLedger } = lone.namelessOf(day, sign, few);
  const leastBits = LEAST_BITS - MANY_BITS - MOST_GROWTH_BITS - Math.log2(8 * Math.abs(bank.minor[anchor]!) + 8);
  // Whichever is fewer is gone through, and the other asked for what is missing.
  const isFreeFewer = freeLedger.choices.length <= ledgerSets.length;
  const [through, bySumOf] = isFreeFewer ? [freeLedger.choices, bySum(ledgerSets)] : [ledgerSets, freeLedger.bySum];
  const ways = freeBank.length + freeLedger.choices.length + bankSets.length + ledgerSets.length;
  let answers = 0;
  for (const bankSet of bankSets) {
    for (const extra of freeBank) {
      const bankBits = bankSet.bits + extra.bits;
      if (bankBits < leastBits) continue;
      const sum = bank.minor[anchor]! + bankSet.sum + extra.sum;
      for (const one of through) {
        for (const other of bySumOf.get(sum - one.sum) ?? NONE) {
          const left = [anchor, ...bankSet.rows, ...extra.rows];
          const right = [...one.rows, ...other.rows];
          if (left.length + right.length < 3 || answers >= MOST_ANSWERS) continue;
          answers++;
          add(account, found, left, right, bankBits + one.bits + other.bits, ways);
        }
      }
    }
  }
}

function nearestNamed({ day }: SideRows, rows: readonly number[], from: number): Candidate[] {
  const distance = (row: number) => Math.abs(day[row]! - from);
  const within = rows.filter((row) => distance(row) <= NAMED_DAYS).sort((a, b) => distance(a) - distance(b) || a - b);
  const far = within.findIndex((row) => distance(row) > NEAR_DAYS);
  return within
    .slice(0, far < 0 ? within.length : far + MOST_FAR)
    .map((row) => ({ row, bits: Math.log2(distance(row) <= NEAR_DAYS ? NEAR_CHANCE / (1 - NEAR_CHANCE) : FAR_CHANCE / (1 - FAR_CHANCE)) }));
}

function nearestNameless({ side, nameless }: LoneRows, paired: Float64Array, from: number, sign: number): Nameless {
  const distance = (row: number) => Math.abs(side.day[row]! - from);
  const near: number[] = [];
  let low = 0;
  for (let high = nameless.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (side.day[nameless[middle]!]! < from - NAMELESS_DAYS) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < nameless.length && side.day[nameless[at]!]! <= from + NAMELESS_DAYS; at++) {
    if (Math.sign(side.minor[nameless[at]!]!) === sign) near.push(nameless[at]!);
    if (near.length > MOST_NEAR) return { near: near.length, rows: [] };
  }
  const kept = near.sort((a, b) => distance(a) - distance(b) || a - b).slice(0, MOST_NAMELESS);
  // The more there are, the less likely it is just this one.
  const usual = Math.min(0.25, 1 / (2 + near.length));
  return { near: near.length, rows: kept.map((row) => ({ row, bits: Math.log2(usual * Math.max(1e-6, 1 - paired[row]!)) })) };
}

/** Every set of the rows, the empty one too; bits for those that are in and those that are out. */
function subsets({ minor }: SideRows, candidates: readonly Candidate[]): Choice[] {
  let choices: Choice[] = [{ rows: [], sum: 0, bits: 0 }];
  for (const { row, bits } of candidates) {
    const out = -Math.log2(1 + 2 ** bits);
    choices = choices.flatMap((choice) => [
      { ...choice, bits: choice.bits + out },
      { rows: [...choice.rows, row], sum: choice.sum + minor[row]!, bits: choice.bits + out + bits },
    ]);
  }
  return choices;
}

/** None, each one, and each two. */
function fewOf({ minor }: SideRows, { near, rows: candidates }: Nameless, pairs: boolean): Choice[] {
  const choices: Choice[] = [{ rows: [], sum: 0, bits: 0 }];
  for (const { row, bits } of candidates) choices.push({ rows: [row], sum: minor[row]!, bits });
  if (!pairs || near > FEW_NAMELESS) return choices;
  for (const [at, a] of candidates.entries()) {
    for (const b of candidates.slice(at + 1))
      choices.push({ rows: [a.row, b.row], sum: minor[a.row]! + minor[b.row]!, bits: a.bits + b.bits });
  }
  return choices;
}

function withSums(choices: readonly Choice[]): NamelessSets['ledger'] {
  return { choices, bySum: bySum(choices) };
}

function bySum(choices: readonly Choice[]): Map<number, Choice[]> {
  const sums = new Map<number, Choice[]>();
  for (const choice of choices) {
    const known = sums.get(choice.sum);
    if (known) known.push(choice);
    else sums.set(choice.sum, [choice]);
  }
  return sums;
}

function add(account: Account, found: Proposal[], bank: number[], ledger: number[], choiceBits: number, ways: number): void {
  const sum = bank.reduce((total, i) => total + account.bank.minor[i]!, 0);
  if (sum === 0) return;
  const parts = [...bank.map((i) => account.bank.minor[i]!), ...ledger.map((j) => account.ledger.minor[j]!)];
  const luck = luckOf(account, sum, parts);
  const bits = MANY_BITS + choiceBits - Math.log2(luck);
  if (bits < LEAST_BITS) return;
  const kind = bank.length > 1 && ledger.length > 1 ? 'many' : 'sum';
  const ascending = (a: number, b: number) => a - b;
  found.push({ kind, bank: bank.sort(ascending), ledger: ledger.sort(ascending), bits, chance: 0, coincidence: Math.min(1, luck * ways) });
}
