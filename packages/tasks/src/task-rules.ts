import { type Actor, SaldoError } from '@saldo/kernel';
import type { TaskRef, TaskStatus } from './schema.ts';

/** Kinds that somebody else than their maker must decide. */
const fourEyesKinds: ReadonlySet<string> = new Set(['proposed-voucher', 'reopen', 'rule-change']);

/** Whether a task of this kind needs four eyes, whatever its maker says. */
export function needsFourEyes(kind: string): boolean {
  return fourEyesKinds.has(kind);
}

/** The person behind an actor: a key acts for its maker, a job for nobody. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null;
}

/** By what two open tasks would be the same one: its kind and the first thing that it is about. Null where it is about nothing. */
export function dedupeKeyOf(kind: string, refs: readonly TaskRef[]): string | null {
  const [first] = refs;
  return first ? `${kind}:${first.type}:${first.id}` : null;
}

/**
 * The one place that says whether somebody may approve or reject: throws `tasks.decided` (409) where it is decided, and `tasks.own` (403)
 * where it needs four eyes and the person made it, by themselves or by a key.
 */
export function refuseDecision(task: { status: TaskStatus; fourEyes: boolean; makerId: string | null }, actor: Actor): void {
  if (task.status !== 'open' && task.status !== 'waiting') throw new SaldoError('tasks.decided', 'conflict', { status: task.status });
  if (task.fourEyes && (personOf(actor) === null || personOf(actor) === task.makerId)) throw new SaldoError('tasks.own', 'forbidden');
}
