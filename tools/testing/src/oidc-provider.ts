import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a token is to be wrong: claims over the right ones, another header, another key or another way to sign. */
export interface Twist {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signedBy?: 'own key' | 'other key' | 'client secret' | 'nobody';
}

/** A provider of sign-in that behaves as OpenID Connect says, or as it is twisted. */
export interface TestOidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next, and what is wrong with their token. */
  twist: Twist;
  /** Goes to an address of the provider as a person does who says yes; answers where they are sent back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

const CLIENT_ID = 'saldo';
const CLIENT_SECRET = 'enHemlighetFörProv';

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  /** Whether the person was to show again who they are: then the token says when they did. */
  readonly again: boolean;
}

/** Starts a provider on a port of its own. */
export async function startOidcProvider(): Promise<TestOidcProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked = new Map<string, Asked>();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestOidcProvider = {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    twist: {},
    visit: async (address) => new URL((await fetch(address, { redirect: 'manual' })).headers.get('location') ?? 'about:blank'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  const keyFor = ({ signedBy }: Twist) => (signedBy === 'other key' ? other.privateKey : own.privateKey);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    const json = (body: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration') json(description(issuer));
    else if (url.pathname === '/keys')
      json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] });
    else if (url.pathname === '/authorize') authorize(url, response);
    else if (url.pathname === '/token') token(new URLSearchParams(await bodyOf(request)), request.headers.authorization, json);
    else json({ error: 'not_found' }, 404);
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const code = randomUUID();
    const given = (name: string) => searchParams.get(name) ?? '';
    asked.set(code, {
      nonce: given('nonce'),
      challenge: given('code_challenge'),
      redirectUri: given('redirect_uri'),
      again: searchParams.has('max_age'),
    });
    const back = new URL(given('redirect_uri'));
    back.search = new URLSearchParams({ code, state: given('state') }).toString();
    response.writeHead(302, { location: back.href }).end();
  }

  function token(body: URLSearchParams, authorization: string | undefined, json: (body: unknown, status?: number) => void): void {
    const wanted = asked.get(body.get('code') ?? '');
    asked.delete(body.get('code') ?? '');
    if (!wanted || !isRightful(body, authorization, wanted)) {
      json({ error: 'invalid_grant' }, 400);
      return;
    }
    const claims = { ...claimsOf(issuer, wanted), ...provider.twist.claims };
    json({
      access_token: 'x',
      token_type: 'Bearer',
      id_token: written(claims, provider.twist, keyFor(provider.twist)),
    });
  }

  return provider;
}

function isRightful(body: URLSearchParams, authorization: string | undefined, { challenge, redirectUri }: Asked): boolean {
  const shown = createHash('sha256')
    .update(body.get('code_verifier') ?? '')
    .digest('base64url');
  const pair = [CLIENT_ID, CLIENT_SECRET].map(encodeURIComponent).join(':').replaceAll('%20', '+');
  return (
    shown === challenge && redirectUri === body.get('redirect_uri') && authorization === `Basic ${Buffer.from(pair).toString('base64')}`
  );
}

function claimsOf(issuer: string, { nonce, again }: Asked): object {
  const now = Math.floor(Date.now() / 1_000);
  return { iss: issuer, aud: CLIENT_ID, sub: 'anna-1', iat: now, exp: now + 300, nonce, ...(again && { auth_time: now }) };
}

function written(claims: object, { header, signedBy = 'own key' }: Twist, key: KeyObject): string {
  const algorithm = signedBy === 'client secret' ? 'HS256' : signedBy === 'nobody' ? 'none' : 'RS256';
  const parts = [{ alg: algorithm, kid: 'k1', typ: 'JWT', ...header }, claims];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  if (signedBy === 'nobody') return `${text}.`;
  if (signedBy === 'client secret') return `${text}.${createHmac('sha256', CLIENT_SECRET).update(text).digest('base64url')}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function description(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}
