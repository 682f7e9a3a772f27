import { SaldoError, type SystemActor } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import { actorOf, backToQueue } from './claim-store.ts';
import { jobDefinition } from './definition.ts';
import { ringFor } from './driver.ts';
import { markFailed } from './finish-store.ts';
import { isSuspect, type Job, LEASES_TO_LOSE, queueNames } from './job.ts';
import { jobs } from './schema.ts';

const sweeping: SystemActor = { kind: 'system', task: 'jobs.sweep' };

export interface Swept {
  readonly handedBack: number;
  readonly failed: number;
  readonly cancelled: number;
}

/**
 * Takes jobs away from processes that are gone: back to the queue, without the attempt having counted, or failed at the third lost lease
 * in a row. Any process may do it at any time: rows that another one is sweeping are passed over.
 * @param everything also those whose lease still runs, for a start that knows that nobody else can be running them
 */
export async function sweepLeases(everything = false): Promise<Swept> {
  const over = everything ? eq(jobs.status, 'running') : and(eq(jobs.status, 'running'), sql`lease_until < now()`);
  const back = await transaction(sweeping, (tx) =>
    tx
      .update(jobs)
      .set({ ...backToQueue(), attempts: sql`greatest(attempts - 1, 0)`, lostLeases: sql`lost_leases_in_a_row + 1` })
      .where(inArray(jobs.id, locked(and(over, sql`(lost_leases_in_a_row < ${LEASES_TO_LOSE - 1} or cancel_requested)`))))
      .returning(),
  );
  const lastTime = await transaction(sweeping, (tx) => tx.select().from(jobs).where(over).limit(BATCH));
  let failed = 0;
  for (const job of lastTime) if (isSuspect(job) && (await failLost(job, over))) failed++;
  for (const job of back) {
    if (job.status === 'queued') ringFor(job);
    changed(job.id);
  }
  const cancelled = back.filter((job) => job.status === 'cancelled').length;
  return { handedBack: back.length - cancelled, failed, cancelled };
}

/** Rings again for jobs that have been due for a while: their ring was lost, or all who could have heard it were busy. */
export async function ringForgotten(afterSeconds: number): Promise<number> {
  const forgotten = await transaction(sweeping, (tx) =>
    rows<Pick<Job, 'id' | 'queue' | 'fence'>>(
      tx,
      sql`
      select due.id, due.queue, due.fence from unnest(${sql.param([...queueNames])}::text[]) as asked (queue)
      cross join lateral (
        select id, queue, fence from jobs
        where jobs.queue = asked.queue and status = 'queued' and run_at < now() - make_interval(secs => ${afterSeconds}::float8)
        order by priority, turn, run_at limit 20) due`,
    ),
  );
  for (const job of forgotten) ringFor(job);
  return forgotten.length;
}

/** Notes that some kind of work has just happened, for health to read. */
export async function notePulse(names: readonly string[]): Promise<void> {
  await transaction(sweeping, async (tx) => {
    await tx.execute(sql`select set_config('synchronous_commit', 'off', true)`);
    await tx.execute(sql`
      insert into system.job_pulses (name, at) select name, now() from unnest(${sql.param([...names])}::text[]) as name order by name
      on conflict (name) do update set at = excluded.at`);
  });
}

const BATCH = 100;

// As the job itself, since `onFailed` writes what belongs to its client; only while it is still as lost as it was when it was seen.
async function failLost(job: Job, over: SQL | undefined): Promise<boolean> {
  const error = new SaldoError('jobs.lost-leases', 'defect', {}, { retry: 'later' });
  const failed = await transaction(actorOf(job), async (tx) => {
    const [still] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.id, job.id), over))
      .for('update', { skipLocked: true });
    return still ? await markFailed(tx, actorOf(job), jobDefinition(job.name), error) : null;
  });
  if (failed) changed(job.id);
  return failed !== null;
}

function locked(condition: SQL | undefined): SQL {
  return sql`(select id from jobs where ${condition} order by id limit ${BATCH} for update skip locked)`;
}
