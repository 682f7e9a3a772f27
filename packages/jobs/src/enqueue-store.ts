import { createHash } from 'node:crypto';
import { type Actor, actorName, canonicalJson, SaldoError } from '@saldo/kernel';
import { afterCommit, newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import type { JobDefinition } from './definition.ts';
import { ringFor } from './driver.ts';
import type { Job, Payload } from './job.ts';
import { JOB_COLUMNS, type JobRow, jobOf } from './job-row.ts';

const COLUMNS = sql.raw(JOB_COLUMNS);

export interface EnqueueOptions {
  /** `FIRM` for a job of no client. */
  readonly clientId: string;
  /** What the job is about, of the definition's `subjectType`. */
  readonly subjectId?: string;
  /** Not before; at once where it is left out. */
  readonly runAt?: Date;
  /** 0 goes first, 50 where it is left out. */
  readonly priority?: number;
}

/**
 * Records a job in the caller's transaction and rings for it after the commit. One that is queued with the same wishes is joined, and
 * answered instead; while one runs, a further one is queued, so that nothing that changed after it read is missed.
 */
export async function enqueue<P extends Payload>(
  tx: Tx,
  actor: Actor,
  definition: JobDefinition<P>,
  payload: P,
  options: EnqueueOptions,
): Promise<Job> {
  const read = definition.payload.safeParse(payload);
  if (!read.success) throw new SaldoError('jobs.bad-payload', 'defect', { name: definition.name }, { cause: read.error });
  const { clientId, subjectId = null, runAt = null, priority = 50 } = options;
  const { name, queue, attempts, leaseSeconds, subjectType } = definition;
  const onePer = definition.onePer ? `${name}:${clientId}:${definition.onePer(read.data)}` : null;
  // The column keeps milliseconds and would round a moment up into the future, where the first look does not find it.
  const due = runAt ? sql`${runAt.toISOString()}::timestamptz` : sql`date_trunc('milliseconds', now())`;
  const [row] = await rows<JobRow>(
    tx,
    sql`
    insert into jobs (id, client_id, queue, name, payload, priority, turn, run_at, max_attempts, lease_seconds, dedupe_key, one_per,
      subject_type, subject_id, asked_by)
    values (${newId()}, ${clientId}, ${queue}, ${name}, ${canonicalJson(read.data)}::jsonb, ${priority},
      job_turn(${queue}, ${clientId}::uuid, ${priority}::int), ${due}, ${attempts}, ${leaseSeconds}, ${wishes(definition, clientId, read.data)},
      ${onePer}, ${subjectId === null ? null : subjectType}, ${subjectId}, ${actorName(actor)})
    on conflict (dedupe_key) where status = 'queued' do update set
      priority = least(jobs.priority, excluded.priority),
      -- One that waits because something went wrong, or a limit was used up, keeps its wait.
      run_at = case when jobs.error is null then least(jobs.run_at, excluded.run_at) else jobs.run_at end,
      version = jobs.version + 1
    returning ${COLUMNS}`,
  );
  const job = row && jobOf(row);
  if (!job) throw new SaldoError('defect', 'defect');
  afterCommit(tx, () => {
    ringFor(job);
    changed(job.id);
  });
  return job;
}

function wishes<P extends Payload>(definition: JobDefinition<P>, clientId: string, payload: P): string {
  const hash = createHash('sha256').update(canonicalJson({ clientId, payload })).digest('base64url');
  return `${definition.name}:${hash}`;
}
