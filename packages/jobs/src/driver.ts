import type { Job, QueueName } from './job.ts';

/** A ring: that a job is due. It may be lost, come twice or come late; the record decides. */
export interface Ring {
  readonly jobId: string;
  readonly queue: QueueName;
  /** How often the job had been claimed when it was rung for: each return to the queue rings anew, the same ring twice is one. */
  readonly delivery: number;
}

/** What carries rings from whoever enqueues to whoever runs. A bell, not a book: all that it forgets is found in the table. */
export interface JobDriver {
  readonly kind: 'embedded' | 'bullmq';
  /** Rejects where the bell cannot be reached; the job is found without it, later. */
  ring(ring: Ring): Promise<void>;
  /**
   * Calls `onRing`, which never rejects, for the rings of a queue, at most `concurrency` at a time: while they have not answered, further
   * rings go to other processes or wait. Answers what ends the listening.
   */
  listen(queue: QueueName, concurrency: number, onRing: (jobId: string) => Promise<void>): Promise<() => Promise<void>>;
  /** Rings that wait to be heard, by queue. Rejects where the bell cannot be reached. */
  counts(): Promise<Readonly<Record<QueueName, number>>>;
  close(): Promise<void>;
}

let current: JobDriver | null = null;
let unheard: (error: unknown) => void = () => undefined;

/**
 * Makes `enqueue` ring this bell in this process, null for none. A process without one still records jobs; the workers find them within a second.
 * @param onUnheard is told of every ring that could not be made
 */
export function useDriver(driver: JobDriver | null, onUnheard: (error: unknown) => void = () => undefined): void {
  current = driver;
  unheard = onUnheard;
}

/** Rings for a job that is due. Never rejects and never waits: the job is recorded, and found without a ring. */
export function ringFor(job: Pick<Job, 'id' | 'queue' | 'fence'>): void {
  current?.ring({ jobId: job.id, queue: job.queue, delivery: job.fence }).catch(unheard);
}

/**
 * The bell that the configuration names; BullMQ is loaded only where there is a Redis.
 * @param of.onSilent is told once each time that Redis goes silent
 */
export async function openDriver(of: {
  readonly redisUrl: string | null;
  readonly onSilent?: (error: unknown) => void;
}): Promise<JobDriver> {
  if (of.redisUrl === null) return (await import('./driver-embedded.ts')).openEmbeddedDriver();
  const { openBullmqDriver } = await import('./driver-bullmq.ts');
  return openBullmqDriver({ redisUrl: of.redisUrl, ...(of.onSilent ? { onSilent: of.onSilent } : {}) });
}
