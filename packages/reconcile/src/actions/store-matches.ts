import { inTurns, type JobActor, type Steps } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import type { MatchResult } from '../engine-output.ts';
import { type MatchChanges, matchChanges, type StoredMatch, type WantedMatch, wantedMatches } from '../match-changes.ts';
import {
  changeMatches,
  insertMatches,
  insertMatchRows,
  type MatchedRow,
  type MatchPlace,
  noteWhole,
  ROWS_IN_COMMIT,
  rowsOfMatches,
  supersedeMatches,
  undecidedMatches,
} from '../matches-store.ts';
import { holdAccount, type Reconciliation } from '../reconciliations-store.ts';

/** Runs what writes in a transaction that is refused where the job is no longer this run's. @param done how many matches have been seen to */
export type Commit = <T>(done: number, work: (tx: Tx) => Promise<T>) => Promise<T>;

const MATCHES_IN_COMMIT = 500;

/** How many matches a run has made, weighed anew, taken back and left alone. */
export interface StoredCounts {
  readonly added: number;
  readonly changed: number;
  readonly superseded: number;
  readonly unchanged: number;
}

/**
 * Makes the stored matches those of an answer, in commits of five hundred: what has gone first, so that its rows are free. What a person
 * decides meanwhile stands. A run that is cut off leaves whole matches; the next one finds them, and goes on.
 */
export async function storeMatches(
  actor: JobActor,
  { id, clientId, bankAccountId }: Reconciliation,
  { matches, engineVersion }: MatchResult,
  commit: Commit,
): Promise<StoredCounts> {
  const changes = await changesOf(actor, id, matches);
  const { supersedeIds, change, add, unchanged } = changes;
  const place: MatchPlace = { clientId, reconciliationId: id, engineVersion };
  let done = unchanged;
  const held = <T>(count: number, work: (tx: Tx) => Promise<T>) => {
    done += count;
    return commit(done, async (tx) => {
      await holdAccount(tx, bankAccountId);
      return await work(tx);
    });
  };
  for (const ids of parts(supersedeIds, MATCHES_IN_COMMIT)) await held(0, (tx) => supersedeMatches(tx, ids));
  for (const some of parts(change, MATCHES_IN_COMMIT)) await held(some.length, (tx) => changeMatches(tx, some, engineVersion));
  let added = 0;
  for (const some of batches(add)) {
    const left: MatchedRow[] = [];
    added += await held(some.length, async (tx) => {
      left.length = 0;
      const placed = await insertMatches(tx, actor, place, some);
      for (const row of rowsOfMatches(placed)) left.push(row);
      await insertMatchRows(tx, place, left.splice(0, ROWS_IN_COMMIT));
      return placed.length;
    });
    for (const more of parts(left, ROWS_IN_COMMIT)) await held(0, (tx) => insertMatchRows(tx, place, more));
    const [last] = left;
    if (last) await held(0, (tx) => noteWhole(tx, last.matchId));
  }
  return { added, changed: change.length, superseded: supersedeIds.length, unchanged };
}

async function changesOf(actor: JobActor, id: string, matches: MatchResult['matches']): Promise<MatchChanges> {
  const wanted = await withOthers(wantedMatches(matches));
  const stored: StoredMatch[] = [];
  for (;;) {
    const page = await transaction(actor, (tx) => undecidedMatches(tx, id, stored.at(-1)?.id ?? null));
    if (page.length === 0) return await withOthers(matchChanges(stored, wanted));
    for (const one of page) stored.push(one);
  }
}

// One process may serve people while it works.
function withOthers<T>(steps: Steps<T>): Promise<T> {
  return inTurns(steps, { now: () => performance.now(), rest: () => new Promise((resolve) => setImmediate(resolve)) });
}

function* parts<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

// A match of very many rows is one of its own.
function* batches(all: readonly WantedMatch[]): Generator<readonly WantedMatch[]> {
  let batch: WantedMatch[] = [];
  let rows = 0;
  for (const one of all) {
    const size = one.bankIds.length + one.ledgerIds.length;
    if (batch.length === MATCHES_IN_COMMIT || (batch.length > 0 && rows + size > ROWS_IN_COMMIT)) {
      yield batch;
      batch = [];
      rows = 0;
    }
    batch.push(one);
    rows += size;
  }
  if (batch.length > 0) yield batch;
}
