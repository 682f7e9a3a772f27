import {
  actorFromRequest,
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
  type ShownCode,
  signInBySecondFactor,
} from '@saldo/access';
import { SaldoError } from '@saldo/kernel';
import type { Context } from 'hono';
import { actorOf, guarded } from '../edge/route.ts';
import type { Env } from '../settings.ts';
import { body, json } from '../wire/basics.ts';
import {
  NewSecondFactorSchema,
  OwnPasswordSchema,
  RecoveryCodesSchema,
  ShownCodeSchema,
  SignedInSchema,
  StatusSchema,
} from '../wire/user.ts';
import type { Routes } from './resources.ts';

const tags = ['second factor'];

/** Showing the second factor, with the paths and bodies of Better Auth. */
export function secondFactorRoutes({ app, guard }: Routes): void {
  const byApp = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/two-factor/verify-totp',
      tags,
      summary: 'Shows a code of the app: ends a sign-in that waits for it, or confirms a second factor that was just set up',
      request: { body: body(ShownCodeSchema) },
      responses: { 200: json('Who has signed in', SignedInSchema) },
    },
  );
  app.openapi(byApp, async (c) => {
    const { code } = c.req.valid('json');
    try {
      return c.json({ user: await signInBy(c, { kind: 'totp', code }) }, 200);
    } catch (error) {
      const actor = isOver(error) ? await actorFromRequest(c.req.raw.headers, c.var.clientAddress) : null;
      if (!actor) throw error;
      return c.json({ user: await confirmSecondFactor(actor, code, new Date()) }, 200);
    }
  });

  const byRecoveryCode = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/two-factor/verify-backup-code',
      tags,
      summary: 'Ends a sign-in by a recovery code, which is then used up',
      request: { body: body(ShownCodeSchema) },
      responses: { 200: json('Who has signed in', SignedInSchema) },
    },
  );
  app.openapi(byRecoveryCode, async (c) => {
    const { code } = c.req.valid('json');
    return c.json({ user: await signInBy(c, { kind: 'recovery-code', code }) }, 200);
  });
}

/** Setting up one's own second factor. Each needs a sign-in of the last ten minutes, and the password of whoever has one. */
export function ownSecondFactorRoutes({ app, guard }: Routes): void {
  const own = { may: 'account.write', idempotent: false } as const;
  const enable = guarded(guard, own, {
    method: 'post',
    path: '/api/auth/two-factor/enable',
    tags,
    summary: 'Begins a second factor; it counts when a first code has confirmed it',
    request: { body: body(OwnPasswordSchema) },
    responses: { 200: json('What the app is given, and ten recovery codes; shown once', NewSecondFactorSchema) },
  });
  app.openapi(enable, async (c) => {
    const { totpURI, backupCodes } = await beginSecondFactor(actorOf(c), c.req.valid('json').password);
    return c.json({ totpURI, backupCodes: [...backupCodes] }, 200);
  });

  const disable = guarded(guard, own, {
    method: 'post',
    path: '/api/auth/two-factor/disable',
    tags,
    summary: "Takes one's own second factor away",
    request: { body: body(OwnPasswordSchema) },
    responses: { 200: json('Done', StatusSchema) },
  });
  app.openapi(disable, async (c) => {
    await endSecondFactor(actorOf(c), c.req.valid('json').password);
    return c.json({ status: true }, 200);
  });

  const renew = guarded(guard, own, {
    method: 'post',
    path: '/api/auth/two-factor/generate-backup-codes',
    tags,
    summary: 'Ten new recovery codes in the place of the old ones',
    request: { body: body(OwnPasswordSchema) },
    responses: { 200: json('The codes; shown once', RecoveryCodesSchema) },
  });
  app.openapi(renew, async (c) => {
    const codes = await renewRecoveryCodes(actorOf(c), c.req.valid('json').password);
    return c.json({ status: true, backupCodes: [...codes] }, 200);
  });
}

async function signInBy(c: Context<Env>, shown: ShownCode) {
  const { user, cookies } = await signInBySecondFactor({ headers: c.req.raw.headers, address: c.var.clientAddress }, shown, new Date());
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return user;
}

function isOver(error: unknown): boolean {
  return error instanceof SaldoError && error.code === 'access.challenge-over';
}
