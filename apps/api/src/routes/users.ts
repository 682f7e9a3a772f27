import { z } from '@hono/zod-openapi';
import {
  acceptInvitation,
  createInvitation,
  createUser,
  deleteUser,
  getUser,
  listUsers,
  resetSecondFactor,
  updateUser,
} from '@saldo/access';
import { roles } from '@saldo/kernel';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { fileQuery, fileSort } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { userSheet } from '../sheets/lists/firm.ts';
import { wholeList } from '../sheets/whole-list.ts';
import { body, given, idParams, json, pageOf, pageOrFile, pageQuery } from '../wire/basics.ts';
import {
  AcceptanceSchema,
  InvitationSchema,
  NewInvitationSchema,
  NewUserSchema,
  toUser,
  UserChangeSchema,
  UserSchema,
} from '../wire/user.ts';
import type { Routes } from './resources.ts';

const tags = ['users'];
const listQuery = z.object({
  role: z.enum(roles).optional(),
  status: z.enum(['active', 'disabled']).optional(),
  sort: fileSort(userSheet),
  ...fileQuery(userSheet),
  ...pageQuery,
});

/** Who may sign in. */
export function userRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'get',
      path: '/api/users',
      tags,
      summary: 'Users, in the order in which they were made',
      request: { query: listQuery },
      responses: { 200: pageOrFile('A page of users', pageOf(UserSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const { sort, ...filter } = asked;
    const read = (part: { limit: number; cursor: string | undefined }) => listUsers(actorOf(c), { ...filter, ...part });
    if (!format) return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toUser), 200);
    const whole = wholeList(userSheet, { read, toRow: toUser, sort, language: c.var.language });
    return await listFile(c, { sheet: userSheet, format, columns, asked, read: whole, toRow: (row) => row });
  });

  const make = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'post',
      path: '/api/users',
      tags,
      summary: 'Makes a user',
      request: { body: body(NewUserSchema) },
      responses: { 201: json('The user', UserSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const work = () => createUser(actorOf(c), c.req.valid('json'));
    return await answerWith(c, work, (user) => c.json(toUser(user), 201, { location: `/api/users/${user.id}`, etag: etag(user.version) }));
  });

  const get = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'get',
      path: '/api/users/{id}',
      tags,
      summary: 'One user',
      request: { params: idParams },
      responses: { 200: json('The user', UserSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const user = await getUser(actorOf(c), c.req.valid('param').id);
    return c.json(toUser(user), 200, { etag: etag(user.version) });
  });
}

/** Changing who may sign in. */
export function userChangeRoutes({ app, guard }: Routes): void {
  const change = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'patch',
      path: '/api/users/{id}',
      tags,
      summary: 'Changes a user; it holds from their next call on',
      request: { params: idParams, body: body(UserChangeSchema) },
      responses: { 200: json('The user as it now is', UserSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const user = await updateUser(actorOf(c), c.req.valid('param').id, given(c.req.valid('json')), version);
    return c.json(toUser(user), 200, { etag: etag(user.version) });
  });

  const remove = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'delete',
      path: '/api/users/{id}',
      tags,
      summary: 'Removes a user; what they did stays in the log',
      request: { params: idParams },
      responses: { 204: { description: 'Removed' } },
    },
  );
  app.openapi(remove, async (c) => {
    await deleteUser(actorOf(c), c.req.valid('param').id, expectedVersion(c.req.header('if-match')));
    return c.body(null, 204);
  });
}

/** Help for whoever has lost their second factor. */
export function userSecondFactorRoutes({ app, guard }: Routes): void {
  const reset = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'delete',
      path: '/api/users/{id}/second-factor',
      tags,
      summary: "Takes a user's second factor away, and ends their sessions",
      request: { params: idParams },
      responses: { 204: { description: 'Taken away' } },
    },
  );
  app.openapi(reset, async (c) => {
    await resetSecondFactor(actorOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}

/** Links by which somebody becomes a user. */
export function invitationRoutes({ app, guard }: Routes): void {
  const invite = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'post',
      path: '/api/invitations',
      tags,
      summary: 'Makes a link that works once',
      request: { body: body(NewInvitationSchema) },
      responses: { 201: json('The invitation', InvitationSchema) },
    },
  );
  app.openapi(invite, async (c) => {
    const work = () => createInvitation(actorOf(c), c.req.valid('json'));
    return await answerWith(c, work, (invitation) => c.json(invitation, 201, { location: `/api/invitations/${invitation.id}` }));
  });

  const accept = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/invitations/accept',
      tags,
      summary: 'Takes an invitation up; sign in afterwards',
      request: { body: body(AcceptanceSchema) },
      responses: { 201: json('The user', UserSchema) },
    },
  );
  app.openapi(accept, async (c) => {
    const { token, ...self } = c.req.valid('json');
    const user = await acceptInvitation(token, self);
    return c.json(toUser(user), 201, { location: `/api/users/${user.id}` });
  });
}
