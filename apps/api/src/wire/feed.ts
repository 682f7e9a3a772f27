import { z } from '@hono/zod-openapi';
import { type Feed, feedSources, feedStatuses } from '@saldo/feeds';
import type { Language } from '@saldo/kernel';
import { sentence } from '../catalogue.ts';
import { dayField, idField, idText, instantText } from './basics.ts';
import { JobErrorSchema } from './job.ts';

const source = z.enum(feedSources);
const schedule = z.object({
  hour: z.int().min(0).max(23).nullable().openapi({ description: "In the client's time zone; null spreads the feeds over the night." }),
  paused: z.boolean(),
});

export const FeedSchema = z
  .object({
    id: idText,
    clientId: idText,
    source,
    config: z.record(z.string(), z.unknown()).openapi({ description: 'Without secrets: they go in and never come out.' }),
    status: z.enum(feedStatuses),
    schedule,
    lastSyncAt: instantText.nullable(),
    lastJobId: idText.nullable(),
    lastError: JobErrorSchema.pick({ code: true, message: true }).extend({ at: instantText }).nullable(),
    version: z.int(),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .openapi('DataFeed');

const config = z.record(z.string().max(100), z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])).openapi({
  description:
    'Of a `FORTNOX` feed: `apiKey` connects it without a consent; `serviceAccount: false` asks at the next consent for no service account, where the integration may have none, and the feed then signs in by tokens that are renewed each hour; `files: false` leaves the files that hang on vouchers at the source.',
});

export const NewFeedSchema = z
  .object({ clientId: idField, source, config: config.default({}), schedule: schedule.partial().optional() })
  .openapi('NewDataFeed');

export const FeedChangeSchema = z.object({ config, schedule: schedule.partial() }).partial().openapi('DataFeedChange');

export const SyncWishSchema = z
  .object({
    from: dayField.optional().openapi({ description: 'Adds the years back to this day.' }),
    to: dayField.optional(),
    full: z.boolean().optional().openapi({ description: 'Reads everything again.' }),
  })
  .openapi('SyncWish');

export const ConnectWishSchema = z.object({ institutionId: idField.optional() }).openapi('ConnectWish');

/** A feed as its resource. */
export function toFeed(feed: Feed, language: Language): z.input<typeof FeedSchema> {
  const { lastError } = feed;
  return {
    id: feed.id,
    clientId: feed.clientId,
    source: feed.source,
    config: { ...feed.config },
    status: feed.status,
    schedule: { hour: feed.scheduleHour, paused: feed.schedulePaused },
    lastSyncAt: feed.lastSyncAt?.toISOString() ?? null,
    lastJobId: feed.lastJobId,
    lastError: lastError && { code: lastError.code, message: sentence(lastError.code, lastError.details, language), at: lastError.at },
    version: feed.version,
    createdAt: feed.createdAt.toISOString(),
    updatedAt: feed.updatedAt.toISOString(),
  };
}
