import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flushRedis, killLoop, ownDatabase, shortLived, soaking, testRedisUrl, testSeed } from '@saldo/testing';
import { afterEach, expect, inject, test } from 'vitest';

const worker = fileURLToPath(new URL('./fixtures/kill-worker.ts', import.meta.url));
const whole = { statuses: ['succeeded', 'succeeded', 'succeeded'], steps: 120, most: 1, ok: true };
const clean: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const away of clean.splice(0)) await away();
});

async function run(databaseUrl: string, redisUrl: string, between?: () => Promise<void>): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-kill-'));
  clean.push(() => rm(folder, { recursive: true, force: true }));
  if (databaseUrl === '-') await cp(inject('databaseTemplate'), folder, { recursive: true });
  const { kills, lines } = await killLoop({
    command: [...shortLived, worker, databaseUrl, redisUrl, folder],
    seed: testSeed(),
    kills: soaking() ? 25 : 3,
    lifeMs: [5, 250],
    ready: ({ lines }) => lines.some((line) => line === 'step' || line.startsWith('done')),
    until: ({ lines }) => lines.some((line) => line.startsWith('done')),
    patienceSeconds: 120,
    ...(between ? { between } : {}),
  });
  expect(kills).toBeGreaterThan(0);
  return JSON.parse(lines.find((line) => line.startsWith('done'))?.slice(5) ?? 'null') as unknown;
}

// In the pass without a server; the other one is for PostgreSQL.
test.runIf(inject('testDatabaseUrl') === '')('killed at any moment, each step happens once: embedded', { timeout: 900_000 }, async () => {
  expect(await run('-', '-')).toEqual(whole);
});

test('killed at any moment with Redis flushed in between, each step happens once: PostgreSQL and BullMQ', {
  timeout: 900_000,
}, async () => {
  const redisUrl = testRedisUrl('kills of a worker on PostgreSQL and BullMQ', 8);
  const database = redisUrl && (await ownDatabase('kills of a worker on PostgreSQL and BullMQ'));
  if (!redisUrl || !database) return;
  clean.push(database.drop);
  expect(await run(database.url, redisUrl, () => flushRedis(redisUrl))).toEqual(whole);
});
