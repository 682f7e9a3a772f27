import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NewCredentials, readCredentials, saveCredentials } from '@saldo/feeds';
import { plainDate } from '@saldo/kernel';
import { config, useConfig } from '@saldo/platform/config';
import { newId, transaction } from '@saldo/platform/db';
import { type Sandbox, type SandboxOptions, startSandbox } from '@saldo/sandbox';
import { jobActor, testClient, testDatabase } from '@saldo/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkFortnoxKey, connectFortnox, FORTNOX_SPACING_MS, fortnoxApp, openFortnox, revokeFortnox } from './actions.ts';
import { fetchYears, yearsToFetch } from './fetch-years.ts';
import { authorizeUrl } from './oauth.ts';

const REDIRECT = 'http://127.0.0.1:3000/api/datafeeds/callback/fortnox';

let running: Sandbox[] = [];
beforeAll(() => testDatabase());
afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.close()));
  running = [];
});

/** A sandbox, this process set up to use it, and a feed of a client of its own. */
async function world(options: SandboxOptions = {}) {
  const clientId = `app-${newId()}`;
  const sandbox = await startSandbox({ size: 40, ...options, client: { clientId, ...options.client } });
  running.push(sandbox);
  useConfig({
    DATA_DIR: join(tmpdir(), `saldo-fortnox-${process.pid}`),
    FORTNOX_API_URL: sandbox.url,
    FORTNOX_AUTH_URL: sandbox.authUrl,
    FORTNOX_CLIENT_ID: clientId,
    FORTNOX_CLIENT_SECRET: sandbox.client.clientSecret,
  });
  const feed = { feedId: newId(), clientId: await testClient() };
  const actor = jobActor(feed.clientId);
  const stored = () => transaction(actor, (tx) => readCredentials(tx, feed.feedId));
  const save = (credentials: NewCredentials) => transaction(actor, (tx) => saveCredentials(tx, credentials));
  const connect = async () => {
    const { headers } = await fetch(
      authorizeUrl(fortnoxApp(), { redirectUri: REDIRECT, state: 's', serviceAccount: sandbox.client.serviceAccounts }),
      {
        redirect: 'manual',
      },
    );
    const connected = await connectFortnox(feed, new URL(headers.get('location') ?? '').searchParams.get('code') ?? '', REDIRECT);
    await save(connected.credentials);
    return connected;
  };
  return { sandbox, feed, actor, stored, save, connect };
}

/** As if the access had ended, so that whoever comes next must renew it. */
async function age(made: Awaited<ReturnType<typeof world>>) {
  const stored = await made.stored();
  if (!stored) throw new Error('not connected');
  await made.save({ ...stored, accessExpiresAtMs: Date.now() - 1 });
  made.sandbox.control.expireAccessTokens();
  made.sandbox.control.forgetRequests();
}

