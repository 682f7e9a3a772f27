import { SaldoError } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { actorOf, claimJobs, heartbeat, lookAround, releaseJob } from './claim-store.ts';
import { defineJob } from './definition.ts';
import { type Ring, useDriver } from './driver.ts';
import { type EnqueueOptions, enqueue } from './enqueue-store.ts';
import { fenced, writeCheckpoint, writeProgress } from './fence-store.ts';
import { failJob, finishCancelled, finishJob } from './finish-store.ts';
import { isSuspect, type Job } from './job.ts';
import { fireSchedules, removeSchedule, upsertSchedule } from './schedule-store.ts';
import { jobSchedules, jobs } from './schema.ts';
import { ringForgotten, sweepLeases } from './sweep-store.ts';

const payload = z.object({ feedId: z.string(), full: z.boolean().optional() });
const told: string[] = [];
const sync = defineJob({ name: 'etl.record-test', queue: 'etl', payload, subjectType: 'feed', onePer: (p) => p.feedId });
const loose = defineJob({
  name: 'etl.record-test-loose',
  queue: 'etl',
  payload,
  onFailed: async (tx, job, error) => {
    told.push(`${job.id} ${job.status} ${error.code}`);
    await tx.update(jobs).set({ subjectType: 'told' }).where(eq(jobs.id, job.id));
  },
});
const names = [sync.name, loose.name];

let client: string;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  client = await testClient();
  await transaction(testSystem, (tx) => tx.delete(jobs).where(sql`name like 'etl.record-test%'`));
});

const ask = (definition: typeof sync, wish: z.infer<typeof payload>, options: Partial<EnqueueOptions> = {}) => {
  const actor = userActor({ clientIds: [options.clientId ?? client], role: 'SPECIALIST' });
  return transaction(actor, (tx) => enqueue(tx, actor, definition, wish, { clientId: client, ...options }));
};
const claim = (limit = 10, notOf?: string[]) => claimJobs({ queue: 'etl', names, limit, leaseSeconds: 30, ...(notOf ? { notOf } : {}) });
const claimOne = async () => (await claim(1))[0]!;
const recorded = async (id: string): Promise<Job> => {
  const [job] = await transaction(testSystem, (tx) => tx.select().from(jobs).where(eq(jobs.id, id)));
  return job!;
};
const expire = (id: string) =>
  transaction(testSystem, (tx) => tx.update(jobs).set({ leaseUntil: sql`now() - interval '1 s'` }).where(eq(jobs.id, id)));
const finish = (job: Job) => transaction(actorOf(job), (tx) => finishJob(tx, actorOf(job), { ok: true }));

describe('enqueueing', () => {
  test('a job exists when, and only when, its transaction has committed', async () => {
    const actor = userActor();
    const failing = transaction(actor, async (tx) => {
      await enqueue(tx, actor, loose, { feedId: 'a' }, { clientId: client });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await claim()).toEqual([]);
  });

  test('a queued one with the same wishes is joined; other wishes and other clients are not', async () => {
    const first = await ask(loose, { feedId: 'a' });
    expect((await ask(loose, { feedId: 'a' })).id).toBe(first.id);
    expect((await ask(loose, { feedId: 'a', full: true })).id).not.toBe(first.id);
    const other = await testClient();
    expect((await ask(loose, { feedId: 'a' }, { clientId: other })).id).not.toBe(first.id);
  });

  test('twenty who ask at once get one job', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask(loose, { feedId: 'a' })));
    expect(new Set(asked.map((job) => job.id)).size).toBe(1);
  });

  test('joining brings a planned job forward, but not one that waits because something went wrong', async () => {
    const planned = await ask(loose, { feedId: 'a' }, { runAt: new Date(Date.now() + 3_600_000) });
    expect(await claim()).toEqual([]);
    const joined = await ask(loose, { feedId: 'a' });
    expect([joined.id, joined.runAt.getTime() <= Date.now()]).toEqual([planned.id, true]);
    const running = await claimOne();
    await failJob(running, loose, new SaldoError('bank.limit', 'limit', {}, { afterSeconds: 3_600 }), 0);
    const stays = await ask(loose, { feedId: 'a' });
    expect([stays.id, stays.runAt.getTime() > Date.now() + 3_000_000]).toEqual([planned.id, true]);
  });

  test('somebody else may not enqueue for a client that is not theirs', async () => {
    const stranger = userActor({ clientIds: [await testClient()], role: 'SPECIALIST' });
    const asked = transaction(stranger, (tx) => enqueue(tx, stranger, loose, { feedId: 'a' }, { clientId: client }));
    await expect(asked).rejects.toThrow();
    expect(await claim()).toEqual([]);
  });

  test('a payload that the definition does not know is refused', async () => {
    await expect(ask(loose, { feedId: 7 } as unknown as { feedId: string })).rejects.toMatchObject({ code: 'jobs.bad-payload' });
  });
});

