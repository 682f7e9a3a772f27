import type { SystemActor } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';

/**
 * A transaction of the owner, for the schema `auth`: nobody else has rights there. It reads and writes sign-ins, users and keys only;
 * what it records in the audit log it records as whoever asked.
 */
export function asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(OWNER, work);
}

/** What the owner itself does, such as turning away a sign-in. */
export const OWNER: SystemActor = { kind: 'system', task: 'access' };
