import { z } from '@hono/zod-openapi';
import {
  createImportMapping,
  deleteImportMapping,
  getImportMapping,
  listImportMappings,
  mappingInReach,
  updateImportMapping,
} from '@saldo/bank';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { ImportMappingChangeSchema, ImportMappingSchema, NewImportMappingSchema, toCsvMapping, toImportMapping } from '../wire/bank.ts';
import { body, idField, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const tags = ['imports'];

/** How the columns of a bank's CSV file are read, saved for a client. */
export function importMappingRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'mapping.read' },
    {
      method: 'get',
      path: '/api/import-mappings',
      tags,
      summary: 'Saved mappings of CSV columns, in the order in which they were made',
      request: { query: z.object({ clientId: idField.optional(), ...pageQuery }) },
      responses: { 200: json('A page of mappings', pageOf(ImportMappingSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...query } = c.req.valid('query');
    return c.json(pageFor(c, await listImportMappings(actorOf(c), { ...query, cursor: openCursor(c, cursor) }), toImportMapping), 200);
  });

  const make = guarded(
    guard,
    { may: 'mapping.write' },
    {
      method: 'post',
      path: '/api/import-mappings',
      tags,
      summary: 'Saves a mapping for a client',
      request: { body: body(NewImportMappingSchema) },
      responses: { 201: json('The mapping', ImportMappingSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const { mapping, ...fields } = c.req.valid('json');
    const work = () => createImportMapping(actorOf(c), { ...fields, mapping: toCsvMapping(mapping) });
    return await answerWith(c, work, (made) =>
      c.json(toImportMapping(made), 201, { location: `/api/import-mappings/${made.id}`, etag: etag(made.version) }),
    );
  });
}

/** One saved mapping. */
export function importMappingChangeRoutes({ app, guard }: Routes): void {
  const get = guarded(
    guard,
    { may: 'mapping.read', target: mappingInReach },
    {
      method: 'get',
      path: '/api/import-mappings/{id}',
      tags,
      summary: 'One saved mapping',
      request: { params: idParams },
      responses: { 200: json('The mapping', ImportMappingSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const found = await getImportMapping(actorOf(c), c.req.valid('param').id);
    return c.json(toImportMapping(found), 200, { etag: etag(found.version) });
  });

  const change = guarded(
    guard,
    { may: 'mapping.write', target: mappingInReach },
    {
      method: 'patch',
      path: '/api/import-mappings/{id}',
      tags,
      summary: 'Changes a saved mapping',
      request: { params: idParams, body: body(ImportMappingChangeSchema) },
      responses: { 200: json('The mapping as it now is', ImportMappingSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const { name, mapping } = c.req.valid('json');
    const version = expectedVersion(c.req.header('if-match'));
    const changes = { name, mapping: mapping && toCsvMapping(mapping) };
    const changed = await updateImportMapping(actorOf(c), c.req.valid('param').id, changes, { version });
    return c.json(toImportMapping(changed), 200, { etag: etag(changed.version) });
  });

  const remove = guarded(
    guard,
    { may: 'mapping.write', target: mappingInReach },
    {
      method: 'delete',
      path: '/api/import-mappings/{id}',
      tags,
      summary: 'Removes a saved mapping; what was imported by it stays',
      request: { params: idParams },
      responses: { 204: { description: 'Removed' } },
    },
  );
  app.openapi(remove, async (c) => {
    await deleteImportMapping(actorOf(c), c.req.valid('param').id, { version: expectedVersion(c.req.header('if-match')) });
    return c.body(null, 204);
  });
}
