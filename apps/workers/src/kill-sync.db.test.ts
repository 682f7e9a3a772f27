import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { flushRedis, killLoop, ownDatabase, shortLived, soaking, testRedisUrl, testSeed } from '@saldo/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const worker = fileURLToPath(new URL('./fixtures/kill-sync.ts', import.meta.url));
const kills = soaking() ? 50 : 10;
const clean: (() => Promise<void>)[] = [];
let sandbox: Sandbox;
let undisturbed: unknown;

beforeAll(async () => {
  // So many vouchers that no run comes to its end before the last kill.
  sandbox = await startSandbox({ size: kills * 1_200, rateLimit: false });
  clean.push(() => sandbox.close());
  undisturbed = await run('-', '-', 0);
}, 300_000);
afterAll(async () => {
  for (const away of clean.splice(0).reverse()) await away();
});

async function run(databaseUrl: string, redisUrl: string, deaths: number, between?: () => Promise<void>): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-kill-sync-'));
  clean.push(() => rm(folder, { recursive: true, force: true }));
  if (databaseUrl === '-') await cp(inject('databaseTemplate'), folder, { recursive: true });
  const loop = await killLoop({
    command: [...shortLived, worker, databaseUrl, redisUrl, folder, sandbox.url, sandbox.apiKey],
    // Most of a short life is loading: compiled once, it is a third of it.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'saldo-kill-sync-cache') },
    seed: testSeed(),
    kills: deaths,
    lifeMs: [0, 50],
    ready: ({ lines }) => lines.some((line) => line === 'step' || line.startsWith('done')),
    until: ({ lines }) => lines.some((line) => line.startsWith('done')),
    patienceSeconds: 180,
    ...(between ? { between } : {}),
  });
  expect(loop.kills).toBe(deaths);
  return JSON.parse(loop.lines.find((line) => line.startsWith('done'))?.slice(5) ?? 'null') as unknown;
}

test('a sync that nobody disturbs ends proven', () => {
  expect(undisturbed).toMatchObject({
    status: 'succeeded',
    ok: true,
    result: { proof: { status: 'proven' }, vouchers: { changed: 0, removed: 0, unchanged: 0 } },
  });
});

// In the pass without a server; the other one is for PostgreSQL.
test.runIf(inject('testDatabaseUrl') === '')(
  'killed at any moment of a sync, the ledger is the same, row for row: embedded',
  { timeout: 900_000 },
  async () => {
    expect(await run('-', '-', kills)).toEqual(undisturbed);
  },
);

test('killed at any moment of a sync with Redis flushed in between, the ledger is the same: PostgreSQL and BullMQ', {
  timeout: 900_000,
}, async () => {
  const redisUrl = testRedisUrl('kills of a sync on PostgreSQL and BullMQ', 9);
  const database = redisUrl && (await ownDatabase('kills of a sync on PostgreSQL and BullMQ'));
  if (!redisUrl || !database) return;
  clean.push(database.drop);
  expect(await run(database.url, redisUrl, kills, () => flushRedis(redisUrl))).toEqual(undisturbed);
});
