import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM, isUuid, SaldoError } from '@saldo/kernel';
import { afterCommit, isOwnClient, rows, sqlState, type Tx, transaction } from '@saldo/platform/db';
import { and, asc, desc, eq, gt, gte, lt, ne, sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import { backToQueue } from './claim-store.ts';
import { ringFor } from './driver.ts';
import { type Job, type JobStatus, mayCancel, mayRetry, type QueueName } from './job.ts';
import { jobs } from './schema.ts';

/** How jobs may be ordered: by when they were asked for, the latest first with a minus. */
export const jobSorts = ['-created', 'created'] as const;
export type JobSort = (typeof jobSorts)[number];

/** Which jobs are asked for. */
export interface JobFilter {
  readonly queue?: QueueName | undefined;
  readonly status?: JobStatus | undefined;
  readonly clientId?: string | undefined;
  readonly name?: string | undefined;
  /** Only those that failed of this. */
  readonly errorCode?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Asked for from this instant on. */
  readonly since?: Date | undefined;
  /** Asked for before this instant. */
  readonly before?: Date | undefined;
  /** `-created` where it is left out. */
  readonly sort?: JobSort | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of the jobs of the actor's clients. Throws SaldoError `access.missing` for a client that is not the actor's,
 * `jobs.bad-cursor` for a cursor that is none.
 */
export async function listJobs(actor: Actor, filter: JobFilter): Promise<{ items: Job[]; nextCursor: string | null }> {
  const { queue, status, clientId, name, errorCode, subjectId, since, before, sort = '-created', limit, cursor } = filter;
  const oldestFirst = sort === 'created';
  can(actor, 'job.read', clientId === undefined ? {} : { clientId });
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('jobs.bad-cursor', 'invalid');
  return await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeign(tx, actor, clientId);
    const found = await tx
      .select()
      .from(jobs)
      .where(
        and(
          queue && eq(jobs.queue, queue),
          // As a literal: only so are the partial indexes of a status of use.
          status && sql`status = ${sql.raw(`'${status}'`)}`,
          clientId === undefined ? undefined : eq(jobs.clientId, clientId),
          name === undefined ? undefined : eq(jobs.name, name),
          // A job that waits for another attempt has an error too, and has not failed.
          errorCode === undefined ? undefined : sql`status = 'failed' and error->>'code' = ${errorCode}`,
          subjectId === undefined ? undefined : eq(jobs.subjectId, subjectId),
          since === undefined ? undefined : gte(jobs.createdAt, since),
          before === undefined ? undefined : lt(jobs.createdAt, before),
          cursor === undefined ? undefined : oldestFirst ? gt(jobs.id, cursor) : lt(jobs.id, cursor),
        ),
      )
      .orderBy(oldestFirst ? asc(jobs.id) : desc(jobs.id))
      .limit(limit + 1);
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
}

/** One job. Throws SaldoError `jobs.missing` where it is none of the actor's. */
export async function getJob(actor: Actor, id: string): Promise<Job> {
  can(actor, 'job.read');
  return await transaction(actor, (tx) => jobOf(tx, id));
}

/** Has a job that failed or was cancelled run again, from its checkpoint, with all its attempts. Throws `jobs.not-retryable`. */
export async function retryJob(actor: Actor, id: string): Promise<Job> {
  for (let tries = 1; ; tries++) {
    try {
      return await putInLine(actor, id);
    } catch (error) {
      // Somebody has just asked for the same; looked at again, this one leaves the key to join by to theirs.
      if (sqlState(error) !== '23505' || tries === 3) throw error;
    }
  }
}

async function putInLine(actor: Actor, id: string): Promise<Job> {
  return await transaction(actor, async (tx) => {
    const before = await jobOf(tx, id, true);
    can(actor, 'job.write', { clientId: before.clientId });
    if (!mayRetry(before)) throw new SaldoError('jobs.not-retryable', 'conflict', { status: before.status });
    const [job] = await tx
      .update(jobs)
      .set({
        ...backToQueue(),
        status: 'queued',
        turn: sql`job_turn(queue, client_id, priority)`,
        attempts: 0,
        lostLeases: 0,
        cancelRequested: false,
        error: null,
        finishedAt: null,
      })
      .where(eq(jobs.id, id))
      .returning();
    await recordAudit(tx, actor, { clientId: before.clientId, action: 'job.retry', refType: 'job', refId: id });
    afterCommit(tx, () => {
      ringFor(job!);
      changed(id);
    });
    return job!;
  });
}

/** Stops a job: a queued one at once, a running one as soon as its handler hears of it, for whoever asked first. Throws `jobs.has-ended`. */
export async function cancelJob(actor: Actor, id: string): Promise<Job> {
  return await transaction(actor, async (tx) => {
    const before = await jobOf(tx, id, true);
    can(actor, 'job.write', { clientId: before.clientId });
    if (!mayCancel(before)) throw new SaldoError('jobs.has-ended', 'conflict', { status: before.status });
    if (before.cancelRequested) return before;
    const [job] = await cancelWhere(tx, eq(jobs.id, id));
    await recordAudit(tx, actor, { clientId: before.clientId, action: 'job.cancel', refType: 'job', refId: id });
    return job!;
  });
}

/**
 * Stops every job of a client, or of one thing of it, in the transaction that archives or disconnects it, which also records it.
 * Answers how many.
 */
export async function cancelJobsOf(
  tx: Tx,
  of: { readonly clientId: string; readonly subjectId?: string; readonly except?: { readonly name: string } },
): Promise<number> {
  const cancelled = await cancelWhere(
    tx,
    and(
      eq(jobs.clientId, of.clientId),
      of.subjectId === undefined ? undefined : eq(jobs.subjectId, of.subjectId),
      of.except === undefined ? undefined : ne(jobs.name, of.except.name),
    ),
  );
  return cancelled.length;
}

async function cancelWhere(tx: Tx, which: ReturnType<typeof and>): Promise<Job[]> {
  const cancelled = await tx
    .update(jobs)
    .set({
      cancelRequested: true,
      status: sql`case when status = 'queued' then 'cancelled' else status end`,
      finishedAt: sql`case when status = 'queued' then now() end`,
      version: sql`version + 1`,
    })
    .where(and(which, sql`status in ('queued', 'running')`))
    .returning();
  afterCommit(tx, () => {
    for (const job of cancelled) changed(job.id);
  });
  return cancelled;
}

async function jobOf(tx: Tx, id: string, forUpdate = false): Promise<Job> {
  if (!isUuid(id)) throw new SaldoError('jobs.missing', 'missing');
  const query = tx.select().from(jobs).where(eq(jobs.id, id));
  const [job] = await (forUpdate ? query.for('no key update') : query);
  if (!job) throw new SaldoError('jobs.missing', 'missing');
  return job;
}

// An archived client is still on the actor's list, but no longer in what its transactions see.
async function refuseForeign(tx: Tx, actor: Actor, clientId: string): Promise<void> {
  if (actor.kind === 'system') return;
  // The firm is no client, though an administrator sees its jobs among all.
  const seen =
    isUuid(clientId) && clientId !== FIRM
      ? await rows(tx, sql`select from (select ${clientId}::uuid as client_id) one where ${isOwnClient('client_id')}`)
      : [];
  if (seen.length === 0) throw new SaldoError('access.missing', 'missing');
}
