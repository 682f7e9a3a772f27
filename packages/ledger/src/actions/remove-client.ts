import { removeClient } from '@saldo/clients';
import { feedsGoWithClient } from '@saldo/feeds';
import type { Actor } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/** Removes a client that never had books, with its feeds. Throws `clients.has-books`, `clients.missing`, `clients.stale`. */
export async function removeClientWithoutBooks(
  actor: Actor,
  clientId: string,
  options: { version?: number | undefined } = {},
): Promise<void> {
  await removeClient(actor, clientId, { ...options, hasBooks, alongside: feedsGoWithClient });
}

async function hasBooks(tx: Tx, clientId: string): Promise<boolean> {
  const [found] = await rows<{ kept: boolean }>(
    tx,
    sql`select exists (select from vouchers where client_id = ${clientId}) or exists (select from financial_years where client_id = ${clientId})
      or exists (select from raw_files where client_id = ${clientId}) as kept`,
  );
  return found?.kept ?? true;
}
