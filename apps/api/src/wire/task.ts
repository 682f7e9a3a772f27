import { z } from '@hono/zod-openapi';
import type { Language } from '@saldo/kernel';
import type { Task } from '@saldo/tasks';
import { dayText, idText, instantText } from './basics.ts';
import { inLanguage } from './job.ts';

export const TaskSchema = z
  .object({
    id: idText,
    clientId: idText,
    kind: z.string(),
    title: z.string(),
    status: z.enum(['open', 'waiting', 'approved', 'rejected', 'done']),
    priority: z.int().openapi({ description: '1 is the most urgent, 5 the least.' }),
    dueDate: dayText.nullable(),
    assigneeId: idText.nullable(),
    refs: z.array(z.object({ type: z.string(), id: z.string() })),
    suggestion: z.unknown(),
    comments: z.array(z.object({ by: z.string(), at: instantText, text: z.string() })),
    fourEyes: z.boolean(),
    decidedBy: z.string().nullable(),
    decidedAt: instantText.nullable(),
    version: z.int(),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .openapi('Task');

/** A task as its resource. */
export function toTask(task: Task, language: Language): z.input<typeof TaskSchema> {
  return {
    id: task.id,
    clientId: task.clientId,
    kind: task.kind,
    title: task.title[language],
    status: task.status,
    priority: task.priority,
    dueDate: task.dueDate,
    assigneeId: task.assigneeId,
    refs: task.refs.map(({ type, id }) => ({ type, id })),
    suggestion: inLanguage(task.suggestion, language),
    comments: [...task.comments],
    fourEyes: task.fourEyes,
    decidedBy: task.decidedBy,
    decidedAt: task.decidedAt?.toISOString() ?? null,
    version: task.version,
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
  };
}
