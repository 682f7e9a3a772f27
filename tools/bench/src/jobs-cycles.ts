import { defineJob, enqueue, fenced, openDriver } from '@saldo/jobs';
import { FIRM, type JobActor, type Plain, type UserActor } from '@saldo/kernel';
import { type Database, newId, rows, transaction } from '@saldo/platform/db';
import { handle, startWorkers } from '@saldo/workers';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';

const PLACES = 32;

const cycle = defineJob({ name: 'etl.bench', queue: 'etl', payload: z.object({ n: z.number() }) });
const actor: UserActor = { kind: 'user', userId: newId(), role: 'ADMIN', clientIds: [FIRM], sessionId: newId() };
let asked = 0;

/** Milliseconds from asking for a job, as a request does, to its handler running; one after the other. */
export async function startLatency(redisUrl: string | null, times: number): Promise<number[]> {
  const began = new Map<number, number>();
  const waits: number[] = [];
  let next: () => void = () => undefined;
  await withWorkers(
    redisUrl,
    async (n) => {
      waits.push(performance.now() - (began.get(n) ?? Number.NaN));
      next();
    },
    async () => {
      for (let i = 0; i < times + 10; i++) {
        const started = new Promise<void>((resolve) => {
          next = resolve;
        });
        const n = asked++;
        began.set(n, performance.now());
        await ask(n);
        await started;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  );
  return waits.slice(10);
}

/** Jobs a second through the whole of it: asked for by as many at a time as there are places, claimed, one fenced transaction each, finished and committed. */
export async function jobCycles(jobs: number): Promise<number> {
  const handled = Promise.withResolvers<void>();
  let left = jobs;
  let seconds = 0;
  await withWorkers(
    null,
    async (_, job) => {
      await fenced(job, async () => undefined);
      if (--left === 0) handled.resolve();
    },
    async () => {
      const began = performance.now();
      await Promise.all([atOnce(PLACES, jobs, () => ask(asked++)), handled.promise]);
      while (await anyUnfinished()) await new Promise((resolve) => setTimeout(resolve, 1));
      seconds = (performance.now() - began) / 1000;
    },
  );
  return jobs / seconds;
}

/** How the bare statements are sent: as the product's own actors do, or with neither role nor transaction around them. */
export type Bareness = 'acting' | 'autocommit';

/**
 * The same statements a job, in the same four commits, sent by the driver as they are, without a queue: no bell, no places, no turns, nothing
 * that looks or sweeps. By as many callers, over the same connections.
 */
export async function bareCycles({ pool }: Database, jobs: number, bareness: Bareness): Promise<number> {
  const began = performance.now();
  const send = bareness === 'acting' ? acting : (to: pg.Pool, _: boolean, text: string, values: unknown[]) => to.query(text, values);
  await atOnce(PLACES, jobs, async () => {
    const id = newId();
    await send(pool, true, INSERT, [id, FIRM, JSON.stringify({ n: asked++ }), `etl.bare:${id}`]);
    await send(pool, false, CLAIM, [id]);
    await send(pool, true, FENCE, [id]);
    await send(pool, true, FINISH, [id]);
  });
  return jobs / ((performance.now() - began) / 1000);
}

async function acting(pool: pg.Pool, asSomebody: boolean, text: string, values: unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    if (asSomebody) await client.query(ACT, [FIRM, actor.userId]);
    await client.query(text, values);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const ACT = `select set_config('saldo.clients', $1, true), set_config('saldo.actor', $2, true), set_config('role', 'saldo_app', true)`;
const INSERT = `insert into jobs (id, client_id, queue, name, payload, priority, turn, run_at, max_attempts, dedupe_key, asked_by)
  values ($1, $2, 'etl', 'etl.bare', $3, 50, job_turn('etl', $2, 50), date_trunc('milliseconds', now()), 3, $4, 'bare')
  on conflict (dedupe_key) where status = 'queued' do update set priority = least(jobs.priority, excluded.priority), version = jobs.version + 1
  returning *`;
const CLAIM = `update jobs set status = 'running', attempts = attempts + 1, fence = fence + 1, lease_until = now() + interval '30 s',
  started_at = now(), version = version + 1 where id = $1 and status = 'queued' returning *`;
const FENCE = `select cancel_requested from jobs where id = $1 and fence = 1 and status = 'running' for no key update`;
const FINISH = `update jobs set status = 'succeeded', result = 'null', lease_until = null, finished_at = now(), version = version + 1
  where id = $1 and fence = 1 and status = 'running' returning id`;

async function ask(n: number): Promise<void> {
  await transaction(actor, (tx) => enqueue(tx, actor, cycle, { n }, { clientId: FIRM }));
}

async function anyUnfinished(): Promise<boolean> {
  const found = await transaction({ kind: 'system', task: 'bench' }, (tx) =>
    rows(tx, sql`select from jobs where name = ${cycle.name} and status in ('queued', 'running') limit 1`),
  );
  return found.length > 0;
}

async function withWorkers(
  redisUrl: string | null,
  run: (n: number, actor: JobActor) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const driver = await openDriver({ redisUrl });
  const handler = handle(cycle, async ({ payload, actor: job }): Promise<Plain> => {
    await run(payload.n, job);
    return null;
  });
  const concurrency = { etl: PLACES };
  const workers = await startWorkers({ driver, handlers: [handler], definitions: [cycle], queues: ['etl'], concurrency, leaseSeconds: 30 });
  try {
    await work();
  } finally {
    await workers.stop();
    await driver.close();
  }
}

async function atOnce(many: number, times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  const one = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: many }, one));
}
