import { addDays, daysBetween, type PlainDate } from '@saldo/kernel';
import type { ClientFacts, FeedFacts, JobFacts, YearFacts } from './facts.ts';
import { type Moment, mostUrgent, type Step, step } from './step.ts';

/** Days after which books of the running month count as old: a feed is fetched each night, files are handed over about monthly. */
const FETCHED_OLD_AFTER_DAYS = 1;
const FILES_OLD_AFTER_DAYS = 31;
const ACCOUNTS_NAMED = 3;

/**
 * How the books of a month stand. They are `done` where a run after the month's end proved them by what their source states, or, while the
 * month goes on, where a fresh run did; what is locked at the source needs no later run.
 */
export function booksStep({ feeds, jobs, years }: ClientFacts, moment: Moment): Step {
  const running = runningStep(jobs.filter(({ brings }) => brings === 'books'));
  if (running) return running;
  if (moment.month.from > moment.today) return step('none', 'board.not-begun');
  const ofYears = mostUrgent(years.map((year) => yearStep(year, feeds, moment)));
  return ofYears ?? withoutYear(feeds);
}

/** The step while a job brings what it is about; null where none does. */
export function runningStep(jobs: readonly JobFacts[]): Step | null {
  const job = jobs.find(({ status }) => status === 'running') ?? jobs[0];
  if (!job) return null;
  const { id, feedId, status, progress, runAt } = job;
  const where = { jobId: id, feedId, helps: 'follow' as const };
  return status === 'running'
    ? step('running', 'board.fetching', { ...where, progress })
    : step('running', 'board.queued', { ...where, at: runAt });
}

function withoutYear(feeds: readonly FeedFacts[]): Step {
  const ofBooks = feeds.filter(({ source }) => source !== 'BANK');
  if (ofBooks.length === 0) return step('due', 'board.no-books', { helps: 'connect' });
  const fetched = ofBooks.filter(({ source }) => source === 'FORTNOX');
  const trouble = mostUrgent(ofBooks.flatMap((feed) => troubleOf(feed) ?? []));
  if (trouble) return trouble;
  const [feed] = fetched;
  if (!feed) return step('due', 'board.no-file', { helps: 'import' });
  const where = { feedId: feed.id, helps: 'fetch' as const };
  return feed.lastSyncAt === null
    ? step('due', 'board.never-fetched', where)
    : step('due', 'board.no-year', { ...where, at: feed.lastSyncAt });
}

/** What keeps a feed from bringing anything; null where nothing does. */
export function troubleOf(feed: FeedFacts): Step | null {
  const { id, status, lastError, lastJobId, source } = feed;
  const where = { feedId: id };
  switch (status) {
    case 'needs_connect':
      return step('blocked', lastError?.code ?? 'board.needs-connect', { ...toldOf(lastError), ...where, helps: 'connect' });
    case 'failing':
      return step('blocked', lastError?.code ?? 'board.failing', { ...toldOf(lastError), ...where, jobId: lastJobId, helps: 'fetch' });
    case 'disconnected':
      return step('attention', 'board.disconnected', { ...where, helps: 'connect' });
    case 'paused':
      return step('attention', 'board.paused', { ...where, helps: 'resume' });
    case 'new':
      return step('due', 'board.not-connected', { ...where, helps: 'connect' });
    default:
      // A file that was refused leaves its feed as it was; the error stays until one is taken in.
      return source === 'MANUAL' && lastError
        ? step('attention', lastError.code, { ...toldOf(lastError), ...where, jobId: lastJobId, helps: 'import' })
        : null;
  }
}

function toldOf(error: FeedFacts['lastError']) {
  return error ? { details: error.details, at: new Date(error.at) } : {};
}

function yearStep(year: YearFacts, feeds: readonly FeedFacts[], moment: Moment): Step {
  const feed = feeds.find(({ id }) => id === year.feedId);
  const found = provenStep(year, feed, moment);
  if (found.state === 'done' && year.locked) return found;
  const trouble = feed ? troubleOf(feed) : null;
  // What was fetched whole is not undone by a feed that somebody has put to rest since; one that fails may hide what came late.
  const rests = feed?.status === 'paused' || feed?.status === 'disconnected' || feed?.status === 'new';
  if (!trouble || (rests && found.state === 'done' && reaches(year, moment))) return found;
  return mostUrgent([trouble, found]) ?? found;
}

function provenStep(year: YearFacts, feed: FeedFacts | undefined, moment: Moment): Step {
  const { proof, provedAt, feedId } = year;
  const again = feed?.source === 'MANUAL' ? ('import' as const) : ('fetch' as const);
  const where = { at: provedAt, feedId, until: knownUntil(year, moment) };
  if (!proof) return step('attention', 'board.cut-off', { ...where, until: null, helps: again });
  if (proof.entries === 0) return step('none', 'board.empty-year', { ...where, count: 0 });
  if (proof.status === 'unproven') return unprovenStep(proof, where);
  if (reaches(year, moment)) return step('done', 'board.proven', where);
  return isOver(moment)
    ? step('due', 'board.not-whole', { ...where, details: { until: where.until }, helps: again })
    : runningMonth(year, { ...where, again, isFile: feed?.source === 'MANUAL' }, moment);
}

function unprovenStep(
  { differences, differenceCount, unbalanced }: NonNullable<YearFacts['proof']>,
  where: Pick<Step, 'at' | 'feedId' | 'until'>,
): Step {
  if (differenceCount === 0 && unbalanced > 0) {
    return step('attention', 'board.unbalanced', { ...where, count: unbalanced, details: { count: unbalanced }, helps: 'review' });
  }
  if (differenceCount === 0) return step('attention', 'board.nothing-stated', { ...where, helps: 'compare' });
  const named = differences.slice(0, ACCOUNTS_NAMED).map(({ account }) => account);
  return step('attention', 'board.unproven', {
    ...where,
    count: differenceCount,
    details: { accounts: named.join(', '), more: differenceCount - named.length },
    helps: 'compare',
  });
}

function runningMonth(
  { provedOn }: YearFacts,
  { again, isFile, ...where }: Pick<Step, 'at' | 'feedId' | 'until'> & { again: 'import' | 'fetch'; isFile: boolean },
  { today }: Moment,
): Step {
  const most = isFile ? FILES_OLD_AFTER_DAYS : FETCHED_OLD_AFTER_DAYS;
  const days = provedOn === null ? most + 1 : daysBetween(provedOn, today);
  const details = { until: where.until, days };
  return days <= most
    ? step('done', 'board.proven-until', { ...where, details })
    : step('due', 'board.old', { ...where, details, helps: again });
}

function isOver({ month, today }: Moment): boolean {
  return today > month.to;
}

// Fetched on the month's last day it may still lack that day's evening.
function reaches(year: YearFacts, { month }: Moment): boolean {
  if (year.locked && year.balancesUpTo === null) return true;
  const [last = month.to] = [year.to, month.to].sort();
  const stated = year.balancesUpTo === null || year.balancesUpTo >= last;
  return stated && year.provedOn !== null && year.provedOn > last;
}

function knownUntil({ provedOn, balancesUpTo, locked }: YearFacts, { month }: Moment): PlainDate | null {
  if (provedOn === null) return null;
  const days = [month.to, ...(locked ? [] : [provedOn]), ...(balancesUpTo === null ? [] : [balancesUpTo])].sort();
  const until = days[0] ?? month.to;
  return until < month.from ? addDays(month.from, -1) : until;
}
