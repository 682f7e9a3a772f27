import type { Plain, Sentence } from '@saldo/kernel';
import { clientId, clientPolicy, id, instant, plainDateColumn } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** What a task is about: the kind of a thing and its id. */
export interface TaskRef {
  readonly type: string;
  readonly id: string;
}

/** What somebody said when they handed over or decided. */
export interface TaskComment {
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

export type TaskStatus = 'open' | 'waiting' | 'approved' | 'rejected' | 'done';

/** What waits for a person. Decided ones stay, with who decided. */
export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    clientId: clientId(),
    kind: text('kind').notNull(),
    title: jsonb('title').$type<Sentence>().notNull(),
    status: text('status').$type<TaskStatus>().notNull().default('open'),
    /** 1 is the most urgent, 5 the least. */
    priority: integer('priority').notNull().default(3),
    dueDate: plainDateColumn('due_date'),
    assigneeId: uuid('assignee_id'),
    refs: jsonb('refs').$type<readonly TaskRef[]>().notNull().default([]),
    suggestion: jsonb('suggestion').$type<Plain>(),
    comments: jsonb('comments').$type<readonly TaskComment[]>().notNull().default([]),
    fourEyes: boolean('four_eyes').notNull().default(false),
    /** Two open tasks never share one. */
    dedupeKey: text('dedupe_key'),
    madeBy: text('made_by').notNull(),
    /** The person behind whoever made it; null for a job. */
    makerId: uuid('maker_id'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('tasks_one_open').on(table.clientId, table.dedupeKey).where(sql`status in ('open', 'waiting')`),
    index('tasks_inbox').on(table.clientId, table.status, table.priority, table.id),
    index('tasks_assignee').on(table.assigneeId, table.status),
    clientPolicy(),
  ],
);
