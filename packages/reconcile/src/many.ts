import type { Steps } from '@saldo/kernel';
import type { Account } from './account.ts';
import type { Proposal } from './proposal.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';
import { settleRivals } from './rivals.ts';
import type { SideRows } from './side-rows.ts';
import { firstOnDay, luckOf } from './sums.ts';

/** Days that rows without a name, and with the same, may lie from the row that is looked from. */
const NAMELESS_DAYS = 6;
const NAMED_DAYS = 40;
/** Named rows nearer than this are as likely to belong to it as not. */
const NEAR_DAYS = 8;
const MOST_NAMELESS = 4;
const MOST_BANK_ROWS = 6;
const MOST_LEDGER_ROWS = 9;
/** How common it is that a lone row goes with several of its counterparty. */
const MANY_CHANCE = 0.15;
const NEAR_CHANCE = 0.6;
const FAR_CHANCE = 0.15;
const NAMELESS_CHANCE = 0.12;
const ROUNDS = 3;
const LEAST_BITS = -2;
const MOST_ANSWERS = 40;

/** A row that may belong to the group, and how usual that is. */
interface Candidate {
  readonly row: number;
  readonly chance: number;
  readonly isNamed: boolean;
}

/** Rows of one counterparty, several on one side or on both, whose sums are equal; rows without a name may be among them. */
export function* matchMany(reckoning: Reckoning): Steps<void> {
  const { bank } = reckoning.account;
  for (let round = 0; round < ROUNDS; round++) {
    const found: Proposal[] = [];
    for (let i = 0; i < bank.size; i++) {
      if (isLone(reckoning, bank, i) && bank.name[i]! >= 0) lookFrom(reckoning, i, found);
      if (i % 2_048 === 0) yield;
    }
    const made = settleRivals(reckoning, found, round === ROUNDS - 1);
    if (made.length === 0) {
      if (round < ROUNDS - 1) settleRivals(reckoning, found, true);
      break;
    }
  }
}

function isLone({ paired }: Reckoning, { side, free }: SideRows, row: number): boolean {
  return free[row] === 1 && paired[side][row]! <= MOST_PAIRED;
}

function lookFrom(reckoning: Reckoning, anchor: number, found: Proposal[]): void {
  const { account } = reckoning;
  const entries = candidates(reckoning, anchor, account.ledger, MOST_LEDGER_ROWS);
  if (!entries.some(({ isNamed }) => isNamed)) return;
  const others = candidates(reckoning, anchor, account.bank, MOST_BANK_ROWS - 1);
  const ledgerSets = setsBySum(account.ledger, entries);
  const restLedger = restBits(entries);
  const restBank = restBits(others);
  let answers = 0;
  for (let set = 0; set < 2 ** others.length && answers < MOST_ANSWERS; set++) {
    let sum = account.bank.minor[anchor]!;
    let bits = restBank;
    for (const [at, { row, chance }] of others.entries()) {
      if ((set & (1 << at)) === 0) continue;
      sum += account.bank.minor[row]!;
      bits += Math.log2(chance / (1 - chance));
    }
    if (sum === 0) continue;
    for (const ledgerSet of ledgerSets.get(sum) ?? []) {
      const bank = [anchor, ...others.filter((_, at) => (set & (1 << at)) !== 0).map(({ row }) => row)];
      const chosen = entries.filter((_, at) => (ledgerSet & (1 << at)) !== 0);
      if (bank.length + chosen.length < 3 || !chosen.some(({ isNamed }) => isNamed)) continue;
      const ledgerBits = chosen.reduce((total, { chance }) => total + Math.log2(chance / (1 - chance)), restLedger);
      answers++;
      add(account, found, bank.sort((a, b) => a - b), chosen.map(({ row }) => row).sort((a, b) => a - b), bits + ledgerBits, others.length + entries.length);
    }
  }
}

function restBits(rows: readonly Candidate[]): number {
  return rows.reduce((bits, { chance }) => bits + Math.log2(1 - chance), 0);
}

/** Free rows near the anchor that have its name, or none; the nearest first where there are too many. */
function candidates(reckoning: Reckoning, anchor: number, side: SideRows, most: number): Candidate[] {
  const { bank, names } = reckoning.account;
  const [day, name] = [bank.day[anchor]!, bank.name[anchor]!];
  const sign = Math.sign(bank.minor[anchor]!);
  const named: number[] = [];
  const nameless: number[] = [];
  for (let row = firstOnDay(side, day - NAMED_DAYS); row < side.size && side.day[row]! <= day + NAMED_DAYS; row++) {
    if (!isLone(reckoning, side, row) || (side.side === 'bank' && row === anchor)) continue;
    const other = side.name[row]!;
    if (other < 0) {
      if (Math.abs(side.day[row]! - day) <= NAMELESS_DAYS && Math.sign(side.minor[row]!) === sign) nameless.push(row);
    } else if (side.side === 'ledger' ? names.relation(name, other) === 'same' : names.isPartOf(name, other)) {
      named.push(row);
    }
  }
  const byDistance = (a: number, b: number) => Math.abs(side.day[a]! - day) - Math.abs(side.day[b]! - day) || a - b;
  const nearest = named.sort(byDistance).slice(0, most);
  const rest = nameless.sort(byDistance).slice(0, Math.min(MOST_NAMELESS, most - nearest.length));
  return [
    ...nearest.map((row) => ({ row, chance: Math.abs(side.day[row]! - day) <= NEAR_DAYS ? NEAR_CHANCE : FAR_CHANCE, isNamed: true })),
    ...rest.map((row) => ({ row, chance: NAMELESS_CHANCE, isNamed: false })),
  ];
}

function setsBySum({ minor }: SideRows, rows: readonly Candidate[]): Map<number, number[]> {
  const sums = new Float64Array(2 ** rows.length);
  const sets = new Map<number, number[]>();
  for (let set = 1; set < sums.length; set++) {
    const lowest = 31 - Math.clz32(set & -set);
    const sum = sums[set & (set - 1)]! + minor[rows[lowest]!.row]!;
    sums[set] = sum;
    const known = sets.get(sum);
    if (known) known.push(set);
    else sets.set(sum, [set]);
  }
  return sets;
}

function add(account: Account, found: Proposal[], bank: readonly number[], ledger: readonly number[], setBits: number, pool: number): void {
  const sum = bank.reduce((total, i) => total + account.bank.minor[i]!, 0);
  const parts = [...bank.map((i) => account.bank.minor[i]!), ...ledger.map((j) => account.ledger.minor[j]!)];
  const luck = luckOf(account, sum, parts);
  const bits = Math.log2(MANY_CHANCE / (1 - MANY_CHANCE)) + setBits - Math.log2(luck);
  if (bits < LEAST_BITS) return;
  const kind = bank.length > 1 && ledger.length > 1 ? 'many' : 'sum';
  found.push({ kind, bank, ledger, bits, chance: 0, coincidence: Math.min(1, luck * 2 ** Math.min(pool, 2 * (bank.length + ledger.length))), value: pool });
}
