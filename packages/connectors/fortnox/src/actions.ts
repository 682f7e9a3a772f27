import { createHash } from 'node:crypto';
import {
  type FeedCredentials,
  freshCredentials,
  holdBack,
  type NewCredentials,
  type RequestLimit,
  readCredentials,
  takeTurn,
} from '@saldo/feeds';
import { type Actor, SaldoError } from '@saldo/kernel';
import { config } from '@saldo/platform/config';
import { transaction } from '@saldo/platform/db';
import { pause, requestStream } from '@saldo/platform/http';
import { keyBearer, NEARLY_OVER_MS, tokenBearer } from './bearer.ts';
import { type Company, type FortnoxClient, fortnoxClient } from './client.ts';
import type { Bearer, FortnoxConnection } from './connection.ts';
import type { HttpCall } from './http-call.ts';
import { exchangeCode, type FortnoxApp, isGrantRefused, mintToken, refreshTokens, revokeToken, type Tokens, tenantOf } from './oauth.ts';
import { orClosed } from './verdict.ts';

/**
 * Twenty-five requests within five seconds, spaced evenly: one per 0.2 s, and a hundredth more, so that what the network delays
 * does not put a twenty-sixth into somebody's window.
 */
export const FORTNOX_SPACING_MS = 210;

/** The client for a feed, signed in with what is stored. Throws `feeds.not-connected`. */
export async function openFortnox(actor: Actor, feedId: string, signal?: AbortSignal): Promise<FortnoxClient> {
  const stored = await transaction(actor, (tx) => readCredentials(tx, feedId));
  if (!stored) throw new SaldoError('feeds.not-connected', 'conflict', { feedId });
  return fortnoxClient(connection(bearerOf(actor, stored, signal), limitOf(stored), signal));
}

/** What connecting has brought: to be stored in the transaction that makes the feed active. */
export interface ConnectedFortnox {
  readonly credentials: NewCredentials;
  readonly company: Company;
}

/**
 * Turns the code that came back with the person into credentials: a service account where the consent allows one, else the rotating
 * pair. Throws `fortnox.grant-refused` where the code is used up or old.
 */
export async function connectFortnox(
  feed: { feedId: string; clientId: string },
  code: string,
  redirectUri: string,
): Promise<ConnectedFortnox> {
  const app = fortnoxApp();
  const tokens = await exchangeCode(app, code, redirectUri);
  const company = await companyBehind(tokens.accessToken);
  const minted = await mintOrNone(app, company.tenantId);
  const { accessToken, expiresInSeconds } = minted ?? tokens;
  return {
    company,
    credentials: {
      ...feed,
      kind: minted ? 'service' : 'refresh',
      tenantId: company.tenantId,
      scopes: tokens.scopes.join(' '),
      // A service account signs in without the refresh token; revoking the consent still asks for it.
      secret: { accessToken, ...(tokens.refreshToken === null ? {} : { refreshToken: tokens.refreshToken }) },
      accessExpiresAtMs: Date.now() + expiresInSeconds * 1_000,
    },
  };
}

// Whoever consents may not be let in to the company's own information: the tenant then stands in the token.
async function companyBehind(accessToken: string): Promise<Company> {
  const client = fortnoxClient(connection(keyBearer(accessToken), limitFor('connecting')));
  const company = await orClosed(client.company(), { name: '', orgNo: '', tenantId: '' });
  return { ...company, tenantId: company.tenantId || tenantOf(accessToken) };
}

/** Checks a plain key by one harmless read, and answers whose it is. Throws `fortnox.key-refused`. */
export async function checkFortnoxKey(apiKey: string): Promise<Company> {
  return fortnoxClient(connection(keyBearer(apiKey), keyLimit(apiKey))).company();
}

/**
 * Ends the consent at Fortnox, which only a refresh token can. False where there is none or Fortnox knows it no longer: the customer
 * then removes the integration there. Throws SaldoError with `retry: 'later'` where Fortnox is away.
 */
