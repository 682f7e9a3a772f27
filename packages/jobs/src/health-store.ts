import { can } from '@saldo/access';
import type { Actor, ErrorDetails, SystemActor } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type QueueName, queueNames } from './job.ts';

const reading: SystemActor = { kind: 'system', task: 'jobs.health' };

/** How a queue stands. */
export interface QueueCount {
  readonly queue: QueueName;
  /** Waiting, the delayed ones included. */
  readonly queued: number;
  readonly due: number;
  readonly running: number;
  readonly failed: number;
  /** How long the oldest due one has waited; 0 where none is due. */
  readonly oldestDueSeconds: number;
}

/** Progress is what shows that jobs are run, not that a process lives. */
export interface JobsHealth {
  readonly queues: readonly QueueCount[];
  readonly oldestDueSeconds: number;
  /** When any process last claimed a job, and last swept; null where none ever has. */
  readonly lastClaimAt: Date | null;
  readonly lastSweepAt: Date | null;
  /** Nothing has been due for longer than `STUCK_SECONDS`, and the sweep has not been silent for so long. */
  readonly moving: boolean;
}

/** So long without progress, and health says so. */
export const STUCK_SECONDS = 120;

/** What jobs of a queue failed of: the error, its details the last time, and how many. */
interface FailureCause {
  readonly code: string;
  readonly details: ErrorDetails;
  readonly count: number;
}

/** How a queue stands, how fast it goes and what its failed jobs failed of, the most frequent first, at most ten. */
export interface QueueState extends QueueCount {
  readonly endedLastHour: number;
  readonly causes: readonly FailureCause[];
}

/** How the five queues stand, for whoever may see the system. */
export async function queueStates(actor: Actor): Promise<QueueState[]> {
  can(actor, 'system.manage');
  const counts = await countQueues();
  const { ended, causes } = await transaction(reading, async (tx) => ({ ended: await endedLastHour(tx), causes: await failureCauses(tx) }));
  return counts.map((count) => ({
    ...count,
    endedLastHour: ended.find(({ queue }) => queue === count.queue)?.ended ?? 0,
    causes: causes.filter(({ queue }) => queue === count.queue).map(({ queue: _, ...cause }) => cause),
  }));
}

// What ended in an hour was nearly always asked for within a day, and ids are in the order of asking: so much of the table is read.
async function endedLastHour(tx: Tx): Promise<{ queue: QueueName; ended: number }[]> {
  return await rows(
    tx,
    sql`select queue, count(*)::int as ended from jobs
      where id > (lpad(to_hex((extract(epoch from now() - interval '1 day') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
        and finished_at > now() - interval '1 hour' and status in ('succeeded', 'failed') group by queue`,
  );
}

async function failureCauses(tx: Tx): Promise<(FailureCause & { queue: QueueName })[]> {
  return await rows(
    tx,
    sql`select queue, code, details, count from (
        select queue, error->>'code' as code, (array_agg(error->'details' order by id desc))[1] as details, count(*)::int as count,
          row_number() over (partition by queue order by count(*) desc, error->>'code') as place
        from jobs where status = 'failed' and error is not null group by queue, error->>'code') causes
      where place <= 10 order by queue, place`,
  );
}

/** How the jobs of the whole installation move, for health and metrics. */
export async function jobsHealth(): Promise<JobsHealth> {
  const queues = await countQueues();
  const pulses = await transaction(reading, (tx) =>
    rows<{ name: string; ms: number; ageSeconds: number }>(
      tx,
      sql`select name, (extract(epoch from at) * 1000)::float8 as ms, extract(epoch from now() - at)::float8 as "ageSeconds"
          from system.job_pulses where name in ('claim', 'sweep')`,
    ),
  );
  const pulse = (name: string) => pulses.find((one) => one.name === name);
  const oldestDueSeconds = Math.max(...queues.map((queue) => queue.oldestDueSeconds));
  const sweep = pulse('sweep');
  const claim = pulse('claim');
  return {
    queues,
    oldestDueSeconds,
    lastClaimAt: claim ? new Date(claim.ms) : null,
    lastSweepAt: sweep ? new Date(sweep.ms) : null,
    moving: oldestDueSeconds < STUCK_SECONDS && sweep !== undefined && sweep.ageSeconds < STUCK_SECONDS,
  };
}

// Each figure from a partial index; those that succeeded, which are most, are not counted.
async function countQueues(): Promise<QueueCount[]> {
  const found = await transaction(reading, (tx) =>
    rows<QueueCount>(
      tx,
      sql`
      select queue, count(*) filter (where status = 'queued')::int as queued, count(*) filter (where due)::int as due,
        count(*) filter (where status = 'running')::int as running, count(*) filter (where status = 'failed')::int as failed,
        coalesce(extract(epoch from now() - min(run_at) filter (where due)), 0)::float8 as "oldestDueSeconds"
      from (
        select queue, status, run_at, run_at <= now() and (one_per is null or not exists (
          select from jobs other where other.one_per = jobs.one_per and other.status = 'running')) as due
          from jobs where status = 'queued'
        union all select queue, status, run_at, false from jobs where status = 'running'
        union all select queue, status, run_at, false from jobs where status = 'failed') every
      group by queue`,
    ),
  );
  const none = { queued: 0, due: 0, running: 0, failed: 0, oldestDueSeconds: 0 };
  return queueNames.map((queue) => found.find((count) => count.queue === queue) ?? { queue, ...none });
}
