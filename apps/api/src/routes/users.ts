import { z } from '@hono/zod-openapi';
import {
  acceptInvitation,
  createInvitation,
  createPasswordLink,
  createUser,
  deleteInvitation,
  deleteUser,
  getUser,
  listInvitations,
  listUsers,
  resetPasswordByLink,
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
  PasswordByLinkSchema,
  PasswordLinkSchema,
  PendingInvitationSchema,
  toPendingInvitation,
  toUser,
  UserChangeSchema,
  UserSchema,
} from '../wire/user.ts';
import type { Routes } from './resources.ts';

const tags = ['users'];
const listQuery = z.object({
  role: z.enum(roles).optional(),
  status: z.enum(['active', 'disabled']).optional(),
  q: z.string().max(200).optional().openapi({ description: 'A part of the name or of the e-mail address.' }),
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

/** A new password for whoever has lost theirs, without anybody else knowing it. */
export function passwordLinkRoutes({ app, guard }: Routes): void {
  const make = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'post',
      path: '/api/users/{id}/password-reset',
      tags,
      summary: 'Makes a link by which a user chooses a new password',
      description: 'It works once and for a day; an earlier one ends. To be handed over: Saldo sends no mail.',
      request: { params: idParams, body: { required: false, content: { 'application/json': { schema: z.object({}) } } } },
      responses: { 200: json('The link', PasswordLinkSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const work = () => createPasswordLink(actorOf(c), c.req.valid('param').id);
    return await answerWith(c, work, (link) => c.json(link, 200));
  });

  const use = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/reset-password',
      tags: ['signing in'],
      summary: 'Chooses a new password by such a link; sign in afterwards',
      description: 'Every session of the user ends. Ten links from one address that are none are answered 429.',
      request: { body: body(PasswordByLinkSchema) },
      responses: { 204: { description: 'Chosen' } },
    },
  );
  app.openapi(use, async (c) => {
    const { token, password } = c.req.valid('json');
    await resetPasswordByLink(token, password, c.var.clientAddress);
    return c.body(null, 204);
  });
}

/** Invitations that nobody has taken up. */
export function pendingInvitationRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'get',
      path: '/api/invitations',
      tags,
      summary: 'Invitations that can still be taken up, without their links',
      request: { query: z.object(pageQuery) },
      responses: { 200: json('A page of invitations', pageOf(PendingInvitationSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    return c.json(pageFor(c, await listInvitations(actorOf(c), { limit, cursor: openCursor(c, cursor) }), toPendingInvitation), 200);
  });

  const withdraw = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'delete',
      path: '/api/invitations/{id}',
      tags,
      summary: 'Withdraws an invitation: its link is dead at once',
      request: { params: idParams },
      responses: { 204: { description: 'Withdrawn' } },
    },
  );
  app.openapi(withdraw, async (c) => {
    await deleteInvitation(actorOf(c), c.req.valid('param').id);
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
    const user = await acceptInvitation(token, self, c.var.clientAddress);
    return c.json(toUser(user), 201, { location: `/api/users/${user.id}` });
  });
}
