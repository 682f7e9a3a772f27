import { z } from '@hono/zod-openapi';
import {
  type Client,
  clientKinds,
  clientSorts,
  createClient,
  getClient,
  getProfile,
  listArchivedClients,
  listClients,
  putProfile,
  restoreClient,
} from '@saldo/clients';
import { archiveClientAndFeeds, updateClientAndFeeds } from '@saldo/feeds';
import { isUuid, type PersonActor } from '@saldo/kernel';
import { removeClientWithoutBooks } from '@saldo/ledger';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { clientSheet } from '../sheets/lists/firm.ts';
import { feedsByClient } from '../sheets/of-clients.ts';
import { body, booleanText, given, idField, idParams, json, pageOf, pageOrFile, pageQuery } from '../wire/basics.ts';
import {
  ClientChangeSchema,
  ClientSchema,
  NewClientSchema,
  ProfileChangeSchema,
  ProfileSchema,
  toClient,
  toProfile,
} from '../wire/client.ts';
import { toFeed } from '../wire/feed.ts';
import type { Routes } from './resources.ts';

const tags = ['clients'];

const listQuery = z.object({
  q: z.string().max(200).optional().openapi({ description: 'A part of the name or of the organisation number.' }),
  kind: z.enum(clientKinds).optional(),
  managerId: idField.optional(),
  ids: z
    .string()
    .max(4_000)
    .transform((text) => text.split(','))
    .refine((ids) => ids.length <= 100 && ids.every(isUuid), 'field.ids')
    .optional()
    .openapi({ type: 'string', description: 'Only the clients of these ids, with commas between: at most a hundred.' }),
  status: z.enum(['active', 'archived']).optional().openapi({
    description: '`archived`: those that an administrator may restore; nobody else may ask. Active ones where it is left out.',
  }),
  sort: z
    .enum(clientSorts)
    .optional()
    .openapi({ description: 'By name or by when it was made, with a minus the last first; `name` where it is left out.' }),
  ...fileQuery(clientSheet),
  ...pageQuery,
});

/** The companies that the firm looks after. */
export function clientRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'client.read' },
    {
      method: 'get',
      path: '/api/clients',
      tags,
      summary: 'Clients',
      request: { query: listQuery },
      responses: { 200: pageOrFile('A page of clients', pageOf(ClientSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const { status, ...filter } = asked;
    const list = status === 'archived' ? listArchivedClients : listClients;
    const read = (part: { limit: number; cursor: string | undefined }) => list(actorOf(c), { ...filter, ...part });
    const toRow = (client: Client) => toClient(client, c.var.language);
    if (format) {
      const feeds = await feedsByClient(actorOf(c));
      const withFeeds = (client: Client) => ({
        ...toRow(client),
        feeds: (feeds.get(client.id) ?? []).map((feed) => toFeed(feed, c.var.language)),
      });
      return await listFile(c, { sheet: clientSheet, format, columns, asked, read, toRow: withFeeds });
    }
    return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toRow), 200);
  });

  const make = guarded(
    guard,
    { may: 'client.write' },
    {
      method: 'post',
      path: '/api/clients',
      tags,
      summary: 'Makes a client',
      request: { body: body(NewClientSchema) },
      responses: { 201: json('The client', ClientSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const work = () => createClient(actorOf(c), c.req.valid('json'));
    return await answerWith(c, work, (client) =>
      c.json(toClient(client, c.var.language), 201, { location: `/api/clients/${client.id}`, etag: etag(client.version) }),
    );
  });

  const get = guarded(
    guard,
    { may: 'client.read', target: asTarget },
    {
      method: 'get',
      path: '/api/clients/{id}',
      tags,
      summary: 'One client',
      request: { params: idParams },
      responses: { 200: json('The client', ClientSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const client = await getClient(actorOf(c), c.req.valid('param').id);
    return c.json(toClient(client, c.var.language), 200, { etag: etag(client.version) });
  });
}

/** Changing a client, and what becomes of its feeds with it. */
export function clientChangeRoutes({ app, guard }: Routes): void {
  const change = guarded(
    guard,
    { may: 'client.write', target: asTarget },
    {
      method: 'patch',
      path: '/api/clients/{id}',
      tags,
      summary: 'Changes a client',
      request: { params: idParams, body: body(ClientChangeSchema) },
      responses: { 200: json('The client as it now is', ClientSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const client = await updateClientAndFeeds(actorOf(c), c.req.valid('param').id, given(c.req.valid('json')), { version });
    return c.json(toClient(client, c.var.language), 200, { etag: etag(client.version) });
  });

  const archive = guarded(
    guard,
    { may: 'client.write', target: asTarget },
    {
      method: 'delete',
      path: '/api/clients/{id}',
      tags,
      summary: 'Archives a client: hidden from everybody, its jobs cancelled, its books kept',
      description: 'An administrator restores it. `remove=true` removes for good one that never had books (409 for any other).',
      request: { params: idParams, query: z.object({ remove: booleanText.optional() }) },
      responses: { 204: { description: 'Archived' } },
    },
  );
  app.openapi(archive, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const { id } = c.req.valid('param');
    if (c.req.valid('query').remove) await removeClientWithoutBooks(actorOf(c), id, { version });
    else await archiveClientAndFeeds(actorOf(c), id, { version });
    return c.body(null, 204);
  });

  const restore = guarded(
    guard,
    { may: 'client.restore' },
    {
      method: 'post',
      path: '/api/clients/{id}/restore',
      tags,
      summary: 'Brings an archived client back',
      request: { params: idParams },
      responses: { 200: json('The client', ClientSchema) },
    },
  );
  app.openapi(restore, async (c) => {
    const work = () => restoreClient(actorOf(c), c.req.valid('param').id);
    return await answerWith(c, work, (client) => c.json(toClient(client, c.var.language), 200, { etag: etag(client.version) }));
  });
}

/** What decides which rules and duties apply to a client. */
export function profileRoutes({ app, guard }: Routes): void {
  const get = guarded(
    guard,
    { may: 'client.read', target: asTarget },
    {
      method: 'get',
      path: '/api/clients/{id}/profile',
      tags,
      summary: "The client's profile",
      request: { params: idParams },
      responses: { 200: json('The profile', ProfileSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const profile = await getProfile(actorOf(c), c.req.valid('param').id);
    return c.json(toProfile(profile), 200, { etag: etag(profile.version) });
  });

  const put = guarded(
    guard,
    { may: 'client.write', target: asTarget },
    {
      method: 'put',
      path: '/api/clients/{id}/profile',
      tags,
      summary: 'Sets the profile; what is left out stays',
      request: { params: idParams, body: body(ProfileChangeSchema) },
      responses: { 200: json('The profile as it now is', ProfileSchema) },
    },
  );
  app.openapi(put, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const profile = await putProfile(actorOf(c), c.req.valid('param').id, given(c.req.valid('json')), { version });
    return c.json(toProfile(profile), 200, { etag: etag(profile.version) });
  });
}

async function asTarget(actor: PersonActor, id: string): Promise<{ clientId: string }> {
  return { clientId: (await getClient(actor, id)).id };
}
