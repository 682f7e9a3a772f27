import { z } from '@hono/zod-openapi';
import { type Client, listClients } from '@saldo/clients';
import { actorOf, guarded } from '../edge/route.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { type ReviewedYear, reviewSheet, yearProofState, yearProofs } from '../sheets/lists/review.ts';
import { yearsByClient } from '../sheets/of-clients.ts';
import { listAsFile } from '../wire/basics.ts';
import { toFinancialYear } from '../wire/ledger.ts';
import type { Routes } from './resources.ts';

const { format, columns } = fileQuery(reviewSheet);
const query = z.object({
  q: z.string().max(200).optional().openapi({ description: 'A part of the name or of the organisation number.' }),
  proof: z.enum(yearProofs).optional().openapi({
    description: 'Years whose books agree with their source, those that do not or were not held against it, or clients without books.',
  }),
  format: format.unwrap(),
  columns,
});

/** What an auditor examines, as a file: the page puts it together of the clients and their years. */
export function reviewRoutes({ app, guard }: Routes): void {
  const review = guarded(
    guard,
    { may: 'ledger.read' },
    {
      method: 'get',
      path: '/api/review',
      tags: ['ledger'],
      summary: 'Every client with its financial years, the latest first, and whether their books agree with their source, as a file',
      request: { query },
      responses: { 200: listAsFile('The file') },
    },
  );
  app.openapi(review, async (c) => {
    const { format: wanted, columns: chosen, ...asked } = c.req.valid('query');
    const years = await yearsByClient(actorOf(c));
    const rowsOf = ({ id, name, orgNo }: Client): ReviewedYear[] => {
      const own = (years.get(id) ?? []).map(toFinancialYear).sort((a, b) => (a.from < b.from ? 1 : -1));
      return (own.length === 0 ? [null] : own).map((year) => ({ client: { name, orgNo }, year }));
    };
    const read = async (part: { limit: number; cursor: string | undefined }) => {
      const { items, nextCursor } = await listClients(actorOf(c), { q: asked.q, ...part });
      const rows = items.flatMap(rowsOf).filter(({ year }) => asked.proof === undefined || yearProofState(year) === asked.proof);
      return { items: rows, nextCursor };
    };
    return await listFile(c, { sheet: reviewSheet, format: wanted, columns: chosen, asked, read, toRow: (row) => row });
  });
}
