import { fenced, finishJob } from '@saldo/jobs';
import { transaction } from '@saldo/platform/db';
import { lookAgain, reconcileAfterSync, reconciliationsAfterSync } from '@saldo/reconcile';
import { handle } from '../registry.ts';

/** Has a client's open reconciliations run again after a sync, and finds the closed ones that something has arrived for since. */
export const aiReconcileAfterSync = handle(reconcileAfterSync, async ({ actor, payload, signal, progress }) => {
  const ids = await transaction(actor, (tx) => reconciliationsAfterSync(tx, payload.clientId));
  const counts = { run: 0, stale: 0, same: 0 };
  for (const [done, id] of ids.entries()) {
    signal.throwIfAborted();
    await progress({ done, total: ids.length, phase: 'look' });
    counts[await fenced(actor, (tx) => lookAgain(tx, actor, id))]++;
  }
  await fenced(actor, (tx) => finishJob(tx, actor, counts));
  return counts;
});