describe('claiming', () => {
  test('each job is taken once, however many claim at the same time', async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, (_, i) => ask(loose, { feedId: `f${i}` })));
    const taken = (await Promise.all(Array.from({ length: 6 }, () => claim(4)))).flat();
    const more = await claim(12);
    const ids = [...taken, ...more].map((job) => job.id);
    expect(ids.length).toBe(12);
    expect(new Set(ids)).toEqual(new Set(asked.map((job) => job.id)));
    expect([...taken, ...more].every((job) => job.fence === 1 && job.attempts === 1 && job.status === 'running')).toBe(true);
  });

  test('in order: priority, then one of every client in turn, then as they came', async () => {
    const other = await testClient();
    for (const feedId of ['a1', 'a2', 'a3']) await ask(loose, { feedId });
    for (const feedId of ['b1', 'b2']) await ask(loose, { feedId }, { clientId: other });
    await ask(loose, { feedId: 'urgent' }, { priority: 10 });
    expect((await claim()).map((job) => job.payload.feedId)).toEqual(['urgent', 'a1', 'b1', 'a2', 'b2', 'a3']);
  });

  test("a client's thousands do not stand before another's one", async () => {
    // A priority of their own: rounds are counted by it, and other files leave jobs in this queue.
    const priority = 3;
    const other = await testClient();
    await transaction(testSystem, (tx) =>
      tx.execute(sql`
        insert into jobs (id, client_id, queue, name, payload, priority, turn, max_attempts, asked_by)
        select gen_random_uuid(), ${client}::uuid, 'etl', ${loose.name}, '{}', ${priority}, n, 3, 'test' from generate_series(0, 9999) n`),
    );
    await claim(40);
    await ask(loose, { feedId: 'mine' }, { clientId: other, priority });
    expect((await claim(2)).map((job) => job.clientId)).toContain(other);
    await ask(loose, { feedId: 'again' }, { clientId: other, priority });
    expect((await claim(1, [client])).map((job) => job.clientId)).toEqual([other]);
    expect(await claim(1, [client])).toEqual([]);
    // Whoever has thousands of their own does not come before those that have waited longer.
    for (let i = 0; i < 5; i++) await ask(loose, { feedId: `b${i}` }, { clientId: other, priority });
    expect((await claim(4)).filter((job) => job.clientId === client).length).toBe(2);
  });

  test('of one `onePer` one runs; the further one waits for its end', async () => {
    const first = await ask(sync, { feedId: 'x' });
    expect((await claim()).map((job) => job.id)).toEqual([first.id]);
    const further = await ask(sync, { feedId: 'x' });
    expect(further.id).not.toBe(first.id);
    expect((await ask(sync, { feedId: 'x' })).id).toBe(further.id);
    const full = await ask(sync, { feedId: 'x', full: true });
    expect(await claim()).toEqual([]);
    await finish(await recorded(first.id));
    // Two are due now; one goes.
    expect((await claim()).map((job) => job.id)).toEqual([further.id]);
    expect(await claim()).toEqual([]);
    await finish(await recorded(further.id));
    expect((await claim()).map((job) => job.id)).toEqual([full.id]);
  });

  test('of one `onePer` one runs, also where several processes claim at the same instant', async () => {
    for (let i = 0; i < 6; i++) await ask(sync, { feedId: 'x', full: i % 2 === 0 }, i < 2 ? {} : { clientId: await testClient() });
    const taken = (await Promise.all(Array.from({ length: 6 }, () => claim(1)))).flat();
    const lanes = taken.map((job) => job.onePer);
    expect(new Set(lanes).size).toBe(lanes.length);
  });

  test('a process leaves kinds alone that it does not know', async () => {
    await ask(loose, { feedId: 'a' });
    expect(await claimJobs({ queue: 'etl', names: [sync.name], limit: 10, leaseSeconds: 30 })).toEqual([]);
  });
});

