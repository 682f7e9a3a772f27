import { createHash } from 'node:crypto';
import { type Actor, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx, transaction } from '@saldo/platform/db';
import { log } from '@saldo/platform/log';
import { secrets } from '@saldo/platform/secrets';
import { sql } from 'drizzle-orm';
import type { CredentialKind } from './credentials-schema.ts';

/** What is sealed: only what a kind needs is set. */
export interface CredentialSecret {
  readonly apiKey?: string;
  readonly accessToken?: string;
  readonly refreshToken?: string;
  /** The provider's id of a bank's consent. */
  readonly requisitionId?: string;
}

/** What a feed signs in with, opened. Never logged, never in an answer. */
export interface FeedCredentials {
  readonly feedId: string;
  readonly clientId: string;
  readonly kind: CredentialKind;
  readonly tenantId: string | null;
  readonly scopes: string;
  readonly secret: CredentialSecret;
  readonly accessExpiresAtMs: number | null;
  readonly version: number;
  /** The provider has refused the grant: only a person can connect again. */
  readonly lost: boolean;
}

/** Credentials as connecting or entering a key makes them. */
export interface NewCredentials {
  readonly feedId: string;
  readonly clientId: string;
  readonly kind: CredentialKind;
  readonly tenantId?: string | null;
  readonly scopes?: string;
  readonly secret: CredentialSecret;
  readonly accessExpiresAtMs?: number | null;
}

/** What the provider gave in exchange; a refresh token that is left out stays the stored one. */
export interface RenewedAccess {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresAtMs: number;
}

/** Stores what a feed signs in with from now on, in place of what it had. */
export async function saveCredentials(tx: Tx, credentials: NewCredentials): Promise<void> {
  const { feedId, clientId, kind, tenantId = null, scopes = '', accessExpiresAtMs = null } = credentials;
  await tx.execute(sql`
    insert into feed_credentials (feed_id, client_id, kind, tenant_id, scopes, sealed, access_expires_at)
    values (${feedId}, ${clientId}, ${kind}, ${tenantId}, ${scopes}, ${seal(feedId, credentials.secret)}, ${instantOf(accessExpiresAtMs)})
    on conflict (feed_id) do update set kind = excluded.kind, tenant_id = excluded.tenant_id, scopes = excluded.scopes,
      sealed = excluded.sealed, access_expires_at = excluded.access_expires_at, version = feed_credentials.version + 1,
      lease_holder = null, lease_until = null, lost_at = null, connected_at = now(), updated_at = now()`);
}

/** What a feed signs in with; null where it was never connected or is disconnected. */
export async function readCredentials(tx: Tx, feedId: string): Promise<FeedCredentials | null> {
  const [row] = await rows<StoredRow>(tx, sql`select ${columns} from feed_credentials where feed_id = ${feedId}`);
  return row ? opened(row) : null;
}

/** Forgets what a feed signed in with. */
export async function forgetCredentials(tx: Tx, feedId: string): Promise<void> {
  await tx.execute(sql`delete from feed_credentials where feed_id = ${feedId}`);
}

/**
 * Seals again, with the first key, what an older one sealed, `limit` rows at a time. Answers how many those were, and the id to go on
 * after; null where there are no more.
 */
export async function resealCredentials(
  tx: Tx,
  after: string | null = null,
  limit = 500,
): Promise<{ readonly resealed: number; readonly next: string | null }> {
  const stored = await rows<{ feedId: string; sealed: string }>(
    tx,
    sql`select feed_id as "feedId", sealed from feed_credentials where ${after}::uuid is null or feed_id > ${after}::uuid
        order by feed_id limit ${limit} for update`,
  );
  const old = stored.filter(({ sealed }) => secrets().needsReseal(sealed));
  for (const { feedId, sealed } of old) {
    const again = secrets().seal(secrets().open(sealed, contextOf(feedId)), contextOf(feedId));
    await tx.execute(sql`update feed_credentials set sealed = ${again} where feed_id = ${feedId}`);
  }
  return { resealed: old.length, next: stored.length < limit ? null : (stored.at(-1)?.feedId ?? null) };
}

