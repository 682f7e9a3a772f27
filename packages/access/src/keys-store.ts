import type { Role } from '@saldo/kernel';
import { newId, type Tx } from '@saldo/platform/db';
import { and, asc, eq } from 'drizzle-orm';
import type { KeyLimits } from './key-scope.ts';
import { apiKeys } from './schema.ts';

/** A key as it is stored, without its secret's hash. */
export interface StoredKey extends KeyLimits {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

/** A user's keys, oldest first. */
export async function keysOf(tx: Tx, userId: string): Promise<StoredKey[]> {
  const { id, name, role, clientIds, createdAt, expiresAt, lastUsedAt } = apiKeys;
  const found = await tx
    .select({ id, name, role, clientIds, createdAt, expiresAt, lastUsedAt })
    .from(apiKeys)
    .where(eq(apiKeys.userId, userId))
    .orderBy(asc(id))
    .limit(1_000);
  return found.map((key) => ({
    ...key,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  }));
}

/** Keeps a new key by the hash of its secret and answers its id. */
export async function insertKey(
  tx: Tx,
  key: { userId: string; name: string; secretHash: string; role: Role | null; clientIds: readonly string[] | null; expiresAt: Date | null },
): Promise<string> {
  const id = newId();
  await tx.insert(apiKeys).values({ ...key, id, clientIds: key.clientIds && [...key.clientIds] });
  return id;
}

/** Removes a user's key. Answers whether there was one. */
export async function removeKey(tx: Tx, userId: string, id: string): Promise<boolean> {
  const removed = await tx
    .delete(apiKeys)
    .where(and(eq(apiKeys.id, id), eq(apiKeys.userId, userId)))
    .returning({ id: apiKeys.id });
  return removed.length > 0;
}
