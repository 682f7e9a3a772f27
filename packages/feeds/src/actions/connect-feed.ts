import { createHash, randomBytes } from 'node:crypto';
import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { type Actor, type PersonActor, type Plain, SaldoError, type SystemActor } from '@saldo/kernel';
import { newId, rows, type Tx, transaction } from '@saldo/platform/db';
import { eq, sql } from 'drizzle-orm';
import { refuseOthersThanBank } from '../actions.ts';
import { type FeedCredentials, type NewCredentials, readCredentials, saveCredentials } from '../credentials-store.ts';
import { closeFeedTasks, keepError } from '../failure-store.ts';
import { connected, isFetched, refuseOtherCompany } from '../feed-rules.ts';
import { takeBackConsent } from '../revocations-store.ts';
import { setSchedule } from '../schedule-store.ts';
import { dataFeeds, feedConnections } from '../schema.ts';
import { type Feed, feedById } from '../store.ts';

const VALID_MINUTES = 30;

/** Where a person goes to consent, and what is to be known of it when they return. */
export interface BegunConnection {
  readonly url: string;
  readonly begun?: Plain;
}

/**
 * Begins a consent at the provider. `begin` makes the provider's address around the reference, which works once, within half an
 * hour, for this user only; it may ask the provider, outside any transaction. Throws `feeds.archived`, `feeds.manual`.
 */
export async function beginConnect(
  actor: PersonActor,
  feedId: string,
  begin: (state: string, feed: Feed) => BegunConnection | Promise<BegunConnection>,
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
  const { url, begun } = await begin(state, feed);
  if (begun !== undefined)
    await transaction(actor, (tx) =>
      tx.execute(sql`update feed_connections set begun = ${JSON.stringify(begun)}::jsonb where state_hash = ${hashOf(state)}`),
    );
  return { url };
}

/** What a provider gave in exchange for a consent. */
export type Consent = Omit<NewCredentials, 'feedId' | 'clientId'> & {
  /** What may be shown of the other side, such as its name and number there. */
  readonly shown?: Readonly<Record<string, string>>;
  /** What else is to be stored in the commit that connects the feed. */
  readonly alongside?: (tx: Tx, actor: PersonActor, feed: Feed) => Promise<void>;
};

/**
 * Ends a consent: the reference is used up whoever returns with it, and only the user who began it connects anything. `exchange` asks
 * the provider, outside any transaction. Where nothing comes of it the feed's last error says why, and the feed goes on as it was: a
 * consent that is not renewed leaves the one that holds. Throws `feeds.connection-*` besides.
 */
export async function finishConnect(
  actor: PersonActor | null,
  state: string,
  exchange: (feed: Feed, begun: Plain) => Promise<Consent>,
): Promise<Feed> {
  const foreign = new SaldoError('feeds.connection-foreign', 'forbidden');
  const connection = await useReference(actor, state, foreign);
  if (!connection) throw new SaldoError('feeds.connection-used', 'conflict');
  const { feedId, userId, begun } = connection;
  if (actor?.userId !== userId) throw foreign;
  const feed = await transaction(actor, (tx) => feedToConnect(tx, actor, feedId));
  try {
    if (connection.expired) throw new SaldoError('feeds.connection-expired', 'conflict');
    const consent = await exchange(feed, begun);
    return await transaction(actor, async (tx) => {
      // What was begun is in use from now on; else it would be left at the provider.
      await tx.execute(sql`update feed_connections set begun = null where state_hash = ${hashOf(state)}`);
      return await connect(tx, actor, feedId, consent);
    });
  } catch (error) {
    if (error instanceof SaldoError) await transaction(actor, (tx) => noteRefused(tx, actor, feedId, error));
    throw error;
  }
}

const usingReference: SystemActor = { kind: 'system', task: 'feeds.connect' };

interface UsedReference {
  readonly feedId: string;
  readonly userId: string;
  readonly begun: Plain;
  readonly expired: boolean;
}

// As the system: a stranger, who does not see the row, uses it up as well, and the feed tells whoever waits for it.
async function useReference(actor: PersonActor | null, state: string, foreign: SaldoError): Promise<UsedReference | null> {
  if (state.length > 200) return null;
  return await transaction(usingReference, async (tx) => {
    const [used] = await rows<UsedReference>(
      tx,
      sql`update feed_connections set used_at = now() where state_hash = ${hashOf(state)} and used_at is null
        returning feed_id as "feedId", user_id as "userId", begun, expires_at < now() as expired`,
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
  const { shown = {}, alongside, ...credentials } = consent;
  const held = await readCredentials(tx, feedId);
  // A bank's accounts are known by their numbers, whichever consent or provider they come by.
  if (consent.kind !== 'consent') refuseOtherCompany(before, held, consent);
  await takeBackReplaced(tx, actor, before, held, consent);
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
  await alongside?.(tx, actor, feed);
  return await feedById(tx, feedId);
}

// A renewed consent of a bank stands beside the old one until it holds; then that one is taken back.
async function takeBackReplaced(tx: Tx, actor: Actor, { id }: Feed, held: FeedCredentials | null, given: Consent): Promise<void> {
  if (held?.kind !== 'consent' || held.secret.requisitionId === given.secret.requisitionId) return;
  await takeBackConsent(tx, actor, id);
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
