import { SaldoError, type SystemActor } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { log } from '@saldo/platform/log';
import { secrets } from '@saldo/platform/secrets';
import { sql } from 'drizzle-orm';

/** The token of this installation at a provider, opened. Never logged, never in an answer. */
export interface ProviderToken {
  readonly access: string;
  readonly accessExpiresAtMs: number;
  readonly refresh: string | null;
  readonly refreshExpiresAtMs: number | null;
  /** Counts every token that was stored, so that whoever holds an older one sees that it is older. */
  readonly version: number;
}

// Longer than one renewal can take with both its calls.
const LEASE_SECONDS = 45;
const sharing: SystemActor = { kind: 'system', task: 'provider-token' };

/** The token stored under a key; null where there is none, or none that opens: the provider gives another. */
export async function readProviderToken(key: string): Promise<ProviderToken | null> {
  return await transaction(sharing, async (tx) => {
    const [row] = await rows<StoredRow>(
      tx,
      sql`select sealed, version, ${epochMs('access_expires_at')} as "accessExpiresAtMs", ${epochMs('refresh_expires_at')} as "refreshExpiresAtMs"
          from system.provider_tokens where key = ${key}`,
    );
    return row ? opened(key, row) : null;
  });
}

/** Elects the one who renews the token of a version (0: none yet). False while somebody else does, or a newer one is stored. */
export async function leaseProviderToken(key: string, holder: string, version: number): Promise<boolean> {
  return await transaction(sharing, async (tx) => {
    const taken = await rows(
      tx,
      sql`insert into system.provider_tokens (key, lease_holder, lease_until)
          values (${key}, ${holder}, clock_timestamp() + ${LEASE_SECONDS} * interval '1 s')
          on conflict (key) do update set lease_holder = excluded.lease_holder, lease_until = excluded.lease_until
          where provider_tokens.version = ${version} and (provider_tokens.lease_until is null or provider_tokens.lease_until < clock_timestamp())
          returning key`,
    );
    return taken.length === 1;
  });
}

/** Stores the token that follows a version, and ends the lease. False where a newer one is stored. */
export async function saveProviderToken(key: string, token: Omit<ProviderToken, 'version'>, version: number): Promise<boolean> {
  const { access, refresh } = token;
  const sealed = secrets().seal(JSON.stringify({ access, refresh }), contextOf(key));
  const saved = await transaction(sharing, (tx) =>
    rows(
      tx,
      sql`update system.provider_tokens set sealed = ${sealed}, access_expires_at = ${instantOf(token.accessExpiresAtMs)},
            refresh_expires_at = ${instantOf(token.refreshExpiresAtMs)}, version = version + 1,
            lease_holder = null, lease_until = null, updated_at = now()
          where key = ${key} and version = ${version} returning key`,
    ),
  );
  log.info({ provider: key, version: version + 1, saved: saved.length === 1 }, 'access to a provider renewed');
  return saved.length === 1;
}

/** Ends a lease without a token: somebody else may try. */
export async function releaseProviderToken(key: string, holder: string): Promise<void> {
  await transaction(sharing, (tx) =>
    tx.execute(
      sql`update system.provider_tokens set lease_holder = null, lease_until = null where key = ${key} and lease_holder = ${holder}`,
    ),
  );
}

/**
 * Seals again, with the first key, what an older one sealed; there are as many as providers. Answers how many. A token that does not open is
 * forgotten: whoever needs the next one asks for it.
 */
export async function resealProviderTokens(tx: Tx): Promise<number> {
  const stored = await rows<{ key: string; sealed: string }>(
    tx,
    sql`select key, sealed from system.provider_tokens where sealed is not null order by key limit 1000 for update`,
  );
  const old = stored.filter(({ sealed }) => secrets().needsReseal(sealed));
  for (const { key, sealed } of old) {
    await tx.execute(sql`update system.provider_tokens set sealed = ${resealed(key, sealed)} where key = ${key}`);
  }
  return old.length;
}

function resealed(key: string, sealed: string): string | null {
  try {
    return secrets().seal(secrets().open(sealed, contextOf(key)), contextOf(key));
  } catch (error) {
    if (error instanceof SaldoError) return null;
    throw error;
  }
}

interface StoredRow {
  readonly sealed: string | null;
  readonly version: number;
  readonly accessExpiresAtMs: number | null;
  readonly refreshExpiresAtMs: number | null;
}

// What does not open is as good as over: its version stays, so that the next one follows it.
function opened(key: string, { sealed, version, accessExpiresAtMs, refreshExpiresAtMs }: StoredRow): ProviderToken | null {
  const nothing = { access: '', accessExpiresAtMs: 0, refresh: null, refreshExpiresAtMs: null, version };
  if (sealed === null || accessExpiresAtMs === null) return version === 0 ? null : nothing;
  try {
    // What was sealed for this key can only be what `saveProviderToken` wrote.
    const { access, refresh } = JSON.parse(secrets().open(sealed, contextOf(key))) as Pick<ProviderToken, 'access' | 'refresh'>;
    return { access, accessExpiresAtMs, refresh, refreshExpiresAtMs, version };
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    log.warn({ error, provider: key }, "a provider's token does not open; another is asked for");
    return nothing;
  }
}

const epochMs = (instant: string) => sql.raw(`(extract(epoch from ${instant}) * 1000)::float8`);

function instantOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function contextOf(key: string): string {
  return `provider-token:${key}`;
}
