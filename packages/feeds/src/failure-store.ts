import { recordAudit } from '@saldo/audit';
import { type Job, removeSchedule } from '@saldo/jobs';
import type { Actor, SaldoError, Sentence } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { closeTasks, openTask } from '@saldo/tasks';
import { sql } from 'drizzle-orm';
import { type FeedTask, failed, feedTasks, isDeadConsent, isEnded, isFetched, isScheduled, scheduleName } from './feed-rules.ts';
import type { FeedError } from './schema.ts';
import { type Feed, feedById } from './store.ts';

/**
 * Notes that a feed's job has failed for good, in the commit that marks it so: the error, the status, and the task for a person, which
 * asks to connect again where only that helps.
 */
export async function noteFailed(tx: Tx, job: Job, error: SaldoError): Promise<void> {
  if (job.subjectId === null) return;
  const actor: Actor = { kind: 'job', jobId: job.id, clientIds: [job.clientId], fence: job.fence };
  const feed = await feedById(tx, job.subjectId, true);
  // Whoever ended the feed meanwhile has nothing left to mend.
  if (isEnded(feed)) return;
  const status = failed(feed, error.code);
  await keepError(tx, feed.id, error);
  await tx.execute(sql`update data_feeds set status = ${status} where id = ${feed.id}`);
  if (!isScheduled({ ...feed, status })) await removeSchedule(tx, scheduleName(feed.id));
  const kind = isDeadConsent(error.code) ? 'feed-connect' : isFetched(feed.source) ? 'feed-failed' : 'import-failed';
  await openTask(tx, actor, {
    clientId: job.clientId,
    kind,
    title: error.code.endsWith('.key-refused') ? NEW_KEY : TITLES[kind],
    refs: [
      { type: 'feed', id: feed.id },
      { type: 'job', id: job.id },
    ],
    suggestion: { code: error.code, details: error.details },
    priority: 2,
  });
  await recordAudit(tx, actor, {
    clientId: job.clientId,
    action: 'feed.failed',
    refType: 'feed',
    refId: feed.id,
    payload: { jobId: job.id, code: error.code },
  });
}

/** Opens a task for a person where a consent could not be taken back: it must be ended at the provider by hand. */
export async function noteStillConsented(tx: Tx, job: Job, error: SaldoError): Promise<void> {
  if (job.subjectId === null) return;
  const actor: Actor = { kind: 'job', jobId: job.id, clientIds: [job.clientId], fence: job.fence };
  await openTask(tx, actor, {
    clientId: job.clientId,
    kind: 'feed-revoke',
    title: { sv: 'Ta bort medgivandet hos leverantören för hand', en: 'Remove the consent at the provider by hand' },
    refs: [
      { type: 'feed', id: job.subjectId },
      { type: 'job', id: job.id },
    ],
    suggestion: { code: error.code, details: error.details },
  });
}

/** Keeps an error as the feed's last. */
export async function keepError(tx: Tx, feedId: string, error: SaldoError): Promise<void> {
  const lastError: Omit<FeedError, 'at'> = { code: error.code, details: error.details };
  await tx.execute(sql`
    update data_feeds set
      last_error = ${JSON.stringify(lastError)}::jsonb || jsonb_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    where id = ${feedId}`);
}

/** Closes what is asked of a person about a feed, of all kinds or of some. */
export async function closeFeedTasks(tx: Tx, actor: Actor, { id, clientId }: Feed, kinds: readonly FeedTask[] = feedTasks): Promise<void> {
  for (const kind of kinds) await closeTasks(tx, actor, { clientId, kind, ref: { type: 'feed', id } });
}

const TITLES: Readonly<Record<FeedTask, Sentence>> = {
  'feed-connect': { sv: 'Anslut datakällan igen', en: 'Connect the data feed again' },
  'feed-failed': { sv: 'Hämtningen misslyckades', en: 'The fetch failed' },
  'import-failed': { sv: 'Filen kunde inte läsas in', en: 'The file could not be imported' },
};

const NEW_KEY: Sentence = { sv: 'Ange en ny nyckel för datakällan', en: 'Enter a new key for the data feed' };