describe('lease and fence', () => {
  test('a heartbeat renews what is held and tells what is lost or cancelled', async () => {
    for (const feedId of ['a', 'b', 'c']) await ask(loose, { feedId });
    const [a, b, c] = (await claim()) as [Job, Job, Job];
    await expire(a.id);
    await expire(b.id);
    await sweepLeases();
    await claim();
    await transaction(testSystem, (tx) => tx.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, c.id)));
    expect(await lookAround(['etl'], [a.id, c.id])).toMatchObject({ cancelled: [c.id] });
    const beat = await heartbeat([a, b, c], 60);
    expect(new Set(beat.lost)).toEqual(new Set([a.id, b.id]));
    expect(beat.cancelled).toEqual([c.id]);
    expect((await recorded(c.id)).leaseUntil!.getTime()).toBeGreaterThan(Date.now() + 50_000);
  });

  test('who comes back from the dead writes nothing', async () => {
    await ask(loose, { feedId: 'a' });
    const zombie = await claimOne();
    await expire(zombie.id);
    expect(await sweepLeases()).toMatchObject({ handedBack: 1 });
    const refused = fenced(actorOf(zombie), (tx) => writeProgress(tx, actorOf(zombie), { done: 1, total: 2, phase: 'late' }));
    await expect(refused).rejects.toMatchObject({ code: 'jobs.lease-lost' });
    const heir = await claimOne();
    expect([heir.id, heir.fence, heir.attempts]).toEqual([zombie.id, 2, 1]);
    await expect(finish(zombie)).rejects.toMatchObject({ code: 'jobs.lease-lost' });
    expect(await failJob(zombie, loose, new SaldoError('x.y', 'invalid'), 0)).toBeNull();
    expect(await releaseJob(zombie)).toBeNull();
    expect(await finishCancelled(actorOf(zombie))).toBe(false);
    await finish(heir);
    await finish(heir);
    expect(await recorded(heir.id)).toMatchObject({ status: 'succeeded', result: { ok: true }, progress: null, leaseUntil: null });
  });

  test('a cancelled job writes nothing more', async () => {
    await ask(loose, { feedId: 'a' });
    const job = await claimOne();
    await transaction(testSystem, (tx) => tx.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, job.id)));
    await expect(fenced(actorOf(job), async () => 1)).rejects.toMatchObject({ code: 'jobs.cancelled' });
    expect(await finishCancelled(actorOf(job))).toBe(true);
    expect(await recorded(job.id)).toMatchObject({ status: 'cancelled', error: null });
  });

  test('progress and checkpoint are part of the transaction that made them true', async () => {
    await ask(loose, { feedId: 'a' });
    const job = await claimOne();
    const actor = actorOf(job);
    const failing = fenced(actor, async (tx) => {
      await writeCheckpoint(tx, actor, { year: 2025 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await recorded(job.id)).checkpoint).toBeNull();
    await fenced(actor, async (tx) => {
      await writeProgress(tx, actor, { done: 1, total: 3, phase: 'store' });
      await writeCheckpoint(tx, actor, { year: 2025, rows: 5n });
    });
    expect(await recorded(job.id)).toMatchObject({
      progress: { done: 1, total: 3, phase: 'store' },
      checkpoint: { year: 2025, rows: '5' },
    });
  });
});

