import { once } from 'node:events';
import { SaldoError } from '@saldo/kernel';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { JobDriver, Ring } from './driver.ts';
import { type QueueName, queueNames } from './job.ts';

export interface BullmqOptions {
  readonly redisUrl: string;
  /** What its keys begin with. */
  readonly prefix?: string;
  /** Told once when Redis goes silent; listening comes back by itself when it answers again. */
  readonly onSilent?: (error: unknown) => void;
}

interface RingData {
  readonly jobId: string;
}

/**
 * The bell between processes: a BullMQ job per ring, forgotten as soon as it was heard.
 * Ringing fails at once without Redis; listening waits for it.
 */
export function openBullmqDriver({ redisUrl, prefix = 'saldo', onSilent = () => undefined }: BullmqOptions): JobDriver {
  const retryStrategy = (tries: number) => Math.min(tries * 50, 1_000);
  const adding = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 2_000, retryStrategy });
  // Not lazily: a worker whose first connection fails would stay deaf for ever (measured).
  const working = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy });
  const queues = new Map<QueueName, Queue<RingData>>();
  const workers = new Set<Worker<RingData>>();
  let silent = false;
  let closed = false;
  const onError = (error: unknown) => {
    // A connection that is ended while it is being made complains of that.
    if (!silent && !closed) onSilent(error);
    silent = true;
  };
  adding.on('error', onError).on('ready', () => {
    silent = false;
  });
  working.on('error', onError);

  const queueOf = (name: QueueName): Queue<RingData> => {
    const known = queues.get(name);
    if (known) return known;
    const queue = new Queue<RingData>(name, { connection: adding, prefix, skipMetasUpdate: true });
    queue.on('error', onError);
    queues.set(name, queue);
    return queue;
  };

  const ring = async (rung: Ring): Promise<void> => {
    await answering(adding);
    await queueOf(rung.queue).add(
      'ring',
      { jobId: rung.jobId },
      { jobId: ringId(rung), attempts: 1, removeOnComplete: true, removeOnFail: true },
    );
  };

  const listen: JobDriver['listen'] = async (queue, concurrency, onRing) => {
    const worker = new Worker<RingData>(queue, (rung) => onRing(rung.data.jobId), { connection: working, prefix, concurrency });
    worker.on('error', onError);
    workers.add(worker);
    return async () => {
      workers.delete(worker);
      await worker.close(true);
    };
  };

  const counts: JobDriver['counts'] = async () => {
    await answering(adding);
    const waiting = queueNames.map(async (name) => [name, await queueOf(name).getJobCountByTypes('waiting', 'active')] as const);
    return Object.fromEntries(await Promise.all(waiting)) as Record<QueueName, number>;
  };

  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...workers].map((worker) => worker.close(true)));
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    for (const connection of [adding, working]) connection.disconnect();
  };

  return { kind: 'bullmq', ring, listen, counts, close };
}

// BullMQ refuses a colon and an id that is all digits; a fence after a UUID is neither.
function ringId({ jobId, delivery }: Ring): string {
  return `${jobId}-${delivery}`;
}

/** Waits a second for a connection that is being made for the first time; one that was lost is refused at once. */
async function answering(connection: Redis): Promise<void> {
  if (connection.status === 'connecting' || connection.status === 'connect') {
    await once(connection, 'ready', { signal: AbortSignal.timeout(1_000) }).catch((error: unknown) => {
      throw new SaldoError('jobs.bell-silent', 'upstream', {}, { cause: error });
    });
  }
  if (connection.status !== 'ready') throw new SaldoError('jobs.bell-silent', 'upstream');
}
