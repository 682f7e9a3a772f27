import { can } from '@saldo/access';
import type { Actor, SystemActor } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
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
const STUCK_SECONDS = 120;

/** How the five queues stand, for whoever may see the system. */
export async function queueCounts(actor: Actor): Promise<QueueCount[]> {
  can(actor, 'system.manage');
  return await countQueues();
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
