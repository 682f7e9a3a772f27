import type { KeptStatus } from './schema.ts';

/** What decides how a reconciliation stands. Minor units. */
export interface StatusFacts {
  readonly isClosed: boolean;
  /** Whether something arrived after it was closed. */
  readonly hasChanged: boolean;
  /** Null where the bank states no balance. */
  readonly unexplainedMinor: bigint | null;
  /** Rows that neither a match holds nor anybody has carried on. */
  readonly undecidedRows: number;
}

/** How a reconciliation stands. It is `ready` where nothing is undecided and nothing is unexplained. */
export function statusOf({ isClosed, hasChanged, unexplainedMinor, undecidedRows }: StatusFacts): KeptStatus {
  if (isClosed) return hasChanged ? 'stale' : 'closed';
  if (unexplainedMinor === null) return 'unproven';
  return undecidedRows === 0 && unexplainedMinor === 0n ? 'ready' : 'open';
}
