import { heartbeat, type JobDefinition, type JobDriver, lookAround, type QueueName, queueNames, releaseJob, useDriver } from '@saldo/jobs';
import { config } from '@saldo/platform/config';
import { database } from '@saldo/platform/db';
import { log } from '@saldo/platform/log';
import { every, type Loop } from './every.ts';
import type { Hold } from './hold.ts';
import { handlersByName, type JobHandler } from './registry.ts';
import { handBackAll, sweep } from './sweep.ts';
import { Turns } from './turns.ts';

export interface WorkersOptions {
  readonly driver: JobDriver;
  readonly handlers: readonly JobHandler[];
  /** All five, unless told otherwise. */
  readonly queues?: readonly QueueName[];
  /** How many jobs of a queue this process runs at a time: `JOB_CONCURRENCY`, unless told otherwise. */
  readonly concurrency?: Partial<Readonly<Record<QueueName, number>>>;
  /** What must have a handler: all that is defined. */
  readonly definitions?: readonly Pick<JobDefinition, 'name'>[];
  /** `JOB_LEASE_SECONDS`. */
  readonly leaseSeconds?: number;
  /** Whether no other process can be running jobs of this database: true on the embedded one, whose folder is locked. */
  readonly alone?: boolean;
  /** How often a process looks for due jobs without being rung for; 1 unless told otherwise. */
  readonly lookSeconds?: number;
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
  const { driver, leaseSeconds = config().jobLeaseSeconds, queues = queueNames, graceSeconds = 10, lookSeconds = 1 } = options;
  const handlers = handlersByName(options.handlers, options.definitions);
  const alone = options.alone ?? database().kind === 'embedded';
  // That Redis is silent the driver has said once; each ring that was lost is not worth a line.
  useDriver(driver, (error) => log.debug({ error }, 'The bell was not heard; the job is found within a second'));
  if (alone) await handBackAll();

  const places = new Map(queues.map((queue) => [queue, options.concurrency?.[queue] ?? config().jobConcurrency[queue]]));
  const turns = new Turns({ queues: places, handlers, leaseSeconds });
  const deaf = await listen(driver, turns, queues);
  const loops = [
    every(lookSeconds * 1_000, 'Looking for due jobs', () => look(turns, queues)),
    every((leaseSeconds * 1_000) / 3, 'Renewing leases', () => beat(turns, leaseSeconds)),
    every(Math.min(2_000, leaseSeconds * 500), 'Sweeping', () => sweep(turns.hasClaimed())),
  ];
  for (const queue of queues) turns.wake(queue);

  let stopped: Promise<void> | null = null;
  return { stop: () => (stopped ??= stop(turns, deaf, loops, graceSeconds)) };
}

// While all places are taken one ring is kept here, and the others go to processes that have room.
function listen(driver: JobDriver, turns: Turns, queues: readonly QueueName[]): Promise<(() => Promise<void>)[]> {
  const listening = queues.map((queue) =>
    driver.listen(queue, 1, async () => {
      await turns.room(queue);
      turns.wake(queue);
    }),
  );
  return Promise.all(listening);
}

// Whatever the bell does: a job that was planned for now rings nobody.
async function look(turns: Turns, queues: readonly QueueName[]): Promise<void> {
  const { due, cancelled } = await lookAround(
    queues,
    turns.held().map((hold) => hold.job.id),
  );
  for (const queue of due) turns.wake(queue);
  endEach(turns, cancelled, 'cancelled');
}

async function beat(turns: Turns, leaseSeconds: number): Promise<void> {
  const { lost, cancelled } = await heartbeat(
    turns.held().map((hold) => hold.job),
    leaseSeconds,
  );
  endEach(turns, cancelled, 'cancelled');
  endEach(turns, lost, 'lost');
}

function endEach(turns: Turns, jobIds: readonly string[], reason: 'cancelled' | 'lost'): void {
  for (const hold of turns.held()) if (jobIds.includes(hold.job.id)) hold.end(reason);
}

async function stop(turns: Turns, deaf: readonly (() => Promise<void>)[], loops: readonly Loop[], graceSeconds: number): Promise<void> {
  const [looking, beating, sweeping] = loops;
  const still = Promise.all([turns.close(), ...deaf.map((end) => end()), looking?.end(), sweeping?.end()]);
  const isStill = await within(graceSeconds, still);
  for (const hold of turns.held()) hold.end(isStill ? 'stopping' : 'lost');
  // A database that has not answered for so long hears of nothing: what runs goes on elsewhere when its lease ends.
  if (!isStill) return void beating?.end();
  await within(graceSeconds, turns.idle());
  await within(graceSeconds, Promise.all([...turns.held().map(abandon), beating?.end()]));
}

/** Whether the work ended within so many seconds; it goes on where it did not. */
async function within(seconds: number, work: Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), seconds * 1_000);
  try {
    return await Promise.race([work.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

// A handler that does not hear: its job goes on elsewhere, and the fence refuses what it still does here.
async function abandon(hold: Hold): Promise<void> {
  hold.end('lost');
  log.warn({ jobId: hold.job.id, jobName: hold.job.name }, 'A handler did not stop in time; its job is handed back');
  await releaseJob(hold.job).catch((error: unknown) => log.error({ error, jobId: hold.job.id }, 'A job could not be handed back'));
}
