import { actorFromRequest } from '@saldo/access';
import type { PersonActor } from '@saldo/kernel';

/**
 * Whether whoever began a stream may still do what they could then: the session or key is alive, with the same role and clients, and the
 * firm asks for no second factor that they have not. Whoever may more or less than before begins anew.
 */
export function stillAllowed(actor: PersonActor, headers: Headers, clientAddress: string): () => Promise<boolean> {
  const began = rightsOf(actor);
  return async () => {
    const now = await actorFromRequest(headers, clientAddress);
    return now !== null && rightsOf(now) === began;
  };
}

function rightsOf(actor: PersonActor): string {
  const { kind, userId, role, clientIds } = actor;
  const lacksSecondFactor = kind === 'user' && actor.lacksSecondFactor === true;
  return JSON.stringify([kind, userId, role, clientIds === 'all' ? 'all' : [...clientIds].sort(), lacksSecondFactor]);
}
