import { transaction } from '@saldo/platform/db';
import { testSystem } from '@saldo/testing';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { watchJob } from './actions/watch-job.ts';
import { cancelJob, getJob } from './actions.ts';
import { actorOf, claimJobs } from './claim-store.ts';
import { actor, type Cases, eventually, type Handler, pause } from './driver.contract-world.ts';
import { fenced, writeCheckpoint } from './fence-store.ts';
import type { Job } from './job.ts';
import { upsertSchedule } from './schedule-store.ts';
import { jobSchedules } from './schema.ts';

/** What the record must do, whichever bell rings: join, tell, cancel, plan, hand over and stop. */
export const recordCases: Cases = {
  'the same wish joins while it is queued; while it runs, one further waits for its end': async (w) => {
    const gate = Promise.withResolvers<void>();
    let running = 0;
    let most = 0;
    await w.start(
      async () => {
        most = Math.max(most, ++running);
        await gate.promise;
        running--;
        return null;
      },
      { definition: w.single },
    );
    const first = await w.ask(1, {}, w.single);
    await w.until(first.id, 'running');
    const further = await Promise.all([w.ask(1, {}, w.single), w.ask(1, {}, w.single), w.ask(1, {}, w.single)]);
    expect(new Set(further.map((job) => job.id)).size).toBe(1);
    await pause(1_200);
    expect((await getJob(actor, further[0]!.id)).status).toBe('queued');
    gate.resolve();
    await w.until(further[0]!.id, 'succeeded');
    expect(most).toBe(1);
  },

  'progress is seen while it moves': async (w) => {
    await w.start(async ({ progress }) => {
      for (let done = 1; done <= 3; done++) {
        await progress({ done, total: 3, phase: `step-${done}` });
        await pause(50);
      }
      return { done: true };
    });
    const job = await w.ask(1);
    const phases: (string | undefined)[] = [];
    let last: Job | undefined;
    for await (const seen of watchJob(actor, job.id, AbortSignal.timeout(10_000))) {
      phases.push(seen.progress?.phase);
      last = seen;
    }
    expect(last).toMatchObject({ status: 'succeeded', result: { done: true }, progress: { done: 3, total: 3 } });
    expect(phases).toEqual(expect.arrayContaining(['step-1', 'step-2', 'step-3']));
  },

  'a queued job is cancelled at once, a running one as soon as it hears': async (w) => {
    const heard = Promise.withResolvers<unknown>();
    await w.start(
      async ({ signal }) => {
        await new Promise((_, refuse) => {
          signal.addEventListener('abort', () => refuse(signal.reason));
        }).catch((reason: unknown) => {
          heard.resolve(reason);
          throw reason;
        });
        return null;
      },
      { concurrency: 1 },
    );
    const first = await w.ask(1);
    await w.until(first.id, 'running');
    const second = await w.ask(2);
    expect((await cancelJob(actor, second.id)).status).toBe('cancelled');
    expect((await cancelJob(actor, first.id)).status).toBe('running');
    expect(await heard.promise).toBe('cancelled');
    expect(await w.until(first.id, 'cancelled')).toMatchObject({ error: null });
    await expect(cancelJob(actor, first.id)).rejects.toMatchObject({ code: 'jobs.has-ended', kind: 'conflict' });
  },

  'a schedule that is due runs once': async (w) => {
    const ran: number[] = [];
    await w.start(async ({ payload }) => {
      ran.push(payload.n);
      return null;
    });
    const schedule = `contract:${w.client}`;
    await transaction(actor, (tx) =>
      upsertSchedule(tx, {
        name: schedule,
        definition: w.definition,
        payload: { n: 7 },
        clientId: w.client,
        cron: '0 4 * * *',
        timeZone: 'Europe/Stockholm',
      }),
    );
    await transaction(testSystem, (tx) =>
      tx.update(jobSchedules).set({ nextRunAt: sql`now() - interval '3 days'` }).where(eq(jobSchedules.name, schedule)),
    );
    await eventually(() => ran.length > 0);
    await pause(300);
    expect(ran).toEqual([7]);
    await transaction(testSystem, (tx) => tx.delete(jobSchedules).where(eq(jobSchedules.name, schedule)));
  },

  'a job whose process is gone is taken over, and the dead one writes nothing more': async (w) => {
    const job = await w.ask(1);
    const [dead] = await claimJobs({ queue: 'etl', names: [w.definition.name], limit: 1, leaseSeconds: 1 });
    await fenced(actorOf(dead!), (tx) => writeCheckpoint(tx, actorOf(dead!), { page: 3 }));
    await w.start(async ({ checkpoint, job: again }) => ({ from: checkpoint, fence: again.fence }), { leaseSeconds: 2 });
    const done = await w.until(job.id, 'succeeded');
    expect(done).toMatchObject({ attempts: 1, result: { from: { page: 3 }, fence: 2 } });
    await expect(fenced(actorOf(dead!), async () => null)).rejects.toMatchObject({ code: 'jobs.lease-lost' });
  },

  'a handler that takes longer than the lease keeps it': async (w) => {
    let ran = 0;
    await w.start(
      async () => {
        ran++;
        await pause(2_500);
        return null;
      },
      { leaseSeconds: 1 },
    );
    const job = await w.until((await w.ask(1)).id, 'succeeded');
    expect([ran, job.fence, job.lostLeases]).toEqual([1, 1, 0]);
  },

  'a stop in the middle hands the job back, and the next start goes on from its checkpoint': async (w) => {
    const done: number[] = [];
    const gate = Promise.withResolvers<void>();
    const run: Handler = async ({ actor: runner, checkpoint, signal }) => {
      const from = (checkpoint as { n: number } | null)?.n ?? 0;
      for (let n = from + 1; n <= 6; n++) {
        signal.throwIfAborted();
        await fenced(runner, async (tx) => {
          await writeCheckpoint(tx, runner, { n });
        });
        done.push(n);
        if (n === 3 && from === 0) gate.resolve();
        await pause(30);
      }
      return { from };
    };
    const workers = await w.start(run);
    const job = await w.ask(1);
    await gate.promise;
    await workers.stop();
    expect(await getJob(actor, job.id)).toMatchObject({ status: 'queued', attempts: 0, error: null, lostLeases: 0 });
    await w.start(run);
    expect(await w.until(job.id, 'succeeded')).toMatchObject({ attempts: 1, fence: 2 });
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  },
};
