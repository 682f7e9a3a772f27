import { type Answer, json, page } from './answer.ts';

/** The integration as it is registered in the developer portal. */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Fortnox sends people back to; any address when left out. */
  readonly redirectUri?: string | undefined;
  readonly scopes: readonly string[];
  /** Switched on in the portal or not. */
  readonly serviceAccounts: boolean;
}

/** What a bearer may see. */
export interface Session {
  readonly clientId: string;
  readonly tenant: number;
  readonly scopes: readonly string[];
}

export interface AuthServer {
  authorize(query: URLSearchParams, tenant: number): Answer;
  token(authorization: string, tenantHeader: string | undefined, form: URLSearchParams): Answer;
  revoke(authorization: string, form: URLSearchParams): Answer;
  /** Whose the access token is; null where it is unknown, expired or its consent is gone. */
  session(bearer: string): Session | null;
  expireAccessTokens(): void;
  /** The customer removes the integration: nothing works any more. */
  revokeConsent(tenant: number): void;
  /** The refresh tokens that still work. */
  liveRefreshTokens(): number;
}

const ACCESS_MS = 3_600_000;
const REFRESH_MS = 45 * 86_400_000;
const CODE_MS = 600_000;

interface Grant extends Session {
  readonly expiresMs: number;
  readonly redirectUri: string;
}

/** What the server remembers. */
interface Desk {
  readonly client: RegisteredClient;
  readonly clock: { now(): number; newToken(): string };
  readonly codes: Map<string, Grant & { readonly service: boolean }>;
  readonly access: Map<string, Grant>;
  readonly refresh: Map<string, Grant>;
  readonly consents: Map<number, { readonly service: boolean; readonly scopes: readonly string[] }>;
}

/** Fortnox's OAuth server: codes for ten minutes, access for an hour, refresh tokens for 45 days and for one use. */
export function authServer(client: RegisteredClient, clock: { now(): number; newToken(): string }): AuthServer {
  const desk: Desk = { client, clock, codes: new Map(), access: new Map(), refresh: new Map(), consents: new Map() };
  return {
    authorize: (query, tenant) => authorize(desk, query, tenant),
    token: (authorization, tenantHeader, form) => (signedIn(desk, authorization) ? tokenFor(desk, tenantHeader, form) : invalidClient),
    revoke: (authorization, form) => (signedIn(desk, authorization) ? revoke(desk, form.get('token') ?? '') : invalidClient),
    session: (bearer) => {
      const known = desk.access.get(bearer);
      return known && known.expiresMs > clock.now() && desk.consents.has(known.tenant) ? known : null;
    },
    expireAccessTokens: () => desk.access.clear(),
    revokeConsent: (tenant) => {
      desk.consents.delete(tenant);
      for (const [token, { tenant: owner }] of desk.refresh) if (owner === tenant) desk.refresh.delete(token);
    },
    liveRefreshTokens: () => desk.refresh.size,
  };
}

function signedIn({ client }: Desk, authorization: string): boolean {
  return authorization === `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`;
}

function authorize(desk: Desk, query: URLSearchParams, tenant: number): Answer {
  const { client, clock } = desk;
  const refused = whyRefused(client, query);
  if (refused === 'page') return page(400, 'Ogiltig begäran');
  const target = new URL(query.get('redirect_uri') ?? client.redirectUri ?? 'http://127.0.0.1/');
  target.searchParams.set('state', query.get('state') ?? '');
  if (refused) target.searchParams.set('error', refused);
  else {
    const code = clock.newToken();
    const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
    const service = query.get('account_type') === 'service';
    desk.codes.set(code, { ...grant(desk, tenant, scopes, CODE_MS, query.get('redirect_uri') ?? ''), service });
    target.searchParams.set('code', code);
  }
  return { ...page(302, 'Fortnox'), headers: { location: target.href } };
}

function tokenFor(desk: Desk, tenantHeader: string | undefined, form: URLSearchParams): Answer {
  const { codes, refresh, consents, clock } = desk;
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      if (!code || code.expiresMs < clock.now() || code.redirectUri !== (form.get('redirect_uri') ?? ''))
        return invalidGrant('Invalid authorization code');
      consents.set(code.tenant, { service: code.service, scopes: code.scopes });
      return issue(desk, code.tenant, code.scopes, true);
    }
    case 'refresh_token': {
      const used = refresh.get(form.get('refresh_token') ?? '');
      refresh.delete(form.get('refresh_token') ?? '');
      if (!used || used.expiresMs < clock.now() || !consents.has(used.tenant)) return invalidGrant('Invalid refresh token');
      return issue(desk, used.tenant, used.scopes, true);
    }
    case 'client_credentials': {
      const consent = consents.get(Number(tenantHeader));
      if (!consent?.service) return invalidGrant('No service account for the tenant');
      return issue(desk, Number(tenantHeader), consent.scopes, false);
    }
    default:
      return json(400, { error: 'unsupported_grant_type' }, 'text/html; charset=UTF-8');
  }
}

function issue(desk: Desk, tenant: number, scopes: readonly string[], withRefresh: boolean): Answer {
  const accessToken = accessJwt(tenant, desk.clock.newToken());
  desk.access.set(accessToken, grant(desk, tenant, scopes, ACCESS_MS));
  const body = { access_token: accessToken, scope: scopes.join(' '), expires_in: ACCESS_MS / 1000, token_type: 'bearer' };
  if (!withRefresh) return json(200, body);
  const refreshToken = desk.clock.newToken();
  desk.refresh.set(refreshToken, grant(desk, tenant, scopes, REFRESH_MS));
  return json(200, { ...body, refresh_token: refreshToken });
}

function grant({ client, clock }: Desk, tenant: number, scopes: readonly string[], lifeMs: number, redirectUri = ''): Grant {
  return { clientId: client.clientId, tenant, scopes, expiresMs: clock.now() + lifeMs, redirectUri };
}

function revoke({ refresh, consents }: Desk, token: string): Answer {
  const known = refresh.get(token);
  refresh.delete(token);
  if (known) consents.delete(known.tenant);
  return json(200, { revoked: known !== undefined });
}

const invalidClient = json(401, { error: 'invalid_client', error_description: 'Invalid client credentials' }, 'text/plain');

function whyRefused(client: RegisteredClient, query: URLSearchParams): string | null {
  if (query.get('client_id') !== client.clientId || query.get('response_type') !== 'code' || !query.get('state')) return 'page';
  const redirectUri = query.get('redirect_uri');
  if (client.redirectUri !== undefined && redirectUri !== null && redirectUri !== client.redirectUri) return 'page';
  if (redirectUri === null && client.redirectUri === undefined) return 'page';
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  if (scopes.length === 0 || scopes.some((scope) => !client.scopes.includes(scope))) return 'invalid_scope';
  if (query.get('account_type') === 'service' && !client.serviceAccounts) return 'invalid_request';
  return null;
}

// The recordings show JSON under text/html here.
function invalidGrant(description: string): Answer {
  return json(400, { error: 'invalid_grant', error_description: description }, 'text/html; charset=UTF-8');
}

/** An access token with the tenant as a claim; nobody checks its signature, and nobody should read more into it. */
function accessJwt(tenant: number, id: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ tenantId: tenant, jti: id })}.${Buffer.from(id).toString('base64url')}`;
}
