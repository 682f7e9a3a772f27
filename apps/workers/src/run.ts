import { heartbeat, type JobDefinition, type JobDriver, lookAround, type QueueName, queueNames, releaseJob, useDriver } from '@saldo/jobs';
import { config } from '@saldo/platform/config';
import { database } from '@saldo/platform/db';
import { log } from '@saldo/platform/log';
import { every } from './every.ts';
import type { Hold } from './hold.ts';
import { type Runner, startRunner } from './queue-runner.ts';
import { handlersByName, type JobHandler } from './registry.ts';
import { handBackAll, sweep } from './sweep.ts';

/** How many jobs of a queue one process runs at a time, unless told otherwise. */
export const usualConcurrency: Readonly<Record<QueueName, number>> = { etl: 4, ai: 3, reports: 2, compliance: 2, onboarding: 2 };

export interface WorkersOptions {
  readonly driver: JobDriver;
  readonly handlers: readonly JobHandler[];
  /** All five, unless told otherwise. */
  readonly queues?: readonly QueueName[];
  readonly concurrency?: Partial<Readonly<Record<QueueName, number>>>;
  /** What must have a handler: all that is defined. */
  readonly definitions?: readonly Pick<JobDefinition, 'name'>[];
  /** `JOB_LEASE_SECONDS`. */
  readonly leaseSeconds?: number;
  /** Whether no other process can be running jobs of this database: true on the embedded one, whose folder is locked. */
  readonly alone?: boolean;
  /** How long a stop waits for handlers to hear of it. */
  readonly graceSeconds?: number;
}

export interface Workers {
  /** Claims no more, tells the handlers to stop, and hands back what they did not finish, without an attempt having counted. */
  stop(): Promise<void>;
}

/**
 * Runs jobs in this process until it is stopped, and makes `enqueue` ring the driver's bell.
 * Throws SaldoError `jobs.unhandled` where a definition has not exactly one handler.
 */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { driver, leaseSeconds = config().jobLeaseSeconds, queues = queueNames, graceSeconds = 10 } = options;
  const handlers = handlersByName(options.handlers, options.definitions);
  const alone = options.alone ?? database().kind === 'embedded';
  useDriver(driver, (error) => log.warn({ error }, 'The bell was not heard; the job is found within a second'));
  if (alone) await handBackAll();

  const places = new Map(queues.map((queue) => [queue, options.concurrency?.[queue] ?? usualConcurrency[queue]]));
  const runner = await startRunner({ queues: places, handlers, driver, leaseSeconds });
  const loops = [
    every(1_000, 'Looking for due jobs', () => look(runner, queues)),
    every((leaseSeconds * 1_000) / 3, 'Renewing leases', () => beat(runner, leaseSeconds)),
    every(Math.min(2_000, leaseSeconds * 500), 'Sweeping', () => sweep(runner.hasClaimed())),
  ];
  for (const queue of queues) runner.wake(queue);

  let stopped: Promise<void> | null = null;
  return { stop: () => (stopped ??= stop(runner, loops, graceSeconds)) };
}

// Each second, whatever the bell does: a job that was planned for now rings nobody.
async function look(runner: Runner, queues: readonly QueueName[]): Promise<void> {
  const { due, cancelled } = await lookAround(
    queues,
    runner.held().map((hold) => hold.job.id),
  );
  for (const queue of due) runner.wake(queue);
  endEach(runner, cancelled, 'cancelled');
}

async function beat(runner: Runner, leaseSeconds: number): Promise<void> {
  const { lost, cancelled } = await heartbeat(
    runner.held().map((hold) => hold.job),
    leaseSeconds,
  );
  endEach(runner, cancelled, 'cancelled');
  endEach(runner, lost, 'lost');
}

function endEach(runner: Runner, jobIds: readonly string[], reason: 'cancelled' | 'lost'): void {
  for (const hold of runner.held()) if (jobIds.includes(hold.job.id)) hold.end(reason);
}

async function stop(runner: Runner, loops: readonly { end(): Promise<void> }[], graceSeconds: number): Promise<void> {
  const [looking, beating, sweeping] = loops;
  await Promise.all([runner.close(), looking?.end(), sweeping?.end()]);
  for (const hold of runner.held()) hold.end('stopping');
  const grace = Promise.withResolvers<void>();
  const timer = setTimeout(grace.resolve, graceSeconds * 1_000);
  await Promise.race([runner.idle(), grace.promise]);
  clearTimeout(timer);
  await Promise.all(runner.held().map(abandon));
  await beating?.end();
}

// A handler that does not hear: its job goes on elsewhere, and the fence refuses what it still does here.
async function abandon(hold: Hold): Promise<void> {
  hold.end('lost');
  log.warn({ jobId: hold.job.id, jobName: hold.job.name }, 'A handler did not stop in time; its job is handed back');
  await releaseJob(hold.job).catch((error: unknown) => log.error({ error, jobId: hold.job.id }, 'A job could not be handed back'));
}
