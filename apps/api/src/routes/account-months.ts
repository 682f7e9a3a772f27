import { z } from '@hono/zod-openapi';
import { getAccountMonths } from '@saldo/ledger';
import { actorOf, guarded } from '../edge/route.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { accountMonthsSheet } from '../sheets/lists/ledger.ts';
import { AccountMonthsSchema, toAccountMonths } from '../wire/account-months.ts';
import { dayField, idField, pageOrFile } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

/** One account month by month. */
export function accountMonthRoutes({ app, guard }: Routes): void {
  const months = guarded(
    guard,
    { may: 'ledger.read', weighsQuery: true },
    {
      method: 'get',
      path: '/api/account-months',
      tags: ['ledger'],
      summary: 'The months of one account within one financial year, unpaged',
      description: 'The figures of each month are those of the trial balance of its days.',
      request: {
        query: z.object({
          clientId: idField,
          account: z.string().max(60).openapi({ description: 'The whole number of the account.', example: '1930' }),
          from: dayField,
          to: dayField,
          ...fileQuery(accountMonthsSheet),
        }),
      },
      responses: { 200: pageOrFile('The months', AccountMonthsSchema) },
    },
  );
  app.openapi(months, async (c) => {
    const { format, columns, ...asked } = c.req.valid('query');
    const { from, to } = asked;
    const told = toAccountMonths(await getAccountMonths(actorOf(c), asked), { from, to }, c.var.language);
    if (!format) return c.json(told, 200);
    const read = async () => ({ items: told.months, nextCursor: null });
    return await listFile(c, { sheet: accountMonthsSheet, format, columns, asked, read, toRow: (row) => row });
  });
}
