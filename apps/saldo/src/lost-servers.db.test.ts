import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeLocalKey } from '@saldo/access';
import { type Cable, layCable, type OwnDatabase, ownDatabase, testRedisUrl } from '@saldo/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { booksOf } from './fixtures/books.ts';
import { refuseOwnDatabase, serveAlone, type Variables, workAlone } from './fixtures/shell.ts';

const onServer = inject('testDatabaseUrl') !== '';
const redisUrl = onServer ? testRedisUrl('processes whose servers go and come', 6) : null;
vi.setConfig({ testTimeout: 120_000 });

describe.runIf(redisUrl !== null)('processes of their own', () => {
  let folder = '';
  let database: OwnDatabase | null = null;
  let variables: Variables = {};
  const cables: Cable[] = [];

  beforeAll(async () => {
    await refuseOwnDatabase();
    folder = await mkdtemp(join(tmpdir(), 'saldo-lost-'));
    database = await ownDatabase('processes whose servers go and come');
    variables = {
      PORT: '0',
      DATA_DIR: folder,
      AUTH_SECRET: randomBytes(48).toString('base64'),
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      DATABASE_URL: await byCable(database?.url ?? ''),
      REDIS_URL: await byCable(redisUrl ?? ''),
    };
  });
  afterAll(async () => {
    for (const cable of cables) await cable.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function byCable(url: string): Promise<string> {
    const { hostname, port, protocol } = new URL(url);
    const cable = await layCable(hostname, Number(port || (protocol === 'redis:' ? 6379 : 5432)));
    cables.push(cable);
    return Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(cable.port) }).href;
  }

  async function inDatabase(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: database?.url ?? '' });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  test('outlive both of them, and go on when they are back', async () => {
    const [api, workers] = [await serveAlone(variables), await workAlone(variables)];
    try {
      const headers = { authorization: `Bearer ${writeLocalKey((await readFile(join(folder, 'keys/local-key'), 'utf8')).trim())}` };
      const call = async (path: string, body?: FormData | object) => {
        const sent = body instanceof FormData ? body : body && JSON.stringify(body);
        const type: Record<string, string> = body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {};
        return await fetch(`${api.url}/api/${path}`, {
          method: body ? 'POST' : 'GET',
          headers: { ...headers, ...type },
          body: sent ?? null,
        });
      };
      const made = await call('clients', { name: 'Provbolaget AB', orgNo: '556036-0793', kind: 'company' });
      const { id: clientId } = (await made.json()) as { id: string };
      for (let times = 0; times < 2; times++) {
        for (const cable of cables) await cable.cut();
        expect((await call('ready')).status).toBe(503);
        const refused = await call('clients');
        expect([refused.status, refused.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
        expect(await refused.json()).toMatchObject({ code: 'database.unreachable' });
        for (const cable of cables) await cable.join();
        await vi.waitFor(async () => expect((await call('ready')).status).toBe(200), { timeout: 30_000, interval: 100 });
        const form = new FormData();
        for (const [name, value] of Object.entries({ clientId, kind: 'sie' })) form.set(name, value);
        form.set('file', new Blob([booksOf('556036-0793')]), 'books.se');
        const { job } = (await (await call('imports', form)).json()) as { job: { id: string } };
        const statusOf = async () => ((await (await call(`jobs/${job.id}`)).json()) as { status: string }).status;
        await vi.waitFor(async () => expect(await statusOf()).toBe('succeeded'), { timeout: 60_000, interval: 100 });
      }
    } finally {
      await workers.stop();
      await api.stop();
    }
  });

  test('are stopped also while both are silent', { timeout: 58_000 }, async () => {
    const [api, workers] = [await serveAlone(variables), await workAlone(variables)];
    for (const cable of cables) cable.swallow(true);
    await setTimeout(2_000); // until the workers have asked, whom nobody answers
    // A container that has not ended by itself within thirty seconds is ended; a statement would be waited for a minute.
    await Promise.all([api.stop(), workers.stop()]);
    for (const cable of cables) cable.swallow(false);
  });

  // The database may go between any two statements of a start: here it refuses the last one.
  test('end where their start goes wrong half way, and do not stay as ones that do nothing', async () => {
    await (await workAlone(variables)).stop();
    await inDatabase(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$`);
    await inDatabase('create trigger refuse before insert or update on job_schedules execute function refuse()');
    await expect(workAlone(variables)).rejects.toThrow('It did not come up');
    await inDatabase('create trigger refuse before insert or update on auth.one_time_links execute function refuse()');
    await expect(serveAlone(variables)).rejects.toThrow('It did not come up');
  });
});
