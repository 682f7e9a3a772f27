import { SaldoError } from '@saldo/kernel';
import { Cron } from 'croner';

/**
 * The first instant after `after` at which a cron expression of five fields is due in an IANA time zone, each day once:
 * an hour that the clocks skip runs when they have moved, one that comes twice runs the first time.
 * Throws SaldoError `jobs.bad-schedule` for an expression or zone that is none, or one that never comes.
 */
export function nextRun(cron: string, timeZone: string, after: Date): Date {
  try {
    const next = new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(after);
    if (next) return next;
  } catch (error) {
    throw new SaldoError('jobs.bad-schedule', 'invalid', { cron, timeZone }, { cause: error });
  }
  throw new SaldoError('jobs.bad-schedule', 'invalid', { cron, timeZone });
}

/** A minute of the hour for a feed, always the same and spread evenly over all feeds, so that they do not all ask at once. */
export function spreadMinute(feedId: string): number {
  return spread(feedId) % 60;
}

/** An hour between `from` and `to` (both included) for a feed that wants none in particular. */
export function spreadHour(feedId: string, from: number, to: number): number {
  return from + (Math.floor(spread(feedId) / 60) % (to - from + 1));
}

// FNV-1a: the random bits of an id would do, but ids of one millisecond share most of theirs.
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
