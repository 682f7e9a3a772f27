import type { EngineInput } from './engine-input.ts';
import { epochDay, isTwin, type SideRows } from './side-rows.ts';
import { MOST_ROWS, SubsetSums } from './subset-sums.ts';

/** Days whose rows must come to a known sum: between two balances that the bank states. */
interface Stretch {
  /** Both ends included. */
  readonly from: number;
  readonly to: number;
  readonly minor: number;
}

/**
 * Bank rows that were told twice, each with the row that it doubles: one of the provider's own ids, or a twin that the bank's balances have
 * no room for. A twin that the balances need is a row of its own. They are taken out of the reckoning.
 */
export function takeOutDoubles(bank: SideRows, input: EngineInput): Map<number, number> {
  const doubles = new Map<number, number>();
  byProviderId(bank, doubles);
  for (const stretch of stretchesOf(input)) byBalance(bank, stretch, doubles);
  for (const row of doubles.keys()) bank.free[row] = 0;
  return doubles;
}

function byProviderId({ rows, day, minor }: SideRows, doubles: Map<number, number>): void {
  const first = new Map<string, number>();
  for (const [at, { ids = [] }] of rows.entries()) {
    for (const id of ids) {
      const known = first.get(id);
      if (known === undefined) first.set(id, at);
      else if (day[known] === day[at] && minor[known] === minor[at]) doubles.set(at, known);
    }
  }
}

function stretchesOf({ balances = [], proof }: EngineInput): Stretch[] {
  const known = balances.map(({ day, amountMinor }) => ({ day: epochDay(day), minor: Number(amountMinor) }));
  if (proof && proof.bankOpeningMinor !== null) known.push({ day: epochDay(proof.from) - 1, minor: Number(proof.bankOpeningMinor) });
  known.sort((a, b) => a.day - b.day);
  const stretches = known.slice(1).map(({ day, minor }, at) => ({ from: known[at]!.day + 1, to: day, minor: minor - known[at]!.minor }));
  const last = known.at(-1);
  // What is left out stands in no list: its days' sum is not known here.
  if (last && proof && proof.bankClosingMinor !== null && proof.leftOut === undefined) {
    stretches.push({ from: last.day + 1, to: Number.POSITIVE_INFINITY, minor: Number(proof.bankClosingMinor) - last.minor });
  }
  return stretches;
}

function byBalance(bank: SideRows, { from, to, minor }: Stretch, doubles: Map<number, number>): void {
  let excess = -minor;
  const twins: number[] = [];
  for (let row = 0; row < bank.size; row++) {
    if (bank.day[row]! < from || bank.day[row]! > to || doubles.has(row)) continue;
    excess += bank.minor[row]!;
    if (row > 0 && bank.day[row - 1]! >= from && isTwin(bank, row - 1, row)) twins.push(row);
  }
  if (excess === 0 || twins.length === 0) return;
  for (const row of twinsOf(bank, twins, excess)) doubles.set(row, row - 1);
}

/** The twins that come to the excess, where only one set of them does. */
function twinsOf({ minor }: SideRows, twins: readonly number[], excess: number): readonly number[] {
  const amounts = twins.map((row) => minor[row]!);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (sum === excess) return twins;
  const ones = twins.filter((_, at) => amounts[at] === excess);
  if (ones.length === 1) return ones;
  const isOneSign = amounts.every((amount) => Math.sign(amount) === Math.sign(excess));
  if (!isOneSign || twins.length > MOST_ROWS || ones.length > 0) return [];
  const answers = new SubsetSums(amounts.map(Math.abs)).find(Math.abs(excess), 2);
  return answers.length === 1 ? twins.filter((_, at) => (answers[0]! & (1 << at)) !== 0) : [];
}