describe('the sweep', () => {
  test('the third lost lease in a row without a new checkpoint is the last, and is told in the same commit', async () => {
    const { id } = await ask(loose, { feedId: 'a' });
    for (const round of [1, 2]) {
      await claimOne();
      await expire(id);
      expect(await sweepLeases()).toEqual({ handedBack: 1, failed: 0, cancelled: 0 });
      expect(await recorded(id)).toMatchObject({ status: 'queued', attempts: 0, lostLeases: round });
    }
    await claimOne();
    await expire(id);
    told.length = 0;
    expect(await sweepLeases()).toEqual({ handedBack: 0, failed: 1, cancelled: 0 });
    expect(await recorded(id)).toMatchObject({ status: 'failed', error: { code: 'jobs.lost-leases' }, subjectType: 'told' });
    expect(told).toEqual([`${id} failed jobs.lost-leases`]);
  });

  test('a new checkpoint forgives what was lost before; the same one again does not', async () => {
    const { id } = await ask(loose, { feedId: 'a' });
    const lose = async () => {
      await expire(id);
      await sweepLeases();
    };
    const keep = async (job: Job, page: number) => {
      await fenced(actorOf(job), (tx) => writeCheckpoint(tx, actorOf(job), { page }));
    };
    for (const page of [1, 1, 2, 2]) {
      await keep(await claimOne(), page);
      await lose();
    }
    expect(await recorded(id)).toMatchObject({ status: 'queued', lostLeases: 2, checkpoint: { page: 2 } });
    await keep(await claimOne(), 2);
    await lose();
    expect((await recorded(id)).status).toBe('failed');
  });

  test('a job that ends its process has failed at the third time, and those that ran beside it go well', async () => {
    const poison = await ask(loose, { feedId: 'poison' });
    for (let n = 0; n < 12; n++) await ask(loose, { feedId: `good-${n}` });
    for (let processes = 0; processes < 30; processes++) {
      // A process with four places, filled as the runner fills them.
      const held: Job[] = [];
      for (let found = -1; found !== 0 && held.length < 4; ) {
        const suspects = held.filter(isSuspect).map((job) => job.id);
        const more = await claimJobs({ queue: 'etl', names, limit: 4 - held.length, leaseSeconds: 30, suspects });
        found = more.length;
        held.push(...more);
      }
      if (held.some((job) => job.id === poison.id)) {
        for (const job of held) await expire(job.id);
        await sweepLeases();
      } else for (const job of held) await finish(job);
    }
    const all = await transaction(testSystem, (tx) => tx.select().from(jobs).where(eq(jobs.name, loose.name)));
    expect(all.filter((job) => job.status === 'succeeded').length).toBe(12);
    expect(all.filter((job) => job.status === 'failed').map((job) => job.id)).toEqual([poison.id]);
  });

  test('rings again, each in its queue, for what has been due for a while', async () => {
    const rung: Ring[] = [];
    const silent = { kind: 'embedded' as const, listen: async () => async () => undefined, close: async () => undefined };
    const counts = async () => ({ etl: 0, ai: 0, reports: 0, compliance: 0, onboarding: 0 });
    useDriver({ ...silent, counts, ring: async (ring) => void rung.push(ring) });
    try {
      const forgotten = await ask(loose, { feedId: 'a' });
      const fresh = await ask(loose, { feedId: 'b' });
      await transaction(testSystem, (tx) => tx.update(jobs).set({ runAt: sql`now() - interval '10 s'` }).where(eq(jobs.id, forgotten.id)));
      rung.length = 0;
      await ringForgotten(5);
      const own = rung.filter((ring) => ring.jobId === forgotten.id || ring.jobId === fresh.id);
      expect(own).toEqual([{ jobId: forgotten.id, queue: 'etl', delivery: 0 }]);
    } finally {
      useDriver(null);
    }
  });

  test('a start that knows that nobody else runs hands everything back, and a cancelled one ends', async () => {
    const kept = await ask(loose, { feedId: 'a' });
    const cancelled = await ask(loose, { feedId: 'b' });
    await claim();
    await transaction(testSystem, (tx) => tx.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, cancelled.id)));
    expect(await sweepLeases()).toEqual({ handedBack: 0, failed: 0, cancelled: 0 });
    expect(await sweepLeases(true)).toEqual({ handedBack: 1, failed: 0, cancelled: 1 });
    expect((await recorded(kept.id)).status).toBe('queued');
    expect((await recorded(cancelled.id)).status).toBe('cancelled');
  });

  test('two of the same wishes that come back at once are both kept', async () => {
    const first = await ask(loose, { feedId: 'a' });
    await claim();
    const second = await ask(loose, { feedId: 'a' });
    await claim();
    expect((await sweepLeases(true)).handedBack).toBe(2);
    expect([(await recorded(first.id)).status, (await recorded(second.id)).status]).toEqual(['queued', 'queued']);
    const third = await ask(loose, { feedId: 'a' });
    expect((await claim()).map((job) => job.id).sort()).toEqual([first.id, second.id, third.id].sort());
  });

  test('one lost lease holds nothing up; of those that may lose no other, a process runs one at a time', async () => {
    const [first, second] = [await ask(loose, { feedId: 'a' }), await ask(loose, { feedId: 'b' })];
    const loseAll = async () => {
      const held = await claimJobs({ queue: 'etl', names, limit: 9, leaseSeconds: 30 });
      expect(held.map((job) => job.id)).toEqual([first.id, second.id]);
      for (const job of held) await expire(job.id);
      await sweepLeases();
    };
    await loseAll();
    await loseAll();
    const claim = { queue: 'etl' as const, names, limit: 9, leaseSeconds: 30, suspects: [first.id] };
    const [alone, ...others] = await claimJobs(claim);
    expect([alone!.id, others]).toEqual([first.id, []]);
    expect(await claimJobs(claim)).toEqual([]);
    await finish(alone!);
    expect((await claimJobs(claim)).map((job) => job.id)).toEqual([second.id]);
  });
});

