import { z } from '@hono/zod-openapi';
import { getVoucher, listVoucherFiles, openVoucherFile } from '@saldo/ledger';
import { attachment } from '../edge/attachment.ts';
import { openCursor, pageFor, partOf } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { idField, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { toVoucherFile, VoucherFileSchema } from '../wire/ledger.ts';
import type { Routes } from './resources.ts';

const tags = ['ledger'];

/** The files that hang on a voucher at its source, and their bytes. */
export function voucherFileRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'ledger.read', target: getVoucher },
    {
      method: 'get',
      path: '/api/vouchers/{id}/files',
      tags,
      summary: 'The files that hang on a voucher at its source',
      request: { params: idParams, query: z.object(pageQuery) },
      responses: { 200: json('Its files', pageOf(VoucherFileSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const place = openCursor(c, cursor);
    return c.json(pageFor(c, partOf(await listVoucherFiles(actorOf(c), c.req.valid('param').id), { limit, place }), toVoucherFile), 200);
  });

  const one = guarded(
    guard,
    { may: 'ledger.read', target: getVoucher },
    {
      method: 'get',
      path: '/api/vouchers/{id}/files/{fileId}',
      tags,
      summary: 'The bytes of a file that hangs on a voucher, as they were received',
      request: { params: idParams.extend({ fileId: idField.openapi({ param: { name: 'fileId', in: 'path' } }) }) },
      responses: {
        200: { description: 'The bytes', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
        409: { $ref: '#/components/responses/Problem409' },
      },
    },
  );
  app.openapi(one, async (c) => {
    const { id, fileId } = c.req.valid('param');
    const { bytes, contentType, name, sha256 } = await openVoucherFile(actorOf(c), id, fileId);
    const headers = { 'content-type': contentType, 'content-disposition': attachment(name), 'x-source-sha256': sha256 };
    return new Response(new Uint8Array(bytes), { headers });
  });
}
