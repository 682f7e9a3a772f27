import { z } from '@hono/zod-openapi';
import {
  createMatchingRule,
  deleteMatchingRule,
  getMatchingRule,
  listMatchingRules,
  reconciliationInReach,
  requestReplay,
  ruleInReach,
  updateMatchingRule,
} from '@saldo/reconcile';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { body, given, idField, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { StartedSchema, toJob } from '../wire/job.ts';
import { MatchingRuleChangeSchema, MatchingRuleSchema, NewMatchingRuleSchema, ppmOf, toMatchingRule } from '../wire/matching-rule.ts';
import type { Routes } from './resources.ts';

const tags = ['reconciliation'];

/** Rules of matching: list, and write one down. */
export function matchingRuleRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'reconciliation.read' },
    {
      method: 'get',
      path: '/api/matching-rules',
      tags,
      summary: "What people's decisions have taught, or somebody has written down, with how often it was right",
      request: { query: z.object({ clientId: idField.optional(), ...pageQuery }) },
      responses: { 200: json('A page of rules', pageOf(MatchingRuleSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    return c.json(pageFor(c, await listMatchingRules(actorOf(c), { ...filter, cursor: openCursor(c, cursor) }), toMatchingRule), 200);
  });

  const make = guarded(
    guard,
    { may: 'reconciliation.write' },
    {
      method: 'post',
      path: '/api/matching-rules',
      tags,
      summary: 'Writes a rule down',
      request: { body: body(NewMatchingRuleSchema) },
      responses: { 201: json('The rule', MatchingRuleSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const { ratePercent = '0', fixedAmount = 0n, bankName = '', ledgerName = '', ...fields } = c.req.valid('json');
    const rule = { ...fields, bankName, ledgerName, ratePpm: ppmOf(ratePercent), fixedMinor: fixedAmount };
    const work = () => createMatchingRule(actorOf(c), rule);
    return await answerWith(c, work, (made) =>
      c.json(toMatchingRule(made), 201, { location: `/api/matching-rules/${made.id}`, etag: etag(made.version) }),
    );
  });
}

/** One rule of matching. */
export function matchingRuleChangeRoutes({ app, guard }: Routes): void {
  const get = guarded(
    guard,
    { may: 'reconciliation.read', target: ruleInReach },
    {
      method: 'get',
      path: '/api/matching-rules/{id}',
      tags,
      summary: 'One rule',
      request: { params: idParams },
      responses: { 200: json('The rule', MatchingRuleSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const rule = await getMatchingRule(actorOf(c), c.req.valid('param').id);
    return c.json(toMatchingRule(rule), 200, { etag: etag(rule.version) });
  });

  const change = guarded(
    guard,
    { may: 'reconciliation.write', target: ruleInReach },
    {
      method: 'patch',
      path: '/api/matching-rules/{id}',
      tags,
      summary: 'Changes a rule, or switches it on or off',
      description: 'One that has failed begins anew when it is switched on.',
      request: { params: idParams, body: body(MatchingRuleChangeSchema) },
      responses: { 200: json('The rule as it now is', MatchingRuleSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const { ratePercent, fixedAmount, ...fields } = c.req.valid('json');
    const changes = given({ ...fields, fixedMinor: fixedAmount, ratePpm: ratePercent === undefined ? undefined : ppmOf(ratePercent) });
    const version = expectedVersion(c.req.header('if-match'));
    const rule = await updateMatchingRule(actorOf(c), c.req.valid('param').id, changes, { version });
    return c.json(toMatchingRule(rule), 200, { etag: etag(rule.version) });
  });

  const remove = guarded(
    guard,
    { may: 'reconciliation.write', target: ruleInReach },
    {
      method: 'delete',
      path: '/api/matching-rules/{id}',
      tags,
      summary: 'Takes a rule away; what was matched by it stays',
      request: { params: idParams },
      responses: { 204: { description: 'Taken away' } },
    },
  );
  app.openapi(remove, async (c) => {
    await deleteMatchingRule(actorOf(c), c.req.valid('param').id, { version: expectedVersion(c.req.header('if-match')) });
    return c.body(null, 204);
  });
}

/** A reconciliation on today's engine and rules. */
export function replayRoutes({ app, guard }: Routes): void {
  const replay = guarded(
    guard,
    { may: 'reconciliation.write', target: reconciliationInReach },
    {
      method: 'post',
      path: '/api/reconciliations/{id}/replay',
      tags,
      summary: "Runs it on today's engine and rules, changes nothing, and lists every decision that would differ",
      description: "The job's `result` has `differences` (the first 1,000) and `differenceCount`.",
      request: { params: idParams },
      responses: { 202: json('The job', StartedSchema) },
    },
  );
  app.openapi(replay, async (c) => {
    const work = () => requestReplay(actorOf(c), c.req.valid('param').id);
    return await answerWith(c, work, (job) => c.json({ job: toJob(job, c.var.language) }, 202, { location: `/api/jobs/${job.id}` }));
  });
}
