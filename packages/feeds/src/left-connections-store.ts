import type { Actor, Plain } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type Revocable, takeBack } from './revocations-store.ts';

const AT_ONCE = 1_000;

/**
 * Forgets the connections whose reference ended before a moment, and has what was begun for them and connected nothing taken back at its
 * provider. Answers how many are taken back.
 * @param revocableOf what it takes to take back what was begun; null where nothing is left at the provider
 */
export async function takeBackLeft(
  tx: Tx,
  actor: Actor,
  before: Date,
  revocableOf: (begun: Plain) => Pick<Revocable, 'kind' | 'tenantId' | 'secret'> | null,
): Promise<number> {
  const left = await rows<{ clientId: string; feedId: string; begun: Plain }>(
    tx,
    sql`delete from feed_connections where id in (
        select id from feed_connections where expires_at < ${before.toISOString()}::timestamptz order by id limit ${AT_ONCE} for update skip locked)
      returning client_id as "clientId", feed_id as "feedId", begun`,
  );
  let taken = 0;
  for (const { clientId, feedId, begun } of left) {
    const revocable = begun === null ? null : revocableOf(begun);
    if (!revocable) continue;
    await takeBack(tx, actor, { clientId, feedId, ...revocable });
    taken++;
  }
  return taken;
}
