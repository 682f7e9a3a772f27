import type { Feed, FeedStatus, FinancialYear, Job } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import type { Tone } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';
import { bankFeedName } from '../bank/account-text.ts';

const tones: Record<FeedStatus, Tone> = {
  new: 'late',
  active: 'proven',
  paused: 'idle',
  needs_connect: 'wrong',
  failing: 'wrong',
  disconnected: 'none',
  archived: 'none',
};

/** Feeds from the one that needs somebody most to the one that needs nobody. */
const urgency: Record<Tone, number> = { wrong: 0, late: 1, running: 2, unknown: 3, idle: 4, none: 5, proven: 6 };

/** What a feed is called: its source, and of a bank which one and by whom. */
export function feedName(feed: Pick<Feed, 'source' | 'config'>, words: Words): string {
  return feed.source === 'BANK' ? bankFeedName(feed, words) : words.feeds.sources[feed.source];
}

/** How a feed stands, in a word. */
export function feedState(feed: Pick<Feed, 'status' | 'source' | 'lastError'>, words: Words): { tone: Tone; text: string } {
  if (feed.source === 'MANUAL' && feed.status !== 'archived') return { tone: 'proven', text: words.feeds.manual };
  return { tone: tones[feed.status], text: words.feeds.statuses[wantsKey(feed) ? 'needs_key' : feed.status] };
}

/** Whether it is another key that a feed waits for, and not a consent. */
export function wantsKey({ status, lastError }: Pick<Feed, 'status' | 'lastError'>): boolean {
  return status === 'needs_connect' && lastError?.code === 'fortnox.key-refused';
}

/** How a feed stands, in a sentence with the next step. */
export function feedSentence(feed: Pick<Feed, 'source' | 'status' | 'schedule' | 'lastError'>, words: Words): string {
  const { source, status, schedule } = feed;
  const { sentences } = words.feeds;
  if (source === 'MANUAL' && status !== 'archived') return sentences.manual;
  if (wantsKey(feed)) return sentences.needs_key;
  if (status !== 'active') return sentences[status];
  if (schedule.paused) return sentences.activeByHand;
  return sentences.active(schedule.hour === null ? words.feeds.hourSpread : words.feeds.hourAt(schedule.hour));
}

/** The feeds that books come by: a bank's brings transactions, none. */
export function bookFeeds(feeds: readonly Feed[]): Feed[] {
  return feeds.filter(({ source, status }) => source !== 'BANK' && status !== 'archived');
}

/** How the books of a client stand: being fetched, else from the feeds that bring them, where the one that needs somebody most speaks for all. */
export function booksState(feeds: readonly Feed[], words: Words, now: Date, running = false): { tone: Tone; text: string } {
  if (running) return { tone: 'running', text: words.feeds.running };
  const [worst] = bookFeeds(feeds).sort((a, b) => urgency[tones[a.status]] - urgency[tones[b.status]]);
  if (!worst) return { tone: 'none', text: words.feeds.noSource };
  const state = feedState(worst, words);
  if (state.tone !== 'proven') return state;
  return worst.lastSyncAt
    ? { tone: 'proven', text: momentText(worst.lastSyncAt, now, words.language) }
    : { tone: 'unknown', text: words.feeds.neverFetched };
}

/** The company at the other side that a consent was given for; null where the source has not said. */
export function connectedCompany({ config }: Pick<Feed, 'config'>): { name: string; orgNo: string } | null {
  const { company, orgNo } = config;
  return typeof company === 'string' && typeof orgNo === 'string' ? { name: company, orgNo } : null;
}

/** What may be done with a feed now, whoever it is that asks. */
export function feedCan({ source, status }: Pick<Feed, 'source' | 'status'>) {
  const fetched = source !== 'MANUAL';
  return {
    sync: fetched && (status === 'active' || status === 'failing'),
    connect: fetched && (status === 'new' || status === 'needs_connect' || status === 'disconnected' || status === 'failing'),
    pause: fetched && (status === 'active' || status === 'failing' || status === 'needs_connect'),
    resume: status === 'paused',
    disconnect: fetched && status !== 'new' && status !== 'disconnected' && status !== 'archived',
    schedule: fetched && status !== 'archived',
  };
}

const bookJobs: ReadonlySet<string> = new Set(['etl.fortnox', 'etl.import']);

/** When books last came in, and from where; null where they never did. Files may be statements only, which no year comes from. */
export function booksFetched(
  feeds: readonly Feed[],
  years: readonly Pick<FinancialYear, 'feedId'>[],
): { at: string; source: Feed['source'] } | null {
  const bringing = bookFeeds(feeds).filter(({ id, source }) => source !== 'MANUAL' || years.some(({ feedId }) => feedId === id));
  const fetched = bringing.flatMap(({ lastSyncAt, source }) => (lastSyncAt ? [{ at: lastSyncAt, source }] : []));
  return fetched.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** Whether a job is bringing vouchers or transactions just now; one that only adds what is told around them is not. */
export function bringsData({ name, status }: Pick<Job, 'name' | 'status'>): boolean {
  return (bookJobs.has(name) || name === 'etl.bank') && (status === 'running' || status === 'queued');
}

/** Whether a job is bringing vouchers just now. */
export function bringsBooks(job: Pick<Job, 'name' | 'status'>): boolean {
  return bookJobs.has(job.name) && bringsData(job);
}

/** The job that is under way, if any: one that brings vouchers before any other, a running one before a queued one. */
export function openJob(jobs: readonly Job[]): Job | undefined {
  const open = jobs.filter((job) => job.status === 'running' || bringsData(job));
  return open.sort((a, b) => rank(a) - rank(b))[0];
}

function rank(job: Job): number {
  return (bringsData(job) ? 0 : 2) + (job.status === 'running' ? 0 : 1);
}
