import type { SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import type { z } from 'zod';
import type { Job, Payload, QueueName } from './job.ts';

/** What a domain says of one kind of job. The handler stands elsewhere, so that whoever enqueues need not load it. */
export interface JobDefinition<P extends Payload = Payload> {
  /** `<queue>.<noun>`. */
  readonly name: string;
  readonly queue: QueueName;
  readonly attempts: number;
  /** The first wait; each further one is twice as long, with jitter. */
  readonly backoffSeconds: number;
  /** Null: the configured lease. */
  readonly leaseSeconds: number | null;
  readonly payload: z.ZodType<P>;
  /** What the job is about (`feed`); the id is given when it is enqueued. */
  readonly subjectType: string | null;
  /** Of those with the same answer one runs at a time. */
  readonly onePer: ((payload: P) => string) | null;
  /** Can wait: such jobs leave half of a queue's places to those that cannot. */
  readonly background: boolean;
  /** Runs in the commit that marks the job failed, as the job: whatever a person must learn of it. */
  readonly onFailed: ((tx: Tx, job: Job, error: SaldoError) => Promise<void>) | null;
}

/** What `defineJob` takes; whatever is left out has the house's default. */
export interface JobSettings<P extends Payload> {
  readonly name: string;
  readonly queue: QueueName;
  /** 3 */
  readonly attempts?: number;
  /** 2 */
  readonly backoffSeconds?: number;
  readonly leaseSeconds?: number;
  readonly payload: z.ZodType<P>;
  readonly subjectType?: string;
  readonly onePer?: (payload: P) => string;
  /** false */
  readonly background?: boolean;
  readonly onFailed?: (tx: Tx, job: Job, error: SaldoError) => Promise<void>;
}

const defined = new Map<string, JobDefinition>();

/**
 * Defines a kind of job: three attempts, exponential from two seconds, unless it says otherwise.
 * Throws RangeError for a name that is taken or does not begin with its queue.
 */
export function defineJob<P extends Payload>(settings: JobSettings<P>): JobDefinition<P> {
  const { name, queue } = settings;
  if (!name.startsWith(`${queue}.`)) throw new RangeError(`${name}: the name of a job begins with its queue, ${queue}.`);
  if (defined.has(name)) throw new RangeError(`${name} is defined twice`);
  const definition: JobDefinition<P> = {
    name,
    queue,
    attempts: settings.attempts ?? 3,
    backoffSeconds: settings.backoffSeconds ?? 2,
    leaseSeconds: settings.leaseSeconds ?? null,
    payload: settings.payload,
    subjectType: settings.subjectType ?? null,
    onePer: settings.onePer ?? null,
    background: settings.background ?? false,
    onFailed: settings.onFailed ?? null,
  };
  if (definition.attempts < 1 || definition.backoffSeconds <= 0)
    throw new RangeError(`${name}: at least one attempt, and a wait above 0 s`);
  defined.set(name, asAny(definition));
  return definition;
}

/** Everything that the loaded domains have defined. */
export function jobDefinitions(): readonly JobDefinition[] {
  return [...defined.values()];
}

/** The definition of a name, or null where no loaded domain knows it. */
export function jobDefinition(name: string): JobDefinition | null {
  return defined.get(name) ?? null;
}

// A definition is only ever called with a payload that its own schema has read.
function asAny<P extends Payload>(definition: JobDefinition<P>): JobDefinition {
  return definition as unknown as JobDefinition;
}
