import { z } from '@hono/zod-openapi';
import { sampleVouchers } from '@saldo/ledger';
import { actorOf, guarded } from '../edge/route.ts';
import { countField, dayField, idField, json, lineField } from '../wire/basics.ts';
import { toVoucher, VoucherSampleSchema } from '../wire/ledger.ts';
import type { Routes } from './resources.ts';

const query = z.object({
  clientId: idField,
  financialYear: idField.optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  n: countField(25),
  seed: lineField(64).optional().openapi({ description: 'Any text; one is made where it is left out.' }),
});

/** Vouchers drawn at random, so that anybody can draw the same ones again. */
export function voucherSampleRoutes({ app, guard }: Routes): void {
  const sample = guarded(
    guard,
    { may: 'ledger.read' },
    {
      method: 'get',
      path: '/api/vouchers/sample',
      tags: ['ledger'],
      summary: "A random sample of a client's current vouchers, with the seed that it was drawn by",
      description:
        'The sample is the n vouchers with the smallest SHA-256 of `<seed>|<identity>` in UTF-8, so that the same seed and books give the same ' +
        'sample whatever order the books lie in, and anybody with a list of the vouchers can draw it again. Nothing of it is kept, and no log ' +
        'tells of it: looking changes nothing.',
      request: { query },
      responses: { 200: json('The sample', VoucherSampleSchema) },
    },
  );
  app.openapi(sample, async (c) => {
    const { financialYear, ...asked } = c.req.valid('query');
    const { items, ...drawn } = await sampleVouchers(actorOf(c), { ...asked, financialYearId: financialYear });
    const resources = items.map(({ identity, rank, ...voucher }) => ({ ...toVoucher(voucher, c.var.language), identity, rank }));
    return c.json({ ...drawn, items: resources }, 200);
  });
}
