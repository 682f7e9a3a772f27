import { actorOf, failJob, finishCancelled, type JobProgress, releaseJob, typedError } from '@saldo/jobs';
import { type Plain, SaldoError } from '@saldo/kernel';
import { sqlState } from '@saldo/platform/db';
import { countError, log, observeJob, withLogContext } from '@saldo/platform/log';
import type { Hold } from './hold.ts';
import { progressWriter } from './progress.ts';
import type { JobHandler } from './registry.ts';

/** How a run ended; `retried` and `waiting` are back in the queue. */
export interface Ended {
  readonly status: 'succeeded' | 'failed' | 'retried' | 'waiting' | 'cancelled' | 'released' | 'lost';
  readonly afterSeconds?: number;
}

/** Writes down that a job has succeeded; rejects with `jobs.lease-lost` where another process has it. */
export type Finish = (result: Plain, progress: JobProgress | null) => Promise<void>;

/** Runs one claimed job to its end and writes down what became of it. Never rejects: what cannot be written is left to the sweep. */
export async function runJob(hold: Hold, handler: JobHandler, finish: Finish): Promise<Ended> {
  const { job } = hold;
  return await withLogContext(
    { jobId: job.id, queue: job.queue, jobName: job.name, clientId: job.clientId, attempt: job.attempts },
    async () => {
      const began = performance.now();
      const ended = await runToEnd(hold, handler, finish);
      const seconds = (performance.now() - began) / 1000;
      observeJob({ queue: job.queue, name: job.name, status: ended.status, seconds });
      log.info({ status: ended.status, seconds }, 'A job has ended its run');
      return ended;
    },
  );
}

async function runToEnd(hold: Hold, handler: JobHandler, finish: Finish): Promise<Ended> {
  const actor = actorOf(hold.job);
  const writer = progressWriter(actor);
  log.debug('A job begins');
  let result: Plain;
  try {
    result = await handler.run({
      job: hold.job,
      payload: readPayload(hold, handler),
      actor,
      signal: hold.signal,
      checkpoint: hold.job.checkpoint,
      progress: writer.tell,
    });
  } catch (thrown) {
    await writer.rest();
    return await written(hold, () => endThrown(hold, handler, thrown));
  }
  const progress = await writer.rest();
  return await written(hold, async () => {
    await finish(result, progress ?? null);
    return { status: 'succeeded' };
  });
}

function readPayload(hold: Hold, { definition }: JobHandler) {
  const read = definition.payload.safeParse(hold.job.payload);
  if (read.success) return read.data;
  throw new SaldoError('jobs.bad-payload', 'defect', { name: definition.name }, { retry: 'later', cause: read.error });
}

async function endThrown(hold: Hold, handler: JobHandler, thrown: unknown): Promise<Ended> {
  const error = typedError(thrown);
  if (hold.reason() === 'lost' || error.code === 'jobs.lease-lost') return { status: 'lost' };
  if (hold.reason() === 'cancelled' || error.code === 'jobs.cancelled') {
    return { status: (await finishCancelled(actorOf(hold.job))) ? 'cancelled' : 'lost' };
  }
  if (hold.reason() === 'stopping') return { status: (await releaseJob(hold.job)) ? 'released' : 'lost' };
  if (error.kind === 'defect') log.error({ error: thrown }, 'A job threw what no handler should throw');
  else log.warn({ code: error.code, details: error.details }, 'A job went wrong');
  countError(error.code);
  const failed = await fail(hold, handler, error);
  return failed ? endedBy(failed) : { status: 'lost' };
}

// A job whose failure cannot be told would run again and again; that it has failed is then written without.
async function fail(hold: Hold, { definition }: JobHandler, error: SaldoError): Promise<Failed | null> {
  try {
    return await failJob(hold.job, definition, error, Math.random());
  } catch (broken) {
    if (isOutage(broken)) throw broken;
    log.error({ error: broken }, 'What a job does when it has failed went wrong itself; it is marked as failed without it');
    return await failJob(hold.job, { ...definition, onFailed: null }, error, Math.random());
  }
}

type Failed = NonNullable<Awaited<ReturnType<typeof failJob>>>;

function endedBy({ outcome, job }: Failed): Ended {
  if (job.status === 'cancelled') return { status: 'cancelled' };
  if (outcome.kind === 'failed') return { status: 'failed' };
  return { status: outcome.kind === 'retry' ? 'retried' : 'waiting', afterSeconds: outcome.afterSeconds };
}

const PAUSES = [200, 1_000, 3_000];
// A lease as it comes, half a minute in all: a run that is over is not to be done again because a server was started anew.
const PAUSES_OF_OUTAGE = [5_000, 5_000, 5_000, 5_000, 5_000];

/** Writes the end of a run, also where the database is away for a while; after that the lease ends, and the sweep hands the job on. */
async function written(hold: Hold, write: () => Promise<Ended>): Promise<Ended> {
  for (let tries = 0; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (error instanceof SaldoError && error.code === 'jobs.lease-lost') break;
      const pause = [...PAUSES, ...(isAway(error) ? PAUSES_OF_OUTAGE : [])][tries];
      if (pause === undefined || hold.reason() === 'lost') {
        log.error({ error }, 'The end of a job could not be written; another process will take it over');
        break;
      }
      if (error instanceof SaldoError && error.code === 'jobs.cancelled') continue;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return { status: 'lost' };
}

function isOutage(error: unknown): boolean {
  return isAway(error) || sqlState(error) !== null;
}

function isAway(error: unknown): boolean {
  return error instanceof SaldoError && error.code.startsWith('database.');
}
