import { z } from '@hono/zod-openapi';
import { getTask, listTasks } from '@saldo/tasks';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag } from '../edge/version.ts';
import { idField, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { TaskSchema, toTask } from '../wire/task.ts';
import type { Routes } from './resources.ts';

const tags = ['tasks'];

const listQuery = z.object({
  clientId: idField.optional(),
  status: z.enum(['open', 'waiting', 'approved', 'rejected', 'done']).optional(),
  assigneeId: idField.optional(),
  kind: z.string().max(60).optional(),
  ...pageQuery,
});

/** What waits for a person. */
export function taskRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'task.read' },
    {
      method: 'get',
      path: '/api/tasks',
      tags,
      summary: 'Tasks, the most urgent first',
      request: { query: listQuery },
      responses: { 200: json('A page of tasks', pageOf(TaskSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    const page = await listTasks(actorOf(c), { ...filter, cursor: openCursor(c, cursor) });
    return c.json(
      pageFor(c, page, (task) => toTask(task, c.var.language)),
      200,
    );
  });

  const get = guarded(
    guard,
    { may: 'task.read', target: getTask },
    {
      method: 'get',
      path: '/api/tasks/{id}',
      tags,
      summary: 'One task',
      request: { params: idParams },
      responses: { 200: json('The task', TaskSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const task = await getTask(actorOf(c), c.req.valid('param').id);
    return c.json(toTask(task, c.var.language), 200, { etag: etag(task.version) });
  });
}
