import type { ErrorDetails, Fault, Plain } from '@saldo/kernel';

/** The five queues: fetching and importing, models and rules, rendering, checks of the law, first steps of a client. */
export const queueNames = ['etl', 'ai', 'reports', 'compliance', 'onboarding'] as const;
export type QueueName = (typeof queueNames)[number];

/** What a job can be: it waits, runs, or has ended in one of three ways. */
export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** What a job is given: ids and choices, never data. */
export type Payload = { readonly [key: string]: Plain | undefined };

/** How far a job has come: `done` of `total` (null where nobody knows), in a phase that the page has words for. */
export interface JobProgress {
  readonly done: number;
  readonly total: number | null;
  readonly phase: string;
}

/** Why a job failed, or why it waits. Its sentence is made from code and details in the reader's language. */
export interface JobError {
  readonly code: string;
  /** Whether the same job may go well later without anybody changing anything. */
  readonly retryable: boolean;
  readonly details: ErrorDetails;
  /** The first thousand. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

/** A job as it is recorded. */
export interface Job {
  readonly id: string;
  readonly clientId: string;
  readonly queue: QueueName;
  readonly name: string;
  readonly payload: Payload;
  readonly status: JobStatus;
  readonly priority: number;
  readonly turn: number;
  readonly runAt: Date;
  /** Which attempt it is; those that were handed back or cut off do not count. */
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly leaseSeconds: number | null;
  readonly leaseUntil: Date | null;
  readonly fence: number;
  readonly lostLeases: number;
  readonly dedupeKey: string | null;
  readonly onePer: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly progress: JobProgress | null;
  readonly checkpoint: Plain | null;
  readonly result: Plain | null;
  readonly error: JobError | null;
  readonly askedBy: string;
  readonly cancelRequested: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Whether the job will not change any more unless a person asks for it again. */
export function hasEnded(job: Pick<Job, 'status'>): boolean {
  return job.status === 'succeeded' || job.status === 'failed' || job.status === 'cancelled';
}

/** Whether a person may have it run again. */
export function mayRetry(job: Pick<Job, 'status'>): boolean {
  return job.status === 'failed' || job.status === 'cancelled';
}

/** Whether it may still be stopped. */
export function mayCancel(job: Pick<Job, 'status'>): boolean {
  return !hasEnded(job);
}

/** So many leases in a row without a new checkpoint, and the job has failed: something about it kills whoever runs it. */
export const LEASES_TO_LOSE = 3;

/**
 * Whether a job may lose no further lease. It may be what ends its process, or have run beside it by chance: of such jobs a process runs
 * one at a time, so that the next end tells which. One lost lease says nothing yet: a process was stopped, and all it ran goes on at once.
 */
export function isSuspect({ lostLeases }: Pick<Job, 'lostLeases'>): boolean {
  return lostLeases >= LEASES_TO_LOSE - 1;
}