describe('connecting', () => {
  test('gives a service account, which mints access by tenant from then on', async () => {
    const made = await world();
    expect((await made.connect()).company.tenantId).toBe('1084221');
    expect(await made.stored()).toMatchObject({ kind: 'service', tenantId: '1084221', scopes: expect.stringContaining('bookkeeping') });
    await age(made);
    expect((await (await openFortnox(made.actor, made.feed.feedId)).company()).name).toBe('Björk & Åkesson Möbler AB');
    expect(made.sandbox.control.counts()).toMatchObject({ api: 1, auth: 1 });
  });

  test('falls back to the rotating pair, which two workers renew by one call', async () => {
    const made = await world({ client: { serviceAccounts: false } });
    await made.connect();
    const first = await made.stored();
    expect(first?.kind).toBe('refresh');
    await age(made);
    const companies = await Promise.all([1, 2, 3].map(async () => (await openFortnox(made.actor, made.feed.feedId)).company()));
    expect(new Set(companies.map(({ tenantId }) => tenantId))).toEqual(new Set(['1084221']));
    expect(made.sandbox.control.counts()).toMatchObject({ api: 3, auth: 1 });
    expect((await made.stored())?.secret.refreshToken).not.toBe(first?.secret.refreshToken);
    expect(made.sandbox.control.liveRefreshTokens()).toBe(1);
  });

  test('says that a person must, once the grant is gone, and leaves the provider alone', async () => {
    const made = await world({ client: { serviceAccounts: false } });
    await made.connect();
    await age(made);
    made.sandbox.control.revokeConsent();
    for (let i = 0; i < 2; i++)
      await expect((await openFortnox(made.actor, made.feed.feedId)).company()).rejects.toMatchObject({
        code: 'feeds.needs-connect',
        retry: 'never',
      });
    expect(made.sandbox.control.counts()).toMatchObject({ api: 0, auth: 1 });
    await made.connect();
    expect((await (await openFortnox(made.actor, made.feed.feedId)).company()).tenantId).toBe('1084221');
  });

  test('is undone at the provider, and only once', async () => {
    const made = await world();
    await made.connect();
    const stored = await made.stored();
    if (!stored) throw new Error('not connected');
    expect(await revokeFortnox(stored)).toBe(true);
    expect(await revokeFortnox(stored)).toBe(false);
    await expect((await openFortnox(made.actor, made.feed.feedId)).company()).rejects.toMatchObject({ code: 'feeds.needs-connect' });
  });

  test('needs an app, and a code that is not used up', async () => {
    const made = await world();
    await expect(connectFortnox(made.feed, 'old', REDIRECT)).rejects.toMatchObject({ code: 'fortnox.grant-refused' });
    useConfig({ DATA_DIR: config().dataDir });
    expect(() => fortnoxApp()).toThrow(expect.objectContaining({ code: 'fortnox.not-configured' }));
  });
});

describe('a plain key', () => {
  test('opens the books of whoever it belongs to, without an app', async () => {
    const { sandbox, feed, actor, save } = await world();
    useConfig({ DATA_DIR: config().dataDir, FORTNOX_API_URL: sandbox.url });
    expect((await checkFortnoxKey(sandbox.apiKey)).tenantId).toBe('1084221');
    await save({ ...feed, kind: 'key', secret: { apiKey: sandbox.apiKey } });
    const client = await openFortnox(actor, feed.feedId);
    const { planned } = await yearsToFetch(client, { today: plainDate(new Date().toISOString().slice(0, 10)), fetched: [], wish: {} });
    const kinds: string[] = [];
    for await (const fetched of fetchYears(client, planned)) kinds.push(`${fetched.kind} ${fetched.year.id}`);
    expect(kinds).toEqual(['sie 1', 'sie 2']);
  });

  test('that is wrong asks for another', async () => {
    await world();
    await expect(checkFortnoxKey('wrong')).rejects.toMatchObject({ code: 'fortnox.key-refused', retry: 'never' });
  });

  test('that was never entered is no connection', async () => {
    const { actor, feed } = await world();
    await expect(openFortnox(actor, feed.feedId)).rejects.toMatchObject({ code: 'feeds.not-connected' });
  });
});

test('the requests of all workers go out one by one, evenly', async () => {
  const made = await world();
  await made.connect();
  made.sandbox.control.forgetRequests();
  const workers = await Promise.all([1, 2, 3].map(() => openFortnox(made.actor, made.feed.feedId)));
  await Promise.all(workers.flatMap((client) => [client.company(), client.lockedUntil(), client.financialYears()]));
  const times = made.sandbox.control.requests().map(({ at }) => at);
  expect(times).toHaveLength(9);
  expect(times.at(-1)! - times[0]!).toBeGreaterThanOrEqual(8 * FORTNOX_SPACING_MS - 150);
  // What is asked for stays within the limit even where the machine is slow; the sandbox refuses none.
  expect(made.sandbox.control.counts().refused).toBe(0);
});

test('a stop ends the waiting for a turn', async () => {
  const made = await world();
  await made.connect();
  const stop = new AbortController();
  const client = await openFortnox(made.actor, made.feed.feedId, stop.signal);
  made.sandbox.control.fault({ kind: 'rate-limit', times: 'always' });
  setTimeout(() => stop.abort(new Error('handed back')), 400);
  await expect(client.company()).rejects.toThrow('handed back');
  expect(made.sandbox.control.counts().refused).toBe(1);
});
