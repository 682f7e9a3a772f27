import type { RowGroup } from './engine-input.ts';
import type { MatchResult } from './engine-output.ts';
import { rowsKeyOf } from './rows-key.ts';

/**
 * How a decision would differ today. would-not-find: it stands and would not even be suggested · would-only-suggest: it stands and would
 * wait for a person · would-make: it does not stand and would be made · would-make-rejected: a person has rejected it, and it would be made.
 */
export interface ReplayDifference extends RowGroup {
  readonly kind: 'would-not-find' | 'would-only-suggest' | 'would-make' | 'would-make-rejected';
  readonly matchId: string | null;
  readonly state: 'auto' | 'confirmed' | 'rejected' | null;
  /** Today's; null where it would not be found. */
  readonly confidence: number | null;
}

/** A decision that stands, or a rejection. */
export interface DecidedGroup extends RowGroup {
  readonly id: string;
  readonly state: 'auto' | 'confirmed' | 'rejected';
}

/** Every decision that today's answer, given no decision of people, would differ from. */
export function replayDifferences(decided: readonly DecidedGroup[], { matches }: Pick<MatchResult, 'matches'>): ReplayDifference[] {
  const found = new Map(matches.map((match) => [rowsKeyOf(match), match]));
  const standing = new Set<string>();
  const rejected = new Map<string, DecidedGroup>();
  const differences: ReplayDifference[] = [];
  for (const group of decided) {
    const key = rowsKeyOf(group);
    const { id: matchId, state, bankIds, ledgerIds } = group;
    if (state === 'rejected') {
      rejected.set(key, group);
      continue;
    }
    standing.add(key);
    const today = found.get(key);
    if (today?.state === 'auto') continue;
    const kind = today ? 'would-only-suggest' : 'would-not-find';
    differences.push({ kind, matchId, state, bankIds, ledgerIds, confidence: today?.confidence ?? null });
  }
  for (const [key, { state, bankIds, ledgerIds, confidence }] of found) {
    if (state !== 'auto' || standing.has(key)) continue;
    const before = rejected.get(key);
    const kind = before ? 'would-make-rejected' : 'would-make';
    differences.push({ kind, matchId: before?.id ?? null, state: before?.state ?? null, bankIds, ledgerIds, confidence });
  }
  return differences;
}
