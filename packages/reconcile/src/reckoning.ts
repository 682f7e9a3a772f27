import type { Account } from './account.ts';
import type { EngineInput, RowGroup, Side } from './engine-input.ts';
import type { EngineNote } from './engine-output.ts';
import { AUTO_CONFIDENCE, type Proposal } from './proposal.ts';
import type { SideRows } from './side-rows.ts';

/** A row likelier than this to have a counterpart of its own amount is not looked at for one of another. */
export const MOST_PAIRED = 0.9;

const UNWANTED = -60;

/** Where the rows of ids stand, as far as anybody asks for them. */
export type Places = Readonly<Record<Side, ReadonlyMap<string, number>>>;

/** What a person has decided, by places of rows. */
interface Decided {
  readonly refusedGroups: ReadonlySet<string>;
  readonly refusedPairs: ReadonlySet<number>;
  readonly carriedBank: ReadonlySet<number>;
  readonly carriedLedger: ReadonlySet<number>;
  readonly askBank: ReadonlySet<number>;
  readonly askLedger: ReadonlySet<number>;
}

/** A run under way: what was made, what is only proposed, and which rows are still free. */
export class Reckoning {
  readonly account: Account;
  readonly made: Proposal[] = [];
  proposed: Proposal[] = [];
  notes: EngineNote[] = [];
  /** How likely it is that a row has a counterpart of its own amount, though not made yet: hardly a part of a sum. */
  readonly paired: { readonly bank: Float64Array; readonly ledger: Float64Array };
  /** From which chance on pairs of equal amount are made: at first only what no sum could want, at last `AUTO_CONFIDENCE`. */
  pairConfidence: number;
  readonly #decided: Decided;
  /** Bits of the best sum that wants a row, whatever counterpart of its own amount it may have. */
  readonly #wanted: { readonly bank: Float64Array; readonly ledger: Float64Array };

  constructor(account: Account, input: EngineInput, placesOf: Places) {
    this.account = account;
    this.paired = { bank: new Float64Array(account.bank.size), ledger: new Float64Array(account.ledger.size) };
    this.pairConfidence = AUTO_CONFIDENCE;
    this.#wanted = {
      bank: new Float64Array(account.bank.size).fill(UNWANTED),
      ledger: new Float64Array(account.ledger.size).fill(UNWANTED),
    };
    this.#decided = decidedOf(account, input, placesOf);
  }

  /** Whether a person has said that these two do not belong together. */
  isRefusedPair(i: number, j: number): boolean {
    return this.#decided.refusedPairs.size > 0 && this.#decided.refusedPairs.has(i * this.account.ledger.size + j);
  }

  isRefused({ bank, ledger }: Pick<Proposal, 'bank' | 'ledger'>): boolean {
    const { refusedGroups, refusedPairs } = this.#decided;
    if (refusedPairs.size > 0 && bank.some((i) => ledger.some((j) => this.isRefusedPair(i, j)))) return true;
    return refusedGroups.size > 0 && refusedGroups.has(groupKey(bank, ledger));
  }

  /** Makes a sure match, or holds its rows for a person's answer where one wants to be asked. Nothing where it was refused. */
  make(proposal: Proposal): void {
    if (this.isRefused(proposal)) return;
    const { bank, ledger } = this.account;
    for (const i of proposal.bank) bank.free[i] = 0;
    for (const j of proposal.ledger) ledger.free[j] = 0;
    if (this.#wantsToBeAsked(proposal)) this.proposed.push({ ...proposal, holdsRows: true });
    else this.made.push(proposal);
  }

  /** Begins a further round: what was not made is looked at anew. */
  beginRound(pairConfidence: number): void {
    this.weighPairsAnew(pairConfidence);
    this.proposed = this.proposed.filter(({ holdsRows }) => holdsRows === true);
    this.notes = [];
  }

  /**
   * Takes back what was proposed of pairs of equal amount, and counts how many rows are truly alone by what the last round showed. Of those
   * without a counterpart at first most are parts of sums, and the fewer are left, the less likely is a pair by luck.
   */
  weighPairsAnew(pairConfidence: number): void {
    const { account } = this;
    const loneness = { bank: lonenessOf(account.bank, this.proposed), ledger: lonenessOf(account.ledger, this.proposed) };
    account.rates = {
      pairs: account.rates.pairs,
      aloneBank: Math.min(account.rates.aloneBank, aloneRows(loneness.bank) / account.days),
      aloneLedger: Math.min(account.rates.aloneLedger, aloneRows(loneness.ledger) / account.days),
    };
    if (this.made.length > 0) {
      for (const side of ['bank', 'ledger'] as const) {
        writeLoneBits(account[side], loneness[side], account.days, account.loneBits[side]);
        for (const [row, bits] of this.#wanted[side].entries()) account.wantedBits[side][row] = -Math.log2(1 + 2 ** bits);
      }
    }
    this.proposed = this.proposed.filter(
      ({ kind, holdsRows }) => holdsRows === true || (kind !== 'exact' && kind !== 'reference' && kind !== 'set'),
    );
    this.notes = this.notes.filter(({ kind }) => kind !== 'too-many-equal');
    this.paired.bank.fill(0);
    this.paired.ledger.fill(0);
    this.pairConfidence = pairConfidence;
  }

  /** Keeps how much sums, fees and roundings want each of their rows: it weighs against pairs by luck. */
  noteRivals(found: readonly Proposal[]): void {
    for (const proposal of found) {
      const { kind, bank, ledger } = proposal;
      if (bank.length + ledger.length < 3 && kind !== 'fee' && kind !== 'rounding') continue;
      const bits = proposal.bits + (proposal.pairedBits ?? 0);
      for (const side of ['bank', 'ledger'] as const) {
        const wanted = this.#wanted[side];
        for (const row of proposal[side]) wanted[row] = Math.max(wanted[row]!, bits);
      }
    }
  }

  propose(proposal: Proposal): void {
    if (!this.isRefused(proposal)) this.proposed.push(proposal);
  }

  #wantsToBeAsked({ bank, ledger, askAnyway }: Proposal): boolean {
    const { carriedBank, carriedLedger, askBank, askLedger } = this.#decided;
    return (
      askAnyway === true ||
      bank.some((i) => carriedBank.has(i) || askBank.has(i)) ||
      ledger.some((j) => carriedLedger.has(j) || askLedger.has(j))
    );
  }
}

