import type { Job } from './job.ts';

/**
 * The columns of a job under the names of `Job`, for raw statements. What is claimed and enqueued a hundred times a second is written by hand:
 * building the same insert anew took 270 µs each time, and takes 15.
 */
export const JOB_COLUMNS = `jobs.id, client_id as "clientId", queue, name, payload, status, priority, turn, run_at as "runAt", attempts,
  max_attempts as "maxAttempts", lease_seconds as "leaseSeconds", lease_until as "leaseUntil", fence, lost_leases_in_a_row as "lostLeases",
  dedupe_key as "dedupeKey", one_per as "onePer", subject_type as "subjectType", subject_id as "subjectId", progress, checkpoint, result, error,
  asked_by as "askedBy", cancel_requested as "cancelRequested", version, created_at as "createdAt", started_at as "startedAt",
  finished_at as "finishedAt"`;

/** A job as a raw statement answers it: instants and big integers are text. */
export type JobRow = Omit<Job, 'turn' | 'runAt' | 'leaseUntil' | 'createdAt' | 'startedAt' | 'finishedAt'> & {
  readonly turn: string;
  readonly runAt: string;
  readonly leaseUntil: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

/** The job of a raw row. */
export function jobOf(row: JobRow): Job {
  return {
    ...row,
    turn: Number(row.turn),
    runAt: new Date(row.runAt),
    leaseUntil: instantOf(row.leaseUntil),
    createdAt: new Date(row.createdAt),
    startedAt: instantOf(row.startedAt),
    finishedAt: instantOf(row.finishedAt),
  };
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
