import type { Proposal } from './proposal.ts';
import type { SideRows } from './side-rows.ts';

/** So many sums must have been found before their texts teach anything. */
const LEAST_SUMS = 4;
const MOST_BITS = 5;
const MOST_OTHERS = 200;
const WORDS = /[\p{L}]{3,}/gu;

/**
 * How much a row's text looks like that of sums that were found, in bits: banks write their deposits of many in a way of their own, and so do
 * books with payment files. Nothing is known beforehand; the account's own matches teach it.
 */
export function sumLikeness(side: SideRows, made: readonly Proposal[]): (row: number) => number {
  const found = made.filter((proposal) => proposal[side.side].length === 1 && proposal.bank.length + proposal.ledger.length > 2);
  if (found.length < LEAST_SUMS) return () => 0;
  const sums = new Map<string, number>();
  const others = new Map<string, number>();
  let [sumRows, otherRows] = [0, 0];
  // A few hundred tell as much as all; they are taken from everywhere.
  const step = Math.max(1, Math.floor(made.length / MOST_OTHERS));
  for (const [at, proposal] of made.entries()) {
    const rows = proposal[side.side];
    const isSum = rows.length === 1 && proposal[side.side === 'bank' ? 'ledger' : 'bank'].length > 1;
    if (rows.length !== 1 || (!isSum && at % step !== 0)) continue;
    if (isSum) sumRows++;
    else otherRows++;
    for (const word of wordsOf(side, rows[0]!)) (isSum ? sums : others).set(word, ((isSum ? sums : others).get(word) ?? 0) + 1);
  }
  if (sumRows < LEAST_SUMS) return () => 0;
  const bitsOf = (word: string) => {
    const share = ((sums.get(word) ?? 0) + 0.5) / (sumRows + 1);
    return Math.log2(share / (((others.get(word) ?? 0) + 0.5) / (otherRows + 1)));
  };
  const nameless = bitsOf(NAMELESS);
  const known = new Map<number, number>();
  const of = (row: number) => {
    const [strongest = 0] = wordsOf(side, row)
      .filter((word) => (sums.get(word) ?? 0) + (others.get(word) ?? 0) >= LEAST_SUMS)
      .map(bitsOf)
      .sort((a, b) => Math.abs(b) - Math.abs(a));
    return Math.max(-MOST_BITS, Math.min(MOST_BITS, strongest === 0 ? nameless : strongest));
  };
  return (row) => {
    const bits = known.get(row) ?? of(row);
    known.set(row, bits);
    return bits;
  };
}

const NAMELESS = '';

function wordsOf({ rows, name }: SideRows, row: number): string[] {
  const words = new Set((rows[row]!.text ?? '').toUpperCase().match(WORDS) ?? []);
  if (name[row]! < 0) words.add(NAMELESS);
  else words.add('named');
  return [...words];
}
