import { canonicalJson, type JobActor, type Plain, SaldoError } from '@saldo/kernel';
import { afterCommit, type Tx, transaction } from '@saldo/platform/db';
import { and, eq, sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import { actorOf, backToQueue } from './claim-store.ts';
import type { JobDefinition } from './definition.ts';
import { holds } from './fence-store.ts';
import type { Job, JobProgress } from './job.ts';
import { jobError, type Outcome, outcomeOf } from './outcome.ts';
import { jobs } from './schema.ts';

/**
 * Marks the job succeeded with its result. A handler may do so in its last transaction, so that its work, the end and the follow-up jobs
 * are one commit; else the runner does when the handler has answered. Doing it twice does no harm.
 * Throws SaldoError `jobs.lease-lost` where another process has the job.
 */
export async function finishJob(tx: Tx, actor: JobActor, result: Plain, progress?: JobProgress): Promise<void> {
  const done = await tx
    .update(jobs)
    .set({
      status: 'succeeded',
      result: sql`${canonicalJson(result)}::jsonb`,
      ...(progress ? { progress } : {}),
      leaseUntil: null,
      finishedAt: sql`now()`,
      version: sql`version + 1`,
    })
    .where(holds(actor))
    .returning({ id: jobs.id });
  if (done.length === 0 && !(await hasSucceeded(tx, actor))) {
    throw new SaldoError('jobs.lease-lost', 'conflict', {}, { retry: 'later' });
  }
  afterCommit(tx, () => changed(actor.jobId));
}

/** What a definition says about going wrong. */
export type FailureRules = Pick<JobDefinition, 'backoffSeconds' | 'onFailed'>;

/**
 * Writes down what became of a job whose handler threw: back to the queue with a wait, or failed, in one commit with what the definition
 * does then; cancelled where somebody has stopped it, since what it threw may come of just that. Null where another process has the job.
 * @param random in [0, 1)
 */
export async function failJob(
  job: Job,
  definition: FailureRules,
  thrown: SaldoError,
  random: number,
): Promise<{ outcome: Outcome; job: Job } | null> {
  const actor = actorOf(job);
  const outcome = outcomeOf(thrown, job, definition.backoffSeconds, random);
  return await transaction(actor, async (tx) => {
    const after =
      (await markCancelled(tx, actor)) ??
      (outcome.kind === 'failed' ? await markFailed(tx, actor, definition, thrown) : await putBack(tx, actor, outcome));
    if (after) afterCommit(tx, () => changed(job.id));
    return after && { outcome, job: after };
  });
}

/** Marks the job failed, and runs `onFailed` in the same transaction. Null where it is held no longer. */
export async function markFailed(
  tx: Tx,
  actor: JobActor,
  definition: Pick<FailureRules, 'onFailed'> | null,
  thrown: SaldoError,
): Promise<Job | null> {
  const [failed] = await tx
    .update(jobs)
    .set({ status: 'failed', error: jobError(thrown), leaseUntil: null, finishedAt: sql`now()`, version: sql`version + 1` })
    .where(holds(actor))
    .returning();
  if (failed) await definition?.onFailed?.(tx, failed, thrown);
  return failed ?? null;
}

/** Marks a running job cancelled when its handler has stopped. False where it is held no longer. */
export async function finishCancelled(actor: JobActor): Promise<boolean> {
  return await transaction(actor, async (tx) => {
    const cancelled = await tx.update(jobs).set(cancelledNow).where(holds(actor)).returning({ id: jobs.id });
    afterCommit(tx, () => changed(actor.jobId));
    return cancelled.length > 0;
  });
}

const cancelledNow = { status: 'cancelled', leaseUntil: null, finishedAt: sql`now()`, version: sql`version + 1` } as const;

async function markCancelled(tx: Tx, actor: JobActor): Promise<Job | null> {
  const [cancelled] = await tx
    .update(jobs)
    .set(cancelledNow)
    .where(and(holds(actor), eq(jobs.cancelRequested, true)))
    .returning();
  return cancelled ?? null;
}

async function putBack(tx: Tx, actor: JobActor, outcome: Exclude<Outcome, { kind: 'failed' }>): Promise<Job | null> {
  const [queued] = await tx
    .update(jobs)
    .set({
      ...backToQueue(),
      runAt: sql`now() + make_interval(secs => ${outcome.afterSeconds}::float8)`,
      error: outcome.error,
      ...(outcome.kind === 'wait' ? { attempts: sql`attempts - 1` } : {}),
    })
    .where(holds(actor))
    .returning();
  return queued ?? null;
}

async function hasSucceeded(tx: Tx, actor: JobActor): Promise<boolean> {
  const found = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.id, actor.jobId), eq(jobs.fence, actor.fence), eq(jobs.status, 'succeeded')));
  return found.length > 0;
}
