import type { ErrorDetails } from '@saldo/kernel';
import { isSuspect, type Job } from './job.ts';

/** What stands around a queued job. */
export interface Surroundings {
  /** How many go before it, at most `MOST_COUNTED`; null for whoever must not learn of others' jobs. */
  readonly ahead: number | null;
  /** How many of its queue run; null likewise. */
  readonly running: number | null;
  /** Whether one of those runs that it may not run beside. */
  readonly partnerRuns: boolean;
  /** Whether any process runs jobs. */
  readonly workersRun: boolean;
  readonly now: Date;
}

/** Code and values of the sentence that says why a job waits. */
export interface WaitingReason {
  readonly code: `jobs.waits-${string}`;
  readonly details: ErrorDetails;
}

/** So many that go before are counted; more are `more`. */
export const MOST_COUNTED = 1_000;

type Queued = Pick<Job, 'status' | 'runAt' | 'attempts' | 'maxAttempts' | 'error' | 'lostLeases'>;

/**
 * Why a queued job has not begun: the one thing that must pass first. What has its time waits for that, then for somebody to run it at
 * all, then for its like, then for a place. Null for a job that does not wait.
 */
export function waitingReason(job: Queued, { ahead, running, partnerRuns, workersRun, now }: Surroundings): WaitingReason | null {
  if (job.status !== 'queued') return null;
  if (job.runAt > now) return waitsForTime(job, now);
  if (!workersRun) return reason('jobs.waits-worker');
  if (partnerRuns) return reason('jobs.waits-partner');
  if (isSuspect(job)) return reason('jobs.waits-alone');
  if (ahead === null || running === null) return reason('jobs.waits-place');
  if (ahead > 0) return reason('jobs.waits-turn', { ahead: Math.min(ahead, MOST_COUNTED), more: ahead >= MOST_COUNTED, running });
  return running > 0 ? reason('jobs.waits-first', { running }) : reason('jobs.waits-moment');
}

function waitsForTime({ runAt, attempts, maxAttempts, error }: Queued, now: Date): WaitingReason {
  const until = clockText(runAt, now);
  if (!error) return reason('jobs.waits-time', { until });
  if (error.code.endsWith('.limit')) return reason('jobs.waits-limit', { until });
  if (error.code === 'database.unreachable') return reason('jobs.waits-database', { until });
  return reason('jobs.waits-back-off', { until, attempt: attempts, of: maxAttempts });
}

function reason(code: WaitingReason['code'], details: ErrorDetails = {}): WaitingReason {
  return { code, details };
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/**
 * An instant by the firm's clock: `06:00`, with its day where it is not today's, and with its seconds where it comes within a minute.
 */
export function clockText(instant: Date, now: Date): string {
  const [day, time = ''] = CLOCK.format(instant).split(' ');
  const soon = instant.getTime() - now.getTime() < 60_000;
  const clock = soon ? time : time.slice(0, 5);
  return day === CLOCK.format(now).split(' ')[0] ? clock : `${day} ${clock}`;
}
