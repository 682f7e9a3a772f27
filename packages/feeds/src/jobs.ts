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

/** Fetches a client's bank accounts: what is booked and pending, and the balances. */
export const bankSync = defineJob({
  name: 'etl.bank',
  queue: 'etl',
  // A bank counts failures against the consent: one retry, and not at once.
  attempts: 2,
  backoffSeconds: 60,
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

/** What may be handed over: books, statements of a bank, details of deposits, and the tax account. */
export const importKinds = ['sie', 'camt053', 'camt054', 'mt940', 'bgmax', 'csv', 'skattekonto'] as const;
export type ImportKind = (typeof importKinds)[number];

const fileToImport = z.object({
  feedId: z.uuid(),
  kind: z.enum(importKinds),
  fileKey: z.string(),
  fileName: z.string(),
  /** The account of a file that names none. */
  bankAccountId: z.uuid().optional(),
  /** How the columns of a CSV file are read. */
  mappingId: z.uuid().optional(),
});
export type ImportPayload = z.infer<typeof fileToImport>;

/** Takes in a file that somebody has handed over; it lies under its key until the job has read it. */
export const fileImport = defineJob({
  name: 'etl.import',
  queue: 'etl',
  payload: fileToImport,
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
  if (source === 'MANUAL') return null;
  return source === 'FORTNOX' ? fortnoxSync : bankSync;
}
