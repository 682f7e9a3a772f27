import { isUuid, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { FeedConfig, FeedError, FeedSource, FeedStatus } from './schema.ts';

/** Where a client's data comes from. */
export interface Feed {
  readonly id: string;
  readonly clientId: string;
  readonly source: FeedSource;
  /** Without secrets. */
  readonly config: FeedConfig;
  readonly status: FeedStatus;
  readonly pausedFrom: FeedStatus | null;
  readonly scheduleHour: number | null;
  readonly schedulePaused: boolean;
  readonly connectedAt: Date | null;
  readonly lastSyncAt: Date | null;
  readonly lastJobId: string | null;
  readonly lastError: FeedError | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Which feeds are asked for; archived ones only where the status says so. */
export interface FeedFilter {
  readonly clientId?: string | undefined;
  readonly source?: FeedSource | undefined;
  readonly status?: FeedStatus | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const FEED =
  sql.raw(`f.id, f.client_id as "clientId", f.source, f.config, f.status, f.paused_from as "pausedFrom", f.schedule_hour as "scheduleHour",
  f.schedule_paused as "schedulePaused", f.last_job_id as "lastJobId", f.last_error as "lastError", f.version,
  (extract(epoch from f.connected_at) * 1000)::float8 as "connectedMs", (extract(epoch from f.last_sync_at) * 1000)::float8 as "lastSyncMs",
  (extract(epoch from f.created_at) * 1000)::float8 as "createdMs", (extract(epoch from f.updated_at) * 1000)::float8 as "updatedMs"`);

type FeedRow = Omit<Feed, 'connectedAt' | 'lastSyncAt' | 'createdAt' | 'updatedAt'> & {
  connectedMs: number | null;
  lastSyncMs: number | null;
  createdMs: number;
  updatedMs: number;
};

/** One feed; locked where it is to be written. Throws `feeds.missing` for one that is not there or not the actor's. */
export async function feedById(tx: Tx, id: string, forUpdate = false): Promise<Feed> {
  const lock = forUpdate ? sql`for no key update` : sql``;
  const [row] = isUuid(id) ? await rows<FeedRow>(tx, sql`select ${FEED} from data_feeds f where f.id = ${id} ${lock}`) : [];
  if (!row) throw new SaldoError('feeds.missing', 'missing');
  return asFeed(row);
}

/** A page of feeds in the order in which they were made, and one more where there is a further page. */
export async function feedPage(tx: Tx, { clientId, source, status, limit, cursor }: FeedFilter): Promise<Feed[]> {
  const found = await rows<FeedRow>(
    tx,
    sql`select ${FEED} from data_feeds f where ${status ? sql`f.status = ${status}` : sql`f.status <> 'archived'`}
      ${clientId ? sql`and f.client_id = ${clientId}` : sql``} ${source ? sql`and f.source = ${source}` : sql``}
      ${cursor ? sql`and f.id > ${cursor}` : sql``} order by f.id limit ${limit + 1}`,
  );
  return found.map(asFeed);
}

/** The client's manual feed, if it has one that is not archived. */
export async function manualFeed(tx: Tx, clientId: string): Promise<Feed | null> {
  const [row] = await rows<FeedRow>(
    tx,
    sql`select ${FEED} from data_feeds f where f.client_id = ${clientId} and f.source = 'MANUAL' and f.status <> 'archived' for no key update`,
  );
  return row ? asFeed(row) : null;
}

/** The client's feeds that are not archived, locked. */
export async function livingFeeds(tx: Tx, clientId: string): Promise<Feed[]> {
  const found = await rows<FeedRow>(
    tx,
    sql`select ${FEED} from data_feeds f where f.client_id = ${clientId} and f.status <> 'archived' order by f.id for no key update`,
  );
  return found.map(asFeed);
}

/** The client's time zone. */
export async function timeZoneOf(tx: Tx, clientId: string): Promise<string> {
  const [client] = await rows<{ timeZone: string }>(tx, sql`select time_zone as "timeZone" from clients where id = ${clientId}`);
  return client?.timeZone ?? 'Europe/Stockholm';
}

function asFeed({ connectedMs, lastSyncMs, createdMs, updatedMs, ...row }: FeedRow): Feed {
  return {
    ...row,
    connectedAt: instantOf(connectedMs),
    lastSyncAt: instantOf(lastSyncMs),
    createdAt: new Date(createdMs),
    updatedAt: new Date(updatedMs),
  };
}

function instantOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
