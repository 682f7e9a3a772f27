import { createHash } from 'node:crypto';
import { type Actor, actorName, canonicalJson, SaldoError } from '@saldo/kernel';
import { afterCommit, newId, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import type { JobDefinition } from './definition.ts';
import { ringFor } from './driver.ts';
import type { Job, Payload } from './job.ts';
import { jobs } from './schema.ts';

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
  const { clientId, priority = 50 } = options;
  const [job] = await tx
    .insert(jobs)
    .values({
      id: newId(),
      clientId,
      queue: definition.queue,
      name: definition.name,
      payload: read.data,
      priority,
      turn: sql`job_turn(${definition.queue}, ${clientId}::uuid, ${priority}::int)`,
      // The column keeps milliseconds and would round up into the future, where the first look does not find it.
      runAt: options.runAt ?? sql`date_trunc('milliseconds', now())`,
      maxAttempts: definition.attempts,
      leaseSeconds: definition.leaseSeconds,
      dedupeKey: wishes(definition, clientId, read.data),
      onePer: definition.onePer ? `${definition.name}:${clientId}:${definition.onePer(read.data)}` : null,
      subjectType: options.subjectId === undefined ? null : definition.subjectType,
      subjectId: options.subjectId ?? null,
      askedBy: actorName(actor),
    })
    .onConflictDoUpdate({
      target: jobs.dedupeKey,
      targetWhere: sql`jobs.status = 'queued'`,
      set: {
        priority: sql`least(jobs.priority, excluded.priority)`,
        // One that waits because something went wrong, or a limit was used up, keeps its wait.
        runAt: sql`case when jobs.error is null then least(jobs.run_at, excluded.run_at) else jobs.run_at end`,
        version: sql`jobs.version + 1`,
      },
    })
    .returning();
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
