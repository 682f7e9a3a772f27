import { z } from '@hono/zod-openapi';
import { boardSorts, getBoard, monthOf, type NamedBoardRow, watchClients } from '@saldo/board';
import { dateInZone, type PersonActor } from '@saldo/kernel';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { eventStream, type StreamEvent } from '../edge/event-stream.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { stillAllowed } from '../edge/still-allowed.ts';
import { streamPlaces } from '../edge/stream-places.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { boardSheet } from '../sheets/lists/firm.ts';
import { idField, pageOrFile, pageQuery } from '../wire/basics.ts';
import { BoardSchema, monthField, statesField, toBoard, toBoardRow } from '../wire/board.ts';
import type { Routes } from './resources.ts';

const FIRM_TIME_ZONE = 'Europe/Stockholm';

const boardQuery = z.object({
  period: monthField.optional(),
  clientId: idField.optional(),
  managerId: idField.optional(),
  q: z.string().max(200).optional().openapi({ description: 'A part of the name or of the organisation number.' }),
  state: statesField.optional(),
  sort: z.enum(boardSorts).optional().openapi({ description: '`urgency` where it is left out: the most urgent first, then by name.' }),
  ...fileQuery(boardSheet),
  ...pageQuery,
});

/** Where every client stands in a month. */
export function boardRoutes({ app, guard }: Routes): void {
  const board = guarded(
    guard,
    { may: 'overview.read' },
    {
      method: 'get',
      path: '/api/board',
      tags: ['clients'],
      summary: 'Clients × steps for a month, computed from what is stored',
      description: 'At most 5,000 clients. `counts` are of all that the other filters leave, `state` apart.',
      request: { query: boardQuery },
      responses: { 200: pageOrFile('A page of the board', BoardSchema) },
    },
  );
  app.openapi(board, async (c) => {
    const { format, columns, period, cursor, limit, state: states, sort = 'urgency', ...filter } = c.req.valid('query');
    const now = new Date();
    const month = period ?? monthOf(dateInZone(now, FIRM_TIME_ZONE));
    const read = (part: { limit: number; cursor: string | undefined }) =>
      getBoard(actorOf(c), { ...filter, month, states, sort, ...part }, now);
    const toRow = (row: NamedBoardRow) => toBoardRow(row, c.var.language);
    if (format) {
      const asked = { ...filter, state: states?.join(','), sort, ...month };
      return await listFile(c, { sheet: boardSheet, format, columns, asked, read, toRow });
    }
    const found = await read({ limit, cursor: openCursor(c, cursor) });
    const page = pageFor(c, found, toRow);
    return c.json({ ...page, ...toBoard(found, month) }, 200);
  });
}

/** What changes while a page is open, as a stream. */
export function changeRoutes({ app, guard, stopping }: Routes): void {
  const places = streamPlaces();
  const route = guarded(
    guard,
    { may: 'overview.read' },
    {
      method: 'get',
      path: '/api/events',
      tags: ['around'],
      summary: 'Which clients something has happened to, as it happens',
      description:
        'Server-sent events named `changed`, each with `{clientIds}`: what an open page shows of them is worth reading again. It tells what ' +
        'happens after its first event, `watching`; what was read before that is worth reading anew. A stream ends by itself after 15 minutes.',
      responses: { 200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } } },
    },
  );
  app.openapi(route, async (c) => {
    const actor = actorOf(c);
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream; charset=utf-8' });
    return eventStream({
      events: (signal) => changes(actor, signal),
      lastEventId: undefined,
      stopping,
      isStillAllowed: stillAllowed(actor, c.req.raw.headers, c.var.clientAddress),
      onEnd: places.take(actor.userId),
    });
  });
}

async function* changes(actor: PersonActor, signal: AbortSignal): AsyncGenerator<StreamEvent, void, undefined> {
  let count = 0;
  for await (const clientIds of watchClients(actor, signal)) {
    yield { id: String(++count), name: clientIds.length === 0 ? 'watching' : 'changed', data: JSON.stringify({ clientIds }) };
  }
}
