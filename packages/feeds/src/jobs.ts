import { defineJob, type JobDefinition } from '@saldo/jobs';
import { parsePlainDate } from '@saldo/kernel';
import { z } from 'zod';
import { noteFailed, noteStillConsented } from './failure-store.ts';
import type { FeedSource } from './schema.ts';

const day = z.string().refine((text) => parsePlainDate(text) !== null);

/** What a sync is asked for besides the years that it always takes: older ones from a day on, and everything again. */
const syncWish = z.object({ feedId: z.uuid(), from: day.optional(), to: day.optional(), full: z.literal(true).optional() });
export type SyncPayload = z.infer<typeof syncWish>;

/** Fetches a client's books from Fortnox, year by year. */
export const fortnoxSync = defineJob({
  name: 'etl.fortnox',
  queue: 'etl',
  payload: syncWish,
  subjectType: 'feed',
  onePer: ({ feedId }) => feedId,
  onFailed: noteFailed,
});

/** Fetches what the year files lack: references, comments, approval, cost centre, project and files of vouchers, their bytes too. Unproves nothing. */
export const fortnoxDetails = defineJob({
  name: 'etl.fortnox-details',
  queue: 'etl',
  payload: z.object({ feedId: z.uuid() }),
  subjectType: 'feed',
  onePer: ({ feedId }) => feedId,
  background: true,
});

/** Takes in a SIE file that somebody has handed over; it lies under its key until the job has read it. */
export const sieImport = defineJob({
  name: 'etl.import',
  queue: 'etl',
  payload: z.object({ feedId: z.uuid(), kind: z.literal('sie'), fileKey: z.string(), fileName: z.string() }),
  subjectType: 'feed',
  onePer: ({ feedId }) => feedId,
  onFailed: noteFailed,
});

/** Takes back a consent at the provider, with the secrets that were put aside when the feed was disconnected. */
export const revokeConsent = defineJob({
  name: 'etl.revoke',
  queue: 'etl',
  attempts: 8,
  backoffSeconds: 10,
  payload: z.object({ feedId: z.uuid(), revocationId: z.uuid() }),
  subjectType: 'feed',
  onFailed: noteStillConsented,
});

/** The job that fetches feeds of a source; null where there is none yet. */
export function syncOf(source: FeedSource): JobDefinition<SyncPayload> | null {
  return source === 'FORTNOX' ? fortnoxSync : null;
}
