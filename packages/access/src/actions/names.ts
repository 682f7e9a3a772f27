import type { PersonActor } from '@saldo/kernel';
import { asOwner } from '../owner-store.ts';
import { namesOf } from '../users-store.ts';

/**
 * The names of people by id, as far as the actor may know them: whoever works for the firm or audits it knows all of them, a client's
 * own user only itself. Those that were removed keep their name here.
 */
export async function namesForPerson(actor: PersonActor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter((id) => actor.role !== 'CLIENT' || id === actor.userId);
  return asked.length === 0 ? new Map() : await asOwner((tx) => namesOf(tx, asked));
}
