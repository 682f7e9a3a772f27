import type { Feed, FinancialYear, Job, Task } from '../../api/resources.ts';
import { yearName } from '../../format/period.ts';
import type { Tone } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';
import { feedName } from '../feeds/feed-state.ts';
import { taskFigures } from './task-figures.ts';

/** What is odd about a client, and where it is looked at. */
export interface Odd {
  readonly id: string;
  readonly tone: Tone;
  readonly text: string;
  /** What it is seen by, a sentence each. */
  readonly figures?: readonly string[];
  readonly to: OddPlace | null;
}

export type OddPlace =
  | { readonly room: 'balance' | 'flagged'; readonly days: { readonly from: string; readonly to: string } }
  | { readonly room: 'feed'; readonly feedId: string }
  | { readonly room: 'bank'; readonly accountId: string | null }
  | { readonly room: 'job'; readonly jobId: string };

/** What is known of a client that may be odd. */
export interface OddFacts {
  readonly years: readonly FinancialYear[];
  readonly feeds: readonly Feed[];
  readonly tasks: readonly Task[];
  /** The latest first. */
  readonly jobs: readonly Job[];
  readonly flagged: number;
}

const ACCOUNTS_NAMED = 5;
const ofFeeds: ReadonlySet<string> = new Set(['feed-connect', 'feed-failed', 'import-failed']);

/** Everything odd about a client, what stops it first; each thing once, however many places tell of it. */
export function oddThings(facts: OddFacts, words: Words): Odd[] {
  const feeds = facts.feeds.flatMap((feed) => oddFeed(feed, words));
  const told = new Set(facts.feeds.filter(({ id }) => feeds.some((odd) => odd.id === id)).map(({ id }) => id));
  const jobs = facts.jobs.filter((job) => isUnanswered(job, facts.jobs) && !told.has(job.feedId ?? '')).map((job) => oddJob(job, words));
  const tasks = facts.tasks.filter(({ kind }) => told.size === 0 || !ofFeeds.has(kind)).map((task) => oddTask(task, words));
  return [...feeds, ...jobs, ...facts.years.flatMap((year) => oddYear(year, words)), ...oddVouchers(facts, words), ...tasks];
}

function oddFeed({ id, source, config, status, lastError }: Feed, words: Words): Odd[] {
  const stops = status === 'needs_connect' || status === 'failing';
  if (status === 'archived' || (!stops && !(source === 'MANUAL' && lastError))) return [];
  const name = feedName({ source, config }, words);
  const told = lastError?.message ?? (stops ? words.feeds.sentences[status] : '');
  const text = told.startsWith(name) ? told : `${name}: ${told}`;
  return [{ id, tone: stops ? 'wrong' : 'late', text, to: { room: 'feed', feedId: id } }];
}

// A failure that a later run of the same kind has answered is history.
function isUnanswered(job: Job, all: readonly Job[]): boolean {
  if (job.status !== 'failed') return false;
  return !all.some(
    (other) => other.name === job.name && other.feedId === job.feedId && other.createdAt > job.createdAt && other.status === 'succeeded',
  );
}

function oddJob({ id, name, error }: Job, words: Words): Odd {
  const text = `${words.jobs.names[name] ?? name}: ${error?.message ?? words.jobs.statuses.failed}`;
  return { id, tone: 'wrong', text, to: { room: 'job', jobId: id } };
}

function oddYear({ id, proof, from, to }: FinancialYear, words: Words): Odd[] {
  if (!proof || proof.status === 'proven' || proof.entries === 0) return [];
  const name = yearName({ from, to });
  const days = { from, to };
  const { differences, differenceCount, unbalanced } = proof;
  const named = differences.slice(0, ACCOUNTS_NAMED).map(({ account }) => account);
  const odd: Odd[] = [];
  if (differenceCount > 0) {
    const text = words.timeline.yearDiffers(name, named.join(', '), differenceCount - named.length);
    odd.push({ id: `${id} sums`, tone: 'late', text, to: { room: 'balance', days } });
  }
  if (unbalanced > 0)
    odd.push({ id: `${id} vouchers`, tone: 'late', text: words.timeline.yearUnbalanced(name, unbalanced), to: { room: 'flagged', days } });
  if (odd.length === 0)
    odd.push({ id: `${id} nothing`, tone: 'late', text: words.timeline.yearUnstated(name), to: { room: 'balance', days } });
  return odd;
}

// Those that do not balance are told with their year.
function oddVouchers({ flagged, years }: OddFacts, words: Words): Odd[] {
  const unbalanced = years.reduce((sum, { proof }) => sum + (proof?.unbalanced ?? 0), 0);
  const [last] = years;
  const first = years.at(-1);
  if (flagged <= unbalanced || !last || !first) return [];
  const text = words.timeline.flagged(flagged - unbalanced);
  return [{ id: 'flagged', tone: 'late', text, to: { room: 'flagged', days: { from: first.from, to: last.to } } }];
}

function oddTask({ id, kind, title, refs, suggestion }: Task, words: Words): Odd {
  const job = refs.find(({ type }) => type === 'job');
  const feed = refs.find(({ type }) => type === 'feed');
  const account = refs.find(({ type }) => type === 'bankAccount');
  const ofBank = kind === 'bank-unproven' || kind === 'bank-consent';
  const to: OddPlace | null = ofBank
    ? { room: 'bank', accountId: account?.id ?? null }
    : feed
      ? { room: 'feed', feedId: feed.id }
      : job
        ? { room: 'job', jobId: job.id }
        : null;
  return { id, tone: 'late', text: title, figures: kind === 'bank-unproven' ? taskFigures(suggestion, words) : [], to };
}
