import { database, useDatabase } from '@saldo/platform/db';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { openWorld, type World } from './fixtures/world.ts';

const embedded = inject('testDatabaseUrl') === '';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});

async function databaseHealth(): Promise<{ status: string; detail: string } | undefined> {
  const response = await world.send({ path: '/api/admin/health', headers: { 'accept-language': 'en' } }, 'ADMIN');
  const { services } = (await response.json()) as { services: { name: string; status: string; detail: string }[] };
  return services.find(({ name }) => name === 'database');
}

describe('the health of the database', () => {
  it.runIf(embedded)('is proven by a commit that the disk is asked to keep', async () => {
    const before = database().fsyncCount() ?? 0;
    expect(await databaseHealth()).toMatchObject({ status: 'ok', detail: expect.stringContaining('reaches the disk') });
    expect(database().fsyncCount()).toBeGreaterThan(before);
  });

  it('fails where nobody asks the disk, though it answers and can take calls', async () => {
    const whole = database();
    useDatabase({ ...whole, fsyncCount: () => 7 });
    try {
      expect(await databaseHealth()).toMatchObject({ status: 'failing', detail: expect.stringContaining('does not reach the disk') });
      expect((await world.send({ path: '/api/ready' })).status).toBe(200);
    } finally {
      useDatabase(whole);
    }
  });
});
