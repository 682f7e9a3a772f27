import type { Job } from '../../api/resources.ts';
import { durationText, secondsBetween } from '../../format/time.ts';
import type { Words } from '../../words/words.tsx';
import { bankResult } from './bank-result.ts';
import { toneOf } from './job-state.ts';
import { syncResult } from './sync-result.ts';

/** What a job came to, in a line: counts, or why it failed; of one that waits, why it does. */
export function outcomeText(job: Pick<Job, 'error' | 'status' | 'result' | 'why'>, words: Words): string {
  if (job.why) return job.why;
  if (job.error && job.status !== 'succeeded') return job.error.message;
  const counts = syncResult(job)?.vouchers ?? bankResult(job)?.transactions;
  if (!counts) return '';
  const { added, changed, removed } = counts;
  return words.feeds.changedSome(added, changed, removed) || words.feeds.nothingNew;
}

/** A job's state in a word; one that succeeded without a proof says so. */
export function stateText(job: Pick<Job, 'status' | 'result'>, words: Words): string {
  return toneOf(job) === 'late' ? words.feeds.notProven : words.jobs.statuses[job.status];
}

/** How long a job took. */
export function tookText({ startedAt, finishedAt }: Pick<Job, 'startedAt' | 'finishedAt'>, words: Words): string {
  const seconds = secondsBetween(startedAt, finishedAt);
  return seconds === null ? '' : durationText(seconds, words.language);
}
