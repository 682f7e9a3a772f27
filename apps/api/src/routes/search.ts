import { z } from '@hono/zod-openapi';
import { hitTypes, searchEverything } from '@saldo/board';
import { actorOf, guarded } from '../edge/route.ts';
import { idField, idText, json, pageOf, pageQuery } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const HitSchema = z
  .object({
    type: z.enum(hitTypes),
    id: idText.openapi({ description: 'Of an account its number.' }),
    clientId: idText,
    clientName: z.string(),
    title: z.string(),
    detail: z.string().openapi({ description: 'Of a client its organisation number, of an account its number, of a voucher its day.' }),
  })
  .openapi('SearchHit');

const { limit } = pageQuery;

/** One search over everything that the caller may see. */
export function searchRoutes({ app, guard }: Routes): void {
  const search = guarded(
    guard,
    { may: 'overview.read' },
    {
      method: 'get',
      path: '/api/search',
      tags: ['around'],
      summary: 'What answers some typed words: clients, vouchers, and within a client its accounts',
      description: 'The first ten of each kind, best first. There are no further pages: who wants more looks in the list of its kind.',
      request: { query: z.object({ q: z.string().max(200), clientId: idField.optional(), limit }) },
      responses: { 200: json('What answers', pageOf(HitSchema)) },
    },
  );
  app.openapi(search, async (c) => {
    const items = await searchEverything(actorOf(c), c.req.valid('query'));
    return c.json({ items, nextCursor: null }, 200);
  });
}
