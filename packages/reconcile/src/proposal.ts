import type { Match } from './engine-output.ts';

/** From this confidence on a match is made by itself. */
export const AUTO_CONFIDENCE = 0.999;

/** A possible match, rows by their place in the order of their side. */
export interface Proposal {
  readonly kind: Match['kind'];
  readonly bank: readonly number[];
  readonly ledger: readonly number[];
  /** Bits for it against none of its rows having anything to do with another. */
  readonly bits: number;
  /** The chance that it is right, against its rivals too; known once they are. */
  readonly chance: number;
  readonly coincidence: number | null;
  /** Bits that it lost because its rows may have counterparts of their own amounts. */
  readonly pairedBits?: number;
  /** What its kind needs for its explanation: the fee's rate, how many rows there were to choose from. */
  readonly value?: string | number;
  readonly ruleIds?: readonly string[];
  /** Never made by itself, however sure. */
  readonly askAnyway?: boolean;
  /** Sure, but a person wants to be asked: its rows are kept for it. */
  readonly holdsRows?: boolean;
}

/** The chance of odds in bits, alone. */
export function chanceOfBits(bits: number): number {
  return bits > 60 ? 1 : 1 / (1 + 2 ** -bits);
}
