// A worker process that a test kills: three jobs of forty steps, each step one fenced commit. Says "step" at the first, "done" with the count at the end.
import { defineJob, enqueue, fenced, openDriver, writeCheckpoint } from '@saldo/jobs';
import type { SystemActor } from '@saldo/kernel';
import { closeDatabase, database, openDatabase, rows, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { handle } from './registry.ts';
import { startWorkers } from './run.ts';

const STEPS = 40;
const JOBS = 3;
const owner: SystemActor = { kind: 'system', task: 'kill-fixture' };
const steps = defineJob({ name: 'etl.kill-fixture', queue: 'etl', payload: z.object({ n: z.number() }) });

const [databaseUrl, redisUrl, dataDir] = process.argv.slice(2).map((given) => (given === '-' ? null : given));
await openDatabase({ databaseUrl: databaseUrl ?? undefined, dataDir: dataDir! });
const driver = await openDriver({ redisUrl: redisUrl ?? null });

let told = false;
const handler = handle(steps, async ({ job, actor, checkpoint }) => {
  for (let n = ((checkpoint as { n: number } | null)?.n ?? 0) + 1; n <= STEPS; n++) {
    await fenced(actor, async (tx) => {
      await tx.execute(sql`insert into kill_steps (job_id, n) values (${job.id}, ${n})`);
      await writeCheckpoint(tx, actor, { n });
    });
    if (!told) console.log('step');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { steps: STEPS };
});

await prepare();
const workers = await startWorkers({ driver, handlers: [handler], definitions: [steps], queues: ['etl'], leaseSeconds: 2 });
process.once('SIGTERM', () => {
  void stop();
});
while (!(await allDone())) await new Promise((resolve) => setTimeout(resolve, 50));

async function prepare(): Promise<void> {
  await transaction(owner, async (tx) => {
    await tx.execute(sql`create table if not exists kill_steps (job_id uuid not null, n int not null)`);
    await tx.execute(sql`grant select, insert on kill_steps to saldo_app`);
    const [found] = await rows<{ jobs: number }>(tx, sql`select count(*)::int as jobs from jobs where name = ${steps.name}`);
    const clientId = '018bcfe5-6800-7000-8000-000000000001';
    for (let n = found!.jobs; n < JOBS; n++) await enqueue(tx, owner, steps, { n }, { clientId });
  });
}

async function allDone(): Promise<boolean> {
  const [found] = await transaction(owner, (tx) =>
    rows<{ ended: number; bad: number; rows: number; different: number }>(
      tx,
      sql`select
        (select count(*) from jobs where name = ${steps.name} and status in ('succeeded', 'failed'))::int as ended,
        (select count(*) from jobs where name = ${steps.name} and status = 'failed')::int as bad,
        (select count(*) from kill_steps)::int as rows,
        (select count(distinct (job_id, n)) from kill_steps)::int as different`,
    ),
  );
  if (found!.ended < JOBS) return false;
  console.log(`done ${JSON.stringify({ failed: found!.bad, rows: found!.rows, different: found!.different, database: database().kind })}`);
  return true;
}

async function stop(): Promise<void> {
  await workers.stop();
  await driver.close();
  await closeDatabase();
}
