import { SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { getJob } from '../actions.ts';
import { claimJobs } from '../claim-store.ts';
import { defineJob } from '../definition.ts';
import { enqueue } from '../enqueue-store.ts';
import { failJob } from '../finish-store.ts';
import type { Job } from '../job.ts';
import { jobPulses, jobs } from '../schema.ts';
import { notePulse } from '../sweep-store.ts';
import { whyWaiting } from './why-waiting.ts';

const kind = defineJob({
  name: 'reports.why-test',
  queue: 'reports',
  payload: z.object({ of: z.string() }),
  onePer: ({ of }) => `why ${of}`,
});
const admin = userActor();

let client: string;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  client = await testClient();
  await transaction(testSystem, (tx) => tx.delete(jobs).where(eq(jobs.queue, 'reports')));
  await notePulse(['sweep']);
});

const ask = (of: string, clientId = client) => transaction(admin, (tx) => enqueue(tx, admin, kind, { of }, { clientId }));
const claimOne = async () => (await claimJobs({ queue: 'reports', names: [kind.name], limit: 1, leaseSeconds: 30 }))[0] as Job;
const why = async (job: Job, actor = admin) => (await whyWaiting(actor, [await getJob(actor, job.id)])).get(job.id) ?? null;

describe('why a job waits', () => {
  test('is whoever goes before it and whoever runs, as they are', async () => {
    const [first, second, third] = [await ask('a'), await ask('b'), await ask('c')];
    expect(await why(first)).toEqual({ code: 'jobs.waits-moment', details: {} });
    expect(await why(third)).toEqual({ code: 'jobs.waits-turn', details: { ahead: 2, more: false, running: 0 } });
    await claimOne();
    expect(await why(first)).toBeNull();
    expect(await why(second)).toEqual({ code: 'jobs.waits-first', details: { running: 1 } });
    expect(await why(third)).toEqual({ code: 'jobs.waits-turn', details: { ahead: 1, more: false, running: 1 } });
  });

  test('is its like that runs', async () => {
    await ask('same');
    await claimOne();
    expect(await why(await ask('same'))).toMatchObject({ code: 'jobs.waits-partner' });
  });

  test('is the time, after an attempt that failed or at a limit', async () => {
    await ask('a');
    const running = await claimOne();
    await failJob(running, { backoffSeconds: 600, onFailed: null }, new SaldoError('x.down', 'upstream', {}, { retry: 'later' }), 0);
    expect(await why(running)).toMatchObject({ code: 'jobs.waits-back-off', details: { attempt: 1, of: 3 } });
    await ask('b');
    const limited = await claimOne();
    await failJob(
      limited,
      { backoffSeconds: 2, onFailed: null },
      new SaldoError('x.limit', 'limit', {}, { retry: 'later', afterSeconds: 900 }),
      0,
    );
    expect(await why(limited)).toMatchObject({ code: 'jobs.waits-limit' });
  });

  test('is that nothing runs jobs, where nothing has swept for a while or ever', async () => {
    const job = await ask('a');
    await transaction(testSystem, (tx) =>
      tx.update(jobPulses).set({ at: sql`now() - interval '1 hour'` }).where(eq(jobPulses.name, 'sweep')),
    );
    expect(await why(job)).toMatchObject({ code: 'jobs.waits-worker' });
    await transaction(testSystem, (tx) => tx.delete(jobPulses));
    expect(await why(job)).toMatchObject({ code: 'jobs.waits-worker' });
  });

  test("counts no other client's jobs for somebody who may not know of them", async () => {
    const other = await testClient();
    await ask('theirs', other);
    const mine = await ask('mine');
    for (const role of ['SPECIALIST', 'CLIENT', 'AUDITOR'] as const) {
      const actor = userActor({ role, clientIds: [client] });
      expect(await why(mine, actor)).toEqual({ code: 'jobs.waits-place', details: {} });
    }
    expect(await why(mine, userActor({ role: 'COORDINATOR' }))).toMatchObject({ details: { ahead: 1 } });
  });
});
