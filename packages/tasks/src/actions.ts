import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { refuseForeignClient } from '@saldo/clients';
import { type Actor, actorName, isUuid, SaldoError, type Sentence } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { TaskStatus } from './schema.ts';
import { type NewTask, openTask, type Task, type TaskFilter, taskById, taskPage } from './store.ts';
import { personOf, refuseDecision } from './task-rules.ts';

/** A page of the tasks of the actor's clients, most urgent first; a client's own user sees those assigned to it. Throws `tasks.bad-cursor`. */
export async function listTasks(actor: Actor, filter: TaskFilter): Promise<{ items: Task[]; nextCursor: string | null }> {
  const { clientId, limit, cursor } = filter;
  const mine = onlyAssigned(actor, 'task.read', clientId);
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('tasks.bad-cursor', 'invalid');
  if (mine !== null && filter.assigneeId !== undefined && filter.assigneeId !== mine) return { items: [], nextCursor: null };
  const found = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await taskPage(tx, mine === null ? filter : { ...filter, assigneeId: mine });
  });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One task. Throws `tasks.missing` for one that is not there or not the actor's. */
export async function getTask(actor: Actor, id: string): Promise<Task> {
  const mine = onlyAssigned(actor, 'task.read');
  return await transaction(actor, (tx) => taskById(tx, id, mine));
}

/** Makes a task by hand. Throws `tasks.invalid` for a title that is empty or too long. */
export async function createTask(actor: Actor, task: Omit<NewTask, 'dedupeKey' | 'title'> & { readonly title: string }): Promise<Task> {
  const mine = onlyAssigned(actor, 'task.write', task.clientId);
  if (mine !== null) throw new SaldoError('access.forbidden', 'forbidden', { operation: 'task.write' });
  if (task.title.trim() === '' || task.title.length > 300) throw new SaldoError('tasks.invalid', 'invalid', {}, { faults: [TITLE_FAULT] });
  return await transaction(actor, async (tx) => {
    await refuseForeignClient(tx, task.clientId);
    // Whatever a person writes by hand is one of its own, however alike two are.
    const id = await openTask(tx, actor, { ...task, title: { sv: task.title, en: task.title }, refs: [] });
    if (task.refs?.length) await tx.execute(sql`update tasks set refs = ${JSON.stringify(task.refs)}::jsonb where id = ${id}`);
    return await taskById(tx, id, null);
  });
}

/** Gives a task to somebody, or to nobody (null). Throws `tasks.decided` for one that is decided. */
export async function assignTask(actor: Actor, id: string, userId: string | null, version?: number): Promise<Task> {
  return await change(actor, id, version, 'task.assign', { userId }, (task) => {
    if (task.status !== 'open' && task.status !== 'waiting') throw new SaldoError('tasks.decided', 'conflict', { status: task.status });
    if (userId !== null && !isUuid(userId)) throw new SaldoError('tasks.invalid', 'invalid', {}, { faults: [ASSIGNEE_FAULT] });
    return sql`assignee_id = ${userId}`;
  });
}

/** Approves a task. Throws `tasks.decided` (409) where it is decided, `tasks.own` (403) for its maker where it needs four eyes. */
export async function approveTask(
  actor: Actor,
  id: string,
  options: { comment?: string | undefined; version?: number | undefined } = {},
): Promise<Task> {
  return await decide(actor, id, 'approved', options);
}

/** Rejects a task, with the reason. Throws as `approveTask` does. */
export async function rejectTask(actor: Actor, id: string, options: { comment: string; version?: number | undefined }): Promise<Task> {
  return await decide(actor, id, 'rejected', options);
}

const TITLE_FAULT = fault('title', { sv: 'Ange en rubrik på högst 300 tecken.', en: 'Give a title of at most 300 characters.' });
const ASSIGNEE_FAULT = fault('userId', { sv: 'Välj en användare.', en: 'Choose a user.' });

async function decide(
  actor: Actor,
  id: string,
  status: Extract<TaskStatus, 'approved' | 'rejected'>,
  { comment, version }: { comment?: string | undefined; version?: number | undefined },
): Promise<Task> {
  return await change(actor, id, version, status === 'approved' ? 'task.approve' : 'task.reject', {}, (task) => {
    refuseDecision(task, actor);
    const said = comment?.trim() ? sql`, comments = comments || ${commentOf(actor, comment.trim())}` : sql``;
    return sql`status = ${status}, decided_by = ${actorName(actor)}, decided_at = now() ${said}`;
  });
}

async function change(
  actor: Actor,
  id: string,
  version: number | undefined,
  action: string,
  payload: { userId?: string | null },
  set: (task: Task) => SQL,
): Promise<Task> {
  const mine = onlyAssigned(actor, 'task.write');
  return await transaction(actor, async (tx: Tx) => {
    const task = await taskById(tx, id, mine, true);
    if (version !== undefined && version !== task.version) throw new SaldoError('tasks.stale', 'conflict');
    await tx.execute(sql`update tasks set ${set(task)}, version = version + 1, updated_at = now() where id = ${id}`);
    await recordAudit(tx, actor, { clientId: task.clientId, action, refType: 'task', refId: id, payload: { kind: task.kind, ...payload } });
    return await taskById(tx, id, null);
  });
}

function commentOf(actor: Actor, text: string): SQL {
  return sql`jsonb_build_array(jsonb_build_object('by', ${actorName(actor)}::text,
    'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'text', ${text}::text))`;
}

// The person whose assigned tasks are all that the actor may, or null where it may all.
function onlyAssigned(actor: Actor, operation: 'task.read' | 'task.write', clientId?: string): string | null {
  return can(actor, operation, clientId === undefined ? {} : { clientId }) === 'assigned' ? (personOf(actor) ?? '') : null;
}

function fault(field: string, message: Sentence) {
  return { code: 'tasks.field', field, message };
}
