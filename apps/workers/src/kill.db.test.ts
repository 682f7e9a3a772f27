import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killLoop, testRedisUrl } from '@saldo/testing';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';

const fixture = fileURLToPath(new URL('./kill.fixture.ts', import.meta.url));
const soak = Boolean(process.env.SALDO_SOAK);
const seed = Number(process.env.SALDO_SEED ?? 20_261_125);
const clean: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const away of clean.splice(0)) await away();
});

const run = (place: readonly [database: string, redis: string, folder: string], between?: () => Promise<void>) =>
  killLoop({
    command: [process.execPath, fixture, ...place],
    env: { LOG_LEVEL: 'fatal' },
    seed,
    kills: soak ? 25 : 3,
    lifeMs: [5, 250],
    ready: ({ lines }) => lines.some((line) => line === 'step' || line.startsWith('done')),
    until: ({ lines }) => lines.some((line) => line.startsWith('done')),
    patienceSeconds: 90,
    ...(between ? { between } : {}),
  });
const told = (lines: readonly string[]) => JSON.parse(lines.find((line) => line.startsWith('done'))?.slice(5) ?? '{}') as object;

test('embedded: killed at any moment, each step happens once', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-kill-'));
  clean.push(() => rm(folder, { recursive: true, force: true }));
  const { kills, lines } = await run(['-', '-', folder]);
  expect(kills).toBeGreaterThan(0);
  expect(told(lines)).toEqual({ failed: 0, rows: 120, different: 120, database: 'embedded' });
});

const redisUrl = testRedisUrl('kills of a worker on PostgreSQL and BullMQ');
const serverUrl = process.env.TEST_DATABASE_URL;
if (redisUrl && serverUrl) {
  test('PostgreSQL and BullMQ: killed at any moment and Redis flushed, each step happens once', { timeout: 600_000 }, async () => {
    const database = await ownDatabase(serverUrl);
    const { kills, lines } = await run([database, Object.assign(new URL(redisUrl), { pathname: '/8' }).href, tmpdir()], () =>
      flush(redisUrl),
    );
    expect(kills).toBeGreaterThan(0);
    expect(told(lines)).toEqual({ failed: 0, rows: 120, different: 120, database: 'postgresql' });
  });
}

async function ownDatabase(url: string): Promise<string> {
  const name = `saldo_kill_${randomUUID().replaceAll('-', '')}`;
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  await administrator.query(`create database ${name}`);
  clean.push(async () => {
    await administrator.query(`drop database if exists ${name} with (force)`);
    await administrator.end();
  });
  return Object.assign(new URL(url), { pathname: name }).href;
}

async function flush(url: string): Promise<void> {
  const server = new URL(url);
  const redis = connect(Number(server.port || 6379), server.hostname);
  redis.write('SELECT 8\r\nFLUSHDB\r\n');
  await once(redis, 'data');
  redis.end();
  await once(redis, 'close');
}
