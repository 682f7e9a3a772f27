import { SaldoError } from '@saldo/kernel';
import { expect } from 'vitest';
import { getJob, retryJob } from './actions.ts';
import { actor, type Cases, pause } from './driver.contract-world.ts';
import type { Job } from './job.ts';

// So that only a ring starts a job.
const NEVER_LOOK = { lookSeconds: 3_600 };

/** What a bell must do: ring for each job at once, in order, and be missed by nobody when it is gone. */
export const bellCases: Cases = {
  'delivers each job once, by the bell alone': async (w) => {
    const ran: number[] = [];
    await w.start(async ({ payload }) => ran.push(payload.n), NEVER_LOOK);
    const asked: Job[] = [];
    for (let n = 0; n < 20; n++) {
      asked.push(await w.ask(n));
      await pause(n);
    }
    for (const job of asked) expect(await w.until(job.id, 'succeeded')).toMatchObject({ attempts: 1, fence: 1, error: null });
    expect(ran.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  },

  'rung twice runs once': async (w) => {
    let ran = 0;
    await w.start(async () => ++ran);
    const job = await w.ask(1);
    const ring = { jobId: job.id, queue: job.queue, delivery: 0 };
    await Promise.all([w.under.driver.ring(ring), w.under.driver.ring(ring), w.under.driver.ring({ ...ring, delivery: 1 })]);
    await w.until(job.id, 'succeeded');
    await w.under.driver.ring(ring);
    await pause(200);
    expect(ran).toBe(1);
  },

  'keeps to priority and order, with one place': async (w) => {
    const ran: number[] = [];
    const gate = Promise.withResolvers<void>();
    await w.start(
      async ({ payload }) => {
        ran.push(payload.n);
        if (payload.n === 0) await gate.promise;
        return null;
      },
      { concurrency: 1 },
    );
    const first = await w.ask(0);
    await w.until(first.id, 'running');
    for (const n of [3, 4, 5]) await w.ask(n);
    await w.ask(1, { priority: 10 });
    const last = await w.ask(6, { priority: 90 });
    await w.ask(2, { priority: 10 });
    gate.resolve();
    await w.until(last.id, 'succeeded');
    expect(ran).toEqual([0, 1, 2, 3, 4, 5, 6]);
  },

  'a planned job runs then, and not before': async (w) => {
    let ranAt = 0;
    await w.start(async () => {
      ranAt = Date.now();
      return null;
    });
    const runAt = new Date(Date.now() + 700);
    const job = await w.ask(1, { runAt });
    await w.until(job.id, 'succeeded');
    expect(ranAt).toBeGreaterThanOrEqual(runAt.getTime());
    expect(ranAt).toBeLessThan(runAt.getTime() + 3_000);
  },

  'is tried again with growing waits, then has failed; a person has it run again': async (w) => {
    const at: number[] = [];
    let well = false;
    await w.start(async () => {
      at.push(Date.now());
      if (well) return { at: at.length };
      throw new SaldoError('test.down', 'upstream');
    });
    const job = await w.ask(1);
    const failed = await w.until(job.id, 'failed');
    expect(failed).toMatchObject({ attempts: 3, error: { code: 'test.down', retryable: true } });
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(150);
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(300);
    well = true;
    expect(await retryJob(actor, job.id)).toMatchObject({ status: 'queued', attempts: 0, error: null });
    expect(await w.until(job.id, 'succeeded')).toMatchObject({ attempts: 1, result: { at: 4 }, error: null });
  },

  'what was not foreseen is a defect, without a word of it in the record': async (w) => {
    await w.start(async () => {
      throw new TypeError('the password is hunter2');
    });
    const job = await w.until((await w.ask(1)).id, 'failed');
    expect(job).toMatchObject({ attempts: 3, error: { code: 'defect' } });
    expect(JSON.stringify(job)).not.toMatch(/hunter2|TypeError|\.ts:/);
  },

  'a handler that hangs does not hold up the others': async (w) => {
    const gate = Promise.withResolvers<void>();
    await w.start(async ({ payload }) => {
      if (payload.n === 0) await gate.promise;
      if (payload.n % 7 === 3) throw new SaldoError('test.bad', 'invalid');
      return null;
    });
    const hanging = await w.ask(0);
    const others = await Promise.all(Array.from({ length: 30 }, (_, n) => w.ask(n + 1)));
    for (const job of others) await w.until(job.id, 'succeeded', 'failed');
    expect((await getJob(actor, hanging.id)).status).toBe('running');
    gate.resolve();
    await w.until(hanging.id, 'succeeded');
  },

  'with the bell cut off jobs are recorded and run all the same, and it rings again afterwards': async (w) => {
    const ran: number[] = [];
    const workers = await w.start(async ({ payload }) => ran.push(payload.n));
    await w.until((await w.ask(0)).id, 'succeeded');
    const join = await w.under.cut();
    for (const n of [1, 2, 3]) await w.until((await w.ask(n)).id, 'succeeded');
    await join();
    await w.under.forget();
    for (const n of [4, 5]) await w.until((await w.ask(n)).id, 'succeeded');
    await workers.stop();
    await w.start(async ({ payload }) => ran.push(payload.n), NEVER_LOOK);
    for (const n of [6, 7]) await w.until((await w.ask(n)).id, 'succeeded');
    expect(ran).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  },

  'says how many rings wait, by queue': async (w) => {
    expect(Object.keys(await w.under.driver.counts()).sort()).toEqual(['ai', 'compliance', 'etl', 'onboarding', 'reports']);
  },
};
