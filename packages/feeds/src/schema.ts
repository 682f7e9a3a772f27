import type { ErrorDetails, Plain } from '@saldo/kernel';
import { clientId, clientPolicy, id, instant } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

export { feedCredentials, providerTokens, requestTurns } from './credentials-schema.ts';

export type FeedSource = 'FORTNOX' | 'BANK' | 'MANUAL';

/** new: never connected · needs_connect: the consent is dead, a person must connect again · failing: the last sync failed. */
export type FeedStatus = 'new' | 'active' | 'paused' | 'needs_connect' | 'failing' | 'disconnected' | 'archived';

/** What the caller configures; a secret is never in it. */
export type FeedConfig = Readonly<Record<string, string | number | boolean | null>>;

/** Why the last sync failed. Its sentence is made from the code when somebody reads it. */
export interface FeedError {
  readonly code: string;
  readonly details: ErrorDetails;
  readonly at: string;
}

/** Where a client's data comes from. */
export const dataFeeds = pgTable(
  'data_feeds',
  {
    id: id(),
    clientId: clientId(),
    source: text('source').$type<FeedSource>().notNull(),
    config: jsonb('config').$type<FeedConfig>().notNull().default({}),
    status: text('status').$type<FeedStatus>().notNull().default('new'),
    /** What the feed was before it was paused, and becomes again. */
    pausedFrom: text('paused_from').$type<FeedStatus>(),
    /** The hour of the day in the client's time zone; null spreads the feeds over the night. */
    scheduleHour: integer('schedule_hour'),
    schedulePaused: boolean('schedule_paused').notNull().default(false),
    connectedAt: instant('connected_at'),
    lastSyncAt: instant('last_sync_at'),
    lastJobId: uuid('last_job_id'),
    lastError: jsonb('last_error').$type<FeedError>(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('data_feeds_client').on(table.clientId, table.id),
    uniqueIndex('data_feeds_one_manual').on(table.clientId).where(sql`source = 'MANUAL' and status <> 'archived'`),
    clientPolicy(),
  ],
);

/**
 * A consent that somebody has begun at a provider. The reference that the provider sends back works once, and only for the user who began;
 * a stranger's return uses it up all the same.
 */
export const feedConnections = pgTable(
  'feed_connections',
  {
    id: id(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    userId: uuid('user_id').notNull(),
    /** SHA-256 of the reference; the reference itself is only in the address. */
    stateHash: text('state_hash').notNull(),
    /** What the provider answered when the consent was begun and asks for when the person returns; never a secret. Null once it connects. */
    begun: jsonb('begun').$type<Plain>(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [uniqueIndex('feed_connections_state').on(table.stateHash), clientPolicy()],
);

/** Consents that are to be taken back at the provider, with what that takes; the row goes when it is done. */
export const feedRevocations = pgTable(
  'feed_revocations',
  {
    id: id(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    /** The feed's credentials, sealed for this row. */
    sealed: text('sealed').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  () => [clientPolicy()],
);
