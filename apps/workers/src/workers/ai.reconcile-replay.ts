import { fenced, finishJob } from '@saldo/jobs';
import type { Plain } from '@saldo/kernel';
import { beginReplay, decisionsOf, giveRows, openMatcher, replayDifferences, replayJob } from '@saldo/reconcile';
import { handle } from '../registry.ts';

const TOLD = 1_000;

/** Runs a reconciliation on today's engine and rules without what people have decided, and lists every decision that would differ. */
export const aiReconcileReplay = handle(replayJob, async (run) => {
  const { actor, payload, signal } = run;
  const plan = await beginReplay(actor, payload.reconciliationId);
  const matcher = openMatcher();
  const end = () => void matcher.end();
  signal.addEventListener('abort', end);
  try {
    await giveRows(actor, plan, matcher, (rows) => run.progress({ done: rows, total: null, phase: 'read' }));
    await run.progress({ done: 0, total: null, phase: 'match' });
    const result = await matcher.match(plan.tables);
    const differences = replayDifferences(await decisionsOf(actor, payload.reconciliationId), result);
    const told = differences.slice(0, TOLD).map(({ bankIds, ledgerIds, ...one }) => {
      return { ...one, bankTransactionIds: [...bankIds], ledgerEntryIds: [...ledgerIds] };
    });
    const { reconciliationId } = payload;
    const answer: Plain = { reconciliationId, engineVersion: result.engineVersion, differences: told, differenceCount: differences.length };
    await fenced(actor, (tx) => finishJob(tx, actor, answer));
    return answer;
  } finally {
    signal.removeEventListener('abort', end);
    await matcher.end();
  }
});