describe('what a handler threw', () => {
  test('is tried again with a wait, then failed and told', async () => {
    const { id } = await ask(loose, { feedId: 'a' });
    told.length = 0;
    const down = new SaldoError('fortnox.down', 'upstream', { status: 503 });
    for (const attempt of [1, 2]) {
      await transaction(testSystem, (tx) => tx.update(jobs).set({ runAt: sql`now()` }).where(eq(jobs.id, id)));
      await failJob(await claimOne(), loose, down, 0);
      const job = await recorded(id);
      expect(job).toMatchObject({ status: 'queued', attempts: attempt, error: { code: 'fortnox.down', retryable: true } });
      expect(job.runAt.getTime() - Date.now()).toBeGreaterThan(1_000 * 2 ** attempt - 700);
    }
    await transaction(testSystem, (tx) => tx.update(jobs).set({ runAt: sql`now()` }).where(eq(jobs.id, id)));
    await failJob(await claimOne(), loose, down, 0);
    expect(await recorded(id)).toMatchObject({ status: 'failed', attempts: 3, subjectType: 'told' });
    expect(told).toEqual([`${id} failed fortnox.down`]);
  });

  test('a limit waits without an attempt having counted', async () => {
    const { id } = await ask(loose, { feedId: 'a' });
    await failJob(await claimOne(), loose, new SaldoError('bank.limit', 'limit', {}, { afterSeconds: 60 }), 0);
    expect(await recorded(id)).toMatchObject({ status: 'queued', attempts: 0, error: { code: 'bank.limit', retryable: true } });
  });

  test('what `onFailed` throws takes the failure back with it', async () => {
    const { id } = await ask(loose, { feedId: 'a' });
    const broken = { ...loose, onFailed: async () => Promise.reject(new Error('broken')) };
    await expect(failJob(await claimOne(), broken, new SaldoError('a.b', 'invalid'), 0)).rejects.toThrow('broken');
    expect((await recorded(id)).status).toBe('running');
  });

  test('a released job goes back at once, whole', async () => {
    const { id } = await ask(loose, { feedId: 'a' });
    const job = await claimOne();
    await fenced(actorOf(job), (tx) => writeCheckpoint(tx, actorOf(job), { page: 4 }));
    await releaseJob(job);
    expect(await recorded(id)).toMatchObject({ status: 'queued', attempts: 0, lostLeases: 0, checkpoint: { page: 4 } });
    expect((await claimOne()).id).toBe(id);
  });
});

