import { actorFromRequest } from '@saldo/access';
import type { PersonActor } from '@saldo/kernel';

/**
 * Whether whoever began a stream may still do what they could then: the session or key is alive, with the same role and clients. Whoever
 * may more or less than before begins anew.
 */
export function stillAllowed(actor: PersonActor, headers: Headers, clientAddress: string): () => Promise<boolean> {
  const began = rightsOf(actor);
  return async () => {
    const now = await actorFromRequest(headers, clientAddress);
    return now !== null && rightsOf(now) === began;
  };
}

function rightsOf({ kind, userId, role, clientIds }: PersonActor): string {
  return JSON.stringify([kind, userId, role, clientIds === 'all' ? 'all' : [...clientIds].sort()]);
}
