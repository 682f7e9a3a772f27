import { z } from '@hono/zod-openapi';
import {
  confirmMatch,
  createMatch,
  getMatch,
  listMatches,
  matchInReach,
  reconciliationInReach,
  rejectMatch,
  undoMatch,
} from '@saldo/reconcile';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { body, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { MatchSchema, NewMatchSchema, toMatch } from '../wire/match.ts';
import type { Routes } from './resources.ts';

const tags = ['reconciliation'];

/** Matches: list, read, make by hand. */
export function matchRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'reconciliation.read', target: reconciliationInReach },
    {
      method: 'get',
      path: '/api/reconciliations/{id}/matches',
      tags,
      summary: 'The matches and suggestions of a reconciliation',
      request: {
        params: idParams,
        query: z.object({ state: z.enum(['auto', 'suggested', 'confirmed', 'rejected']).optional(), ...pageQuery }),
      },
      responses: { 200: json('A page of matches', pageOf(MatchSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    const page = await listMatches(actorOf(c), c.req.valid('param').id, { ...filter, cursor: openCursor(c, cursor) });
    return c.json(pageFor(c, page, toMatch), 200);
  });

  const make = guarded(
    guard,
    { may: 'reconciliation.write' },
    {
      method: 'post',
      path: '/api/matches',
      tags,
      summary: 'Matches rows by hand',
      description: 'What they differ by is unexplained until it is booked.',
      request: { body: body(NewMatchSchema) },
      responses: { 201: json('The match', MatchSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const { bankTransactionIds = [], ledgerEntryIds = [], note = '', reconciliationId } = c.req.valid('json');
    const work = () => createMatch(actorOf(c), { reconciliationId, bankTransactionIds, ledgerEntryIds, note });
    return await answerWith(c, work, (match) =>
      c.json(toMatch(match), 201, { location: `/api/matches/${match.id}`, etag: etag(match.version) }),
    );
  });

  const get = guarded(
    guard,
    { may: 'reconciliation.read', target: matchInReach },
    {
      method: 'get',
      path: '/api/matches/{id}',
      tags,
      summary: 'One match',
      request: { params: idParams },
      responses: { 200: json('The match', MatchSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const match = await getMatch(actorOf(c), c.req.valid('param').id);
    return c.json(toMatch(match), 200, { etag: etag(match.version) });
  });
}

/** What a person decides about a match. */
export function matchDecisionRoutes({ app, guard }: Routes): void {
  for (const [verb, summary, action] of [
    ['confirm', 'Confirms a match or a suggestion', confirmMatch],
    ['reject', 'Rejects it: its rows are neither made nor suggested as a match again', rejectMatch],
  ] as const) {
    const route = guarded(
      guard,
      { may: 'reconciliation.write', target: matchInReach },
      {
        method: 'post',
        path: `/api/matches/{id}/${verb}`,
        tags,
        summary,
        request: { params: idParams },
        responses: { 200: json('The match as it now is', MatchSchema) },
      },
    );
    app.openapi(route, async (c) => {
      const work = () => action(actorOf(c), c.req.valid('param').id);
      return await answerWith(c, work, (match) => c.json(toMatch(match), 200, { etag: etag(match.version) }));
    });
  }

  const undo = guarded(
    guard,
    { may: 'reconciliation.write', target: matchInReach },
    {
      method: 'delete',
      path: '/api/matches/{id}',
      tags,
      summary: 'Takes a match back; its rows are neither made nor suggested as a match again',
      request: { params: idParams },
      responses: { 204: { description: 'Taken back' } },
    },
  );
  app.openapi(undo, async (c) => {
    await undoMatch(actorOf(c), c.req.valid('param').id, { version: expectedVersion(c.req.header('if-match')) });
    return c.body(null, 204);
  });
}
