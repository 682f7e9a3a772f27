import { z } from '@hono/zod-openapi';
import {
  archiveFeed,
  createFeed,
  disconnectFeed,
  type Feed,
  feedSources,
  feedStatuses,
  getFeed,
  listFeeds,
  pauseFeed,
  requestSync,
  resumeFeed,
  updateFeed,
} from '@saldo/feeds';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { fileQuery, fileSort } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { feedSheet } from '../sheets/lists/firm.ts';
import { wholeList } from '../sheets/whole-list.ts';
import { body, given, idField, idParams, json, pageOf, pageOrFile, pageQuery } from '../wire/basics.ts';
import { FeedChangeSchema, FeedSchema, NewFeedSchema, SyncWishSchema, toFeed } from '../wire/feed.ts';
import { StartedSchema, toJob } from '../wire/job.ts';
import type { Routes } from './resources.ts';

const tags = ['data feeds'];

const listQuery = z.object({
  clientId: idField.optional(),
  source: z.enum(feedSources).optional(),
  status: z.enum(feedStatuses).optional().openapi({ description: 'Archived ones are listed only where asked for.' }),
  sort: fileSort(feedSheet),
  ...fileQuery(feedSheet),
  ...pageQuery,
});

/** Where a client's data comes from. */
export function feedRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'feed.read' },
    {
      method: 'get',
      path: '/api/datafeeds',
      tags,
      summary: 'Data feeds, in the order in which they were made',
      request: { query: listQuery },
      responses: { 200: pageOrFile('A page of feeds', pageOf(FeedSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const { sort, ...filter } = asked;
    const read = (part: { limit: number; cursor: string | undefined }) => listFeeds(actorOf(c), { ...filter, ...part });
    const toRow = (feed: Feed) => toFeed(feed, c.var.language);
    if (!format) return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toRow), 200);
    const whole = wholeList(feedSheet, { read, toRow, sort, language: c.var.language });
    return await listFile(c, { sheet: feedSheet, format, columns, asked, read: whole, toRow: (row) => row });
  });

  const make = guarded(
    guard,
    { may: 'feed.create' },
    {
      method: 'post',
      path: '/api/datafeeds',
      tags,
      summary: 'Makes a data feed; a key in its config connects it at once',
      request: { body: body(NewFeedSchema) },
      responses: { 201: json('The feed', FeedSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const { schedule, ...fields } = c.req.valid('json');
    const work = () => createFeed(actorOf(c), { ...fields, schedule: schedule && given(schedule) });
    return await answerWith(c, work, (feed) =>
      c.json(toFeed(feed, c.var.language), 201, { location: `/api/datafeeds/${feed.id}`, etag: etag(feed.version) }),
    );
  });

  const get = guarded(
    guard,
    { may: 'feed.read', target: getFeed },
    {
      method: 'get',
      path: '/api/datafeeds/{id}',
      tags,
      summary: 'One data feed',
      request: { params: idParams },
      responses: { 200: json('The feed', FeedSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const feed = await getFeed(actorOf(c), c.req.valid('param').id);
    return c.json(toFeed(feed, c.var.language), 200, { etag: etag(feed.version) });
  });
}

/** Changing a data feed. */
export function feedChangeRoutes({ app, guard }: Routes): void {
  const change = guarded(
    guard,
    { may: 'feed.write', target: getFeed },
    {
      method: 'patch',
      path: '/api/datafeeds/{id}',
      tags,
      summary: 'Changes config and schedule; what is left out stays',
      request: { params: idParams, body: body(FeedChangeSchema) },
      responses: { 200: json('The feed as it now is', FeedSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const { config, schedule } = c.req.valid('json');
    const version = expectedVersion(c.req.header('if-match'));
    const fields = { config, schedule: schedule && given(schedule) };
    const feed = await updateFeed(actorOf(c), c.req.valid('param').id, fields, { version });
    return c.json(toFeed(feed, c.var.language), 200, { etag: etag(feed.version) });
  });

  const archive = guarded(
    guard,
    { may: 'feed.write', target: getFeed },
    {
      method: 'delete',
      path: '/api/datafeeds/{id}',
      tags,
      summary: 'Archives a feed, which disconnects it; what it brought stays',
      request: { params: idParams },
      responses: { 204: { description: 'Archived' } },
    },
  );
  app.openapi(archive, async (c) => {
    await archiveFeed(actorOf(c), c.req.valid('param').id, { version: expectedVersion(c.req.header('if-match')) });
    return c.body(null, 204);
  });
}

/** What is done with a feed. */
export function feedActRoutes({ app, guard }: Routes): void {
  for (const [verb, summary, action] of [
    ['pause', 'Fetches nothing until it is resumed', pauseFeed],
    ['resume', 'Makes a paused feed what it was', resumeFeed],
    ['disconnect', 'Takes the consent back at the provider; what was fetched stays', disconnectFeed],
  ] as const) {
    const route = guarded(
      guard,
      { may: 'feed.write', target: getFeed },
      {
        method: 'post',
        path: `/api/datafeeds/{id}/${verb}`,
        tags,
        summary,
        request: { params: idParams },
        responses: { 200: json('The feed as it now is', FeedSchema) },
      },
    );
    app.openapi(route, async (c) => {
      const work = () => action(actorOf(c), c.req.valid('param').id);
      return await answerWith(c, work, (feed) => c.json(toFeed(feed, c.var.language), 200, { etag: etag(feed.version) }));
    });
  }

  const sync = guarded(
    guard,
    { may: 'feed.sync', target: getFeed },
    {
      method: 'post',
      path: '/api/datafeeds/{id}/sync',
      tags,
      summary: 'Fetches a feed now',
      description: 'A queued job with the same wishes is joined; while one runs, one further is queued.',
      request: { params: idParams, body: { required: false, content: { 'application/json': { schema: SyncWishSchema } } } },
      responses: { 202: json('The job', StartedSchema) },
    },
  );
  app.openapi(sync, async (c) => {
    const work = () => requestSync(actorOf(c), c.req.valid('param').id, c.req.valid('json'));
    return await answerWith(c, work, (job) => c.json({ job: toJob(job, c.var.language) }, 202, { location: `/api/jobs/${job.id}` }));
  });
}
