import { config, useConfig } from '@saldo/platform/config';
import { database, useDatabase } from '@saldo/platform/db';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { APP_URL, openWorld, type World } from './fixtures/world.ts';

const embedded = inject('testDatabaseUrl') === '';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});

async function healthOf(wanted: string): Promise<{ status: string; detail: string } | undefined> {
  const response = await world.send({ path: '/api/admin/health', headers: { 'accept-language': 'en' } }, 'ADMIN');
  const { services } = (await response.json()) as { services: { name: string; status: string; detail: string }[] };
  return services.find(({ name }) => name === wanted);
}

describe('the health of the database', () => {
  it.runIf(embedded)('is proven by a commit that the disk is asked to keep', async () => {
    const before = database().fsyncCount() ?? 0;
    expect(await healthOf('database')).toMatchObject({ status: 'ok', detail: expect.stringContaining('reaches the disk') });
    expect(database().fsyncCount()).toBeGreaterThan(before);
  });

  it('fails where nobody asks the disk, though it answers and can take calls', async () => {
    const whole = database();
    useDatabase({ ...whole, fsyncCount: () => 7 });
    try {
      expect(await healthOf('database')).toMatchObject({ status: 'failing', detail: expect.stringContaining('does not reach the disk') });
      expect((await world.send({ path: '/api/ready' })).status).toBe(200);
    } finally {
      useDatabase(whole);
    }
  });
});

describe('the health of the keys', () => {
  const keyOf = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;

  it('fails where what is stored does not open, and names the key that is missing or was replaced', async () => {
    const { dataDir, encryptionKeys } = config();
    const before = encryptionKeys.map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64')}`);
    const listing = (...keys: string[]) => useConfig({ DATA_DIR: dataDir, APP_URL, ENCRYPTION_KEYS: [...keys, ...before].join(',') });
    listing(keyOf('first', 1));
    const made = await world.send(
      { method: 'POST', path: '/api/datafeeds', body: { clientId: world.mine.clientId, source: 'FORTNOX', config: { apiKey: 'k' } } },
      'ADMIN',
    );
    expect(made.status).toBe(201);
    expect(await healthOf('keys')).toMatchObject({ status: 'ok' });
    listing(keyOf('second', 2), keyOf('first', 1));
    expect(await healthOf('keys')).toMatchObject({ status: 'ok' });
    for (const others of [keyOf('second', 2), keyOf('first', 2)]) {
      listing(others);
      expect(await healthOf('keys')).toMatchObject({ status: 'failing', detail: expect.stringContaining('the key first is') });
    }
  });
});
