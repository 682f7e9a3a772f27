import { createFeed } from '@saldo/feeds';
import { testClient, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const admin = userActor();

async function addressFor(config: Record<string, boolean>): Promise<URLSearchParams> {
  const { id } = await createFeed(admin, { clientId: await testClient(), source: 'FORTNOX', config });
  const response = await world.send({ method: 'POST', path: `/api/datafeeds/${id}/connect` }, 'ADMIN');
  const { url } = (await response.json()) as { url: string };
  return new URL(url).searchParams;
}

describe('where a person goes to consent at Fortnox', () => {
  it('asks for a service account, and for none where the feed says so', async () => {
    expect(Object.fromEntries(await addressFor({}))).toMatchObject({ account_type: 'service', access_type: 'offline' });
    const without = await addressFor({ serviceAccount: false });
    expect([without.get('account_type'), without.get('access_type')]).toEqual([null, 'offline']);
  });

  it('is not said of a config that is neither true nor false', async () => {
    const body = { clientId: world.mine.clientId, source: 'FORTNOX', config: { serviceAccount: 'nej' } };
    const response = await world.send({ method: 'POST', path: '/api/datafeeds', body }, 'ADMIN');
    expect([response.status, await response.json()]).toMatchObject([422, { errors: [{ path: 'config.serviceAccount' }] }]);
  });
});

describe('the way back from a consent', () => {
  it('wants the session of whoever began, and not a key of theirs', async () => {
    const made = await world.send({ method: 'POST', path: '/api/api-keys', body: { name: 'skript' } }, 'ADMIN');
    const { key } = (await made.json()) as { key: string };
    const path = `/api/datafeeds/callback/fortnox?${new URLSearchParams({ state: (await addressFor({})).get('state') ?? '', code: 'x' })}`;
    const byKey = await world.send({ path, headers: { authorization: `Bearer ${key}` } });
    expect(byKey.headers.get('location')).toContain('error=feeds.connection-foreign');
    const after = await world.send({ path }, 'ADMIN');
    expect(after.headers.get('location')).toContain('error=feeds.connection-used');
  });
});
