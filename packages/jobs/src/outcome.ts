import { FAULTS_TOLD, SaldoError } from '@saldo/kernel';
import { backoffSeconds, waitSeconds } from './backoff.ts';
import type { Job, JobError } from './job.ts';

/** What becomes of a job whose handler threw: it waits for its next attempt, waits without one having counted, or has failed. */
export type Outcome =
  | { readonly kind: 'retry' | 'wait'; readonly afterSeconds: number; readonly error: JobError }
  | { readonly kind: 'failed'; readonly error: JobError };

/**
 * Only a typed error says whether trying again helps: `never` fails at once, `later` is tried again until the attempts are used up,
 * after the provider's wait where it gave one. A limit that is used up, and a database that was taken away and says when to look again, are
 * nobody's failure and count as no attempt.
 * Anything else that was thrown is a defect of ours.
 * @param job with the attempt that has just gone wrong counted
 * @param random in [0, 1)
 */
export function outcomeOf(thrown: SaldoError, job: Pick<Job, 'attempts' | 'maxAttempts'>, base: number, random: number): Outcome {
  if (thrown.afterSeconds !== null && (thrown.kind === 'limit' || thrown.code === 'database.unreachable')) {
    return { kind: 'wait', afterSeconds: waitSeconds(thrown.afterSeconds, random), error: jobError(thrown) };
  }
  if (thrown.retry === 'never' || job.attempts >= job.maxAttempts) return { kind: 'failed', error: jobError(thrown) };
  const backoff = backoffSeconds(base, job.attempts, random);
  const afterSeconds = thrown.afterSeconds === null ? backoff : Math.max(waitSeconds(thrown.afterSeconds, random), backoff);
  return { kind: 'retry', afterSeconds, error: jobError(thrown) };
}

/** The thrown value as a typed error. What is none is a defect: tried again, and told to nobody but the log. */
export function typedError(thrown: unknown): SaldoError {
  return thrown instanceof SaldoError ? thrown : new SaldoError('defect', 'defect', {}, { retry: 'later', cause: thrown });
}

/** What the record keeps of an error: never its stack, its cause or its message. */
export function jobError(thrown: SaldoError): JobError {
  return {
    code: thrown.code,
    retryable: thrown.retry === 'later',
    details: thrown.details,
    faults: thrown.faults.slice(0, FAULTS_TOLD),
    faultCount: thrown.faultCount,
  };
}
