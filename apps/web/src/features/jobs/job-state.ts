import type { Job, JobStatus, Progress } from '../../api/resources.ts';
import type { Tone } from '../../ui/state.tsx';

/** Every status, in the order of a job's life. */
export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const satisfies readonly JobStatus[];

/** The queues, as the page lists them. */
export const queues = ['etl', 'ai', 'reports', 'compliance', 'onboarding'] as const satisfies readonly Job['queue'][];

/** Whether the job will not change any more unless a person asks for it again. */
export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled';
}

/** How a job's status looks. A succeeded one whose proof does not hold wants a look. */
export function toneOf({ status, result }: Pick<Job, 'status' | 'result'>): Tone {
  const proof = result?.proof;
  const unproven = typeof proof === 'object' && proof !== null && 'status' in proof && proof.status === 'unproven';
  return status === 'succeeded' && unproven ? 'late' : tones[status];
}

const tones: Record<JobStatus, Tone> = { queued: 'unknown', running: 'running', succeeded: 'proven', failed: 'wrong', cancelled: 'none' };

/** How fast a phase goes, as this page has seen it. */
export interface Pace {
  phase: string;
  sinceMs: number;
  doneThen: number;
}

/** The pace after news of a job. It begins anew with each phase, and when the count falls back after a retry. */
export function nextPace(pace: Pace | undefined, { phase, done }: Progress, nowMs: number): Pace {
  if (pace && pace.phase === phase && done >= pace.doneThen) return pace;
  return { phase, sinceMs: nowMs, doneThen: done };
}

const LEAST_MS = 1_500;

/** Seconds that the phase will still take at its pace; null as long as nobody can tell. */
export function secondsLeft(pace: Pace, { done, total }: Progress, nowMs: number): number | null {
  const passed = nowMs - pace.sinceMs;
  const made = done - pace.doneThen;
  if (total === null || made <= 0 || passed < LEAST_MS || done >= total) return null;
  return ((total - done) / made) * (passed / 1_000);
}
