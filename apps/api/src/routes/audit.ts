import { z } from '@hono/zod-openapi';
import { auditRowTarget, getAuditRow, listAuditLog, type NamedAuditRow, verifyAuditLog } from '@saldo/access';
import { auditSorts } from '@saldo/audit';
import { FIRM } from '@saldo/kernel';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { auditSheet } from '../sheets/lists/firm.ts';
import { clientNames } from '../sheets/of-clients.ts';
import { AuditRowSchema, AuditVerdictSchema, toAuditRow, toVerdict } from '../wire/audit.ts';
import { idField, idParams, json, pageOf, pageOrFile, pageQuery, sinceQuery } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const tags = ['audit'];
const FIRM_NAME = { sv: 'Byrån', en: 'The firm' };

const listQuery = z.object({
  clientId: idField.optional(),
  refType: z.string().max(60).optional(),
  refId: idField.optional(),
  action: z.string().max(100).optional(),
  actorId: idField.optional(),
  ...sinceQuery,
  sort: z.enum(auditSorts).optional().openapi({ description: '`-at` where it is left out: newest first.' }),
  ...fileQuery(auditSheet),
  ...pageQuery,
});

/** What was done, by whom, and whether the record of it is whole. */
export function auditRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'audit.read' },
    {
      method: 'get',
      path: '/api/audit-log',
      tags,
      summary: 'What was done',
      request: { query: listQuery },
      responses: { 200: pageOrFile('A page of the log', pageOf(AuditRowSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const read = (part: { limit: number; cursor: string | undefined }) => listAuditLog(actorOf(c), { ...asked, ...part });
    if (format) {
      const names = await clientNames(actorOf(c));
      const toRow = (row: NamedAuditRow) => ({
        ...toAuditRow(row),
        chainName: row.chain === FIRM ? FIRM_NAME[c.var.language] : (names.get(row.chain) ?? row.chain),
      });
      return await listFile(c, { sheet: auditSheet, format, columns, asked, read, toRow });
    }
    return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toAuditRow), 200);
  });

  const verify = guarded(
    guard,
    { may: 'audit.verify' },
    {
      method: 'get',
      path: '/api/audit-log/verify',
      tags,
      summary: 'Whether the chains are whole',
      request: { query: z.object({ clientId: idField.optional() }) },
      responses: { 200: json('The verdict', AuditVerdictSchema) },
    },
  );
  const one = guarded(
    guard,
    { may: 'audit.read', target: auditRowTarget },
    {
      method: 'get',
      path: '/api/audit-log/{id}',
      tags,
      summary: 'One row of the log',
      description: 'By its place in the log: `<chain>.<seq>`.',
      request: { params: idParams },
      responses: { 200: json('The row', AuditRowSchema) },
    },
  );
  app.openapi(verify, async (c) => c.json(toVerdict(await verifyAuditLog(actorOf(c), c.req.valid('query'))), 200));
  app.openapi(one, async (c) => c.json(toAuditRow(await getAuditRow(actorOf(c), c.req.valid('param').id)), 200));
}