describe('schedules', () => {
  const schedule = (name: string, cron = '30 2 * * *') => ({
    name,
    definition: loose,
    payload: { feedId: name },
    clientId: client,
    subjectId: name,
    cron,
    timeZone: 'Europe/Stockholm',
  });
  const due = (name: string) =>
    transaction(testSystem, (tx) =>
      tx.update(jobSchedules).set({ nextRunAt: sql`now() - interval '9 days'` }).where(eq(jobSchedules.name, name)),
    );

  test('what came due while nobody was there is caught up once, by one of all', async () => {
    const actor = userActor({ clientIds: [client], role: 'COORDINATOR' });
    await transaction(actor, (tx) => upsertSchedule(tx, schedule(`feed:${client}`)));
    await due(`feed:${client}`);
    const fired = (await Promise.all([fireSchedules(), fireSchedules(), fireSchedules()])).flatMap((one) => one.fired);
    expect(fired.map((job) => [job.clientId, job.subjectId, job.askedBy])).toEqual([[client, `feed:${client}`, 'system:jobs.schedule']]);
    const [row] = await transaction(testSystem, (tx) =>
      tx
        .select()
        .from(jobSchedules)
        .where(eq(jobSchedules.name, `feed:${client}`)),
    );
    expect(row!.lastJobId).toBe(fired[0]!.id);
    expect(row!.nextRunAt.getTime()).toBeGreaterThan(Date.now());
    await transaction(actor, (tx) => removeSchedule(tx, `feed:${client}`));
  });

  test('one that keeps its times keeps its next run; a stranger changes nothing', async () => {
    const actor = userActor({ clientIds: [client], role: 'COORDINATOR' });
    const name = `kept:${client}`;
    await transaction(actor, (tx) => upsertSchedule(tx, schedule(name)));
    await due(name);
    const again = await transaction(actor, (tx) => upsertSchedule(tx, schedule(name)));
    expect(again.nextRunAt.getTime()).toBeLessThan(Date.now());
    const moved = await transaction(actor, (tx) => upsertSchedule(tx, schedule(name, '0 5 * * *')));
    expect(moved.nextRunAt.getTime()).toBeGreaterThan(Date.now());
    const stranger = userActor({ clientIds: [await testClient()], role: 'COORDINATOR' });
    await transaction(stranger, (tx) => removeSchedule(tx, name));
    await expect(transaction(stranger, (tx) => upsertSchedule(tx, schedule(name)))).rejects.toThrow();
    const left = await transaction(testSystem, (tx) => rows(tx, sql`select from job_schedules where name = ${name}`));
    expect(left.length).toBe(1);
    await transaction(actor, (tx) => removeSchedule(tx, name));
  });

  test('a broken one is told and holds up nobody', async () => {
    const broken = `broken:${client}`;
    const whole = `whole:${client}`;
    await transaction(testSystem, async (tx) => {
      await upsertSchedule(tx, schedule(broken));
      await upsertSchedule(tx, schedule(whole));
      await tx
        .update(jobSchedules)
        .set({ payload: { feedId: 7 } })
        .where(eq(jobSchedules.name, broken));
    });
    await due(broken);
    await due(whole);
    const { fired, faults } = await fireSchedules();
    expect(fired.map((job) => job.subjectId)).toEqual([whole]);
    expect(faults.map((fault) => fault.name)).toEqual([broken]);
    await transaction(testSystem, (tx) => tx.delete(jobSchedules).where(eq(jobSchedules.clientId, client)));
  });
});
