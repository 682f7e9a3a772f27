import type { Account } from './account.ts';
import { bitsBetween } from './account.ts';
import { REFERENCE_DAYS, WINDOW_DAYS } from './lags.ts';
import type { Proposal } from './proposal.ts';
import type { Reckoning } from './reckoning.ts';
import { settleRivals } from './rivals.ts';
import { firstOnDay, luckOf } from './sums.ts';

const MOST_PARTS = 400;
/** Entries of one part's amount are looked at up to so many. */
const MOST_ENTRIES = 40;
const VOUCHER_BITS = Math.log2(1 / 20);
const SURE_BITS = 40;
/** How common it is that lone rows which share a reference belong together as they are. */
const REFERENCED_BITS = -1;
const MOST_REFERENCED = 14;

/** Deposits whose parts the bank itself gives: each part is looked for among the entries before anything is searched. */
export function matchParts(reckoning: Reckoning): void {
  const { account } = reckoning;
  const withParts = account.bank.rows.flatMap(({ parts, amountMinor }, i) => {
    const isWhole =
      parts !== undefined &&
      parts.length > 1 &&
      parts.length <= MOST_PARTS &&
      parts.reduce((sum, part) => sum + part.amountMinor, 0n) === amountMinor;
    return isWhole && account.bank.free[i] === 1 ? [i] : [];
  });
  if (withParts.length === 0) return;
  const entriesOf = entriesByAmount(account);
  const found = withParts.flatMap((i) => {
    // Booked as one sum, it is an ordinary pair.
    const isBookedWhole = near(account, entriesOf.get(account.bank.minor[i]!) ?? [], i).length > 0;
    const entries = isBookedWhole ? null : entriesOfParts(account, entriesOf, i);
    return entries === null
      ? []
      : [{ kind: 'parts', bank: [i], ledger: entries, bits: SURE_BITS, chance: 0, coincidence: 0, value: entries.length } as const];
  });
  settleRivals(reckoning, found, true);
}

function entriesByAmount({ ledger }: Account): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  for (let j = 0; j < ledger.size; j++) {
    if (ledger.free[j] !== 1) continue;
    const known = entries.get(ledger.minor[j]!);
    if (known) known.push(j);
    else entries.set(ledger.minor[j]!, [j]);
  }
  return entries;
}

function near({ bank, ledger }: Account, entries: readonly number[], i: number): number[] {
  return entries.filter((j) => Math.abs(ledger.day[j]! - bank.day[i]!) <= WINDOW_DAYS);
}

/** An entry of its own for each part; null where one is missing, or where it is not clear which. */
function entriesOfParts(account: Account, entriesOf: ReadonlyMap<number, number[]>, i: number): number[] | null {
  const { bank, ledger } = account;
  const taken = new Set<number>();
  const parts = [...(bank.rows[i]!.parts ?? [])].sort((a, b) => Number(b.amountMinor - a.amountMinor) || (a.name < b.name ? -1 : 1));
  for (const part of parts) {
    const options = near(account, entriesOf.get(Number(part.amountMinor)) ?? [], i).filter((j) => !taken.has(j));
    if (options.length === 0 || options.length > MOST_ENTRIES) return null;
    const text = (j: number) =>
      `${ledger.rows[j]!.text ?? ''} ${ledger.rows[j]!.name ?? ''} ${(ledger.rows[j]!.references ?? []).join(' ')}`.toUpperCase();
    const rank = (j: number) =>
      100 * part.references.filter((reference) => reference.length > 3 && text(j).includes(reference.toUpperCase())).length +
      (part.name.length > 3 && text(j).includes(part.name.toUpperCase().slice(0, 12)) ? 50 : 0) -
      Math.abs(ledger.day[j]! - bank.day[i]!);
    const [best] = options.map((j) => ({ j, rank: rank(j) })).sort((a, b) => b.rank - a.rank || a.j - b.j);
    taken.add(best!.j);
  }
  return [...taken].sort((a, b) => a - b);
}

/**
 * Rows that share rare references, several on a side, whose sums are equal: an item paid in parts, or a payment that names its invoices. Only
 * whole groups are taken, so that nothing has to be chosen.
 */
