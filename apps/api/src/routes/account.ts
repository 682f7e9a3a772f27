import { z } from '@hono/zod-openapi';
import { changeOwnAccount, createApiKey, deleteApiKey, endOwnSession, listApiKeys, listSessions, me } from '@saldo/access';
import { openCursor, pageFor, partOf } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { body, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import {
  ApiKeySchema,
  MadeApiKeySchema,
  MeSchema,
  NewApiKeySchema,
  SelfChangeSchema,
  SessionSchema,
  toApiKey,
  toMe,
  toSession,
} from '../wire/user.ts';
import type { Routes } from './resources.ts';

const tags = ['own account'];

/** Who the caller is, and their sessions. */
export function accountRoutes({ app, guard }: Routes): void {
  const self = guarded(
    guard,
    { may: 'account.read' },
    {
      method: 'get',
      path: '/api/me',
      tags,
      summary: 'Who I am and what I may do',
      responses: { 200: json('The caller', MeSchema) },
    },
  );
  app.openapi(self, async (c) => c.json(toMe(await me(actorOf(c))), 200));

  const change = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'patch',
      path: '/api/me',
      tags,
      summary: 'Changes my name or address',
      description: 'A new address needs a sign-in of the last ten minutes.',
      request: { body: body(SelfChangeSchema) },
      responses: { 200: json('The caller as they now are', MeSchema) },
    },
  );
  app.openapi(change, async (c) => c.json(toMe(await changeOwnAccount(actorOf(c), c.req.valid('json'))), 200));

  const sessions = guarded(
    guard,
    { may: 'account.read' },
    {
      method: 'get',
      path: '/api/me/sessions',
      tags,
      summary: 'Where I am signed in',
      request: { query: z.object(pageQuery) },
      responses: { 200: json('My sessions, newest first', pageOf(SessionSchema)) },
    },
  );
  app.openapi(sessions, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const place = openCursor(c, cursor);
    return c.json(pageFor(c, partOf(await listSessions(actorOf(c)), { limit, place }), toSession), 200);
  });

  const end = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'delete',
      path: '/api/me/sessions/{id}',
      tags,
      summary: 'Ends one of my sessions at once',
      request: { params: idParams },
      responses: { 204: { description: 'Ended' } },
    },
  );
  app.openapi(end, async (c) => {
    await endOwnSession(actorOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}

/** Keys for scripts. */
export function apiKeyRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'account.read' },
    {
      method: 'get',
      path: '/api/api-keys',
      tags,
      summary: 'My keys',
      request: { query: z.object(pageQuery) },
      responses: { 200: json('My keys, without their texts', pageOf(ApiKeySchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const place = openCursor(c, cursor);
    return c.json(pageFor(c, partOf(await listApiKeys(actorOf(c)), { limit, place }), toApiKey), 200);
  });

  const make = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'post',
      path: '/api/api-keys',
      tags,
      summary: 'Makes a key, and shows it once',
      description:
        'Needs a sign-in of the last ten minutes. A key may never more than its maker, and less at once when its maker may less.',
      request: { body: body(NewApiKeySchema) },
      responses: { 201: json('The key', MadeApiKeySchema) },
    },
  );
  app.openapi(make, async (c) => {
    const work = () => createApiKey(actorOf(c), c.req.valid('json'), new Date());
    return await answerWith(c, work, ({ key, ...made }) =>
      c.json({ ...toApiKey(made), key }, 201, { location: `/api/api-keys/${made.id}` }),
    );
  });

  const end = guarded(
    guard,
    { may: 'account.write' },
    {
      method: 'delete',
      path: '/api/api-keys/{id}',
      tags,
      summary: 'Ends a key at once',
      request: { params: idParams },
      responses: { 204: { description: 'Ended' } },
    },
  );
  app.openapi(end, async (c) => {
    await deleteApiKey(actorOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
