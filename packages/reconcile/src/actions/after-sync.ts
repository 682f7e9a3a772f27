import { recordAudit } from '@saldo/audit';
import { enqueue } from '@saldo/jobs';
import type { Actor, JobActor } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { hasChangedRows } from '../closed-rows-store.ts';
import { reconcileAfterSync } from '../jobs.ts';
import { askAboutReconciliation } from '../questions-store.ts';
import { chainFor, holdAccount, noteLateRows, type Reconciliation, reconciliationById } from '../reconciliations-store.ts';
import { rowsMark } from '../rows-store.ts';
import { enqueueRun } from './request-reconciliation.ts';

/** Has what bank or books have brought be reconciled, in the commit that ends the sync; nothing where nobody has begun to reconcile. */
export async function reconcileAfter(tx: Tx, actor: Actor, clientId: string): Promise<void> {
  const begun = await rows(tx, sql`select from reconciliations where client_id = ${clientId} limit 1`);
  if (begun.length > 0) await enqueue(tx, actor, reconcileAfterSync, { clientId }, { clientId, subjectId: clientId });
}

/** The reconciliations of a client, the earliest first: what is open of one goes on in the next. */
export async function reconciliationsAfterSync(tx: Tx, clientId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from reconciliations where client_id = ${clientId} order by to_date, id limit 20000`,
  );
  return found.map(({ id }) => id);
}

/**
 * Looks at a reconciliation after a sync: one that is open is run again, and a closed one becomes stale where any of its rows is another
 * than when it was closed. Decisions stay as they are. Answers what became of it.
 */
export async function lookAgain(tx: Tx, actor: JobActor, id: string): Promise<'run' | 'stale' | 'same'> {
  const { bankAccountId } = await reconciliationById(tx, id);
  await holdAccount(tx, bankAccountId);
  const reconciliation = await reconciliationById(tx, id);
  if (reconciliation.closedAtMs === null) {
    // Also where no row has changed: references and details of deposits may have come.
    await enqueueRun(tx, actor, reconciliation);
    return 'run';
  }
  const mark = await rowsMark(tx, { reconciliation, chain: await chainFor(tx, reconciliation) });
  return (await becameStale(tx, actor, reconciliation, mark)) ? 'stale' : 'same';
}

async function becameStale(tx: Tx, actor: JobActor, reconciliation: Reconciliation, mark: string): Promise<boolean> {
  const { id, clientId, keptStatus, closedMark, counts, proof } = reconciliation;
  if (keptStatus === 'stale' || mark === closedMark) return false;
  const isStale = await hasChangedRows(tx, reconciliation);
  await noteLateRows(tx, id, { isStale, mark });
  if (!isStale || !counts || !proof) return isStale;
  await askAboutReconciliation(tx, actor, reconciliation, { status: 'stale', counts, proof });
  await recordAudit(tx, actor, { clientId, action: 'reconciliation.stale', refType: 'reconciliation', refId: id, payload: {} });
  return true;
}
