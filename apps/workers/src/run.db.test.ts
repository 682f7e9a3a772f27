import { defineJob, enqueue, fenced, finishJob, getJob, type Job, type JobDriver, openDriver } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { database, transaction } from '@saldo/platform/db';
import { openLog } from '@saldo/platform/log';
import { testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { handle, type JobRun } from './registry.ts';
import { startWorkers, type Workers } from './run.ts';

const payload = z.object({ n: z.number() });
type Wish = z.infer<typeof payload>;
const kind = defineJob({ name: 'compliance.run-test', queue: 'compliance', payload, attempts: 1 });
const broken = defineJob({
  name: 'compliance.run-test-broken',
  queue: 'compliance',
  payload,
  onFailed: async () => {
    throw new Error('onFailed is broken');
  },
});
const slow = defineJob({ name: 'compliance.run-test-background', queue: 'compliance', payload, background: true });
const actor = userActor();
let driver: JobDriver;
let workers: Workers | null = null;
let client: string;

beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
});
beforeEach(async () => {
  client = await testClient();
  driver = await openDriver({ redisUrl: null });
});
afterEach(async () => {
  await workers?.stop();
  await driver.close();
  await database().pool.query(`delete from jobs where name like 'compliance.run-test%'`);
});

const start = async (
  run: (run: JobRun<Wish>) => Promise<null>,
  of: { concurrency?: number; graceSeconds?: number; lookSeconds?: number } = {},
) => {
  workers = await startWorkers({
    driver,
    handlers: [handle(kind, run), handle(broken, run), handle(slow, run)],
    definitions: [kind, broken, slow],
    queues: ['compliance'],
    concurrency: { compliance: of.concurrency ?? 4 },
    leaseSeconds: 30,
    graceSeconds: of.graceSeconds ?? 5,
    lookSeconds: of.lookSeconds ?? 1,
    alone: false,
  });
};
const ask = (n: number, clientId = client, definition = kind) =>
  transaction(actor, (tx) => enqueue(tx, actor, definition, { n }, { clientId }));
const until = async (id: string, status: Job['status']): Promise<Job> => {
  for (const patience = Date.now() + 30_000; ; ) {
    const job = await getJob(actor, id);
    if (job.status === status) return job;
    if (Date.now() > patience) throw new Error(`${id} is ${job.status}, not ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test('a client whose jobs take long leaves a place to the others', async () => {
  const gate = Promise.withResolvers<void>();
  await start(
    async ({ payload: { n } }) => {
      if (n > 0) await gate.promise;
      return null;
    },
    // The bell alone: nobody looks by the clock.
    { concurrency: 3, lookSeconds: 3_600 },
  );
  const long: Job[] = [];
  for (let n = 1; n <= 20; n++) long.push(await ask(n));
  const other = await testClient();
  for (let n = 0; n < 5; n++) await until((await ask(0, other)).id, 'succeeded');
  expect((await getJob(actor, long[0]!.id)).status).toBe('running');
  gate.resolve();
  for (const job of long) await until(job.id, 'succeeded');
});

test('jobs in the background leave half of the places, whoever they are of', async () => {
  const gate = Promise.withResolvers<void>();
  await start(async ({ job }) => {
    if (job.name === slow.name) await gate.promise;
    return null;
  });
  const waiting: Job[] = [];
  for (let n = 0; n < 6; n++) waiting.push(await ask(n, await testClient(), slow));
  for (const job of waiting.slice(0, 2)) await until(job.id, 'running');
  for (let n = 0; n < 3; n++) await until((await ask(n)).id, 'succeeded');
  const statuses = async () => (await Promise.all(waiting.map((job) => getJob(actor, job.id)))).map((job) => job.status);
  expect((await statuses()).filter((status) => status === 'running')).toHaveLength(2);
  gate.resolve();
  for (const job of waiting) await until(job.id, 'succeeded');
});

test('a handler that does not hear the stop loses its job, which goes back whole', async () => {
  const deaf = Promise.withResolvers<null>();
  await start(() => deaf.promise, { graceSeconds: 0.2 });
  const { id } = await ask(1);
  await until(id, 'running');
  await workers?.stop();
  expect(await getJob(actor, id)).toMatchObject({ status: 'queued', attempts: 0, lostLeases: 0 });
  deaf.resolve(null);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await getJob(actor, id)).status).toBe('queued');
});

test('a job has failed also where telling of it goes wrong', async () => {
  await start(async () => {
    throw new SaldoError('test.bad', 'invalid');
  });
  const { id } = await ask(1, client, broken);
  expect(await until(id, 'failed')).toMatchObject({ attempts: 1, error: { code: 'test.bad', retryable: false } });
});

test.runIf(inject('testDatabaseUrl') !== '')('a database that is taken away from a job costs it no attempt', async () => {
  let runs = 0;
  await start(async () => {
    if (++runs === 1) await transaction(testSystem, (tx) => tx.execute('select pg_terminate_backend(pg_backend_pid())'));
    return null;
  });
  const { id } = await ask(1);
  expect(await until(id, 'succeeded')).toMatchObject({ attempts: 1, maxAttempts: 1, fence: 2 });
});

test('a payload of another version is told as such, and does no harm to the others', async () => {
  await start(async () => null);
  const { id } = await ask(1);
  await until(id, 'succeeded');
  await database().pool.query(`update jobs set status = 'queued', payload = '{"n": "one"}', attempts = 0 where id = '${id}'`);
  expect(await until(id, 'failed')).toMatchObject({ error: { code: 'jobs.bad-payload', details: { name: kind.name } } });
  await until((await ask(2)).id, 'succeeded');
});

test('a handler that finishes its own job, with its last rows, keeps its result', async () => {
  await start(async ({ actor: own, progress }) => {
    for (let done = 1; done <= 9; done++) await progress({ done, total: 9, phase: 'store' });
    await fenced(own, (tx) => finishJob(tx, own, { vouchers: 3 }));
    return null;
  });
  const { id } = await ask(1);
  await until(id, 'succeeded');
  await workers?.stop();
  expect(await getJob(actor, id)).toMatchObject({ result: { vouchers: 3 }, progress: { done: 9 }, attempts: 1, fence: 1 });
});

test('progress that was told last stands in the end, also where it came too quickly to be written', async () => {
  await start(async ({ progress }) => {
    for (let done = 0; done <= 500; done++) await progress({ done, total: 500, phase: 'store' });
    return null;
  });
  const job = await until((await ask(1)).id, 'succeeded');
  expect(job.progress).toEqual({ done: 500, total: 500, phase: 'store' });
  expect(job.version).toBeLessThan(12);
});
