import { z } from '@hono/zod-openapi';
import { sampleVouchers } from '@saldo/ledger';
import { actorOf, guarded } from '../edge/route.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { type SampledRow, sampleSheet } from '../sheets/lists/ledger.ts';
import { countField, dayField, idField, lineField, pageOrFile } from '../wire/basics.ts';
import { toVoucher, VoucherSampleSchema } from '../wire/ledger.ts';
import type { Routes } from './resources.ts';

const query = z.object({
  clientId: idField,
  financialYear: idField.optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  n: countField(25),
  ...fileQuery(sampleSheet),
  seed: lineField(64).optional().openapi({ description: 'Any text; one is made where it is left out.' }),
});

/** Vouchers drawn at random, so that anybody can draw the same ones again. */
export function voucherSampleRoutes({ app, guard }: Routes): void {
  const sample = guarded(
    guard,
    { may: 'ledger.read', weighsQuery: true },
    {
      method: 'get',
      path: '/api/vouchers/sample',
      tags: ['ledger'],
      summary: "A random sample of a client's current vouchers, with the seed that it was drawn by",
      description:
        'The sample is the n vouchers with the smallest SHA-256 of `<seed>|<identity>` in UTF-8, so that the same seed and books give the same ' +
        'sample whatever order the books lie in, and anybody with a list of the vouchers can draw it again. Nothing of it is kept, and no log ' +
        'tells of it: looking changes nothing. Of a file the log tells as of any other.',
      request: { query },
      responses: { 200: pageOrFile('The sample', VoucherSampleSchema) },
    },
  );
  app.openapi(sample, async (c) => {
    const { format, columns, financialYear, ...asked } = c.req.valid('query');
    const { items, ...drawn } = await sampleVouchers(actorOf(c), { ...asked, financialYearId: financialYear });
    const resources = items.map(({ identity, rank, ...voucher }) => ({ ...toVoucher(voucher, c.var.language), identity, rank }));
    if (!format) return c.json({ ...drawn, items: resources }, 200);
    const rows = resources.flatMap((voucher, index): SampledRow[] =>
      (voucher.entries.length > 0 ? voucher.entries : [undefined]).map((entry) => ({ place: index + 1, voucher, entry, ...drawn })),
    );
    const read = async () => ({ items: rows, nextCursor: null });
    return await listFile(c, { sheet: sampleSheet, format, columns, asked: { ...asked, seed: drawn.seed }, read, toRow: (row) => row });
  });
}
