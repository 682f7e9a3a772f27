import { can } from '@saldo/access';
import { changesOf, recordAudit } from '@saldo/audit';
import { holdClient, refuseForeignClient } from '@saldo/clients';
import { type Actor, isUuid, SaldoError } from '@saldo/kernel';
import { newId, type Tx, transaction } from '@saldo/platform/db';
import { eq, sql } from 'drizzle-orm';
import { saveCredentials } from './credentials-store.ts';
import { closeFeedTasks } from './failure-store.ts';
import {
  checkConfig,
  checkSchedule,
  connected,
  type FeedSchedule,
  fault,
  isFetched,
  partConfig,
  refuse,
  refuseSaidByConnecting,
} from './feed-rules.ts';
import { setSchedule } from './schedule-store.ts';
import { dataFeeds, type FeedConfig, type FeedSource, type FeedStatus } from './schema.ts';
import { type Feed, type FeedFilter, feedById, feedPage, manualFeed } from './store.ts';

/** What a caller says of a feed. Secrets in `config` go in and never come out. */
export interface FeedFields {
  readonly config?: FeedConfig | undefined;
  readonly schedule?: Partial<FeedSchedule> | undefined;
}

/** A page of the feeds of the actor's clients. Throws `feeds.bad-cursor`. */
export async function listFeeds(actor: Actor, filter: FeedFilter): Promise<{ items: Feed[]; nextCursor: string | null }> {
  const { clientId, limit, cursor } = filter;
  can(actor, 'feed.read', clientId === undefined ? {} : { clientId });
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('feeds.bad-cursor', 'invalid');
  const found = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await feedPage(tx, filter);
  });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One feed. Throws `feeds.missing` for one that is not there or not the actor's. */
export async function getFeed(actor: Actor, id: string): Promise<Feed> {
  can(actor, 'feed.read');
  return await transaction(actor, (tx) => feedById(tx, id));
}

/**
 * Makes a feed. One with a key is connected at once; a manual one always is, and a client has at most one of those (`feeds.one-manual`).
 * Throws `feeds.invalid` with a fault per field.
 */
export async function createFeed(
  actor: Actor,
  fields: FeedFields & { readonly clientId: string; readonly source: FeedSource },
): Promise<Feed> {
  const { clientId, source } = fields;
  refuseOthersThanBank(can(actor, 'feed.create', { clientId }), source);
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    if (source === 'MANUAL') await manualFeedsInTurn(tx, clientId);
    if (source === 'MANUAL' && (await manualFeed(tx, clientId))) throw new SaldoError('feeds.one-manual', 'conflict');
    return await insertFeed(tx, actor, fields);
  });
}

/** The client's manual feed, made where it has none: imports belong to it. In the caller's transaction. */
export async function ensureManualFeed(tx: Tx, actor: Actor, clientId: string): Promise<Feed> {
  const found = await manualFeed(tx, clientId);
  if (found) return found;
  await manualFeedsInTurn(tx, clientId);
  return (await manualFeed(tx, clientId)) ?? (await insertFeed(tx, actor, { clientId, source: 'MANUAL' }));
}

