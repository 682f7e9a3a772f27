import type { ClientScope, Role } from '@saldo/kernel';
import { covers } from './permissions.ts';
import { seesAllClients } from './user.ts';

/** What a key may at most; null is whatever its maker has. */
export interface KeyLimits {
  readonly role: Role | null;
  readonly clientIds: readonly string[] | null;
}

/** The clients that a user of this role acts on. */
export function scopeOf(role: Role, clientIds: readonly string[]): ClientScope {
  return seesAllClients(role) ? 'all' : clientIds;
}

/**
 * What a key may now: its limits and what its maker may now, whichever is less. Null where the maker's role has become one that neither
 * holds the key's nor is held by it: then nothing of the key is left.
 */
export function keyScope(
  limits: KeyLimits,
  maker: { role: Role; clientIds: readonly string[] },
): { role: Role; clientIds: ClientScope } | null {
  const role = lesserRole(limits.role ?? maker.role, maker.role);
  if (role === null) return null;
  // By both roles: a key of an administrator for a specialist's role is for the clients that it names, or for all.
  return { role, clientIds: narrower(limits.clientIds ?? 'all', scopeOf(maker.role, maker.clientIds)) };
}

/** Whether the key would be within what its maker may. */
export function isWithin(limits: KeyLimits, maker: { role: Role; clientIds: ClientScope }): boolean {
  if (limits.role !== null && !covers(maker.role, limits.role)) return false;
  const { clientIds } = maker;
  return limits.clientIds === null || clientIds === 'all' || limits.clientIds.every((clientId) => clientIds.includes(clientId));
}

function lesserRole(wanted: Role, had: Role): Role | null {
  if (covers(had, wanted)) return wanted;
  return covers(wanted, had) ? had : null;
}

function narrower(wanted: ClientScope, had: ClientScope): ClientScope {
  if (wanted === 'all') return had;
  return had === 'all' ? wanted : wanted.filter((clientId) => had.includes(clientId));
}
