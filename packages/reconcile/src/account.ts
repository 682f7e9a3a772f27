import { AmountDensity } from './amount-density.ts';
import type { EngineInput, LagCount } from './engine-input.ts';
import { LagChances, WINDOW_DAYS } from './lags.ts';
import { NameRelations, RELATIONS_BEFORE, type RelationCounts } from './name-relations.ts';
import { References } from './references.ts';
import type { SideRows, Vocabulary } from './side-rows.ts';

/** How often things happen on the account a day. */
export interface Rates {
  /** Rows that have a counterpart of their own amount. */
  readonly pairs: number;
  /** Rows that have none: parts of sums, unbooked ones, late ones. */
  readonly aloneBank: number;
  readonly aloneLedger: number;
}

/** What is known of the account when pairs are weighed. */
export interface Account {
  readonly bank: SideRows;
  readonly ledger: SideRows;
  readonly vocabulary: Vocabulary;
  readonly density: AmountDensity;
  readonly lags: LagChances;
  readonly lagCounts: readonly LagCount[];
  readonly names: NameRelations;
  readonly references: References;
  /** Estimated anew when a round has shown which rows are explained otherwise. */
  rates: Rates;
  /** Bits for each row's standing among fewer lone rows of its day and sign than usual; against, where there are many: parts of a sum. */
  readonly loneBits: { readonly bank: Float64Array; readonly ledger: Float64Array };
  /** Bits against each row's having a counterpart of its own amount: a sum, a fee or a rounding that was found wants it. */
  readonly wantedBits: { readonly bank: Float64Array; readonly ledger: Float64Array };
  readonly days: number;
}

/** References that lead to each other, and elsewhere, before anything is learned. */
const REFERENCES_BEFORE = { same: 19, other: 1 };
/** An amount so rare that a row of it luckily beside another happens less than once in so many accounts. */
const RARE_AMOUNT = 0.02;

interface Learnt {
  readonly lags: Map<number, number>;
  readonly relations: RelationCounts;
  readonly references: { same: number; other: number };
  pairs: number;
}

/** Learns from pairs of rare amounts how this account's rows go together, and gives everything that weighing needs. */
export function readAccount(
  bank: SideRows,
  ledger: SideRows,
  vocabulary: Vocabulary,
  input: EngineInput,
  standingLags: readonly LagCount[],
): Account {
  const density = new AmountDensity([bank, ledger]);
  const days = spanOf(bank, ledger);
  const before = {
    names: new NameRelations(vocabulary, RELATIONS_BEFORE),
    references: new References(bank, ledger, vocabulary, REFERENCES_BEFORE),
  };
  const learnt = learn(bank, ledger, density, before);
  const given = [...(input.learned?.lags ?? []), ...standingLags];
  const lagCounts = [...learnt.lags].map(([between, count]) => ({ days: between, count })).sort((a, b) => a.days - b.days);
  const pairs = Math.max(learnt.pairs, 0.05 * bank.size);
  return {
    bank,
    ledger,
    vocabulary,
    density,
    lags: new LagChances([...lagCounts, ...given]),
    lagCounts,
    names: new NameRelations(vocabulary, learnt.relations),
    references: new References(bank, ledger, vocabulary, learnt.references),
    rates: {
      pairs: pairs / days,
      aloneBank: Math.max(bank.size - pairs, 0.05 * bank.size, 1) / days,
      aloneLedger: Math.max(ledger.size - pairs, 0.05 * ledger.size, 1) / days,
    },
    loneBits: { bank: new Float64Array(bank.size), ledger: new Float64Array(ledger.size) },
    wantedBits: { bank: new Float64Array(bank.size), ledger: new Float64Array(ledger.size) },
    days,
  };
}

/** Bits of everything about a pair but its amounts. */
export function bitsBetween({ bank, ledger, lags, names, references, loneBits }: Account, i: number, j: number): number {
  const lag = lags.bits(bank.day[i]! - ledger.day[j]!);
  return lag + names.bits(bank.name[i]!, ledger.name[j]!) + references.bits(i, j) + loneBits.bank[i]! + loneBits.ledger[j]!;
}

/** Rows of equal amount on both sides, by ascending amount: each call of `see` gets free rows of one amount, by day. */
export function* equalAmounts(bank: SideRows, ledger: SideRows): Generator<{ readonly bank: number[]; readonly ledger: number[] }> {
  const [left, right] = [byAmount(bank), byAmount(ledger)];
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    const [x, y] = [bank.minor[left[a]!]!, ledger.minor[right[b]!]!];
    if (x < y) a++;
    else if (y < x) b++;
    else {
      const group = { bank: [] as number[], ledger: [] as number[] };
      for (; a < left.length && bank.minor[left[a]!] === x; a++) group.bank.push(left[a]!);
      for (; b < right.length && ledger.minor[right[b]!] === x; b++) group.ledger.push(right[b]!);
      yield group;
    }
  }
}

function byAmount({ free, minor, size }: SideRows): Uint32Array {
  const rows = new Uint32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) if (free[row] === 1) rows[count++] = row;
  return rows.subarray(0, count).sort((a, b) => minor[a]! - minor[b]! || a - b);
}

function spanOf(bank: SideRows, ledger: SideRows): number {
  const first = Math.min(bank.day[0] ?? Number.POSITIVE_INFINITY, ledger.day[0] ?? Number.POSITIVE_INFINITY);
  const last = Math.max(bank.day[bank.size - 1] ?? 0, ledger.day[ledger.size - 1] ?? 0);
  return Math.max(30, last - first + 1);
}

function learn(bank: SideRows, ledger: SideRows, density: AmountDensity, before: Pick<Account, 'names' | 'references'>): Learnt {
  const learnt: Learnt = { lags: new Map(), relations: { ...RELATIONS_BEFORE }, references: { ...REFERENCES_BEFORE }, pairs: 0 };
  for (const group of equalAmounts(bank, ledger)) {
    const [i, j] = [group.bank[0]!, group.ledger[0]!];
    learnt.pairs += Math.min(group.bank.length, group.ledger.length);
    if (group.bank.length > 1 || group.ledger.length > 1) continue;
    const between = bank.day[i]! - ledger.day[j]!;
    if (Math.abs(between) > WINDOW_DAYS || density.chanceOf(bank.minor[i]!) * ledger.size > RARE_AMOUNT) continue;
    learnt.lags.set(between, (learnt.lags.get(between) ?? 0) + 1);
    const relation = before.names.relation(bank.name[i]!, ledger.name[j]!);
    if (relation !== null) learnt.relations[relation]++;
    const reference = before.references.relation(i, j);
    if (reference !== null) learnt.references[reference]++;
  }
  return learnt;
}
