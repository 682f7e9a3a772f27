import { removeSchedule, spreadHour, spreadMinute, upsertSchedule } from '@saldo/jobs';
import type { Tx } from '@saldo/platform/db';
import { isScheduled, scheduleName } from './feed-rules.ts';
import { syncOf } from './jobs.ts';
import { type Feed, timeZoneOf } from './store.ts';

/**
 * Makes the feed's daily schedule what its state says: once a day at its hour in the client's time zone, at a minute of its own, so that
 * the feeds do not all ask at once; feeds that want no hour in particular share the night. None where it is not fetched by itself.
 */
export async function setSchedule(tx: Tx, feed: Feed): Promise<void> {
  const definition = syncOf(feed.source);
  if (!definition || !isScheduled(feed)) return await removeSchedule(tx, scheduleName(feed.id));
  await upsertSchedule(tx, {
    name: scheduleName(feed.id),
    definition,
    payload: { feedId: feed.id },
    clientId: feed.clientId,
    subjectId: feed.id,
    cron: `${spreadMinute(feed.id)} ${feed.scheduleHour ?? usualHour(feed)} * * *`,
    timeZone: await timeZoneOf(tx, feed.clientId),
  });
}

// Books are fetched by night; banks have booked the last day by six in the morning.
function usualHour({ id, source }: Feed): number {
  return source === 'BANK' ? 6 : spreadHour(id, 1, 5);
}
