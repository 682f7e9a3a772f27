import { SaldoError, type SystemActor } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { and, eq, sql } from 'drizzle-orm';
import { type JobDefinition, jobDefinition, jobDefinitions } from './definition.ts';
import { enqueue } from './enqueue-store.ts';
import type { Job, Payload } from './job.ts';
import { nextRun } from './schedule-time.ts';
import { jobSchedules } from './schema.ts';

const firing: SystemActor = { kind: 'system', task: 'jobs.schedule' };

export interface Schedule<P extends Payload> {
  /** Unique in the installation, such as `feed:<id>`. */
  readonly name: string;
  readonly definition: JobDefinition<P>;
  readonly payload: P;
  readonly clientId: string;
  readonly subjectId?: string;
  /** Five fields; every day at 02:30 is `30 2 * * *`. */
  readonly cron: string;
  readonly timeZone: string;
}

/**
 * Makes or changes a schedule, in the caller's transaction. One whose times stay as they were keeps its next run.
 * Throws SaldoError `jobs.bad-schedule` for a time that never comes.
 */
export async function upsertSchedule<P extends Payload>(tx: Tx, schedule: Schedule<P>): Promise<{ nextRunAt: Date }> {
  const { name, clientId, cron, timeZone } = schedule;
  const nextRunAt = nextRun(cron, timeZone, await databaseNow(tx));
  const what = { definition: schedule.definition.name, payload: schedule.payload, subjectId: schedule.subjectId ?? null, cron, timeZone };
  const [kept] = await tx
    .insert(jobSchedules)
    .values({ name, clientId, ...what, nextRunAt })
    .onConflictDoUpdate({
      target: jobSchedules.name,
      set: {
        ...what,
        nextRunAt: sql`case when job_schedules.cron = excluded.cron and job_schedules.time_zone = excluded.time_zone
          then job_schedules.next_run_at else excluded.next_run_at end`,
      },
    })
    .returning({ nextRunAt: jobSchedules.nextRunAt });
  if (!kept) throw new SaldoError('defect', 'defect');
  return kept;
}

/** Ends a schedule, in the caller's transaction; one that is none is ended already. */
export async function removeSchedule(tx: Tx, name: string): Promise<void> {
  await tx.delete(jobSchedules).where(eq(jobSchedules.name, name));
}

/** Ends all schedules of a client. */
export async function removeSchedulesOf(tx: Tx, clientId: string): Promise<void> {
  await tx.delete(jobSchedules).where(eq(jobSchedules.clientId, clientId));
}

/**
 * Enqueues what is due, each once, by whichever process gets hold of the row. What came due several times while nobody was there is
 * caught up once. One that cannot be enqueued does not hold up the others: its error is answered beside its name.
 */
export async function fireSchedules(): Promise<{ fired: Job[]; faults: { name: string; error: unknown }[] }> {
  // An older process leaves what it does not know to a newer one.
  const known = sql.param(jobDefinitions().map((definition) => definition.name));
  const due = await transaction(firing, (tx) =>
    rows<{ name: string }>(
      tx,
      sql`select name from job_schedules where next_run_at <= now() and definition = any (${known}::text[]) order by next_run_at limit 100`,
    ),
  );
  const fired: Job[] = [];
  const faults: { name: string; error: unknown }[] = [];
  for (const { name } of due) {
    try {
      const job = await fire(name);
      if (job) fired.push(job);
    } catch (error) {
      faults.push({ name, error });
    }
  }
  return { fired, faults };
}

async function fire(name: string): Promise<Job | null> {
  return await transaction(firing, async (tx) => {
    const [schedule] = await tx
      .select()
      .from(jobSchedules)
      .where(and(eq(jobSchedules.name, name), sql`next_run_at <= now()`))
      .for('update', { skipLocked: true });
    const definition = schedule && jobDefinition(schedule.definition);
    if (!definition) return null;
    const { clientId, subjectId, payload, cron, timeZone } = schedule;
    const job = await enqueue(tx, firing, definition, payload, { clientId, ...(subjectId === null ? {} : { subjectId }) });
    const nextRunAt = nextRun(cron, timeZone, await databaseNow(tx));
    await tx.update(jobSchedules).set({ nextRunAt, lastJobId: job.id }).where(eq(jobSchedules.name, name));
    return job;
  });
}

// One clock for all processes: the one by which jobs are due.
async function databaseNow(tx: Tx): Promise<Date> {
  const [clock] = await rows<{ ms: number }>(tx, sql`select (extract(epoch from now()) * 1000)::float8 as ms`);
  return new Date(clock!.ms);
}