/** One sealed secret for each key that sealed any, with what it opens for. */
export async function sealedByEachKey(tx: Tx): Promise<{ readonly sealed: string; readonly context: string }[]> {
  const found = await rows<{ feedId: string; sealed: string }>(
    tx,
    sql`select distinct on (split_part(sealed, '.', 2)) feed_id as "feedId", sealed from feed_credentials
        order by split_part(sealed, '.', 2), feed_id limit 100`,
  );
  return found.map(({ feedId, sealed }) => ({ sealed, context: contextOf(feedId) }));
}

/** How to come to fresh access; time and the provider come in as arguments. */
export interface Renewal {
  readonly actor: Actor;
  readonly feedId: string;
  /** The access token that the provider has just refused, where it has. */
  readonly refused: string | null;
  readonly freshForMs: number;
  /** Asks the provider. Called outside any transaction, by one at a time. */
  renew(stored: FeedCredentials): Promise<RenewedAccess>;
  /** Whether the provider's error means that the grant is used up or gone. */
  isGrantRefused(error: unknown): boolean;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Ends the waiting for another's renewal; one's own is always brought to its end, since a pair is spent by asking. */
  readonly signal?: AbortSignal | undefined;
}

/** Longer than a renewal can take with all its attempts: two must not spend one refresh token. */
const LEASE_SECONDS = 100;
const LOOK_AGAIN_MS = 200;
const STORE_ATTEMPTS = 5;

/**
 * Credentials whose access token is fresh and is not the refused one. A lease in the row elects one refresher; the provider is
 * asked outside any transaction; the new pair is committed before anybody uses it; the others wait for it. After a refused grant
 * the row is read again once, since somebody else may have stored a newer pair.
 * Throws SaldoError `feeds.not-connected`, or `feeds.needs-connect` where only a person can help.
 */
export async function freshCredentials(renewal: Renewal): Promise<FeedCredentials> {
  const holder = newId();
  for (;;) {
    const { stored, elected } = await transaction(renewal.actor, (tx) => readOrElect(tx, renewal, holder));
    if (isFresh(stored, renewal)) return stored;
    if (!elected) {
      renewal.signal?.throwIfAborted();
      await renewal.sleep(LOOK_AGAIN_MS);
      continue;
    }
    const renewed = await askProvider(renewal, stored, holder);
    if (renewed) return renewed;
  }
}

async function readOrElect(tx: Tx, renewal: Renewal, holder: string): Promise<{ stored: FeedCredentials; elected: boolean }> {
  const stored = await readCredentials(tx, renewal.feedId);
  if (!stored) throw new SaldoError('feeds.not-connected', 'conflict', { feedId: renewal.feedId });
  if (stored.lost) throw needsConnect(renewal.feedId);
  if (isFresh(stored, renewal)) return { stored, elected: false };
  const taken = await rows(
    tx,
    sql`update feed_credentials set lease_holder = ${holder}, lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 s'
        where feed_id = ${renewal.feedId} and version = ${stored.version} and (lease_until is null or lease_until < clock_timestamp())
        returning feed_id`,
  );
  return { stored, elected: taken.length === 1 };
}

// Null: somebody else has stored a newer pair meanwhile; look again.
async function askProvider(renewal: Renewal, stored: FeedCredentials, holder: string): Promise<FeedCredentials | null> {
  let access: RenewedAccess;
  try {
    access = await renewal.renew(stored);
  } catch (error) {
    const refused = renewal.isGrantRefused(error);
    const lost = await transaction(renewal.actor, (tx) => giveBack(tx, stored, holder, refused));
    if (!refused) throw error;
    if (lost) {
      log.warn({ feedId: stored.feedId, version: stored.version, refused: fingerprint(stored.secret) }, 'a feed must be connected again');
      throw needsConnect(renewal.feedId, error);
    }
    return null;
  }
  const secret: CredentialSecret = {
    ...stored.secret,
    accessToken: access.accessToken,
    ...(access.refreshToken === null ? {} : { refreshToken: access.refreshToken }),
  };
  const saved = await storeSurely(renewal, (tx) => storePair(tx, stored, secret, access.expiresAtMs));
  log.info({ feedId: stored.feedId, version: stored.version + 1, saved, given: fingerprint(secret) }, 'access of a feed renewed');
  return saved ? { ...stored, secret, accessExpiresAtMs: access.expiresAtMs, version: stored.version + 1 } : null;
}

