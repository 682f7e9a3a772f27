import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainDate } from '@saldo/kernel';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { flushRedis, killLoop, ownDatabase, shortLived, soaking, testRedisUrl, testSeed } from '@saldo/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const worker = fileURLToPath(new URL('./fixtures/kill-sync.ts', import.meta.url));
const kills = soaking() ? 10 : 3;
const clean: (() => Promise<void>)[] = [];
let sandbox: Sandbox;
let undisturbed: unknown;

beforeAll(async () => {
  // Ten vouchers a commit, and each paper one: so many that no run comes to its end before the last kill.
  sandbox = await startSandbox({ size: kills * 12, rateLimit: false });
  for (let n = 1; n <= kills * 2; n++)
    sandbox.control.addVoucher({
      date: plainDate('2026-11-20'),
      rows: [],
      files: [{ id: `paper ${n}`, name: `Kvitto ${n}.pdf`, content: `kvitto ${n}` }],
    });
  clean.push(() => sandbox.close());
  undisturbed = await run('-', '-', 0);
}, 300_000);
afterAll(async () => {
  for (const away of clean.splice(0).reverse()) await away();
});

async function run(databaseUrl: string, redisUrl: string, deaths: number, between?: () => Promise<void>): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-kill-details-'));
  clean.push(() => rm(folder, { recursive: true, force: true }));
  if (databaseUrl === '-') await cp(inject('databaseTemplate'), folder, { recursive: true });
  const loop = await killLoop({
    command: [...shortLived, worker, databaseUrl, redisUrl, folder, sandbox.url, sandbox.apiKey, 'etl.fortnox-details'],
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

test('what follows a sync asks for everything, once', () => {
  const papers = sandbox.control.company().years.flatMap((year) => year.vouchers.flatMap((voucher) => voucher.files));
  expect(papers.length).toBeGreaterThan(0);
  expect(undisturbed).toMatchObject({ status: 'succeeded', ok: true });
  const { details, papers: kept } = undisturbed as { details: { complete: boolean }[]; papers: { bytes: string; sha256: string }[] };
  expect(details.every(({ complete }) => complete)).toBe(true);
  expect(kept.map(({ sha256 }) => sha256)).toEqual(kept.map(({ bytes }) => bytes));
  expect(kept.length).toBe(papers.length);
});

test.runIf(inject('testDatabaseUrl') === '')(
  'killed at any moment of it, everything is there all the same: embedded',
  { timeout: 900_000 },
  async () => {
    expect(await run('-', '-', kills)).toEqual(undisturbed);
  },
);

test('killed at any moment of it with Redis flushed in between, everything is there: PostgreSQL and BullMQ', {
  timeout: 900_000,
}, async () => {
  const redisUrl = testRedisUrl('kills of what follows a sync on PostgreSQL and BullMQ', 12);
  const database = redisUrl && (await ownDatabase('kills of what follows a sync on PostgreSQL and BullMQ'));
  if (!redisUrl || !database) return;
  clean.push(database.drop);
  expect(await run(database.url, redisUrl, kills, () => flushRedis(redisUrl))).toEqual(undisturbed);
});
