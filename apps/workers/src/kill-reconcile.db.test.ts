import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flushRedis, killLoop, ownDatabase, shortLived, soaking, testRedisUrl, testSeed } from '@saldo/testing';
import { afterAll, expect, inject, test } from 'vitest';

const worker = fileURLToPath(new URL('./fixtures/kill-reconcile.ts', import.meta.url));
const kills = soaking() ? 50 : 10;
// So many rows that no run comes to its end before the last kill: a commit stores five hundred matches, and a life sees its first one late.
const rows = kills * 1_000;
const clean: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const away of clean.splice(0).reverse()) await away();
});

async function run(of: { databaseUrl: string; redisUrl: string; deaths: number; between?: () => Promise<void> }): Promise<unknown> {
  const { databaseUrl, redisUrl, deaths, between } = of;
  const folder = await mkdtemp(join(tmpdir(), 'saldo-kill-reconcile-'));
  clean.push(() => rm(folder, { recursive: true, force: true }));
  if (databaseUrl === '-') await cp(inject('databaseTemplate'), folder, { recursive: true });
  const loop = await killLoop({
    command: [...shortLived, worker, databaseUrl, redisUrl, folder, String(rows)],
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'saldo-kill-sync-cache') },
    seed: testSeed(),
    kills: deaths,
    lifeMs: [0, 10],
    ready: ({ lines }) => lines.some((line) => line === 'step' || line.startsWith('done')),
    until: ({ lines }) => lines.some((line) => line.startsWith('done')),
    patienceSeconds: 180,
    ...(between ? { between } : {}),
  });
  expect(loop.kills).toBe(deaths);
  return JSON.parse(loop.lines.find((line) => line.startsWith('done'))?.slice(5) ?? 'null') as unknown;
}

const undisturbedLooks = { status: 'succeeded', ok: true, twice: 0, result: { status: 'open', counts: { bank: rows, open: rows / 10 } } };

test.runIf(inject('testDatabaseUrl') === '')(
  'killed at any moment of a reconciliation, the matches are the same, row for row: embedded',
  { timeout: 900_000 },
  async () => {
    const undisturbed = await run({ databaseUrl: '-', redisUrl: '-', deaths: 0 });
    expect(undisturbed).toMatchObject(undisturbedLooks);
    expect(await run({ databaseUrl: '-', redisUrl: '-', deaths: kills })).toEqual(undisturbed);
  },
);

test('killed at any moment with Redis flushed in between, the matches are the same: PostgreSQL and BullMQ', {
  timeout: 900_000,
}, async () => {
  const redisUrl = testRedisUrl('kills of a reconciliation on PostgreSQL and BullMQ', 11);
  if (!redisUrl) return;
  const ends: unknown[] = [];
  for (const deaths of [0, kills]) {
    const database = await ownDatabase('kills of a reconciliation on PostgreSQL and BullMQ');
    if (!database) return;
    clean.push(database.drop);
    ends.push(await run({ databaseUrl: database.url, redisUrl, deaths, between: () => flushRedis(redisUrl) }));
  }
  expect(ends[0]).toMatchObject(undisturbedLooks);
  expect(ends[1]).toEqual(ends[0]);
});
