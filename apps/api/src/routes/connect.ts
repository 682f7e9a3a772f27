import { z } from '@hono/zod-openapi';
import { actorFromRequest, LOCAL_OPERATOR } from '@saldo/access';
import { beginConnect, type Feed, finishConnect, getFeed } from '@saldo/feeds';
import { SaldoError } from '@saldo/kernel';
import { log } from '@saldo/platform/log';
import { actorOf, guarded } from '../edge/route.ts';
import { providerNamed, providerOf, type Returned } from '../providers.ts';
import { idParams, json } from '../wire/basics.ts';
import { ConnectWishSchema } from '../wire/feed.ts';
import type { Routes } from './resources.ts';

const tags = ['data feeds'];

const returned = z.object({
  state: z.string().max(500).optional(),
  ref: z.string().max(500).optional().openapi({ description: 'Our reference, as GoCardless names it.' }),
  code: z.string().max(2_000).optional(),
  error: z.string().max(500).optional(),
  error_description: z.string().max(2_000).optional(),
  details: z.string().max(2_000).optional(),
});

/** Consents: sent off to the provider, and back from it. */
export function connectRoutes({ app, guard, settings }: Routes): void {
  const begin = guarded(
    guard,
    { may: 'feed.connect', target: getFeed, idempotent: false },
    {
      method: 'post',
      path: '/api/datafeeds/{id}/connect',
      tags,
      summary: 'Where to go to consent',
      description: 'The address works once, within half an hour, for the user who asked for it.',
      request: { params: idParams, body: { required: false, content: { 'application/json': { schema: ConnectWishSchema } } } },
      responses: { 200: json('The address', z.object({ url: z.string() }).openapi('Connect')) },
    },
  );
  app.openapi(begin, async (c) => {
    const { institutionId } = c.req.valid('json');
    const wish = { institutionId, language: c.var.language };
    const answer = await beginConnect(actorOf(c), c.req.valid('param').id, (state, feed) => providerOf(feed).begin(state, feed, wish));
    return c.json(answer, 200);
  });

  const end = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/api/datafeeds/callback/{provider}',
      tags,
      summary: 'Where the provider sends the person back',
      description: "Needs the session of the user who began. Anybody else's return uses the reference up and connects nothing.",
      request: { params: z.object({ provider: z.string() }), query: returned },
      responses: { 302: { description: 'To the page, with `connected=` or `error=`' } },
    },
  );
  app.openapi(end, async (c) => {
    const provider = providerNamed(c.req.valid('param').provider);
    const query: Returned = Object.fromEntries(
      Object.entries(c.req.valid('query')).filter((one): one is [string, string] => one[1] !== undefined),
    );
    // A key is nobody who can have consented, but for whoever stands at the machine itself.
    const person = await actorFromRequest(c.req.raw.headers, c.var.clientAddress);
    const actor = person?.kind === 'user' || person === LOCAL_OPERATOR ? person : null;
    let place = '/clients';
    const to = (query: Record<string, string>) => c.redirect(`${settings.appUrl}${place}?${new URLSearchParams(query)}`, 302);
    try {
      const feed = await finishConnect(actor, provider.stateOf(query), async (found, begun) => {
        place = placeOf(found);
        return await provider.exchange(found, query, begun);
      });
      place = placeOf(feed);
      return to({ connected: feed.id });
    } catch (refused) {
      if (!(refused instanceof SaldoError)) throw refused;
      log.warn({ error: refused, provider: provider.name }, 'a consent connected nothing');
      return to({ error: refused.code });
    }
  });
}

// A bank is shown with its accounts, books with where they come from.
function placeOf({ clientId, source }: Feed): string {
  return `/clients/${clientId}/${source === 'BANK' ? 'bank' : 'feeds'}`;
}
