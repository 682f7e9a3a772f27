import type { BooksProof, ProofDifference } from '../books.ts';

/** How many accounts hold, of those that the file states something of. */
export interface Held {
  readonly held: number;
  readonly of: number;
}

/** `closing`: #IB + sum of #TRANS = #UB; `result`: sum of #TRANS = #RES; account by account. */
export interface SieProof extends BooksProof {
  readonly closing: Held;
  readonly result: Held;
  /** Accounts of the classes 0 and 9 that have entries and no stated balance. */
  readonly notStated: readonly ProofDifference[];
}

/** What a file states of its own year, by account, and what its rows sum to. Minor units. */
export interface Stated {
  readonly opening: ReadonlyMap<string, bigint>;
  readonly closing: ReadonlyMap<string, bigint>;
  readonly result: ReadonlyMap<string, bigint>;
  /** Every account that has a row. */
  readonly moved: Iterable<string>;
  readonly sum: (account: string) => bigint;
}

/**
 * Holds what a file states against what its vouchers sum to. An account of the classes 1 to 8 for which nothing is stated must sum to
 * nothing, since the standard lets only such be left out; the classes 0 and 9 are a company's own, and are told in `notStated`.
 * Proven is what states something and agrees everywhere.
 */
export function prove(stated: Stated): SieProof {
  const { opening, closing, result, sum } = stated;
  const differences = new Map<string, ProofDifference>();
  const notStated: ProofDifference[] = [];
  const check = (account: string, expectedMinor: bigint, actualMinor: bigint): number => {
    if (expectedMinor === actualMinor) return 1;
    if (!differences.has(account)) differences.set(account, { account, expectedMinor, actualMinor });
    return 0;
  };
  let closingHeld = 0;
  const withClosing = new Set([...opening.keys(), ...closing.keys()]);
  for (const account of withClosing) {
    closingHeld += check(account, closing.get(account) ?? 0n, (opening.get(account) ?? 0n) + sum(account));
  }
  let resultHeld = 0;
  for (const [account, expected] of result) resultHeld += check(account, expected, sum(account));
  for (const account of stated.moved) {
    if (withClosing.has(account) || result.has(account) || sum(account) === 0n) continue;
    if (/^[09]/.test(account)) notStated.push({ account, expectedMinor: 0n, actualMinor: sum(account) });
    else check(account, 0n, sum(account));
  }
  const states = closing.size + result.size > 0;
  return {
    status: states && differences.size === 0 ? 'proven' : 'unproven',
    differences: states ? [...differences.values()] : [],
    notStated: states ? notStated : [],
    closing: { held: closingHeld, of: withClosing.size },
    result: { held: resultHeld, of: result.size },
  };
}
