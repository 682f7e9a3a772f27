import { z } from '@hono/zod-openapi';
import { listTimeline, timelineKinds } from '@saldo/board';
import { getClient } from '@saldo/clients';
import type { PersonActor } from '@saldo/kernel';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { idParams, json, pageOf, pageQuery, sinceQuery } from '../wire/basics.ts';
import { TimelineEventSchema, toTimelineEvent } from '../wire/timeline.ts';
import type { Routes } from './resources.ts';

/** What happened to one client. */
export function timelineRoutes({ app, guard }: Routes): void {
  const timeline = guarded(
    guard,
    { may: 'overview.read', target: asTarget },
    {
      method: 'get',
      path: '/api/clients/{id}/timeline',
      tags: ['clients'],
      summary: 'What happened to a client, newest first',
      description:
        'Syncs with what they changed, imports, connections, decisions of tasks: what the caller may see anyway, in words. ' +
        "A client's own user sees its own tasks, and no names but its own.",
      request: { params: idParams, query: z.object({ kind: z.enum(timelineKinds).optional(), ...sinceQuery, ...pageQuery }) },
      responses: { 200: json('A page of events', pageOf(TimelineEventSchema)) },
    },
  );
  app.openapi(timeline, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    const { id: clientId } = c.req.valid('param');
    const page = await listTimeline(actorOf(c), { ...filter, clientId, cursor: openCursor(c, cursor) });
    return c.json(
      pageFor(c, page, (event) => toTimelineEvent(event, c.var.language)),
      200,
    );
  });
}

async function asTarget(actor: PersonActor, id: string): Promise<{ clientId: string }> {
  return { clientId: (await getClient(actor, id)).id };
}
