import { SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import { type HttpCall, type Outcome, sendOnce } from './http-call.ts';
import { type Problem, problemIn, unreadable } from './problem.ts';
import { joined } from './sie-export.ts';
import { tokenAnswer } from './types.ts';
import { errorOf, nextStep } from './verdict.ts';

/** The integration as it is registered with Fortnox, and how to reach its sign-in. */
export interface FortnoxApp {
  /** `https://apps.fortnox.se/oauth-v1`. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly http: HttpCall;
  sleep(ms: number): Promise<void>;
  now(): number;
  random(): number;
}

/** What a token request gives. */
export interface Tokens {
  readonly accessToken: string;
  /** Works once; none with `client_credentials`. */
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
  readonly expiresInSeconds: number;
}

/** Read and write in one: Fortnox has no scope for reading only. */
export const FORTNOX_SCOPES = [
  'bookkeeping',
  'companyinformation',
  'settings',
  'costcenter',
  'project',
  'connectfile',
  'archive',
  'inbox',
] as const;

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 65_536;
// A lease is held meanwhile: what takes longer is left to the job.
const LONGEST_WAIT_MS = 10_000;

/** Where the person is sent to consent. A service account leaves no refresh token to lose; some integrations may not have one. */
export function authorizeUrl(
  app: Pick<FortnoxApp, 'authUrl' | 'clientId'>,
  wish: { redirectUri: string; state: string; serviceAccount: boolean },
): string {
  const url = new URL(`${app.authUrl}/auth`);
  url.search = String(
    new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: wish.redirectUri,
      scope: FORTNOX_SCOPES.join(' '),
      state: wish.state,
      // Without it the refresh token dies within hours.
      access_type: 'offline',
      response_type: 'code',
      ...(wish.serviceAccount ? { account_type: 'service' } : {}),
    }),
  ).replaceAll('+', '%20');
  return url.href;
}

/** Turns the code that came back with the person into tokens. The code lives ten minutes and works once. */
export function exchangeCode(app: FortnoxApp, code: string, redirectUri: string): Promise<Tokens> {
  return requestTokens(app, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
}

/** A token for a tenant whose administrator approved a service account: nothing is used up by it. */
export function mintToken(app: FortnoxApp, tenantId: string): Promise<Tokens> {
  return requestTokens(app, { grant_type: 'client_credentials' }, { TenantId: tenantId });
}

/** The next pair. The refresh token given is used up, whether or not the answer arrives. */
export function refreshTokens(app: FortnoxApp, refreshToken: string): Promise<Tokens> {
  return requestTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** The tenant that an access token names, or '' where it names none: it is a JWT, whose claims anybody may read. */
export function tenantOf(accessToken: string): string {
  const claims = readExactJson(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url'));
  const tenant = typeof claims === 'object' && claims !== null && 'tenantId' in claims ? claims.tenantId : '';
  return typeof tenant === 'string' && /^\d{1,20}$/.test(tenant) ? tenant : '';
}

/** Ends the consent; access tokens live on for their hour. Whether Fortnox says that it did. */
export async function revokeToken(app: FortnoxApp, refreshToken: string): Promise<boolean> {
  const value = await post(app, 'revoke', { token_type_hint: 'refresh_token', token: refreshToken }, {});
  return typeof value === 'object' && value !== null && 'revoked' in value && value.revoked === true;
}

/** Whether Fortnox says that the grant is used up, expired or withdrawn. */
export function isGrantRefused(error: unknown): boolean {
  return error instanceof SaldoError && error.code === 'fortnox.grant-refused';
}

async function requestTokens(app: FortnoxApp, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Tokens> {
  const read = tokenAnswer.safeParse(await post(app, 'token', form, headers));
  if (!read.success) throw new SaldoError('fortnox.unreadable', 'upstream', { lacks: 'access_token' });
  const { access_token, refresh_token, scope, expires_in } = read.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    scopes: scope.split(' ').filter(Boolean),
    expiresInSeconds: expires_in,
  };
}

async function post(
  app: FortnoxApp,
  path: 'token' | 'revoke',
  form: Record<string, string>,
  headers: Record<string, string>,
): Promise<unknown> {
  for (let attempts = 1; ; attempts++) {
    const outcome = await once(app, path, form, headers);
    if ('value' in outcome) return outcome.value;
    const refusal = refusalOf(outcome.problem);
    if (refusal) throw refusal;
    const next = nextStep(outcome.problem, { attempts, renewed: true, random: app.random() });
    if (next.step !== 'wait' || next.ms > LONGEST_WAIT_MS) throw errorOf(outcome.problem);
    await app.sleep(next.ms);
  }
}

// By OAuth's word: 400 invalid_grant comes as text/html, 401 invalid_client as text/plain, both with JSON inside.
function refusalOf({ oauth, status, message, code }: Problem): SaldoError | null {
  if (oauth === null) return null;
  const details = { status, code, said: message };
  if (oauth === 'invalid_client') return new SaldoError('fortnox.app-refused', 'upstream', details, { retry: 'never' });
  return status >= 500 ? null : new SaldoError('fortnox.grant-refused', 'upstream', details, { retry: 'never' });
}

async function once(
  app: FortnoxApp,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string>,
): Promise<Outcome<unknown>> {
  const request = {
    method: 'POST' as const,
    url: `${app.authUrl}/${path}`,
    headers: {
      authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...headers,
    },
    body: String(new URLSearchParams(form)),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  };
  const received = await sendOnce(app.http, request);
  if ('problem' in received) return received;
  const value = readExactJson(joined(received.value.chunks));
  const problem = problemIn(received.value, value, app.now()) ?? (value === undefined ? unreadable(received.value, 'JSON') : null);
  return problem ? { problem } : { value };
}
