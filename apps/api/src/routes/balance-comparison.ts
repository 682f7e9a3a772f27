import { z } from '@hono/zod-openapi';
import { type PlainDate, plainDate } from '@saldo/kernel';
import { comparedBalance, getTrialBalance } from '@saldo/ledger';
import { actorOf, guarded } from '../edge/route.ts';
import { fileQuery, fileSort } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { comparisonSheet } from '../sheets/lists/ledger.ts';
import { narrowedComparison } from '../sheets/lists/ledger-rows.ts';
import { sortedRows } from '../sheets/sorted-rows.ts';
import { booleanText, dayField, idField, pageOrFile } from '../wire/basics.ts';
import { ComparisonSchema, toComparedRow } from '../wire/ledger.ts';
import type { Routes } from './resources.ts';

const anyDays = { from: plainDate('2000-01-01'), to: plainDate('2000-12-31') };
const anySheet = comparisonSheet(anyDays, anyDays);
const query = z.object({
  clientId: idField,
  from: dayField,
  to: dayField,
  otherFrom: dayField.openapi({ description: 'The days that it is held against, within one financial year too.' }),
  otherTo: dayField,
  q: z.string().max(200).optional().openapi({ description: 'How the account begins, or a part of its name.' }),
  moved: booleanText.optional().openapi({ description: 'Only accounts with movement in either period, or only those without.' }),
  sort: fileSort(anySheet),
  ...fileQuery(anySheet),
});

/** The trial balance of two periods side by side. */
export function balanceComparisonRoutes({ app, guard }: Routes): void {
  const comparison = guarded(
    guard,
    { may: 'ledger.read', weighsQuery: true },
    {
      method: 'get',
      path: '/api/trial-balance/comparison',
      tags: ['ledger'],
      summary: 'The trial balances of two periods side by side, unpaged',
      request: { query },
      responses: { 200: pageOrFile('The accounts of either period', ComparisonSchema) },
    },
  );
  app.openapi(comparison, async (c) => {
    const { format, columns, ...asked } = c.req.valid('query');
    const { clientId, from, to, otherFrom, otherTo, sort } = asked;
    const balanceOf = (days: { from: PlainDate; to: PlainDate }) => getTrialBalance(actorOf(c), { clientId, ...days });
    const now = await balanceOf({ from, to });
    const then = await balanceOf({ from: otherFrom, to: otherTo });
    const rows = narrowedComparison(comparedBalance(now.rows, then.rows), asked).map(toComparedRow);
    if (!format) return c.json({ currency: now.year.currency, rows }, 200);
    const sheet = comparisonSheet({ from, to }, { from: otherFrom, to: otherTo });
    const items = sortedRows(sheet, rows, sort, c.var.language);
    return await listFile(c, { sheet, format, columns, asked, read: async () => ({ items, nextCursor: null }), toRow: (row) => row });
  });
}
