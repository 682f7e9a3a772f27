import type { Steps } from '@saldo/kernel';
import { canonicalJson } from '@saldo/kernel';
import type { RowGroup } from './engine-input.ts';
import type { Match, Rival } from './engine-output.ts';
import { rowsKeyOf } from './rows-key.ts';

/** A match as a run wants it stored. */
export interface WantedMatch extends RowGroup {
  readonly state: 'auto' | 'suggested';
  readonly rank: number;
  readonly kind: Match['kind'];
  readonly confidence: number;
  readonly differenceMinor: bigint;
  readonly residual: Match['residual'];
  readonly coincidence: number | null;
  readonly evidence: Match['evidence'];
  readonly ruleIds: readonly string[];
  readonly rowsKey: string;
}

/** A match that an earlier run stored and nobody has decided. */
export interface StoredMatch {
  readonly id: string;
  readonly rowsKey: string;
  /** `contentOf` what is stored. */
  readonly content: string;
  /** Whether all of its rows are stored: a run may have been cut off among them. */
  readonly isWhole: boolean;
}

/** What has to be done for the stored matches to be those that a run wants. */
export interface MatchChanges {
  readonly supersedeIds: readonly string[];
  /** The same rows, otherwise weighed; those that no longer hold their rows first. */
  readonly change: readonly (WantedMatch & { readonly id: string })[];
  readonly add: readonly WantedMatch[];
  readonly unchanged: number;
}

/** The matches of an answer and the other answers for the rows of suggestions, each group of rows once. */
export function* wantedMatches(matches: readonly Match[]): Steps<WantedMatch[]> {
  const wanted: WantedMatch[] = [];
  const keys = new Set<string>();
  const add = (match: Match, group: Match | Rival, rank: number) => {
    const rowsKey = rowsKeyOf(group);
    if (keys.has(rowsKey)) return;
    keys.add(rowsKey);
    const { bankIds, ledgerIds, confidence, differenceMinor, evidence } = group;
    const { state, kind, ruleIds } = match;
    const own = rank === 1 ? { residual: match.residual, coincidence: match.coincidence } : { residual: null, coincidence: null };
    wanted.push({ state, rank, kind, bankIds, ledgerIds, confidence, differenceMinor, evidence, ruleIds, rowsKey, ...own });
  };
  for (const match of matches) {
    add(match, match, 1);
    yield;
  }
  // After all of the first answers, so that no group is stored as the second answer for one row and lost as the first for another.
  for (const match of matches) {
    if (match.state === 'suggested') for (const rival of match.rivals) add(match, rival, rival.rank);
    yield;
  }
  return wanted;
}

/** Everything of a match that a run may change, as one text. */
export function contentOf(match: Omit<WantedMatch, 'bankIds' | 'ledgerIds' | 'rowsKey'>): string {
  const { state, rank, kind, confidence, differenceMinor, residual, coincidence, evidence, ruleIds } = match;
  const told = evidence.map((one) => ({ ...one }));
  return canonicalJson({ state, rank, kind, confidence, differenceMinor, residual, coincidence, evidence: told, ruleIds });
}

/** What a run changes of the matches before it: the same answer changes nothing. */
export function* matchChanges(stored: readonly StoredMatch[], wanted: readonly WantedMatch[]): Steps<MatchChanges> {
  const byKey = new Map(stored.map((one) => [one.rowsKey, one]));
  const add: WantedMatch[] = [];
  const change: Record<WantedMatch['state'], (WantedMatch & { id: string })[]> = { suggested: [], auto: [] };
  let unchanged = 0;
  for (const one of wanted) {
    const before = byKey.get(one.rowsKey);
    if (before?.isWhole) {
      byKey.delete(one.rowsKey);
      if (before.content === contentOf(one)) unchanged++;
      else change[one.state].push({ ...one, id: before.id });
    } else add.push(one);
    yield;
  }
  return { supersedeIds: [...byKey.values()].map(({ id }) => id), change: [...change.suggested, ...change.auto], add, unchanged };
}
