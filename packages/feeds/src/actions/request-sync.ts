import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient, refuseForeignClient } from '@saldo/clients';
import { enqueue, type Job, type JobDefinition } from '@saldo/jobs';
import { type Actor, type PlainDate, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { ensureManualFeed } from '../actions.ts';
import { fault, refuse, refuseSync } from '../feed-rules.ts';
import { bankSync, fileImport, type ImportKind, type SyncPayload, syncOf } from '../jobs.ts';
import { type Feed, feedById } from '../store.ts';

/** What a sync is asked for besides the years that it always takes. */
export interface SyncWish {
  /** Adds the years back to this day. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  /** Reads everything again. */
  readonly full?: boolean | undefined;
}

/**
 * Asks for a feed to be fetched; a queued job with the same wishes is joined.
 * Throws `feeds.missing`, and 409 where it is manual, paused, archived or not connected.
 */
export async function requestSync(actor: Actor, feedId: string, wish: SyncWish = {}): Promise<Job> {
  return await transaction(actor, async (tx) => {
    const { clientId } = await feedById(tx, feedId);
    can(actor, 'feed.sync', { clientId });
    // Before the feed, as whoever archives the client does it.
    await holdClient(tx, clientId);
    const feed = await feedById(tx, feedId, true);
    const { source } = feed;
    const { from, to, full } = wish;
    if (from !== undefined && to !== undefined && from > to) refuse([fault('to', ENDS_FIRST)]);
    refuseSync(feed);
    const definition = syncOf(source);
    if (!definition) throw new SaldoError('feeds.no-sync', 'conflict', { source });
    const payload = { feedId, ...(from && { from }), ...(to && { to }), ...(full && { full: true as const }) };
    const job = await enqueueSync(tx, actor, definition, payload, clientId);
    await recordAudit(tx, actor, { clientId, action: 'feed.sync', refType: 'feed', refId: feedId, payload: { jobId: job.id, ...wish } });
    return job;
  });
}

/** Asks for the first fetch of a feed of a bank, in the commit that connects it. */
export async function fetchBankFirst(tx: Tx, actor: Actor, { id: feedId, clientId }: Pick<Feed, 'id' | 'clientId'>): Promise<Job> {
  return await enqueueSync(tx, actor, bankSync, { feedId }, clientId);
}

async function enqueueSync(
  tx: Tx,
  actor: Actor,
  definition: JobDefinition<SyncPayload>,
  payload: SyncPayload,
  clientId: string,
): Promise<Job> {
  const job = await enqueue(tx, actor, definition, payload, { clientId, subjectId: payload.feedId });
  await tx.execute(sql`update data_feeds set last_job_id = ${job.id} where id = ${payload.feedId}`);
  return job;
}

/** A file that has been handed over and lies under its key. */
export interface ImportedFile {
  readonly clientId: string;
  readonly kind: ImportKind;
  readonly fileKey: string;
  readonly fileName: string;
  readonly sha256: string;
  /** The account of a statement that names none. */
  readonly bankAccountId?: string | undefined;
  /** How the columns of a CSV file are read. */
  readonly mappingId?: string | undefined;
}

/** Refuses whoever may not import for the client, before a byte of the file is kept. Throws 404 for another's client, 403. */
export async function refuseImport(actor: Actor, clientId: string): Promise<void> {
  await transaction(actor, (tx) => refuseForeignClient(tx, clientId));
  can(actor, 'import.write', { clientId });
}

/** Asks for a file to be taken in, as a job of the client's manual feed, which is made where it has none. */
export async function requestImport(actor: Actor, file: ImportedFile): Promise<Job> {
  const { clientId, kind, fileKey, fileName, sha256, bankAccountId, mappingId } = file;
  can(actor, 'import.write', { clientId });
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const feed = await ensureManualFeed(tx, actor, clientId);
    const payload = { feedId: feed.id, kind, fileKey, fileName, ...(bankAccountId && { bankAccountId }), ...(mappingId && { mappingId }) };
    const job = await enqueue(tx, actor, fileImport, payload, { clientId, subjectId: feed.id });
    await tx.execute(sql`update data_feeds set last_job_id = ${job.id} where id = ${feed.id}`);
    await recordAudit(tx, actor, {
      clientId,
      action: 'feed.import',
      refType: 'feed',
      refId: feed.id,
      payload: { jobId: job.id, kind, sha256 },
    });
    return job;
  });
}

const ENDS_FIRST = { sv: 'Slutdagen ligger före startdagen.', en: 'The last day lies before the first.' };
