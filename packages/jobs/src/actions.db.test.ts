import { FIRM, type Role, SaldoError } from '@saldo/kernel';
import { database, rows, transaction } from '@saldo/platform/db';
import { everyRole, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { watchJob } from './actions/watch-job.ts';
import { cancelJob, cancelJobsOf, getJob, listJobs, retryJob } from './actions.ts';
import { actorOf, claimJobs } from './claim-store.ts';
import { defineJob } from './definition.ts';
import { enqueue } from './enqueue-store.ts';
import { failJob, finishJob } from './finish-store.ts';
import { jobsHealth, queueStates } from './health-store.ts';
import type { Job } from './job.ts';
import { jobs } from './schema.ts';
import { notePulse } from './sweep-store.ts';

const kind = defineJob({ name: 'reports.actions-test', queue: 'reports', payload: z.object({ n: z.number() }), subjectType: 'report' });

let client: string;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  client = await testClient();
  await transaction(testSystem, (tx) => tx.delete(jobs).where(eq(jobs.queue, 'reports')));
});

const admin = userActor();
const of = (role: Role, clients = [client]) => userActor({ role, clientIds: role === 'ADMIN' || role === 'COORDINATOR' ? 'all' : clients });
const ask = (n: number, clientId = client) => transaction(admin, (tx) => enqueue(tx, admin, kind, { n }, { clientId, subjectId: `r${n}` }));
const claim = async (): Promise<Job> => (await claimJobs({ queue: 'reports', names: [kind.name], limit: 1, leaseSeconds: 30 }))[0]!;
const failed = async (n: number): Promise<Job> => {
  const { id } = await ask(n);
  await failJob(await claim(), kind, new SaldoError('report.broken', 'invalid'), 0);
  return await getJob(admin, id);
};
const audited = (jobId: string) =>
  transaction(testSystem, (tx) => rows<{ action: string }>(tx, sql`select action from audit_rows where ref_id = ${jobId} order by seq`));

const somebodyWaits = () =>
  transaction(testSystem, async (tx) => {
    const waiting = await rows(
      tx,
      sql`select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted`,
    );
    return waiting.length > 0;
  });
const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
};

