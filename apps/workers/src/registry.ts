import { type Job, type JobDefinition, type JobProgress, jobDefinitions, type Payload } from '@saldo/jobs';
import { type JobActor, type Plain, SaldoError } from '@saldo/kernel';

/** One run of a job, as its handler sees it. */
export interface JobRun<P extends Payload = Payload> {
  readonly job: Job;
  readonly payload: P;
  /** Who acts in every transaction of the run. */
  readonly actor: JobActor;
  /** Aborted when the job is cancelled, the process stops or another one has taken over: stop at the next good moment. */
  readonly signal: AbortSignal;
  /** What the last run kept by `writeCheckpoint`; null on the first. */
  readonly checkpoint: Plain | null;
  /** Tells how far it has come, at most four times a second; cheap to call often. Throws where the job is no longer this run's. */
  progress(progress: JobProgress): Promise<void>;
}

/** A definition with what does the work. What it answers becomes the job's result. */
export interface JobHandler {
  readonly definition: JobDefinition;
  readonly run: (run: JobRun) => Promise<Plain>;
}

/** Joins a definition and its handler. */
export function handle<P extends Payload>(definition: JobDefinition<P>, run: (run: JobRun<P>) => Promise<Plain>): JobHandler {
  // The runner hands over only what the definition's own schema has read, so it is a P.
  return { definition, run } as unknown as JobHandler;
}

/**
 * The handlers by name. Throws SaldoError `jobs.unhandled`, with all faults, where a definition has none or two: a job that nobody runs
 * would wait for ever.
 * @param definitions all that the loaded domains have defined, unless told otherwise
 */
export function handlersByName(
  handlers: readonly JobHandler[],
  definitions: readonly Pick<JobDefinition, 'name'>[] = jobDefinitions(),
): ReadonlyMap<string, JobHandler> {
  const faults: string[] = [];
  for (const { name } of definitions) {
    const found = handlers.filter((handler) => handler.definition.name === name).length;
    if (found !== 1) faults.push(found === 0 ? `${name} has no handler` : `${name} has ${found} handlers`);
  }
  if (faults.length > 0) throw new SaldoError('jobs.unhandled', 'defect', { faults: faults.join(', ') });
  return new Map(handlers.map((handler) => [handler.definition.name, handler]));
}
