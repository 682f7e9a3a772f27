import { z } from '@hono/zod-openapi';
import { changeView, createView, deleteView, listViews } from '@saldo/access';
import { openCursor, pageFor, partOf } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { body, given, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { NewViewSchema, SavedViewSchema, toView, ViewChangeSchema, viewLists } from '../wire/view.ts';
import type { Routes } from './resources.ts';

const tags = ['own account'];

/** Lists as their reader likes to see them. */
export function viewRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'account.read' },
    {
      method: 'get',
      path: '/api/views',
      tags,
      summary: "One's own saved views of a list, by name",
      request: { query: z.object({ list: z.enum(viewLists), ...pageQuery }) },
      responses: { 200: json('A page of views', pageOf(SavedViewSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { list: of, limit, cursor } = c.req.valid('query');
    const place = openCursor(c, cursor);
    return c.json(pageFor(c, partOf(await listViews(actorOf(c), of), { limit, place }), toView), 200);
  });

  const make = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'post',
      path: '/api/views',
      tags,
      summary: 'Saves a list as it is seen now, under a name',
      request: { body: body(NewViewSchema) },
      responses: { 201: json('The view', SavedViewSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const work = () => createView(actorOf(c), c.req.valid('json'));
    return await answerWith(c, work, (view) => c.json(toView(view), 201, { location: `/api/views/${view.id}`, etag: etag(view.version) }));
  });
}

/** Changing and forgetting a view. */
export function viewChangeRoutes({ app, guard }: Routes): void {
  const change = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'patch',
      path: '/api/views/{id}',
      tags,
      summary: "Changes one of one's own views",
      request: { params: idParams, body: body(ViewChangeSchema) },
      responses: { 200: json('The view as it now is', SavedViewSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const view = await changeView(actorOf(c), c.req.valid('param').id, given(c.req.valid('json')), { version });
    return c.json(toView(view), 200, { etag: etag(view.version) });
  });

  const remove = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'delete',
      path: '/api/views/{id}',
      tags,
      summary: "Forgets one of one's own views",
      request: { params: idParams },
      responses: { 204: { description: 'Forgotten' } },
    },
  );
  app.openapi(remove, async (c) => {
    await deleteView(actorOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
