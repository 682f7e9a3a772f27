import { SaldoError } from '@saldo/kernel';
import { request } from '@saldo/platform/http';
import * as oauth from 'oauth4webapi';

/** The firm's own provider of sign-in: the variables `OIDC_*`. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What must come back unchanged from the way to the provider and home. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the provider says has signed in. */
export interface ProvidedIdentity {
  /** The provider's own name of the person, which never changes. */
  readonly subject: string;
  /** Null where the provider does not vouch for one. */
  readonly email: string | null;
  /** When they showed the provider who they are; null where it does not say. */
  readonly authenticatedAt: Date | null;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1_000_000;

/** Secrets of a journey that nobody can guess. */
export function newJourney(): Journey {
  return { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), codeVerifier: oauth.generateRandomCodeVerifier() };
}

/**
 * Where the person signs in at the provider (OpenID Connect Core 1.0, section 3.1.2.1, with PKCE, RFC 7636). Throws
 * `access.provider-unreachable`.
 * @param redirectUri where the provider sends them back
 * @param againSeconds how long ago they may at most have shown the provider who they are: then they are asked again, and it says when
 */
export async function addressOf(
  settings: OidcSettings,
  redirectUri: string,
  { state, nonce, codeVerifier }: Journey,
  againSeconds: number | null,
): Promise<string> {
  const server = await discover(settings);
  if (!server.authorization_endpoint) throw unreachable(new Error('the provider names no authorization_endpoint'));
  const address = new URL(server.authorization_endpoint);
  const parameters = {
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(againSeconds === null ? {} : { prompt: 'login', max_age: String(againSeconds) }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/**
 * Who came back from the provider. Every rule of OpenID Connect Core 1.0, section 3.1.3.7 holds: issuer, audience, times, nonce, and
 * the signature by a key of the provider's own set. Throws `access.provider-refused` where one does not, or the person said no,
 * `access.provider-unreachable` where the provider gave no answer.
 */
export async function identityOf(
  settings: OidcSettings,
  redirectUri: string,
  returned: URLSearchParams,
  journey: Journey,
): Promise<ProvidedIdentity> {
  const server = await discover(settings);
  const client: oauth.Client = { client_id: settings.clientId };
  try {
    const parameters = oauth.validateAuthResponse(server, client, returned, journey.state);
    const authentication = basicOrPost(server)(settings.clientSecret);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      parameters,
      redirectUri,
      journey.codeVerifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: journey.nonce,
      requireIdToken: true,
    });
    // The library trusts the connection that the token came by; we trust the signature too.
    await oauth.validateApplicationLevelSignature(server, response, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) throw new Error('no claims');
    const isVouchedFor = claims.email_verified === true && typeof claims.email === 'string';
    const { auth_time: shownAt } = claims;
    return {
      subject: claims.sub,
      email: isVouchedFor ? String(claims.email) : null,
      authenticatedAt: typeof shownAt === 'number' ? new Date(shownAt * 1_000) : null,
    };
  } catch (cause) {
    if (cause instanceof SaldoError) throw cause;
    throw new SaldoError('access.provider-refused', 'forbidden', {}, { cause });
  }
}

async function discover({ issuer }: OidcSettings): Promise<oauth.AuthorizationServer> {
  const at = new URL(issuer);
  try {
    return await oauth.processDiscoveryResponse(at, await oauth.discoveryRequest(at, { algorithm: 'oidc', ...options }));
  } catch (cause) {
    throw unreachable(cause);
  }
}

function unreachable(cause: unknown): SaldoError {
  return new SaldoError('access.provider-unreachable', 'upstream', {}, { retry: 'later', cause });
}

function basicOrPost({ token_endpoint_auth_methods_supported: methods }: oauth.AuthorizationServer) {
  return methods?.includes('client_secret_post') && !methods.includes('client_secret_basic')
    ? oauth.ClientSecretPost
    : oauth.ClientSecretBasic;
}

// The operator wrote the address; where that is http, as in a test, it is theirs to say.
const options = {
  [oauth.customFetch]: callOut,
  [oauth.allowInsecureRequests]: true,
};

async function callOut(
  url: string,
  init: oauth.CustomFetchOptions<string, oauth.ProtectedResourceRequestBody | URLSearchParams | undefined>,
) {
  const answer = await request({
    method: init.method === 'POST' ? 'POST' : 'GET',
    url,
    urlFrom: 'operator',
    headers: init.headers,
    ...(init.body === undefined || init.body === null ? {} : { body: String(init.body) }),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_BYTES,
  });
  return new Response(Buffer.from(answer.bytes), { status: answer.status, headers: answer.headers });
}
