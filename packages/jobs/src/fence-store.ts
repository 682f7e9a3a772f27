import { canonicalJson, type JobActor, type Plain, SaldoError } from '@saldo/kernel';
import { afterCommit, rows, type Tx, transaction } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import type { JobProgress } from './job.ts';

/**
 * Makes sure that this run still holds the job, and goes on holding it until the transaction ends: its record is locked, and neither a
 * claim nor the sweep nor a cancel passes it. First in a transaction, so that records are always locked before what is written besides.
 * Throws SaldoError `jobs.lease-lost` where another process has it, `jobs.cancelled` where somebody has stopped it.
 */
async function assertFence(tx: Tx, actor: JobActor): Promise<void> {
  const [held] = await rows<{ cancelled: boolean }>(
    tx,
    sql`select cancel_requested as cancelled from jobs where ${holds(actor)} for no key update`,
  );
  refuse(held);
}

/** A transaction of a running job: refused, with nothing written, where the job is no longer this run's; held by it from the first statement to the commit. */
export async function fenced<T>(actor: JobActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await transaction(actor, async (tx) => {
    await assertFence(tx, actor);
    return await work(tx);
  });
}

/** Tells how far the job has come, in the transaction that brought it there. Asserts the fence. */
export async function writeProgress(tx: Tx, actor: JobActor, progress: JobProgress): Promise<void> {
  await write(tx, actor, sql`progress = ${JSON.stringify(progress)}::jsonb`);
}

/**
 * Keeps where the job goes on after a crash, in the transaction that brought it there. Asserts the fence.
 * A new one shows that the job gets further, so the leases it lost before are forgotten.
 */
export async function writeCheckpoint(tx: Tx, actor: JobActor, checkpoint: Plain): Promise<void> {
  const json = canonicalJson(checkpoint);
  await write(
    tx,
    actor,
    sql`checkpoint = ${json}::jsonb,
      lost_leases_in_a_row = case when checkpoint is distinct from ${json}::jsonb then 0 else lost_leases_in_a_row end`,
  );
}

/** Progress by itself, outside any other transaction; one that a power cut takes back does no harm. */
export async function tellProgress(actor: JobActor, progress: JobProgress): Promise<void> {
  await transaction(actor, async (tx) => {
    await tx.execute(sql`select set_config('synchronous_commit', 'off', true)`);
    await writeProgress(tx, actor, progress);
  });
}

/** The condition that the record is held by this very run of the job. */
export function holds(actor: JobActor): SQL {
  return sql`jobs.id = ${actor.jobId} and jobs.fence = ${actor.fence} and jobs.status = 'running'`;
}

async function write(tx: Tx, actor: JobActor, what: SQL): Promise<void> {
  const [held] = await rows<{ cancelled: boolean }>(
    tx,
    sql`update jobs set ${what}, version = version + 1 where ${holds(actor)} returning cancel_requested as cancelled`,
  );
  refuse(held);
  afterCommit(tx, () => changed(actor.jobId));
}

function refuse(held: { cancelled: boolean } | undefined): void {
  if (!held) throw new SaldoError('jobs.lease-lost', 'conflict', {}, { retry: 'later' });
  if (held.cancelled) throw new SaldoError('jobs.cancelled', 'conflict');
}
