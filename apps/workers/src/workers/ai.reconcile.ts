import { fenced, finishJob, writeCheckpoint, writeProgress } from '@saldo/jobs';
import { formatAmount, type Plain, SaldoError } from '@saldo/kernel';
import {
  areSameRows,
  beginRun,
  endRun,
  giveRows,
  type MatchResult,
  openMatcher,
  type ReconcilePayload,
  type RunPlan,
  reconcileJob,
  storeMatches,
} from '@saldo/reconcile';
import { handle, type JobRun } from '../registry.ts';

/** What a run has found and read. */
interface Found {
  readonly plan: RunPlan;
  readonly result: MatchResult;
  readonly rowsSha256: string;
}

/** A sync that writes all the time is waited for with the next attempt. */
const MOST_READINGS = 5;

/**
 * Matches a bank account with the books: reads one picture of both, matches it outside any transaction, stores what differs from the matches
 * before, in commits that a run that is cut off goes on after, and proves the balance by what is then stored.
 */
export const aiReconcile = handle(reconcileJob, async (run) => {
  const { actor, payload } = run;
  const found = await find(run);
  if (!found) return await done(run, { reconciliationId: payload.reconciliationId, status: 'closed' });
  const { plan, result } = found;
  const total = result.matches.length;
  const stored = await storeMatches(actor, plan.reconciliation, result, (seen, work) => {
    run.signal.throwIfAborted();
    return fenced(actor, async (tx) => {
      const answer = await work(tx);
      await writeCheckpoint(tx, actor, { stored: seen });
      await writeProgress(tx, actor, { done: seen, total, phase: 'store' });
      return answer;
    });
  });
  return await fenced(actor, async (tx) => {
    const { status, counts, proof } = await endRun(tx, actor, plan, { ...found, stored: { ...stored } });
    const unexplained = proof.unexplained === null ? null : formatAmount(BigInt(proof.unexplained));
    const answer: Plain = { reconciliationId: plan.reconciliation.id, status, counts: { ...counts }, unexplained, matches: { ...stored } };
    await finishJob(tx, actor, answer);
    return answer;
  });
});

// Null where it was closed meanwhile. What was read while rows were being stored is read again.
async function find(run: JobRun<ReconcilePayload>): Promise<Found | null> {
  const { actor, payload, signal } = run;
  for (let reading = 1; reading <= MOST_READINGS; reading++) {
    const plan = await beginRun(actor, payload.reconciliationId);
    if (!plan) return null;
    const matcher = openMatcher();
    const end = () => void matcher.end();
    signal.addEventListener('abort', end);
    try {
      const rowsSha256 = await giveRows(actor, plan, matcher, (rows) => run.progress({ done: rows, total: null, phase: 'read' }));
      await run.progress({ done: 0, total: null, phase: 'match' });
      const result = await matcher.match(plan.tables);
      if (await areSameRows(actor, plan)) return { plan, result, rowsSha256 };
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', end);
      await matcher.end();
    }
  }
  throw new SaldoError('reconcile.rows-changed', 'conflict', {}, { retry: 'later', afterSeconds: 5 });
}

async function done({ actor }: JobRun<ReconcilePayload>, answer: Plain): Promise<Plain> {
  await fenced(actor, (tx) => finishJob(tx, actor, answer));
  return answer;
}
