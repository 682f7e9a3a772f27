import type { SideRows, Vocabulary } from './side-rows.ts';

/** A reference on more rows than this says whose a row is rather than which. */
const RARE = 4;

/** What references say of a pair. */
export class References {
  readonly #bank: SideRows;
  readonly #ledger: SideRows;
  readonly #vocabulary: Vocabulary;
  readonly #agreeing: number;
  readonly #rowsOf = new Map<number, number[]>();

  /** @param seen sure pairs whose references led to each other, and those whose references led elsewhere */
  constructor(bank: SideRows, ledger: SideRows, vocabulary: Vocabulary, seen: { readonly same: number; readonly other: number }) {
    this.#bank = bank;
    this.#ledger = ledger;
    this.#vocabulary = vocabulary;
    this.#agreeing = seen.same / (seen.same + seen.other);
    this.#index();
  }

  /** The rarest reference that both rows have; -1 where there is none. */
  shared(i: number, j: number): number {
    const { references: a, referenceStart: from } = this.#bank;
    const { references: b, referenceStart: to } = this.#ledger;
    let best = -1;
    let rarest = Number.POSITIVE_INFINITY;
    for (let x = from[i]!; x < from[i + 1]!; x++) {
      for (let y = to[j]!; y < to[j + 1]!; y++) {
        if (a[x] !== b[y]) continue;
        const count = this.#count(a[x]!);
        if (count < rarest) {
          rarest = count;
          best = a[x]!;
        }
      }
    }
    return best;
  }

  /** Whether they share a reference, or one of them has a rare one that leads to other rows. */
  relation(i: number, j: number): 'same' | 'other' | null {
    if (this.shared(i, j) >= 0) return 'same';
    return this.#leadsElsewhere(this.#bank, i, 'ledger') || this.#leadsElsewhere(this.#ledger, j, 'bank') ? 'other' : null;
  }

  /** Bits for or against. */
  bits(i: number, j: number): number {
    if (
      this.#bank.referenceStart[i] === this.#bank.referenceStart[i + 1] &&
      this.#ledger.referenceStart[j] === this.#ledger.referenceStart[j + 1]
    )
      return 0;
    const shared = this.shared(i, j);
    if (shared >= 0) {
      const share = this.#count(shared) / Math.max(this.#ledger.size, 20);
      return Math.max(0, Math.log2(this.#agreeing / share));
    }
    return this.relation(i, j) === 'other' ? Math.log2(1 - this.#agreeing) : 0;
  }

  /** Entries that share a rare reference with a bank row, ascending. */
  entriesOf(i: number): number[] {
    const { references, referenceStart } = this.#bank;
    const found = new Set<number>();
    for (let at = referenceStart[i]!; at < referenceStart[i + 1]!; at++)
      for (const j of this.#rowsOf.get(references[at]!) ?? []) found.add(j);
    return [...found].sort((a, b) => a - b);
  }

  #count(reference: number): number {
    const { bank, ledger } = this.#vocabulary.sides;
    return Math.max(bank.ofReference[reference] ?? 0, ledger.ofReference[reference] ?? 0);
  }

  #leadsElsewhere({ references, referenceStart }: SideRows, row: number, to: 'bank' | 'ledger'): boolean {
    for (let at = referenceStart[row]!; at < referenceStart[row + 1]!; at++) {
      const count = this.#vocabulary.sides[to].ofReference[references[at]!] ?? 0;
      if (count > 0 && count <= RARE) return true;
    }
    return false;
  }

  #index(): void {
    const { references, referenceStart, size } = this.#ledger;
    const { bank, ledger } = this.#vocabulary.sides;
    for (let j = 0; j < size; j++) {
      for (let at = referenceStart[j]!; at < referenceStart[j + 1]!; at++) {
        const reference = references[at]!;
        if ((bank.ofReference[reference] ?? 0) === 0 || (ledger.ofReference[reference] ?? 0) > 4 * RARE) continue;
        const rows = this.#rowsOf.get(reference);
        if (rows) rows.push(j);
        else this.#rowsOf.set(reference, [j]);
      }
    }
  }
}
