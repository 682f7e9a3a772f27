import { type Alongside, archiveClient, type Client, type ClientFields, updateClient } from '@saldo/clients';
import { cancelJobsOf } from '@saldo/jobs';
import { type Actor, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { eq } from 'drizzle-orm';
import { feedForChange, writeStatus } from '../actions.ts';
import { closeFeedTasks } from '../failure-store.ts';
import { isFetched } from '../feed-rules.ts';
import { revokeConsent } from '../jobs.ts';
import { takeBackConsent } from '../revocations-store.ts';
import { setSchedule } from '../schedule-store.ts';
import { dataFeeds } from '../schema.ts';
import { type Feed, livingFeeds } from '../store.ts';

/**
 * Disconnects a feed: its jobs are cancelled, its secrets out of use from this commit on, and a job takes the consent back at the
 * provider. What was fetched stays. Throws `feeds.manual` for one that was never connected to anything, `feeds.not-connected`.
 */
export async function disconnectFeed(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<Feed> {
  return await transaction(actor, async (tx) => {
    const feed = await feedForChange(tx, actor, id, options.version);
    if (!isFetched(feed.source)) throw new SaldoError('feeds.manual', 'conflict');
    if (feed.status === 'new' || feed.status === 'disconnected') throw new SaldoError('feeds.not-connected', 'conflict');
    return await end(tx, actor, feed, 'disconnected');
  });
}

/** Archives a feed, which disconnects it; its years of books may then come from another feed. Throws `feeds.archived`. */
export async function archiveFeed(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<void> {
  await transaction(actor, async (tx) => {
    await end(tx, actor, await feedForChange(tx, actor, id, options.version), 'archived');
  });
}

/** Archives a client and disconnects its feeds, in one commit; a job takes each consent back. Throws `clients.missing`, `clients.stale`. */
export async function archiveClientAndFeeds(actor: Actor, clientId: string, options: { version?: number | undefined } = {}): Promise<void> {
  await archiveClient(actor, clientId, { ...options, alongside: endFeeds });
}

/** Changes a client, and its feeds follow its time zone. Throws `clients.missing`, `clients.stale`, `clients.invalid`. */
export async function updateClientAndFeeds(
  actor: Actor,
  clientId: string,
  changes: Partial<ClientFields>,
  options: { version?: number | undefined } = {},
): Promise<Client> {
  return await updateClient(actor, clientId, changes, { ...options, alongside: followClient });
}

const followClient: Alongside = async (tx, _actor, client) => {
  for (const feed of await livingFeeds(tx, client.id)) await setSchedule(tx, feed);
};

const endFeeds: Alongside = async (tx, actor, client) => {
  for (const feed of await livingFeeds(tx, client.id)) {
    if (isFetched(feed.source) && feed.status !== 'new' && feed.status !== 'disconnected') await end(tx, actor, feed, 'disconnected');
    else await closeFeedTasks(tx, actor, feed);
  }
};

/** `alongside` of a client that is removed: nothing of its feeds stays but the consents that are still to be taken back. */
export const feedsGoWithClient: Alongside = async (tx, actor, client) => {
  await endFeeds(tx, actor, client);
  await tx.delete(dataFeeds).where(eq(dataFeeds.clientId, client.id));
};

async function end(tx: Tx, actor: Actor, feed: Feed, status: 'disconnected' | 'archived'): Promise<Feed> {
  const { id, clientId } = feed;
  // One that a renewal replaced may still be on its way to being taken back.
  await cancelJobsOf(tx, { clientId, subjectId: id, except: revokeConsent });
  await takeBackConsent(tx, actor, id);
  await closeFeedTasks(tx, actor, feed);
  return await writeStatus(tx, actor, feed, { status, pausedFrom: null }, status === 'archived' ? 'feed.archive' : 'feed.disconnect');
}
