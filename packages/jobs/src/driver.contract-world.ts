import type { JobActor, Plain } from '@saldo/kernel';
import { userActor } from '@saldo/testing';
import { z } from 'zod';
import { getJob } from './actions.ts';
import type { JobDefinition } from './definition.ts';
import type { JobDriver } from './driver.ts';
import type { EnqueueOptions } from './enqueue-store.ts';
import type { Job, JobProgress } from './job.ts';

/** A driver to try, and how to hurt it. */
export interface DriverUnderTest {
  readonly driver: JobDriver;
  /** Cuts the bell off; answers what joins it again. */
  cut(): Promise<() => Promise<void>>;
  /** Makes the bell forget all that it was told. */
  forget(): Promise<void>;
}

export interface RunUnderTest {
  readonly job: Job;
  readonly payload: Wish;
  readonly actor: JobActor;
  readonly signal: AbortSignal;
  readonly checkpoint: Plain | null;
  progress(progress: JobProgress): Promise<void>;
}

/** Starts the workers of the product on a driver; given by the package that has them. */
export type StartWorkers = (of: {
  driver: JobDriver;
  definition: JobDefinition<Wish>;
  run: (run: RunUnderTest) => Promise<Plain>;
  concurrency: number;
  leaseSeconds: number;
  lookSeconds: number;
}) => Promise<{ stop(): Promise<void> }>;

/** What every job of the contract is given. */
export const wish = z.object({ n: z.number() });
type Wish = z.infer<typeof wish>;
export type Handler = (run: RunUnderTest) => Promise<Plain>;

/** What a case is tried in: a client of its own, a driver, two kinds of jobs. */
export interface World {
  readonly client: string;
  readonly under: DriverUnderTest;
  readonly definition: JobDefinition<Wish>;
  /** Of which one runs at a time. */
  readonly single: JobDefinition<Wish>;
  start(
    run: Handler,
    of?: { concurrency?: number; leaseSeconds?: number; lookSeconds?: number; definition?: JobDefinition<Wish> },
  ): Promise<{ stop(): Promise<void> }>;
  ask(n: number, options?: Partial<EnqueueOptions>, of?: JobDefinition<Wish>): Promise<Job>;
  until(id: string, ...statuses: Job['status'][]): Promise<Job>;
}

export type Cases = Readonly<Record<string, (w: World) => Promise<void>>>;

/** Who asks for everything in the contract. */
export const actor = userActor();

/** Waits until the record, as everybody sees it, shows one of the statuses; 15 s at most. */
export async function until(id: string, ...statuses: Job['status'][]): Promise<Job> {
  const patience = Date.now() + 15_000;
  for (;;) {
    const job = await getJob(actor, id);
    if (statuses.includes(job.status)) return job;
    if (Date.now() > patience) throw new Error(`${id} is ${job.status}, not ${statuses.join(' or ')}`);
    await pause(10);
  }
}

/** Waits for something to come true, 15 s at most. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const patience = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error('It did not come true in 15 s');
    await pause(20);
  }
}

/** Waits so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