export async function revokeFortnox({ kind, secret }: Pick<FeedCredentials, 'kind' | 'secret'>): Promise<boolean> {
  if (kind === 'key' || secret.refreshToken === undefined) return false;
  try {
    return await revokeToken(fortnoxApp(), secret.refreshToken);
  } catch (error) {
    if (error instanceof SaldoError && error.kind === 'upstream' && error.retry === 'never') return false;
    throw error;
  }
}

/** The integration of this installation. Throws `fortnox.not-configured`. */
export function fortnoxApp(): FortnoxApp {
  const { fortnoxAuthUrl: authUrl, fortnoxClientId: clientId, fortnoxClientSecret: clientSecret } = config();
  if (!clientId || !clientSecret) throw new SaldoError('fortnox.not-configured', 'conflict', {}, { retry: 'never' });
  return { authUrl, clientId, clientSecret, http: doorCall, sleep: pause, now: Date.now, random: Math.random };
}

function connection(bearer: Bearer, limit: RequestLimit, signal?: AbortSignal): FortnoxConnection {
  return {
    apiUrl: config().fortnoxApiUrl,
    http: doorCall,
    bearer,
    turn: async (stop) => pause(await takeTurn(limit), stop),
    holdBack: (ms) => holdBack(limit.key, ms),
    sleep: pause,
    now: Date.now,
    random: Math.random,
    ...(signal ? { signal } : {}),
  };
}

function bearerOf(actor: Actor, stored: FeedCredentials, signal: AbortSignal | undefined): Bearer {
  if (stored.kind === 'key') return keyBearer(stored.secret.apiKey ?? '');
  return tokenBearer(async (refused) => {
    const { secret, accessExpiresAtMs } = await freshCredentials({
      actor,
      feedId: stored.feedId,
      refused,
      freshForMs: NEARLY_OVER_MS,
      renew: async (current) => renewedBy(await renewTokens(current)),
      isGrantRefused,
      now: Date.now,
      sleep: pause,
      signal,
    });
    return { token: secret.accessToken ?? '', expiresAtMs: accessExpiresAtMs ?? 0 };
  }, Date.now);
}

function renewTokens({ kind, tenantId, secret }: FeedCredentials): Promise<Tokens> {
  if (kind === 'service' && tenantId !== null) return mintToken(fortnoxApp(), tenantId);
  return refreshTokens(fortnoxApp(), secret.refreshToken ?? '');
}

function renewedBy({ accessToken, refreshToken, expiresInSeconds }: Tokens) {
  return { accessToken, refreshToken, expiresAtMs: Date.now() + expiresInSeconds * 1_000 };
}

// Any refusal means that the consent allows no service account: the pair in hand then serves.
async function mintOrNone(app: FortnoxApp, tenantId: string): Promise<Tokens | null> {
  if (tenantId === '') return null;
  try {
    return await mintToken(app, tenantId);
  } catch (error) {
    if (error instanceof SaldoError && error.kind === 'upstream') return null;
    throw error;
  }
}

function limitOf({ kind, tenantId, secret }: FeedCredentials): RequestLimit {
  return kind === 'key' ? keyLimit(secret.apiKey ?? '') : limitFor(tenantId ?? 'unknown');
}

function limitFor(tenant: string): RequestLimit {
  return { key: `fortnox:${config().fortnoxClientId ?? ''}:${tenant}`, spacingMs: FORTNOX_SPACING_MS };
}

// Whose key it is is not known before it is used; the key itself belongs in no table.
function keyLimit(apiKey: string): RequestLimit {
  return { key: `fortnox:key:${createHash('sha256').update(apiKey).digest('hex').slice(0, 24)}`, spacingMs: FORTNOX_SPACING_MS };
}

const doorCall: HttpCall = (request) => requestStream({ ...request, urlFrom: 'operator', retries: 0, redirects: 0 });