/** How likely it is of each free row that no proposal explains it; 0 for rows that are taken. */
function lonenessOf(side: SideRows, proposed: readonly Proposal[]): Float64Array {
  const loneness = Float64Array.from(side.free);
  for (const proposal of proposed) for (const row of proposal[side.side]) loneness[row] = Math.max(0, loneness[row]! - proposal.chance);
  return loneness;
}

/** A few are always expected to be alone. */
function aloneRows(loneness: Float64Array): number {
  return loneness.reduce((sum, chance) => sum + chance, 2 + 0.005 * loneness.length);
}

/** A day that has more lone rows of a sign than most is likely to have the parts of a sum that was not found. */
function writeLoneBits({ size, day, minor }: SideRows, loneness: Float64Array, days: number, into: Float64Array): void {
  const ofDay = new Map<number, number>();
  const keyOf = (row: number) => 2 * day[row]! + (minor[row]! < 0 ? 1 : 0);
  for (let row = 0; row < size; row++) if (loneness[row]! > 0) ofDay.set(keyOf(row), (ofDay.get(keyOf(row)) ?? 0) + loneness[row]!);
  const usual = aloneRows(loneness) / (2 * days);
  for (let row = 0; row < size; row++) {
    const others = Math.max(0, (ofDay.get(keyOf(row)) ?? 0) - loneness[row]!);
    into[row] = -Math.log2(0.5 + (0.5 * others) / usual);
  }
}

function decidedOf({ bank, ledger }: Account, { refused = [], carried, learned }: EngineInput, placesOf: Places): Decided {
  const refusedGroups = new Set<string>();
  const refusedPairs = new Set<number>();
  for (const group of refused) {
    const places = placesOfGroup(group, placesOf);
    if (places === null) continue;
    if (places.bank.length === 1 && places.ledger.length === 1) refusedPairs.add(places.bank[0]! * ledger.size + places.ledger[0]!);
    else refusedGroups.add(groupKey(places.bank, places.ledger));
  }
  const found = (ids: readonly string[], places: ReadonlyMap<string, number>) =>
    new Set(ids.flatMap((id) => (places.has(id) ? [places.get(id)!] : [])));
  const asked = (learned?.alwaysAsk ?? []).map(({ name }) => name.toUpperCase()).filter((name) => name !== '');
  const askedOf = ({ rows }: Account['bank']) => {
    const places = new Set<number>();
    if (asked.length === 0) return places;
    for (const [at, { name = '', text = '' }] of rows.entries()) {
      const written = `${name} ${text}`.toUpperCase();
      if (asked.some((one) => written.includes(one))) places.add(at);
    }
    return places;
  };
  return {
    refusedGroups,
    refusedPairs,
    carriedBank: found(carried?.bankIds ?? [], placesOf.bank),
    carriedLedger: found(carried?.ledgerIds ?? [], placesOf.ledger),
    askBank: askedOf(bank),
    askLedger: askedOf(ledger),
  };
}

function placesOfGroup({ bankIds, ledgerIds }: RowGroup, placesOf: Places): { readonly bank: number[]; readonly ledger: number[] } | null {
  const bank = bankIds.map((id) => placesOf.bank.get(id));
  const ledger = ledgerIds.map((id) => placesOf.ledger.get(id));
  const isHere = (place: number | undefined): place is number => place !== undefined;
  return bank.every(isHere) && ledger.every(isHere) ? { bank, ledger } : null;
}

function groupKey(bank: readonly number[], ledger: readonly number[]): string {
  const sorted = (places: readonly number[]) => [...places].sort((a, b) => a - b).join(',');
  return `${sorted(bank)}|${sorted(ledger)}`;
}
