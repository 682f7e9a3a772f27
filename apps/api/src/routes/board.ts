import { z } from '@hono/zod-openapi';
import { boardSorts, getBoard, monthOf } from '@saldo/board';
import { dateInZone } from '@saldo/kernel';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { idField, json, pageQuery } from '../wire/basics.ts';
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
      responses: { 200: json('A page of the board', BoardSchema) },
    },
  );
  app.openapi(board, async (c) => {
    const { period, cursor, state: states, sort = 'urgency', ...filter } = c.req.valid('query');
    const now = new Date();
    const month = period ?? monthOf(dateInZone(now, FIRM_TIME_ZONE));
    const found = await getBoard(actorOf(c), { ...filter, month, states, sort, cursor: openCursor(c, cursor) }, now);
    const page = pageFor(c, found, (row) => toBoardRow(row, c.var.language));
    return c.json({ ...page, ...toBoard(found, month) }, 200);
  });
}
