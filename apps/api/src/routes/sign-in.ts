import { z } from '@hono/zod-openapi';
import { actorFromRequest, changePassword, setUpAdministrator, setupNeeded, signIn, signOut } from '@saldo/access';
import { actorOf, guarded } from '../edge/route.ts';
import { body, json } from '../wire/basics.ts';
import {
  AwaitsSecondFactorSchema,
  CredentialsSchema,
  FirstAdministratorSchema,
  PasswordChangeSchema,
  SetupSchema,
  SignedInSchema,
  toUser,
  UserSchema,
} from '../wire/user.ts';
import type { Routes } from './resources.ts';

const tags = ['signing in'];

/** Signing in and out, and the very first administrator. */
export function signInRoutes({ app, guard }: Routes): void {
  const enter = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/sign-in/email',
      tags,
      summary: 'Signs in, and sets the session cookie',
      description: 'Whoever has a second factor is told to show it, and is signed in by `/api/auth/two-factor/verify-totp`.',
      request: { body: body(CredentialsSchema) },
      responses: { 200: json('Who has signed in', z.union([SignedInSchema, AwaitsSecondFactorSchema])) },
    },
  );
  app.openapi(enter, async (c) => {
    const call = { headers: c.req.raw.headers, address: c.var.clientAddress };
    const { user, cookies } = await signIn(call, c.req.valid('json'));
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    return c.json(user ? { user } : { twoFactorRedirect: true as const }, 200);
  });

  const leave = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/sign-out',
      tags,
      summary: 'Ends the session that asks',
      responses: { 204: { description: 'Signed out' } },
    },
  );
  app.openapi(leave, async (c) => {
    for (const cookie of await signOut(await actorFromRequest(c.req.raw.headers, c.var.clientAddress))) {
      c.header('set-cookie', cookie, { append: true });
    }
    return c.body(null, 204);
  });

  const change = guarded(
    guard,
    { may: 'account.write', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/change-password',
      tags,
      summary: "Changes one's own password; every other session ends",
      request: { body: body(PasswordChangeSchema) },
      responses: { 204: { description: 'Changed' } },
    },
  );
  app.openapi(change, async (c) => {
    await changePassword(actorOf(c), c.req.valid('json'));
    return c.body(null, 204);
  });
}

/** Making the first administrator by the link that the start prints. */
export function setUpRoutes({ app, guard }: Routes): void {
  const needed = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/api/setup',
      tags,
      summary: 'Whether there is no administrator yet',
      responses: { 200: json('Whether', SetupSchema) },
    },
  );
  app.openapi(needed, async (c) => c.json({ needed: await setupNeeded() }, 200));

  const setUp = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/setup',
      tags,
      summary: 'Makes the first administrator',
      request: { body: body(FirstAdministratorSchema) },
      responses: { 201: json('The administrator', UserSchema) },
    },
  );
  app.openapi(setUp, async (c) => {
    const { token, ...first } = c.req.valid('json');
    const user = await setUpAdministrator(token, first);
    return c.json(toUser(user), 201, { location: `/api/users/${user.id}` });
  });
}