describe('who may', () => {
  test.each(everyRole)('%s reads the jobs of its clients, and no others', async (role) => {
    const mine = await ask(1);
    const foreign = await ask(1, await testClient());
    const actor = of(role);
    expect((await getJob(actor, mine.id)).id).toBe(mine.id);
    expect((await listJobs(actor, { clientId: client, limit: 10 })).items.map((job) => job.id)).toEqual([mine.id]);
    if (role === 'ADMIN' || role === 'COORDINATOR') return;
    await expect(getJob(actor, foreign.id)).rejects.toMatchObject({ code: 'jobs.missing', kind: 'missing' });
    await expect(listJobs(actor, { clientId: foreign.clientId, limit: 10 })).rejects.toMatchObject({ kind: 'missing' });
    expect((await listJobs(actor, { limit: 500 })).items.map((job) => job.id)).toEqual([mine.id]);
  });

  test.each(everyRole)('%s retries and cancels only where the table of permissions says so', async (role) => {
    const [ended, queued] = [await failed(1), await ask(2)];
    const actor = of(role);
    if (role === 'ADMIN' || role === 'COORDINATOR') {
      expect((await retryJob(actor, ended.id)).status).toBe('queued');
      expect((await cancelJob(actor, queued.id)).status).toBe('cancelled');
      expect([await audited(ended.id), await audited(queued.id)]).toEqual([[{ action: 'job.retry' }], [{ action: 'job.cancel' }]]);
      return;
    }
    await expect(retryJob(actor, ended.id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(cancelJob(actor, queued.id)).rejects.toMatchObject({ kind: 'forbidden' });
    const stranger = of(role, [await testClient()]);
    await expect(retryJob(stranger, ended.id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(cancelJob(stranger, queued.id)).rejects.toMatchObject({ kind: 'missing' });
    expect([await audited(ended.id), await audited(queued.id)]).toEqual([[], []]);
  });

  test('a job of the firm is for administrators', async () => {
    const job = await ask(1, FIRM);
    expect((await getJob(admin, job.id)).clientId).toBe(FIRM);
    await expect(getJob(of('COORDINATOR'), job.id)).rejects.toMatchObject({ kind: 'missing' });
    await cancelJob(admin, job.id);
  });

  test('an archived client is gone, as a filter too', async () => {
    const job = await ask(1);
    await transaction(testSystem, (tx) => tx.execute(sql`update clients set archived_at = now() where id = ${client}`));
    await expect(getJob(admin, job.id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(listJobs(admin, { clientId: client, limit: 10 })).rejects.toMatchObject({ code: 'access.missing' });
  });

  test('queues are for administrators', async () => {
    await expect(queueStates(of('AUDITOR'))).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await queueStates(admin)).map((count) => count.queue)).toEqual(['etl', 'ai', 'reports', 'compliance', 'onboarding']);
  });
});

describe('lists', () => {
  test('pages follow each other, newest first, each job once', async () => {
    const asked: string[] = [];
    for (let n = 0; n < 7; n++) asked.push((await ask(n)).id);
    // Those of one millisecond have no order but that of their ids.
    asked.sort();
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listJobs(admin, { clientId: client, limit: 3, cursor });
      seen.push(...page.items.map((job) => job.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(asked.toReversed());
    const oldest = await listJobs(admin, { clientId: client, limit: 3, sort: 'created' });
    const next = await listJobs(admin, { clientId: client, limit: 3, sort: 'created', cursor: oldest.nextCursor ?? '' });
    expect([...oldest.items, ...next.items].map((job) => job.id)).toEqual(asked.slice(0, 6));
  });

  test('filters hold together', async () => {
    const bad = await failed(1);
    const waiting = await ask(2);
    const ids = async (filter: Omit<Parameters<typeof listJobs>[1], 'limit'>) =>
      (await listJobs(admin, { clientId: client, limit: 10, ...filter })).items.map((job) => job.id);
    expect(await ids({ status: 'failed' })).toEqual([bad.id]);
    expect(await ids({ status: 'queued', queue: 'reports' })).toEqual([waiting.id]);
    expect(await ids({ queue: 'ai' })).toEqual([]);
    expect(await ids({ subjectId: 'r2' })).toEqual([waiting.id]);
    expect(await ids({ name: kind.name })).toEqual([waiting.id, bad.id]);
    expect(await ids({ since: bad.createdAt, before: new Date(waiting.createdAt.getTime() + 1) })).toEqual([waiting.id, bad.id]);
    expect(await ids({ since: new Date(waiting.createdAt.getTime() + 1) })).toEqual([]);
    expect(await ids({ before: bad.createdAt })).toEqual([]);
    await expect(listJobs(admin, { limit: 10, cursor: 'x' })).rejects.toMatchObject({ code: 'jobs.bad-cursor' });
    await expect(getJob(admin, 'x')).rejects.toMatchObject({ code: 'jobs.missing' });
  });
});

describe('what a person may change', () => {
  test('a job that waits or went well is not run again; one that has ended is not cancelled', async () => {
    const { id } = await ask(1);
    await expect(retryJob(admin, id)).rejects.toMatchObject({ code: 'jobs.not-retryable', details: { status: 'queued' } });
    const job = await claim();
    await transaction(actorOf(job), (tx) => finishJob(tx, actorOf(job), null));
    await expect(retryJob(admin, id)).rejects.toMatchObject({ code: 'jobs.not-retryable', details: { status: 'succeeded' } });
    await expect(cancelJob(admin, id)).rejects.toMatchObject({ code: 'jobs.has-ended' });
  });

  test('a job is run again although somebody asks for the same at that moment', async () => {
    const { id } = await failed(1);
    let again: Promise<Job> | undefined;
    await transaction(testSystem, async (tx) => {
      const asked = await enqueue(tx, admin, kind, { n: 1 }, { clientId: client, subjectId: 'r1' });
      expect(asked.id).not.toBe(id);
      again = retryJob(admin, id);
      if (database().kind === 'postgresql') await until(somebodyWaits);
    });
    expect(await again).toMatchObject({ status: 'queued', dedupeKey: null });
  });

  test('a job that was told to stop, and goes wrong of that, was stopped', async () => {
    const { id } = await ask(1);
    const job = await claim();
    await cancelJob(admin, id);
    const onFailed = vi.fn();
    await failJob(job, { ...kind, onFailed }, new SaldoError('report.broken', 'invalid'), 0);
    expect(await getJob(admin, id)).toMatchObject({ status: 'cancelled', error: null });
    expect(onFailed).not.toHaveBeenCalled();
  });

  test('fifty who cancel at once cancel once', async () => {
    const { id } = await ask(1);
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => cancelJob(admin, id)));
    expect(all.filter((one) => one.status === 'fulfilled').length).toBe(1);
    expect(await audited(id)).toEqual([{ action: 'job.cancel' }]);
  });

  test('a running one that is told to stop is told once', async () => {
    const { id } = await ask(1);
    await claim();
    const first = await cancelJob(admin, id);
    expect(await cancelJob(admin, id)).toEqual(first);
    expect(await audited(id)).toEqual([{ action: 'job.cancel' }]);
  });

  test('whoever archives a client stops what it has queued and running', async () => {
    const running = await ask(1);
    await claim();
    const queued = await ask(2);
    const other = await ask(3, await testClient());
    expect(await transaction(admin, (tx) => cancelJobsOf(tx, { clientId: client }))).toBe(2);
    expect((await getJob(admin, queued.id)).status).toBe('cancelled');
    expect(await getJob(admin, running.id)).toMatchObject({ status: 'running', cancelRequested: true });
    expect((await getJob(admin, other.id)).status).toBe('queued');
    await cancelJob(admin, other.id);
  });
});

describe('watching', () => {
  test('ends when the job has, and shows each change by another process within a second or so', async () => {
    const { id } = await ask(1);
    const statuses: string[] = [];
    const watched = (async () => {
      for await (const job of watchJob(admin, id, AbortSignal.timeout(10_000))) statuses.push(job.status);
    })();
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Not through the package: nothing in this process rings.
    await transaction(testSystem, (tx) => tx.update(jobs).set({ status: 'running', version: 7 }).where(eq(jobs.id, id)));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await transaction(testSystem, (tx) => tx.update(jobs).set({ status: 'succeeded', version: 8 }).where(eq(jobs.id, id)));
    await watched;
    expect(statuses).toEqual(['queued', 'running', 'succeeded']);
  });

  test('ends at once when whoever watches goes away, and refuses a stranger', async () => {
    const { id } = await ask(1);
    const gone = new AbortController();
    const seen: string[] = [];
    const watched = (async () => {
      for await (const job of watchJob(admin, id, gone.signal)) {
        seen.push(job.status);
        gone.abort();
      }
    })();
    await watched;
    expect(seen).toEqual(['queued']);
    const stranger = of('CLIENT', [await testClient()]);
    await expect(watchJob(stranger, id, AbortSignal.timeout(1_000)).next()).rejects.toMatchObject({ kind: 'missing' });
    await cancelJob(admin, id);
  });
});

test('health is progress: what waits, for how long, and when somebody last looked', async () => {
  // Health is of all queues, and other tests of this database leave some that nobody runs.
  await transaction(testSystem, (tx) => tx.update(jobs).set({ status: 'cancelled' }).where(eq(jobs.status, 'queued')));
  const { id } = await ask(1);
  await transaction(testSystem, (tx) => tx.update(jobs).set({ runAt: sql`now() - interval '10 minutes'` }).where(eq(jobs.id, id)));
  await notePulse(['claim', 'sweep']);
  const stuck = await jobsHealth();
  expect(stuck.moving).toBe(false);
  expect(stuck.oldestDueSeconds).toBeGreaterThan(590);
  expect(stuck.queues.find((queue) => queue.queue === 'reports')).toMatchObject({ due: 1 });
  expect(Date.now() - stuck.lastSweepAt!.getTime()).toBeLessThan(10_000);
  await cancelJob(admin, id);
  const moving = await jobsHealth();
  expect([moving.moving, moving.lastClaimAt !== null]).toEqual([true, true]);
});

test('a queue tells how fast it goes and what its jobs failed of, and each cause finds its jobs', async () => {
  const ids = [await failed(1), await failed(2)].map(({ id }) => id);
  await ask(3);
  await failJob(await claim(), kind, new SaldoError('report.other', 'invalid', { n: 3 }), 0);
  await ask(4);
  const done = await claim();
  await transaction(actorOf(done), (tx) => finishJob(tx, actorOf(done), {}));
  const [state] = (await queueStates(admin)).filter(({ queue }) => queue === 'reports');
  expect(state).toMatchObject({ failed: 3, endedLastHour: 4 });
  expect(state?.causes).toEqual([
    { code: 'report.broken', details: {}, count: 2 },
    { code: 'report.other', details: { n: 3 }, count: 1 },
  ]);
  const found = await listJobs(admin, { errorCode: 'report.broken', queue: 'reports', limit: 10 });
  expect(found.items.map(({ id }) => id)).toEqual(ids.reverse());
  await retryJob(admin, ids[0] ?? '');
  expect((await listJobs(admin, { errorCode: 'report.broken', queue: 'reports', limit: 10 })).items).toHaveLength(1);
});
