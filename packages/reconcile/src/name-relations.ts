import type { Side } from './engine-input.ts';
import type { Vocabulary } from './side-rows.ts';

/** How two names stand to each other: one is the other, or a part of it · they share a word and each has another · nothing in common. */
export type NameRelation = 'same' | 'partly' | 'other';

/** How often names of sure pairs stood in each relation, as counts; what experience is there before the first. */
export type RelationCounts = Record<NameRelation, number>;

/** Before anything is learned: of twenty pairs with two names nineteen have the same. */
export const RELATIONS_BEFORE: Readonly<RelationCounts> = { same: 19, partly: 0.5, other: 0.5 };

/** How a bank row's name stands to entries' names, and what that says. Names are numbers of `Vocabulary.names`. */
export class NameRelations {
  readonly #vocabulary: Vocabulary;
  readonly #chances: RelationCounts;
  readonly #known = new Map<number, NameRelation>();
  readonly #shares = new Map<number, RelationCounts>();
  readonly #sameInLedger = new Map<number, readonly number[]>();
  readonly #cutAlike = new Map<number, readonly number[]>();
  readonly #byWord: Partial<Record<Side, ReadonlyMap<number, readonly number[]>>> = {};

  constructor(vocabulary: Vocabulary, seen: Readonly<RelationCounts>) {
    this.#vocabulary = vocabulary;
    const total = seen.same + seen.partly + seen.other;
    this.#chances = { same: seen.same / total, partly: seen.partly / total, other: seen.other / total };
  }

  /** Null where one has no name. */
  relation(bankName: number, ledgerName: number): NameRelation | null {
    return bankName < 0 || ledgerName < 0 ? null : this.#of(bankName, ledgerName);
  }

  /** Bits for (or against) their belonging together: how usual the relation is of pairs, against how usual it is of any two rows. */
  bits(bankName: number, ledgerName: number): number {
    if (bankName < 0 || ledgerName < 0) return 0;
    const relation = this.#of(bankName, ledgerName);
    return Math.log2(this.#chances[relation] / this.#shareOf(bankName)[relation]);
  }

  /** Whether one of two names of the bank may be what is left of the other: it is cut now here, now there. */
  isPartOf(a: number, b: number): boolean {
    if (a === b) return true;
    const [one, other] = [this.#vocabulary.names[a] ?? [], this.#vocabulary.names[b] ?? []];
    return one.every((word) => other.includes(word)) || other.every((word) => one.includes(word));
  }

  /** Names of the books that are the same as one of the bank's, ascending. */
  sameInLedger(bankName: number): readonly number[] {
    return remembered(this.#sameInLedger, bankName, () =>
      this.#withAnyWord(bankName, 'ledger').filter((name) => this.#of(bankName, name) === 'same'),
    );
  }

  /** The bank's names that are this one or cut alike, ascending. */
  cutAlike(bankName: number): readonly number[] {
    return remembered(this.#cutAlike, bankName, () => this.#withAnyWord(bankName, 'bank').filter((name) => this.isPartOf(bankName, name)));
  }

  /** The rule whose alias makes two names one, or null. */
  aliasRule(bankName: number, ledgerName: number): string | null {
    if (bankName < 0 || ledgerName < 0) return null;
    const { aliasRules, names } = this.#vocabulary;
    if (aliasRules.size === 0) return null;
    const word = names[bankName]?.find((one) => aliasRules.has(one) && names[ledgerName]?.includes(one));
    return word === undefined ? null : (aliasRules.get(word) ?? null);
  }

  #of(bankName: number, ledgerName: number): NameRelation {
    if (bankName === ledgerName) return 'same';
    const key = bankName * this.#vocabulary.names.length + ledgerName;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#compare(bankName, ledgerName);
    this.#known.set(key, found);
    return found;
  }

  #compare(bankName: number, ledgerName: number): NameRelation {
    const { names, aliasRules } = this.#vocabulary;
    const [a, b] = [names[bankName] ?? [], names[ledgerName] ?? []];
    const shared = a.filter((word) => b.includes(word));
    if (shared.length === 0) return 'other';
    const isWhole = shared.length === a.length || shared.length === b.length || shared.some((word) => aliasRules.has(word));
    return isWhole ? 'same' : 'partly';
  }

  /** What share of the ledger's names stands in each relation to a bank's name. */
  #shareOf(bankName: number): RelationCounts {
    const known = this.#shares.get(bankName);
    if (known !== undefined) return known;
    const { sides } = this.#vocabulary;
    const { ofName, named } = sides.ledger;
    const counts: RelationCounts = { same: 0, partly: 0, other: 0 };
    for (const name of this.#withAnyWord(bankName, 'ledger')) counts[this.#compare(bankName, name)] += ofName[name] ?? 0;
    const share = (count: number) => (count + 0.5) / (named + 1);
    const shares = { same: share(counts.same), partly: share(counts.partly), other: share(named - counts.same - counts.partly) };
    this.#shares.set(bankName, shares);
    return shares;
  }

  #withAnyWord(name: number, side: Side): number[] {
    const near = new Set<number>();
    for (const word of this.#vocabulary.names[name] ?? []) for (const other of this.#namesOfWord(side).get(word) ?? []) near.add(other);
    return [...near].sort((a, b) => a - b);
  }

  #namesOfWord(side: Side): ReadonlyMap<number, readonly number[]> {
    const known = this.#byWord[side];
    if (known) return known;
    const names = new Map<number, number[]>();
    for (const [name, words] of this.#vocabulary.names.entries()) {
      if ((this.#vocabulary.sides[side].ofName[name] ?? 0) === 0) continue;
      for (const word of words) {
        const list = names.get(word);
        if (list) list.push(name);
        else names.set(word, [name]);
      }
    }
    this.#byWord[side] = names;
    return names;
  }
}

function remembered<T>(known: Map<number, T>, key: number, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}
