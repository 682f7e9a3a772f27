import type { SystemActor } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { STUCK_SECONDS } from './health-store.ts';
import { MOST_COUNTED, type Surroundings } from './waiting.ts';

const looking: SystemActor = { kind: 'system', task: 'jobs.waiting' };

/**
 * What stands around queued jobs, by id, over all clients: only counts, and only for whoever was asked whether they may know them.
 * A job that waits no longer is not among them.
 */
export async function surroundingsOf(ids: readonly string[]): Promise<Map<string, Surroundings>> {
  const found = await transaction(looking, (tx) =>
    rows<Omit<Surroundings, 'now'> & { id: string; nowMs: number }>(
      tx,
      sql`
      select job.id, (extract(epoch from now()) * 1000)::float8 as "nowMs",
        (select count(*)::int from (
          select from jobs other where other.queue = job.queue and other.status = 'queued' and other.run_at <= now()
            and (other.priority, other.turn, other.run_at) < (job.priority, job.turn, job.run_at) limit ${MOST_COUNTED}) before) as ahead,
        (select count(*)::int from jobs other where other.queue = job.queue and other.status = 'running') as running,
        exists (select from jobs other where other.one_per = job.one_per and other.status = 'running') as "partnerRuns",
        exists (select from system.job_pulses where name = 'sweep' and at > now() - make_interval(secs => ${STUCK_SECONDS})) as "workersRun"
      from jobs job where job.id = any (${sql.param([...ids])}::uuid[]) and job.status = 'queued'`,
    ),
  );
  return new Map(found.map(({ id, nowMs, ...around }) => [id, { ...around, now: new Date(nowMs) }]));
}