// Of several who would make a client's one manual feed at once the first does, and the others find it.
async function manualFeedsInTurn(tx: Tx, clientId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`manual feed ${clientId}`}, 7217))`);
}

/**
 * Changes a feed's config and schedule; what is left out stays, and a key that is entered connects it.
 * Throws `feeds.stale`, `feeds.archived`, `feeds.invalid` with a fault per field.
 */
export async function updateFeed(
  actor: Actor,
  id: string,
  fields: FeedFields,
  options: { version?: number | undefined } = {},
): Promise<Feed> {
  return await transaction(actor, async (tx) => {
    const before = await feedForChange(tx, actor, id, options.version);
    const { shown, secrets } = partConfig(fields.config ?? {});
    checkConfig(before.source, shown);
    refuseSaidByConnecting(before.source, before.config, shown);
    checkSchedule(fields.schedule ?? {});
    const key = keyIn(before.source, secrets);
    const { hour, paused } = fields.schedule ?? {};
    await tx
      .update(dataFeeds)
      .set({
        config: { ...before.config, ...shown },
        ...(hour === undefined ? {} : { scheduleHour: hour }),
        ...(paused === undefined ? {} : { schedulePaused: paused }),
        ...(key === null ? {} : { ...connected(before), connectedAt: sql`now()`, lastError: null }),
        ...changed,
      })
      .where(eq(dataFeeds.id, id));
    if (key !== null) await saveCredentials(tx, { feedId: id, clientId: before.clientId, kind: 'key', secret: { apiKey: key } });
    const feed = await feedById(tx, id);
    await setSchedule(tx, feed);
    if (key !== null) await closeFeedTasks(tx, actor, feed, ['feed-connect']);
    const told = {
      config: Object.keys(shown),
      keyEntered: key !== null,
      ...changesOf(before, feed, ['scheduleHour', 'schedulePaused']),
    };
    await recordAudit(tx, actor, { clientId: feed.clientId, action: 'feed.update', refType: 'feed', refId: id, payload: told });
    return feed;
  });
}

/** Pauses a feed: nothing is fetched until somebody resumes it. Throws `feeds.paused`, `feeds.archived`. */
export async function pauseFeed(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<Feed> {
  return await transaction(actor, async (tx) => {
    const before = await feedForChange(tx, actor, id, options.version);
    if (before.status === 'paused') throw new SaldoError('feeds.paused', 'conflict');
    return await writeStatus(tx, actor, before, { status: 'paused', pausedFrom: before.status }, 'feed.pause');
  });
}

/** Resumes a paused feed: it is again what it was. Throws `feeds.not-paused`, `feeds.archived`. */
export async function resumeFeed(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<Feed> {
  return await transaction(actor, async (tx) => {
    const before = await feedForChange(tx, actor, id, options.version);
    if (before.status !== 'paused') throw new SaldoError('feeds.not-paused', 'conflict');
    return await writeStatus(tx, actor, before, { status: before.pausedFrom ?? 'new', pausedFrom: null }, 'feed.resume');
  });
}

/** The feed, locked, for somebody who may change it. Throws `feeds.missing`, `feeds.stale`, `feeds.archived`. */
export async function feedForChange(tx: Tx, actor: Actor, id: string, version: number | undefined): Promise<Feed> {
  const { clientId } = await feedById(tx, id);
  can(actor, 'feed.write', { clientId });
  // Before the feed, as whoever archives the client does it.
  await holdClient(tx, clientId);
  const feed = await feedById(tx, id, true);
  if (version !== undefined && version !== feed.version) throw new SaldoError('feeds.stale', 'conflict');
  if (feed.status === 'archived') throw new SaldoError('feeds.archived', 'conflict');
  return feed;
}

/** Writes a feed's new status, makes its schedule follow and records who did it. */
export async function writeStatus(
  tx: Tx,
  actor: Actor,
  before: Feed,
  status: { readonly status: FeedStatus; readonly pausedFrom: FeedStatus | null },
  action: string,
): Promise<Feed> {
  await tx
    .update(dataFeeds)
    .set({ ...status, ...changed })
    .where(eq(dataFeeds.id, before.id));
  const feed = await feedById(tx, before.id);
  await setSchedule(tx, feed);
  await recordAudit(tx, actor, {
    clientId: feed.clientId,
    action,
    refType: 'feed',
    refId: feed.id,
    payload: { ...changesOf(before, feed, ['status']) },
  });
  return feed;
}

/** Where a role may only touch its own bank's feed, refuses every other. */
export function refuseOthersThanBank(grant: string, source: FeedSource): void {
  if (grant === 'own-bank' && source !== 'BANK') throw new SaldoError('access.forbidden', 'forbidden', { operation: 'feed.create' });
}

const changed = { version: sql`version + 1`, updatedAt: sql`now()` };

async function insertFeed(
  tx: Tx,
  actor: Actor,
  fields: FeedFields & { readonly clientId: string; readonly source: FeedSource },
): Promise<Feed> {
  const { clientId, source, config = {}, schedule = {} } = fields;
  const { shown, secrets } = partConfig(config);
  checkConfig(source, shown);
  refuseSaidByConnecting(source, {}, shown);
  checkSchedule(schedule);
  const key = keyIn(source, secrets);
  const isConnected = key !== null || !isFetched(source);
  const id = newId();
  await tx.insert(dataFeeds).values({
    id,
    clientId,
    source,
    config: shown,
    status: isConnected ? 'active' : 'new',
    connectedAt: isConnected ? sql`now()` : null,
    scheduleHour: schedule.hour ?? null,
    schedulePaused: schedule.paused ?? false,
  });
  if (key !== null) await saveCredentials(tx, { feedId: id, clientId, kind: 'key', secret: { apiKey: key } });
  const feed = await feedById(tx, id);
  await setSchedule(tx, feed);
  await recordAudit(tx, actor, {
    clientId,
    action: 'feed.create',
    refType: 'feed',
    refId: id,
    payload: { source, keyEntered: key !== null },
  });
  return feed;
}

// The one secret that a person enters by hand. Any other is refused rather than kept without a use.
function keyIn(source: FeedSource, secrets: Readonly<Record<string, string>>): string | null {
  const { apiKey, ...others } = secrets;
  const unknown = source === 'FORTNOX' ? Object.keys(others) : Object.keys(secrets);
  refuse(unknown.map((name) => fault(`config.${name}`, NO_SUCH_SECRET)));
  return apiKey ?? null;
}

const NO_SUCH_SECRET = {
  sv: 'Datakällan har ingen sådan nyckel. Ta bort fältet.',
  en: 'The data feed has no such key. Leave the field out.',
};
