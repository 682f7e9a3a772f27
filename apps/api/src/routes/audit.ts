import { z } from '@hono/zod-openapi';
import { listAuditLog, verifyAuditLog } from '@saldo/access';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { AuditRowSchema, AuditVerdictSchema, toAuditRow, toVerdict } from '../wire/audit.ts';
import { idField, json, pageOf, pageQuery } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const tags = ['audit'];

const listQuery = z.object({
  clientId: idField.optional(),
  refType: z.string().max(60).optional(),
  refId: idField.optional(),
  action: z.string().max(100).optional(),
  actorId: idField.optional(),
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
      summary: 'What was done, newest first',
      request: { query: listQuery },
      responses: { 200: json('A page of the log', pageOf(AuditRowSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    const page = await listAuditLog(actorOf(c), { ...filter, cursor: openCursor(c, cursor) });
    return c.json(pageFor(c, page, toAuditRow), 200);
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
  app.openapi(verify, async (c) => c.json(toVerdict(await verifyAuditLog(actorOf(c), c.req.valid('query'))), 200));
}