export function matchReferences(reckoning: Reckoning): void {
  const { bank, ledger } = reckoning.account;
  const groups = groupsByReference(reckoning.account);
  const found: Proposal[] = [];
  for (const { bankRows, ledgerRows } of groups) {
    const size = bankRows.length + ledgerRows.length;
    if (bankRows.length === 0 || ledgerRows.length === 0 || size < 3 || size > MOST_REFERENCED) continue;
    const sum = bankRows.reduce((total, i) => total + bank.minor[i]!, 0);
    if (sum === 0 || sum !== ledgerRows.reduce((total, j) => total + ledger.minor[j]!, 0)) continue;
    const luck = luckOf(reckoning.account, sum, [...bankRows.map((i) => bank.minor[i]!), ...ledgerRows.map((j) => ledger.minor[j]!)]);
    const kind = bankRows.length > 1 && ledgerRows.length > 1 ? 'many' : 'sum';
    found.push({ kind, bank: bankRows, ledger: ledgerRows, bits: REFERENCED_BITS - Math.log2(luck), chance: 0, coincidence: luck });
  }
  settleRivals(reckoning, found, true);
}

function groupsByReference({ bank, ledger, references }: Account): { bankRows: number[]; ledgerRows: number[] }[] {
  const parent = Array.from({ length: bank.size + ledger.size }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  const linked = new Set<number>();
  for (let i = 0; i < bank.size; i++) {
    if (bank.free[i] !== 1) continue;
    for (const j of references.entriesOf(i)) {
      if (ledger.free[j] !== 1 || Math.abs(bank.day[i]! - ledger.day[j]!) > REFERENCE_DAYS) continue;
      const [a, b] = [rootOf(i), rootOf(bank.size + j)];
      parent[Math.max(a, b)] = Math.min(a, b);
      linked.add(i).add(bank.size + j);
    }
  }
  const groups = new Map<number, { bankRows: number[]; ledgerRows: number[] }>();
  for (const row of [...linked].sort((a, b) => a - b)) {
    const group = groups.get(rootOf(row)) ?? { bankRows: [], ledgerRows: [] };
    groups.set(rootOf(row), group);
    if (row < bank.size) group.bankRows.push(row);
    else group.ledgerRows.push(row - bank.size);
  }
  return [...groups.values()];
}

/** Entries of one voucher that come to the amount of a bank row: a payment booked together with its fee, or account by account. */
export function matchVouchers(reckoning: Reckoning): void {
  const { account } = reckoning;
  const { bank, ledger } = account;
  const ofVoucher = entriesByVoucher(account);
  const found: Proposal[] = [];
  for (const rows of ofVoucher.values()) {
    const sum = rows.reduce((total, j) => total + ledger.minor[j]!, 0);
    const day = ledger.day[rows[0]!]!;
    for (let i = firstOnDay(bank, day - WINDOW_DAYS); i < bank.size && bank.day[i]! <= day + WINDOW_DAYS; i++) {
      if (bank.free[i] !== 1 || bank.minor[i] !== sum) continue;
      const { pairs, aloneBank, aloneLedger } = account.rates;
      const bits =
        VOUCHER_BITS +
        Math.log2(pairs / (aloneBank * aloneLedger)) -
        Math.log2(account.density.chanceOf(sum)) +
        bitsBetween(account, i, rows[0]!);
      found.push({
        kind: 'voucher',
        bank: [i],
        ledger: rows,
        bits,
        chance: 0,
        coincidence: account.density.chanceOf(sum),
        value: rows.length,
      });
    }
  }
  settleRivals(reckoning, found, true);
}

/** Entries of vouchers that have several free ones; most have one, for which no list is made. */
function entriesByVoucher({ ledger }: Account): Map<string, number[]> {
  const first = new Map<string, number>();
  const several = new Map<string, number[]>();
  for (let j = 0; j < ledger.size; j++) {
    const { voucherId } = ledger.rows[j]!;
    if (voucherId === undefined || ledger.free[j] !== 1) continue;
    const before = first.get(voucherId);
    if (before === undefined) first.set(voucherId, j);
    else {
      const rows = several.get(voucherId);
      if (rows) rows.push(j);
      else several.set(voucherId, [before, j]);
    }
  }
  return several;
}
