import { z } from '@hono/zod-openapi';
import { beginOidc, endOidc, hasOidc } from '@saldo/access';
import { SaldoError } from '@saldo/kernel';
import { log } from '@saldo/platform/log';
import { guarded } from '../edge/route.ts';
import { body, json } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const tags = ['signing in'];
const provider = z.literal('oidc');
const ProvidersSchema = z.object({ items: z.array(z.object({ id: provider })) }).openapi('SignInProviders');
const WishSchema = z
  .object({
    provider,
    callbackURL: z.string().max(2_000).optional().openapi({ description: 'A place on this page; any other is left out.' }),
    again: z
      .boolean()
      .optional()
      .openapi({ description: 'Asks for a sign-in at the provider of just now, as what is refused by `access.sign-in-again` needs.' }),
  })
  .openapi('ProviderSignIn');
const AddressSchema = z.object({ url: z.string(), redirect: z.literal(true) }).openapi('ProviderAddress');

/** Signing in through the firm's own provider, with the paths and bodies of Better Auth. */
export function oidcRoutes({ app, guard, settings }: Routes): void {
  const list = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/api/auth/providers',
      tags,
      summary: 'Through whom one can sign in besides by password',
      responses: { 200: json('The providers', ProvidersSchema) },
    },
  );
  app.openapi(list, (c) => c.json({ items: hasOidc() ? [{ id: 'oidc' as const }] : [] }, 200));

  const begin = guarded(
    guard,
    { may: 'anybody', idempotent: false },
    {
      method: 'post',
      path: '/api/auth/sign-in/social',
      tags,
      summary: 'Where to go to sign in at the provider',
      request: { body: body(WishSchema) },
      responses: { 200: json('The address', AddressSchema) },
    },
  );
  app.openapi(begin, async (c) => {
    const { callbackURL, again } = c.req.valid('json');
    const { url, cookies } = await beginOidc(callbackURL, new Date(), { again });
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    return c.json({ url, redirect: true as const }, 200);
  });

  const end = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/api/auth/callback/{provider}',
      tags,
      summary: 'Where the provider sends the person back',
      request: { params: z.object({ provider: z.string() }) },
      responses: { 302: { description: 'To the page, or to the sign-in with `error=` or `code=`' } },
    },
  );
  app.openapi(end, async (c) => {
    const to = (place: string) => c.redirect(`${settings.appUrl}${place}`, 302);
    const call = { headers: c.req.raw.headers, address: c.var.clientAddress };
    try {
      const { user, next, cookies } = await endOidc(call, new URL(c.req.url).searchParams, new Date());
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
      return to(user ? next : `/sign-in?${new URLSearchParams({ code: 'ask', next })}`);
    } catch (refused) {
      if (!(refused instanceof SaldoError)) throw refused;
      log.warn({ error: refused }, 'Somebody did not come in through the provider');
      return to(`/sign-in?${new URLSearchParams({ error: refused.code })}`);
    }
  });
}
