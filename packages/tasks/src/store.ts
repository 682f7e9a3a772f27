import { recordAudit } from '@saldo/audit';
import { type Actor, actorName, isUuid, type Plain, type PlainDate, SaldoError, type Sentence } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { TaskComment, TaskRef, TaskStatus } from './schema.ts';
import { dedupeKeyOf, needsFourEyes, personOf } from './task-rules.ts';

/** What waits for a person, or has been decided. */
export interface Task {
  readonly id: string;
  readonly clientId: string;
  readonly kind: string;
  readonly title: Sentence;
  readonly status: TaskStatus;
  /** 1 is the most urgent, 5 the least. */
  readonly priority: number;
  readonly dueDate: PlainDate | null;
  readonly assigneeId: string | null;
  readonly refs: readonly TaskRef[];
  readonly suggestion: Plain;
  readonly comments: readonly TaskComment[];
  readonly fourEyes: boolean;
  readonly madeBy: string;
  readonly makerId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A task that a job or a person makes. */
export interface NewTask {
  readonly clientId: string;
  readonly kind: string;
  readonly title: Sentence;
  readonly refs?: readonly TaskRef[];
  readonly suggestion?: Plain;
  readonly priority?: number | undefined;
  readonly dueDate?: PlainDate | null | undefined;
  readonly fourEyes?: boolean | undefined;
  /** Two open tasks never share one; by default the kind and the first thing that it is about. */
  readonly dedupeKey?: string;
}

/** Which tasks are asked for; the most urgent first. */
export interface TaskFilter {
  readonly clientId?: string | undefined;
  readonly status?: TaskStatus | undefined;
  readonly assigneeId?: string | undefined;
  readonly kind?: string | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * Opens a task in the caller's transaction. One that is open already for the same thing is brought up to date and answered instead,
 * so that a person is told once. Answers its id.
 */
export async function openTask(tx: Tx, actor: Actor, task: NewTask): Promise<string> {
  const { clientId, kind, title, refs = [], suggestion = null, priority = 3, dueDate = null } = task;
  const id = newId();
  const fourEyes = needsFourEyes(kind) || task.fourEyes === true;
  const [made] = await rows<{ id: string }>(
    tx,
    sql`insert into tasks (id, client_id, kind, title, priority, due_date, refs, suggestion, four_eyes, dedupe_key, made_by, maker_id)
      values (${id}, ${clientId}, ${kind}, ${JSON.stringify(title)}::jsonb, ${priority}, ${dueDate}, ${JSON.stringify(refs)}::jsonb,
        ${JSON.stringify(suggestion)}::jsonb, ${fourEyes}, ${task.dedupeKey ?? dedupeKeyOf(kind, refs)}, ${actorName(actor)}, ${personOf(actor)})
      on conflict (client_id, dedupe_key) where status in ('open', 'waiting') do update
        set title = excluded.title, suggestion = excluded.suggestion, due_date = excluded.due_date, priority = least(tasks.priority, excluded.priority),
          version = tasks.version + 1, updated_at = now()
      returning id`,
  );
  if (!made) throw new SaldoError('defect', 'defect');
  if (made.id === id) await recordAudit(tx, actor, { clientId, action: 'task.open', refType: 'task', refId: id, payload: { kind } });
  return made.id;
}

/** Closes what is open of a kind about a thing, in the transaction that makes it needless. Answers how many. */
export async function closeTasks(tx: Tx, actor: Actor, of: { clientId: string; kind: string; ref: TaskRef }): Promise<number> {
  const closed = await rows<{ id: string }>(
    tx,
    sql`update tasks set status = 'done', decided_by = ${actorName(actor)}, decided_at = now(), version = version + 1, updated_at = now()
      where client_id = ${of.clientId} and kind = ${of.kind} and status in ('open', 'waiting') and refs @> ${JSON.stringify([of.ref])}::jsonb
      returning id`,
  );
  for (const { id } of closed) {
    await recordAudit(tx, actor, { clientId: of.clientId, action: 'task.close', refType: 'task', refId: id, payload: { kind: of.kind } });
  }
  return closed.length;
}

const TASK =
  sql.raw(`t.id, t.client_id as "clientId", t.kind, t.title, t.status, t.priority, t.due_date::text as "dueDate", t.assignee_id as "assigneeId",
  t.refs, t.suggestion, t.comments, t.four_eyes as "fourEyes", t.made_by as "madeBy", t.maker_id as "makerId", t.decided_by as "decidedBy", t.version,
  (extract(epoch from t.decided_at) * 1000)::float8 as "decidedMs", (extract(epoch from t.created_at) * 1000)::float8 as "createdMs",
  (extract(epoch from t.updated_at) * 1000)::float8 as "updatedMs"`);

type TaskRow = Omit<Task, 'decidedAt' | 'createdAt' | 'updatedAt'> & { decidedMs: number | null; createdMs: number; updatedMs: number };

/** One task; only one that is assigned to the person where `assignedTo` is given. Throws `tasks.missing`. */
export async function taskById(tx: Tx, id: string, assignedTo: string | null, forUpdate = false): Promise<Task> {
  const lock = forUpdate ? sql`for no key update` : sql``;
  const mine = assignedTo === null ? sql`true` : sql`t.assignee_id = ${assignedTo}`;
  const [row] = isUuid(id) ? await rows<TaskRow>(tx, sql`select ${TASK} from tasks t where t.id = ${id} and ${mine} ${lock}`) : [];
  if (!row) throw new SaldoError('tasks.missing', 'missing');
  return asTask(row);
}

/** A page of tasks, most urgent first, and one more where there is a further page. */
export async function taskPage(tx: Tx, filter: TaskFilter): Promise<Task[]> {
  const { clientId, status, assigneeId, kind, limit, cursor } = filter;
  const found = await rows<TaskRow>(
    tx,
    sql`select ${TASK} from tasks t where true
      ${clientId ? sql`and t.client_id = ${clientId}` : sql``}
      ${status ? sql`and t.status = ${status}` : sql``}
      ${assigneeId ? sql`and t.assignee_id::text = ${assigneeId}` : sql``}
      ${kind ? sql`and t.kind = ${kind}` : sql``}
      ${cursor ? sql`and (t.priority, t.id) > (select priority, id from tasks where id = ${cursor})` : sql``}
      order by t.priority, t.id limit ${limit + 1}`,
  );
  return found.map(asTask);
}

function asTask({ decidedMs, createdMs, updatedMs, ...row }: TaskRow): Task {
  return {
    ...row,
    decidedAt: decidedMs === null ? null : new Date(decidedMs),
    createdAt: new Date(createdMs),
    updatedAt: new Date(updatedMs),
  };
}
