import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { enqueue, type Job } from '@saldo/jobs';
import type { Actor, JobActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { replayJob } from '../jobs.ts';
import { decidedGroups } from '../matches-store.ts';
import { chainFor, reconciliationById } from '../reconciliations-store.ts';
import type { DecidedGroup } from '../replay-differences.ts';
import { type Pool, rowsMark } from '../rows-store.ts';
import { type RunPlan, tablesOf } from './run-reconciliation.ts';

/** Asks for a reconciliation to be tried on today's engine and rules; it changes nothing, closed or not. Throws `reconcile.missing`. */
export async function requestReplay(actor: Actor, id: string): Promise<Job> {
  return await transaction(actor, async (tx) => {
    const { clientId, bankAccountId } = await reconciliationById(tx, id);
    can(actor, 'reconciliation.write', { clientId });
    const job = await enqueue(tx, actor, replayJob, { reconciliationId: id, bankAccountId }, { clientId, subjectId: id });
    const payload = { jobId: job.id };
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.replay', refType: 'reconciliation', refId: id, payload });
    return job;
  });
}

/** What a replay is given: the rows of the reconciliation and today's rules, and no decision of people. */
export async function beginReplay(actor: JobActor, id: string): Promise<RunPlan> {
  return await transaction(actor, async (tx) => {
    const reconciliation = await reconciliationById(tx, id);
    const pool: Pool = { reconciliation, chain: await chainFor(tx, reconciliation) };
    const { standing: _, refused: __, carried: ___, ...tables } = await tablesOf(tx, pool);
    return { reconciliation, pool, tables, mark: await rowsMark(tx, pool) };
  });
}

/** The decisions of a reconciliation that a replay is held against. */
export async function decisionsOf(actor: JobActor, id: string): Promise<DecidedGroup[]> {
  return await transaction(actor, (tx) => decidedGroups(tx, id));
}
