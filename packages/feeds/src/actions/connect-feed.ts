import { createHash, randomBytes } from 'node:crypto';
import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { type Actor, type PersonActor, SaldoError, type SystemActor } from '@saldo/kernel';
import { newId, rows, type Tx, transaction } from '@saldo/platform/db';
import { eq, sql } from 'drizzle-orm';
import { refuseOthersThanBank } from '../actions.ts';
import { type NewCredentials, readCredentials, saveCredentials } from '../credentials-store.ts';
import { closeFeedTasks, keepError } from '../failure-store.ts';
import { connected, isFetched, refuseOtherCompany } from '../feed-rules.ts';
import { setSchedule } from '../schedule-store.ts';
import { dataFeeds, feedConnections } from '../schema.ts';
import { type Feed, feedById } from '../store.ts';

const VALID_MINUTES = 30;

/**
 * Begins a consent at the provider. `addressOf` makes the provider's address around the reference, which works once, within half an
 * hour, for this user only. Throws `feeds.archived`, `feeds.manual`.
 */
export async function beginConnect(
  actor: PersonActor,
  feedId: string,
  addressOf: (state: string, feed: Feed) => string,
): Promise<{ url: string }> {
  const state = randomBytes(32).toString('base64url');
  const feed = await transaction(actor, async (tx) => {
    const found = await feedById(tx, feedId, true);
    refuseOthersThanBank(can(actor, 'feed.connect', { clientId: found.clientId }), found.source);
    if (found.status === 'archived') throw new SaldoError('feeds.archived', 'conflict');
    if (!isFetched(found.source)) throw new SaldoError('feeds.manual', 'conflict');
    await tx.insert(feedConnections).values({
      id: newId(),
      clientId: found.clientId,
      feedId,
      userId: actor.userId,
      stateHash: hashOf(state),
      expiresAt: sql`now() + make_interval(mins => ${VALID_MINUTES})`,
    });
    await recordAudit(tx, actor, { clientId: found.clientId, action: 'feed.connect-begin', refType: 'feed', refId: feedId });
    return found;
  });
  return { url: addressOf(state, feed) };
}

/** What a provider gave in exchange for a consent. */
export type Consent = Omit<NewCredentials, 'feedId' | 'clientId'> & {
  /** What may be shown of the other side, such as its name and number there. */
  readonly shown?: Readonly<Record<string, string>>;
};

/**
 * Ends a consent: the reference is used up whoever returns with it, and only the user who began it connects anything. `exchange` asks
 * the provider, outside any transaction. Where nothing comes of it the feed's last error says why, and the feed goes on as it was: a
 * consent that is not renewed leaves the one that holds. Throws `feeds.connection-*` besides.
 */
export async function finishConnect(actor: PersonActor | null, state: string, exchange: (feed: Feed) => Promise<Consent>): Promise<Feed> {
  const foreign = new SaldoError('feeds.connection-foreign', 'forbidden');
  const connection = await useReference(actor, state, foreign);
  if (!connection) throw new SaldoError('feeds.connection-used', 'conflict');
  const { feedId, userId } = connection;
  if (actor?.userId !== userId) throw foreign;
  const feed = await transaction(actor, (tx) => feedToConnect(tx, actor, feedId));
  try {
    if (connection.expired) throw new SaldoError('feeds.connection-expired', 'conflict');
    const consent = await exchange(feed);
    return await transaction(actor, (tx) => connect(tx, actor, feedId, consent));
  } catch (error) {
    if (error instanceof SaldoError) await transaction(actor, (tx) => noteRefused(tx, actor, feedId, error));
    throw error;
  }
}

const usingReference: SystemActor = { kind: 'system', task: 'feeds.connect' };

interface UsedReference {
  readonly feedId: string;
  readonly userId: string;
  readonly expired: boolean;
}

// As the system: a stranger, who does not see the row, uses it up as well, and the feed tells whoever waits for it.
async function useReference(actor: PersonActor | null, state: string, foreign: SaldoError): Promise<UsedReference | null> {
  if (state.length > 200) return null;
  return await transaction(usingReference, async (tx) => {
    const [used] = await rows<UsedReference>(
      tx,
      sql`update feed_connections set used_at = now() where state_hash = ${hashOf(state)} and used_at is null
        returning feed_id as "feedId", user_id as "userId", expires_at < now() as expired`,
    );
    if (used && actor?.userId !== used.userId) await noteRefused(tx, usingReference, used.feedId, foreign);
    return used ?? null;
  });
}

async function noteRefused(tx: Tx, actor: Actor, feedId: string, error: SaldoError): Promise<void> {
  const { clientId } = await feedById(tx, feedId, true);
  await keepError(tx, feedId, error);
  const payload = { code: error.code };
  await recordAudit(tx, actor, { clientId, action: 'feed.connect-refused', refType: 'feed', refId: feedId, payload });
}

async function feedToConnect(tx: Tx, actor: Actor, feedId: string): Promise<Feed> {
  const feed = await feedById(tx, feedId, true);
  refuseOthersThanBank(can(actor, 'feed.connect', { clientId: feed.clientId }), feed.source);
  if (feed.status === 'archived') throw new SaldoError('feeds.archived', 'conflict');
  return feed;
}

async function connect(tx: Tx, actor: PersonActor, feedId: string, consent: Consent): Promise<Feed> {
  const before = await feedToConnect(tx, actor, feedId);
  const { clientId } = before;
  const { shown = {}, ...credentials } = consent;
  refuseOtherCompany(before, await readCredentials(tx, feedId), consent);
  await saveCredentials(tx, { ...credentials, feedId, clientId });
  await tx
    .update(dataFeeds)
    .set({
      ...connected(before),
      config: { ...before.config, ...shown },
      connectedAt: sql`now()`,
      lastError: null,
      version: sql`version + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(dataFeeds.id, feedId));
  const feed = await feedById(tx, feedId);
  await setSchedule(tx, feed);
  await closeFeedTasks(tx, actor, feed, ['feed-connect']);
  await recordAudit(tx, actor, { clientId, action: 'feed.connect', refType: 'feed', refId: feedId, payload: { kind: consent.kind } });
  return feed;
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
