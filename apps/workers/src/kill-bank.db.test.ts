import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dateInZone } from '@saldo/kernel';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { flushRedis, killLoop, ownDatabase, shortLived, soaking, testRedisUrl, testSeed } from '@saldo/testing';
import { afterAll, expect, inject, test } from 'vitest';

const worker = fileURLToPath(new URL('./fixtures/kill-bank.ts', import.meta.url));
const kills = soaking() ? 50 : 10;
const clean: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const away of clean.splice(0).reverse()) await away();
});

interface Run {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly deaths: number;
  readonly of: readonly string[];
  readonly between?: () => Promise<void>;
}

async function run({ databaseUrl, redisUrl, deaths, of, between }: Run): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-kill-bank-'));
  clean.push(() => rm(folder, { recursive: true, force: true }));
  if (databaseUrl === '-') await cp(inject('databaseTemplate'), folder, { recursive: true });
  const loop = await killLoop({
    command: [...shortLived, worker, databaseUrl, redisUrl, folder, ...of],
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'saldo-kill-sync-cache') },
    seed: testSeed(),
    kills: deaths,
    lifeMs: of.length === 1 ? [0, 50] : [0, 5],
    ready: ({ lines }) => lines.some((line) => line === 'step' || line.startsWith('done')),
    until: ({ lines }) => lines.some((line) => line.startsWith('done')),
    patienceSeconds: soaking() ? 900 : 180,
    ...(between ? { between } : {}),
  });
  expect(loop.kills).toBe(deaths);
  return JSON.parse(loop.lines.find((line) => line.startsWith('done'))?.slice(5) ?? 'null') as unknown;
}

// So many entries that no run comes to its end before the last kill: a commit stores a thousand, and a life sees its first one late.
const FETCHED = kills * 1_600;
const statement = [String(FETCHED)];

test.runIf(inject('testDatabaseUrl') === '')(
  'killed at any moment of an import, what the bank has booked is the same, row for row: embedded',
  { timeout: 900_000 },
  async () => {
    const undisturbed = await run({ databaseUrl: '-', redisUrl: '-', deaths: 0, of: statement });
    expect(undisturbed).toMatchObject({
      status: 'succeeded',
      ok: true,
      result: { proof: { status: 'proven' }, transactions: { added: FETCHED, changed: 0, removed: 0, unchanged: 0 } },
    });
    expect(await run({ databaseUrl: '-', redisUrl: '-', deaths: kills, of: statement })).toEqual(undisturbed);
  },
);

test('killed at any moment of a fetch with Redis flushed in between, nothing is lost or doubled: PostgreSQL and BullMQ', {
  timeout: 900_000,
}, async () => {
  const redisUrl = testRedisUrl('kills of a bank on PostgreSQL and BullMQ', 10);
  if (!redisUrl) return;
  const sandbox = await startSandbox({ size: 60, rateLimit: false });
  clean.push(() => sandbox.close());
  const of = ['0', ...(await consented(sandbox))];
  const ends: unknown[] = [];
  for (const deaths of [0, kills]) {
    const database = await ownDatabase('kills of a bank on PostgreSQL and BullMQ');
    if (!database) return;
    clean.push(database.drop);
    const between = async () => {
      sandbox.banks.forgetCalls();
      await flushRedis(redisUrl);
    };
    await between();
    ends.push(await run({ databaseUrl: database.url, redisUrl, deaths, of, between }));
  }
  expect(ends[0]).toMatchObject({ status: 'succeeded', ok: true });
  expect(ends[1]).toEqual(ends[0]);
});

// A consent at the bank that has an account of many rows.
async function consented(sandbox: Sandbox): Promise<string[]> {
  const yesterday = addDays(dateInZone(new Date(), 'Europe/Stockholm'), -1);
  for (let n = 0; n < FETCHED; n++)
    sandbox.banks.addRow('shb', { date: addDays(yesterday, -(n % 60)), amount: `-${1 + (n % 40)}.00`, text: `KORTKÖP ${n % 7}` });
  const { url, secretId, secretKey } = sandbox.gocardless;
  const ask = async (path: string, body: unknown, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return asRecord(await answer.json());
  };
  const { access = '' } = await ask('token/new/', { secret_id: secretId, secret_key: secretKey });
  const { id = '' } = await ask(
    'requisitions/',
    { redirect: 'http://127.0.0.1/', institution_id: 'HANDELSBANKEN_HANDSESS', reference: 'kill' },
    access,
  );
  sandbox.banks.approve(id);
  return [url, secretId, secretKey, id];
}

function asRecord(json: unknown): Record<string, string> {
  return json as Record<string, string>;
}
