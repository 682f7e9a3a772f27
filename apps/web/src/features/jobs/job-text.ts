import type { Job } from '../../api/resources.ts';
import { countText } from '../../format/amount.ts';
import { durationText, secondsBetween } from '../../format/time.ts';
import type { Words } from '../../words/words.tsx';
import { bankResult } from './bank-result.ts';
import { toneOf } from './job-state.ts';
import { syncResult } from './sync-result.ts';

/** What a job came to, in a line: counts, or why it failed; of one that waits, why it does; of one that runs, where it is. */
export function outcomeText(job: Pick<Job, 'error' | 'status' | 'result' | 'why' | 'progress'>, words: Words): string {
  if (job.why) return job.why;
  if (job.status === 'running') return [phaseText(job, words), countedText(job, words)].filter(Boolean).join(', ');
  if (job.error && job.status !== 'succeeded') return job.error.message;
  const counts = syncResult(job)?.vouchers ?? bankResult(job)?.transactions;
  if (!counts) return '';
  const { added, changed, removed } = counts;
  return words.feeds.changedSome(added, changed, removed) || words.feeds.nothingNew;
}

/** What a running job is doing. */
export function phaseText({ progress: { phase } }: Pick<Job, 'progress'>, words: Words): string {
  return words.jobs.phases[phase] ?? (phase || words.jobs.runningNow);
}

/** How far it has come with that; nothing before it has counted anything. */
export function countedText({ progress: { done, total } }: Pick<Job, 'progress'>, { language, jobs }: Words): string {
  if (done === 0 && !total) return '';
  return total === null ? countText(done, language) : jobs.of(countText(done, language), countText(total, language));
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
