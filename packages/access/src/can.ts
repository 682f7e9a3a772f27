import { type Actor, SaldoError } from '@saldo/kernel';
import { firmOperations, type Grant, grantOf, jobOperations, type Operation, systemOperations } from './permissions.ts';

/** What the operation is done to, where that belongs to a client. */
export interface Target {
  readonly clientId?: string;
}

/**
 * Asks whether the actor may do the operation, to a client's thing where a target is given.
 * Answers the grant, so that the action can keep to a part (`own-bank`, `assigned` …) where that is all that is given.
 * Throws `access.missing` (404) for another's client, which then looks like one that does not exist, else `access.forbidden` (403),
 * and `access.second-factor-missing` (403) for whoever must set up a second factor first.
 */
export function can(actor: Actor, operation: Operation, target: Target = {}): Exclude<Grant, 'no'> {
  if (target.clientId !== undefined && !actsFor(actor, target.clientId)) throw new SaldoError('access.missing', 'missing');
  if (actor.kind === 'user' && actor.lacksSecondFactor && !ownAccount.has(operation)) {
    throw new SaldoError('access.second-factor-missing', 'forbidden', { operation });
  }
  const grant = grantFor(actor, operation);
  if (grant === 'no') throw new SaldoError('access.forbidden', 'forbidden', { operation });
  return grant;
}

const ownAccount: ReadonlySet<Operation> = new Set<Operation>(['account.read', 'account.write']);

/** Whether the client is one of the actor's. */
function actsFor(actor: Actor, clientId: string): boolean {
  return actor.kind === 'system' || actor.clientIds === 'all' || actor.clientIds.includes(clientId);
}

function grantFor(actor: Actor, operation: Operation): Grant {
  switch (actor.kind) {
    case 'user':
    case 'key':
      return actor.clientIds !== 'all' && firmOperations.has(operation) ? 'no' : grantOf(actor.role, operation);
    case 'job':
      return jobOperations.has(operation) ? 'yes' : 'no';
    case 'system':
      return systemOperations.has(operation) ? 'yes' : 'no';
  }
}
