import { type ProviderHttp, providerError, sendOnce } from '@saldo/bank/provider';
import { SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import { problemIn } from './problem.ts';
import { tokenAnswer } from './types.ts';
import { errorOf } from './verdict.ts';

/** The installation's token, as it is stored. */
export interface StoredToken {
  readonly access: string;
  readonly accessExpiresAtMs: number;
  readonly refresh: string | null;
  readonly refreshExpiresAtMs: number | null;
  /** Counts every token that was stored. */
  readonly version: number;
}

export type NewToken = Omit<StoredToken, 'version'>;

/** Where all workers of all machines keep the one token. Each call is a short transaction of its own. */
export interface TokenStore {
  read(): Promise<StoredToken | null>;
  /** Whether the holder may renew the token of that version (0: none yet); false while somebody else does. */
  lease(holder: string, version: number): Promise<boolean>;
  /** Stores the token that follows that version, and ends the lease; false where a newer one is stored. */
  save(token: NewToken, version: number): Promise<boolean>;
  release(holder: string): Promise<void>;
}

/** How to come to a token. */
export interface TokenSource {
  readonly apiUrl: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly http: ProviderHttp;
  readonly store: TokenStore;
  newHolder(): string;
  sleep(ms: number): Promise<void>;
  now(): number;
  readonly signal?: AbortSignal | undefined;
}

/** A token this close to its end is not used any more. */
const NEARLY_OVER_MS = 60_000;
const LOOK_AGAIN_MS = 200;
const TIMEOUT_MS = 15_000;
const MOST_BYTES = 65_536;

/**
 * The stored token, or a new one: one worker is elected to ask for it and the others wait for what it stores.
 * @param refused the token that the service has just refused, where it has
 */
export async function freshToken(source: TokenSource, refused: string | null): Promise<string> {
  const { store } = source;
  const holder = source.newHolder();
  for (;;) {
    const stored = await store.read();
    if (stored && stored.access !== refused && stored.accessExpiresAtMs - source.now() > NEARLY_OVER_MS) return stored.access;
    if (await store.lease(holder, stored?.version ?? 0)) {
      const given = await orRelease(source, holder, () => askForToken(source, stored));
      if (await store.save(given, stored?.version ?? 0)) return given.access;
      continue;
    }
    source.signal?.throwIfAborted();
    await source.sleep(LOOK_AGAIN_MS);
  }
}

async function orRelease<T>({ store }: TokenSource, holder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await store.release(holder);
    throw error;
  }
}

/** Refreshes while the refresh token lives, which stays the same; signs in anew where it does not, or is not accepted. */
async function askForToken(source: TokenSource, stored: StoredToken | null): Promise<NewToken> {
  const { now } = source;
  const { refresh = null, refreshExpiresAtMs = null } = stored ?? {};
  if (refresh !== null && refreshExpiresAtMs !== null && refreshExpiresAtMs - now() > NEARLY_OVER_MS) {
    const refreshed = await orNotAccepted(post(source, 'token/refresh/', { refresh }));
    if (refreshed)
      return { access: refreshed.access, accessExpiresAtMs: now() + refreshed.access_expires * 1_000, refresh, refreshExpiresAtMs };
  }
  const {
    access,
    access_expires,
    refresh: given,
    refresh_expires,
  } = await post(source, 'token/new/', {
    secret_id: source.secretId,
    secret_key: source.secretKey,
  });
  return {
    access,
    accessExpiresAtMs: now() + access_expires * 1_000,
    refresh: given ?? null,
    refreshExpiresAtMs: given && refresh_expires ? now() + refresh_expires * 1_000 : null,
  };
}

async function orNotAccepted<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SaldoError && (error.code === 'bank.misconfigured' || error.code === 'bank.refused')) return null;
    throw error;
  }
}

async function post({ apiUrl, http }: TokenSource, path: string, body: Readonly<Record<string, string>>) {
  const sent = await sendOnce(http, {
    method: 'POST',
    url: `${apiUrl}/${path}`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  });
  if ('silence' in sent) throw providerError('gocardless', sent.silence);
  const problem = problemIn(sent.response);
  if (problem) throw errorOf(problem, { path, limits: [], retryAfterSeconds: null });
  const read = tokenAnswer.safeParse(readExactJson(sent.response.bytes));
  if (!read.success) throw providerError('gocardless', 'unreadable', { lacks: 'access' });
  return read.data;
}
