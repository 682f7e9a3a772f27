import { z } from '@hono/zod-openapi';
import type { Institution } from '@saldo/bank';
import { searchInstitutions } from '@saldo/bank/provider';
import { SaldoError } from '@saldo/kernel';
import { banksOf } from '../bank-list.ts';
import { openCursor, pageFor, partOf } from '../edge/cursor.ts';
import { guarded } from '../edge/route.ts';
import { bankProviders, openBank } from '../providers.ts';
import { BankSchema, toBank } from '../wire/bank.ts';
import { json, pageOf, pageQuery } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const banksQuery = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'field.country')
    .default('SE')
    .openapi({ description: 'ISO 3166, two letters.' }),
  q: z.string().max(100).optional(),
  provider: z.enum(['gocardless', 'enablebanking']).optional(),
  ...pageQuery,
});

/** The banks that this installation can connect. */
export function bankRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'overview.read' },
    {
      method: 'get',
      path: '/api/banks',
      tags: ['data feeds'],
      summary: 'Banks of a country that can be connected',
      description: 'Of every provider that the installation has keys for; 409 where it has none.',
      request: { query: banksQuery },
      responses: { 200: json('A page of banks', pageOf(BankSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { country, q = '', provider, limit, cursor } = c.req.valid('query');
    const place = openCursor(c, cursor);
    const names = bankProviders().filter((name) => provider === undefined || name === provider);
    if (names.length === 0) throw new SaldoError('bank.no-provider', 'conflict');
    const found: Institution[] = [];
    for (const name of names) found.push(...searchInstitutions(await banksOf(openBank(name), country), q));
    return c.json(pageFor(c, partOf(found, { limit, place }), toBank), 200);
  });
}
