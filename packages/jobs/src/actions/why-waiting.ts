import { can } from '@saldo/access';
import type { Actor } from '@saldo/kernel';
import type { Job } from '../job.ts';
import { type WaitingReason, waitingReason } from '../waiting.ts';
import { surroundingsOf } from '../waiting-store.ts';

/**
 * Why each of some jobs that the actor has read waits, by id; those that do not wait are not among them. How many others go before it, and
 * run, is told only to whoever sees all clients: for the others those jobs do not exist.
 */
export async function whyWaiting(actor: Actor, jobs: readonly Job[]): Promise<ReadonlyMap<string, WaitingReason>> {
  can(actor, 'job.read');
  const queued = jobs.filter(({ status }) => status === 'queued');
  if (queued.length === 0) return new Map();
  const seesAll = (actor.kind === 'user' || actor.kind === 'key') && actor.clientIds === 'all';
  const around = await surroundingsOf(queued.map(({ id }) => id));
  return new Map(
    queued.flatMap((job) => {
      const facts = around.get(job.id);
      const reason = facts && waitingReason(job, seesAll ? facts : { ...facts, ahead: null, running: null });
      return reason ? [[job.id, reason] as const] : [];
    }),
  );
}
