import { z } from '@hono/zod-openapi';
import { getClient } from '@saldo/clients';
import type { PersonActor } from '@saldo/kernel';
import {
  acceptFinding,
  findingInReach,
  findingStatuses,
  getChecks,
  getFinding,
  listFindings,
  putChecks,
  reopenFinding,
  requestChecks,
} from '@saldo/quality';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { body, dayField, idField, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import {
  AcceptSchema,
  CheckRequestSchema,
  ClientChecksSchema,
  FindingSchema,
  NewChecksSchema,
  toClientChecks,
  toFinding,
  toSettings,
} from '../wire/finding.ts';
import { StartedSchema, toJob } from '../wire/job.ts';
import type { Routes } from './resources.ts';

const tags = ['data quality'];

const listQuery = z.object({
  clientId: idField.optional(),
  code: z.string().max(100).optional(),
  status: z.enum(findingStatuses).optional(),
  severity: z.enum(['error', 'warning', 'info']).optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  ...pageQuery,
});

/** What the checks have found, and asking for them to be run. */
export function findingRoutes({ app, guard }: Routes): void {
  const run = guarded(
    guard,
    { may: 'quality.write' },
    {
      method: 'post',
      path: '/api/data-quality',
      tags,
      summary: "Checks a client's books and bank, of some days where they are given; it is done after every fetch too",
      request: { body: body(CheckRequestSchema) },
      responses: { 202: json('The job', StartedSchema) },
    },
  );
  app.openapi(run, async (c) => {
    const wish = c.req.valid('json');
    return await answerWith(
      c,
      () => requestChecks(actorOf(c), wish),
      (job) => c.json({ job: toJob(job, c.var.language) }, 202, { location: `/api/jobs/${job.id}` }),
    );
  });

  const list = guarded(
    guard,
    { may: 'quality.read' },
    {
      method: 'get',
      path: '/api/findings',
      tags,
      summary: 'What the checks have found, those about the most money first',
      request: { query: listQuery },
      responses: { 200: json('A page of findings', pageOf(FindingSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    return c.json(pageFor(c, await listFindings(actorOf(c), { ...filter, cursor: openCursor(c, cursor) }), toFinding), 200);
  });
}

/** One finding: accepted with a reason, or opened again. */
export function findingChangeRoutes({ app, guard }: Routes): void {
  const get = guarded(
    guard,
    { may: 'quality.read', target: findingInReach },
    {
      method: 'get',
      path: '/api/findings/{id}',
      tags,
      summary: 'One finding',
      request: { params: idParams },
      responses: { 200: json('The finding', FindingSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const found = await getFinding(actorOf(c), c.req.valid('param').id);
    return c.json(toFinding(found), 200, { etag: etag(found.version) });
  });

  const accept = guarded(
    guard,
    { may: 'quality.write', target: findingInReach },
    {
      method: 'post',
      path: '/api/findings/{id}/accept',
      tags,
      summary: 'Accepts a finding, with the reason; it stays away until what was judged changes',
      request: { params: idParams, body: body(AcceptSchema) },
      responses: { 200: json('The finding as it now is', FindingSchema) },
    },
  );
  app.openapi(accept, async (c) => {
    const { reason } = c.req.valid('json');
    const version = expectedVersion(c.req.header('if-match'));
    const work = () => acceptFinding(actorOf(c), c.req.valid('param').id, reason, version);
    return await answerWith(c, work, (changed) => c.json(toFinding(changed), 200, { etag: etag(changed.version) }));
  });

  const reopen = guarded(
    guard,
    { may: 'quality.write', target: findingInReach },
    {
      method: 'post',
      path: '/api/findings/{id}/reopen',
      tags,
      summary: 'Opens again a finding that was accepted',
      request: { params: idParams },
      responses: { 200: json('The finding as it now is', FindingSchema) },
    },
  );
  app.openapi(reopen, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const work = () => reopenFinding(actorOf(c), c.req.valid('param').id, version);
    return await answerWith(c, work, (changed) => c.json(toFinding(changed), 200, { etag: etag(changed.version) }));
  });
}

/** How a client has its checks: which are on, their limits, and the amount below which it wants no finding about money. */
export function checkSettingRoutes({ app, guard }: Routes): void {
  const get = guarded(
    guard,
    { may: 'quality.read', target: clientInReach },
    {
      method: 'get',
      path: '/api/clients/{id}/checks',
      tags,
      summary: 'How a client has its checks',
      request: { params: idParams },
      responses: { 200: json('The checks', ClientChecksSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const checks = await getChecks(actorOf(c), c.req.valid('param').id);
    return c.json(toClientChecks(checks), 200, { etag: etag(checks.version) });
  });

  const put = guarded(
    guard,
    { may: 'quality.write', target: clientInReach },
    {
      method: 'put',
      path: '/api/clients/{id}/checks',
      tags,
      summary: 'Sets how a client has its checks; what is not named is as the check has it by itself. The books are checked anew',
      request: { params: idParams, body: body(NewChecksSchema) },
      responses: { 200: json('The checks as they now are', ClientChecksSchema) },
    },
  );
  app.openapi(put, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const checks = await putChecks(actorOf(c), c.req.valid('param').id, toSettings(c.req.valid('json')), version);
    return c.json(toClientChecks(checks), 200, { etag: etag(checks.version) });
  });
}

async function clientInReach(actor: PersonActor, id: string): Promise<{ clientId: string }> {
  await getClient(actor, id);
  return { clientId: id };
}
