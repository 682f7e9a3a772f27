import type { Account } from './account.ts';
import type { EngineInput, RowGroup, Side } from './engine-input.ts';
import type { EngineNote } from './engine-output.ts';
import type { Proposal } from './proposal.ts';

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
  readonly proposed: Proposal[] = [];
  readonly notes: EngineNote[] = [];
  /** Rows that some pair of their own amount surely has, though not which: no part of a sum. */
  readonly spokenFor: { readonly bank: Uint8Array; readonly ledger: Uint8Array };
  readonly #decided: Decided;

  constructor(account: Account, input: EngineInput, placesOf: Places) {
    this.account = account;
    this.spokenFor = { bank: new Uint8Array(account.bank.size), ledger: new Uint8Array(account.ledger.size) };
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

  propose(proposal: Proposal): void {
    if (!this.isRefused(proposal)) this.proposed.push(proposal);
  }

  #wantsToBeAsked({ bank, ledger, askAnyway }: Proposal): boolean {
    const { carriedBank, carriedLedger, askBank, askLedger } = this.#decided;
    return askAnyway === true || bank.some((i) => carriedBank.has(i) || askBank.has(i)) || ledger.some((j) => carriedLedger.has(j) || askLedger.has(j));
  }
}

function decidedOf(
  { bank, ledger }: Account,
  { refused = [], carried, learned }: EngineInput,
  placesOf: Places,
): Decided {
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

function placesOfGroup(
  { bankIds, ledgerIds }: RowGroup,
  placesOf: Places,
): { readonly bank: number[]; readonly ledger: number[] } | null {
  const bank = bankIds.map((id) => placesOf.bank.get(id));
  const ledger = ledgerIds.map((id) => placesOf.ledger.get(id));
  const isHere = (place: number | undefined): place is number => place !== undefined;
  return bank.every(isHere) && ledger.every(isHere) ? { bank, ledger } : null;
}

function groupKey(bank: readonly number[], ledger: readonly number[]): string {
  const sorted = (places: readonly number[]) => [...places].sort((a, b) => a - b).join(',');
  return `${sorted(bank)}|${sorted(ledger)}`;
}
