import { afterEach, describe, expect, test } from 'vitest';
import { tokenBearer } from './bearer.ts';
import { fortnoxClient } from './client.ts';
import type { FortnoxConnection } from './connection.ts';
import { type SandboxWorld, sandboxWorld } from './fixtures/sandbox-world.ts';
import { authorizeUrl, exchangeCode, FORTNOX_SCOPES, isGrantRefused, mintToken, refreshTokens, revokeToken } from './oauth.ts';

const REDIRECT = 'http://127.0.0.1:3000/api/datafeeds/callback/fortnox';
let worlds: SandboxWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.map(({ sandbox }) => sandbox.close()));
  worlds = [];
});

async function world(): Promise<SandboxWorld> {
  const made = await sandboxWorld();
  worlds.push(made);
  return made;
}

/** The person's way through Fortnox: what comes back with them. */
async function consent({ app }: SandboxWorld, serviceAccount = true): Promise<URLSearchParams> {
  const address = authorizeUrl(app, { redirectUri: REDIRECT, state: 'the state', serviceAccount });
  const { headers } = await fetch(address, { redirect: 'manual' });
  return new URL(headers.get('location') ?? 'about:blank').searchParams;
}

const exchange = async (made: SandboxWorld, serviceAccount = true) =>
  exchangeCode(made.app, (await consent(made, serviceAccount)).get('code') ?? '', REDIRECT);

describe('consent', () => {
  test('asks for offline access, all scopes, and a service account where there may be one', async () => {
    const { app } = await world();
    const query = (serviceAccount: boolean) => new URL(authorizeUrl(app, { redirectUri: REDIRECT, state: 's', serviceAccount }));
    expect(query(true).search).toContain(`scope=${FORTNOX_SCOPES.join('%20')}&`);
    expect(Object.fromEntries(query(true).searchParams)).toMatchObject({
      access_type: 'offline',
      response_type: 'code',
      state: 's',
      account_type: 'service',
      redirect_uri: REDIRECT,
    });
    expect(query(false).searchParams.has('account_type')).toBe(false);
  });

  test('its code is worth tokens once', async () => {
    const made = await world();
    const answer = await consent(made);
    expect(answer.get('state')).toBe('the state');
    const tokens = await exchangeCode(made.app, answer.get('code') ?? '', REDIRECT);
    expect(tokens).toMatchObject({ expiresInSeconds: 3_600, scopes: [...FORTNOX_SCOPES] });
    await expect(exchangeCode(made.app, answer.get('code') ?? '', REDIRECT)).rejects.toMatchObject({
      code: 'fortnox.grant-refused',
      retry: 'never',
    });
  });
});

describe('tokens', () => {
  test('a service account mints one by tenant, and nothing is used up', async () => {
    const made = await world();
    await exchange(made);
    const minted = await mintToken(made.app, '1084221');
    expect(minted.refreshToken).toBeNull();
    expect((await mintToken(made.app, '1084221')).accessToken).not.toBe(minted.accessToken);
    await expect(mintToken(made.app, '99')).rejects.toSatisfy(isGrantRefused);
  });

  test('a consent without a service account has none', async () => {
    const made = await world();
    await exchange(made, false);
    await expect(mintToken(made.app, '1084221')).rejects.toSatisfy(isGrantRefused);
  });

  test('a refresh token is worth one pair: the second who spends it is told so', async () => {
    const made = await world();
    const { refreshToken } = await exchange(made);
    const results = await Promise.allSettled([refreshTokens(made.app, refreshToken ?? ''), refreshTokens(made.app, refreshToken ?? '')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'fortnox.grant-refused' } });
  });

  test('a wrong secret is the operator’s, and is not tried again', async () => {
    const made = await world();
    await expect(mintToken({ ...made.app, clientSecret: 'wrong' }, '1')).rejects.toMatchObject({
      code: 'fortnox.app-refused',
      retry: 'never',
    });
    expect(made.sandbox.control.counts().auth).toBe(1);
  });

  test('a sign-in that is out of order is tried again, one that is refused is not', async () => {
    const made = await world();
    await exchange(made);
    made.sandbox.control.forgetRequests();
    made.sandbox.control.fault({ kind: 'status', status: 503, path: '/oauth-v1/token', times: 2 });
    expect((await mintToken(made.app, '1084221')).accessToken).toBeTruthy();
    expect(made.sandbox.control.counts().auth).toBe(3);
    made.sandbox.control.fault({ kind: 'invalid-grant' });
    await expect(mintToken(made.app, '1084221')).rejects.toSatisfy(isGrantRefused);
    expect(made.sandbox.control.counts().auth).toBe(4);
  });

  test('a pair whose answer was lost on the way is spent', async () => {
    const made = await world();
    const { refreshToken } = await exchange(made);
    made.sandbox.control.fault({ kind: 'cut', path: '/oauth-v1/token', afterBytes: 10 });
    await expect(refreshTokens(made.app, refreshToken ?? '')).rejects.toSatisfy(isGrantRefused);
  });

  test('revoking ends the consent', async () => {
    const made = await world();
    const { refreshToken } = await exchange(made);
    expect(await revokeToken(made.app, refreshToken ?? '')).toBe(true);
    expect(await revokeToken(made.app, refreshToken ?? '')).toBe(false);
    await expect(mintToken(made.app, '1084221')).rejects.toSatisfy(isGrantRefused);
  });
});

describe('access in the middle of a run', () => {
  const minting = (made: SandboxWorld): FortnoxConnection => ({
    ...made.connection,
    bearer: tokenBearer(async () => {
      const { accessToken, expiresInSeconds } = await mintToken(made.app, '1084221');
      return { token: accessToken, expiresAtMs: made.connection.now() + expiresInSeconds * 1_000 };
    }, made.connection.now),
  });

  test('is minted once for many requests, and before it ends', async () => {
    const made = await world();
    await exchange(made);
    made.sandbox.control.forgetRequests();
    const client = fortnoxClient(minting(made));
    for (let i = 0; i < 5; i++) await client.company();
    expect(made.sandbox.control.counts()).toMatchObject({ api: 5, auth: 1 });
    made.pass(3_590_000);
    await client.company();
    expect(made.sandbox.control.counts()).toMatchObject({ api: 6, auth: 2 });
  });

  test('that is refused gets one new token and one try', async () => {
    const made = await world();
    await exchange(made);
    const client = fortnoxClient(minting(made));
    await client.company();
    made.sandbox.control.expireAccessTokens();
    made.sandbox.control.forgetRequests();
    expect((await client.company()).tenantId).toBe('1084221');
    expect(made.sandbox.control.counts()).toMatchObject({ api: 2, auth: 1 });
    made.sandbox.control.fault({ kind: 'unauthorized', times: 'always' });
    await expect(client.company()).rejects.toMatchObject({ code: 'fortnox.unauthorized', retry: 'never' });
    expect(made.sandbox.control.counts()).toMatchObject({ api: 4, auth: 2 });
  });

  test('that the customer has taken back ends the run', async () => {
    const made = await world();
    await exchange(made);
    const client = fortnoxClient(minting(made));
    await client.company();
    made.sandbox.control.revokeConsent();
    await expect(client.company()).rejects.toMatchObject({ code: 'fortnox.grant-refused', retry: 'never' });
  });
});
