import { writeFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { compactDate, dateInZone, type Fault } from '@saldo/kernel';
import { getFinancialYear, readYear } from '@saldo/ledger';
import { FORTNOX_LONGEST_TEXT, writeSie4 } from '@saldo/ledger/sie';
import { PRODUCT_VERSION } from '@saldo/platform/db';
import { safeFileName } from '@saldo/platform/files';
import { log } from '@saldo/platform/log';
import { outgoingFile } from '../edge/outgoing-file.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { idParams } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const exportQuery = z.object({
  checksum: z.enum(['true', 'false']).optional().openapi({ description: 'Whether to write `#KSUMMA`.' }),
  for: z.enum(['fortnox']).optional().openapi({ description: 'Texts are cut to the 50 characters that Fortnox takes.' }),
});

/** A stored year's books as a file that other programs take in. */
export function yearExportRoutes({ app, guard }: Routes): void {
  const sie = guarded(
    guard,
    { may: 'ledger.read', target: getFinancialYear },
    {
      method: 'get',
      path: '/api/financial-years/{id}/sie',
      tags: ['ledger'],
      summary: 'The books of a financial year as a SIE 4 file',
      description:
        'Type 4E in code page 437: chart, dimensions, balances and current vouchers with their corrections. 409 while the year is being written.',
      request: { params: idParams, query: exportQuery },
      responses: {
        200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
        409: { $ref: '#/components/responses/Problem409' },
      },
    },
  );
  app.openapi(sie, async (c) => {
    const { client, year, head, vouchers } = await readYear(actorOf(c), c.req.valid('param').id);
    return await outgoingFile(async (file) => {
      const losses = new Map<string, number>();
      const bytes = writeSie4(head, vouchers(), {
        kind: '4E',
        program: { name: 'Saldo', version: PRODUCT_VERSION },
        generatedOn: dateInZone(new Date(), client.timeZone),
        checksum: c.req.valid('query').checksum === 'true',
        ...(c.req.valid('query').for === 'fortnox' ? { longestText: FORTNOX_LONGEST_TEXT } : {}),
        onLoss: ({ code }: Fault) => losses.set(code, (losses.get(code) ?? 0) + 1),
      });
      await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
      if (losses.size > 0) log.info({ financialYearId: year.id, losses: Object.fromEntries(losses) }, 'A year says what SIE cannot');
      const company = head.company.name.slice(0, 100).replaceAll(/[\\/]/g, '-');
      return safeFileName(`${company} ${compactDate(year.from)}-${compactDate(year.to)}.se`);
    });
  });
}
