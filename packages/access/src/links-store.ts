import type { Role } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { oneTimeLinks, users } from './schema.ts';

/** What a link that works once is for. */
export interface Link {
  readonly id: string;
  readonly email: string | null;
  readonly role: Role | null;
  readonly clientIds: readonly string[];
  readonly madeBy: string | null;
}

/** Keeps a link by the hash of its token; of one kind and address only the newest works. */
export async function keepLink(
  tx: Tx,
  link: {
    kind: 'setup' | 'invitation';
    tokenHash: string;
    email: string | null;
    role: Role | null;
    clientIds: readonly string[];
    madeBy: string | null;
    hours: number;
  },
): Promise<{ id: string; expiresAt: string }> {
  const { kind, email, hours, clientIds, ...rest } = link;
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeLinks.kind, kind),
        email === null ? isNull(oneTimeLinks.email) : eq(oneTimeLinks.email, email),
        isNull(oneTimeLinks.usedAt),
      ),
    );
  const [kept] = await tx
    .insert(oneTimeLinks)
    .values({ ...rest, id: newId(), kind, email, clientIds: [...clientIds], expiresAt: sql`now() + make_interval(hours => ${hours})` })
    .returning({ id: oneTimeLinks.id, expiresAt: oneTimeLinks.expiresAt });
  if (!kept) throw new Error('an insert answered nothing');
  return { id: kept.id, expiresAt: kept.expiresAt.toISOString() };
}

/** Uses a link up and answers what it was for; null where it was used, has expired or never was. Of two at once one gets it. */
export async function useLink(tx: Tx, kind: 'setup' | 'invitation', tokenHash: string): Promise<Link | null> {
  const { id, email, role, clientIds, madeBy } = oneTimeLinks;
  const [used] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeLinks.kind, kind),
        eq(oneTimeLinks.tokenHash, tokenHash),
        isNull(oneTimeLinks.usedAt),
        sql`${oneTimeLinks.expiresAt} > now()`,
      ),
    )
    .returning({ id, email, role, clientIds, madeBy });
  return used ?? null;
}

/** Whether nobody can sign in yet. Under a lock, so that of two who set up at once the second sees the first. */
export async function isUnused(tx: Tx, lock: boolean): Promise<boolean> {
  if (lock) await tx.execute(sql`select pg_advisory_xact_lock(7217)`);
  const [found] = await rows<{ any: boolean }>(tx, sql`select exists (select 1 from ${users}) as any`);
  return found?.any === false;
}