// The pair exists nowhere else by now: a database that is away for a moment must not cost the connection. Storing twice is harmless,
// since the version lets only the first through.
async function storeSurely(renewal: Renewal, store: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(renewal.actor, store);
    } catch (error) {
      if (!(error instanceof SaldoError && error.kind === 'upstream') || attempt === STORE_ATTEMPTS) throw error;
      await renewal.sleep(1_000 * attempt);
    }
  }
}

// The version decides, not the lease: a pair that the provider has given is the newest there is, even if it took longer than the lease.
async function storePair(tx: Tx, stored: FeedCredentials, secret: CredentialSecret, expiresAtMs: number): Promise<boolean> {
  const saved = await rows(
    tx,
    sql`update feed_credentials set sealed = ${seal(stored.feedId, secret)}, access_expires_at = ${instantOf(expiresAtMs)},
          version = version + 1, lease_holder = null, lease_until = null, lost_at = null, updated_at = now()
        where feed_id = ${stored.feedId} and version = ${stored.version} returning feed_id`,
  );
  return saved.length === 1;
}

// Whether the grant is lost: refused, and the row still holds what was refused.
async function giveBack(tx: Tx, stored: FeedCredentials, holder: string, refused: boolean): Promise<boolean> {
  await tx.execute(
    sql`update feed_credentials set lease_holder = null, lease_until = null where feed_id = ${stored.feedId} and lease_holder = ${holder}`,
  );
  if (!refused) return false;
  const lost = await rows(
    tx,
    sql`update feed_credentials set lost_at = now() where feed_id = ${stored.feedId} and version = ${stored.version} returning feed_id`,
  );
  return lost.length === 1;
}

function isFresh({ secret, accessExpiresAtMs }: FeedCredentials, { refused, freshForMs, now }: Renewal): boolean {
  return (
    secret.accessToken !== undefined &&
    secret.accessToken !== refused &&
    accessExpiresAtMs !== null &&
    accessExpiresAtMs - now() > freshForMs
  );
}

// Enough of a hash to follow a pair through the log, and nothing of the pair itself.
function fingerprint({ refreshToken }: CredentialSecret): string | null {
  return refreshToken === undefined ? null : createHash('sha256').update(refreshToken).digest('hex').slice(0, 12);
}

function needsConnect(feedId: string, cause?: unknown): SaldoError {
  return new SaldoError('feeds.needs-connect', 'conflict', { feedId }, { retry: 'never', ...(cause === undefined ? {} : { cause }) });
}

interface StoredRow {
  readonly feedId: string;
  readonly clientId: string;
  readonly kind: CredentialKind;
  readonly tenantId: string | null;
  readonly scopes: string;
  readonly sealed: string;
  readonly accessExpiresAtMs: number | null;
  readonly version: number;
  readonly lost: boolean;
}

const columns = sql.raw(`feed_id as "feedId", client_id as "clientId", kind, tenant_id as "tenantId", scopes, sealed,
  (extract(epoch from access_expires_at) * 1000)::float8 as "accessExpiresAtMs", version, lost_at is not null as lost`);

function opened({ sealed, ...row }: StoredRow): FeedCredentials {
  return { ...row, secret: JSON.parse(secrets().open(sealed, contextOf(row.feedId))) as CredentialSecret };
}

function seal(feedId: string, secret: CredentialSecret): string {
  return secrets().seal(JSON.stringify(secret), contextOf(feedId));
}

function contextOf(feedId: string): string {
  return `feed:${feedId}`;
}

function instantOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
