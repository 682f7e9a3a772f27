import type { Role } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { type LinkKind, oneTimeLinks, users } from './schema.ts';

/** A link that works once. */
export interface Link {
  readonly id: string;
  readonly userId: string | null;
  readonly email: string | null;
  readonly role: Role | null;
  readonly clientIds: readonly string[];
  readonly madeBy: string | null;
}

/** Keeps a link by the hash of its token; of one kind and address, or user, only the newest works. */
export async function keepLink(
  tx: Tx,
  link: {
    kind: LinkKind;
    tokenHash: string;
    madeBy: string | null;
    hours: number;
    userId?: string;
    email?: string | null;
    role?: Role | null;
    clientIds?: readonly string[];
  },
): Promise<{ id: string; expiresAt: string }> {
  const { kind, userId, email = null, hours, clientIds = [], ...rest } = link;
  await endLinks(
    tx,
    kind,
    userId ? eq(oneTimeLinks.userId, userId) : email === null ? isNull(oneTimeLinks.email) : eq(oneTimeLinks.email, email),
  );
  const [kept] = await tx
    .insert(oneTimeLinks)
    .values({
      ...rest,
      id: newId(),
      kind,
      userId: userId ?? null,
      email,
      clientIds: [...clientIds],
      expiresAt: sql`now() + make_interval(hours => ${hours})`,
    })
    .returning({ id: oneTimeLinks.id, expiresAt: oneTimeLinks.expiresAt });
  if (!kept) throw new Error('an insert answered nothing');
  return { id: kept.id, expiresAt: kept.expiresAt.toISOString() };
}

/** Uses a link up and answers what it was for; null where it was used, has expired or never was. Of two at once one gets it. */
export async function useLink(tx: Tx, kind: LinkKind, tokenHash: string): Promise<Link | null> {
  const { id, userId, email, role, clientIds, madeBy } = oneTimeLinks;
  const [used] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(and(isAlive(kind), eq(oneTimeLinks.tokenHash, tokenHash)))
    .returning({ id, userId, email, role, clientIds, madeBy });
  return used ?? null;
}

/** An invitation that nobody has taken up yet. */
export interface PendingInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly clientIds: readonly string[];
  readonly madeBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Invitations that can still be taken up, in the order in which they were made. */
export async function pendingInvitations(tx: Tx, after: string | null, limit: number): Promise<PendingInvitation[]> {
  const { id, email, role, clientIds, madeBy, createdAt, expiresAt } = oneTimeLinks;
  const found = await tx
    .select({ id, email, role, clientIds, madeBy, createdAt, expiresAt })
    .from(oneTimeLinks)
    .where(and(isAlive('invitation'), after === null ? undefined : gt(id, after)))
    .orderBy(id)
    .limit(limit);
  return found.flatMap((link) => (link.email && link.role ? [{ ...link, email: link.email, role: link.role }] : []));
}

/** Ends an invitation: its link is worth nothing from now on. Its role, or null where it was used, had ended or never was. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<{ role: Role | null } | null> {
  const [ended] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(oneTimeLinks.id, id), isAlive('invitation')))
    .returning({ role: oneTimeLinks.role });
  return ended ?? null;
}

/** Whose password a living link is for; null where it is none. */
export async function userOfLink(tx: Tx, tokenHash: string): Promise<string | null> {
  const [found] = await tx
    .select({ userId: oneTimeLinks.userId })
    .from(oneTimeLinks)
    .where(and(isAlive('password-reset'), eq(oneTimeLinks.tokenHash, tokenHash)));
  return found?.userId ?? null;
}

/** Ends the links by which a user could choose a new password. */
export async function endPasswordLinks(tx: Tx, userId: string): Promise<void> {
  await endLinks(tx, 'password-reset', eq(oneTimeLinks.userId, userId));
}

async function endLinks(tx: Tx, kind: LinkKind, of: SQL): Promise<void> {
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(oneTimeLinks.kind, kind), of, isNull(oneTimeLinks.usedAt)));
}

function isAlive(kind: LinkKind): SQL | undefined {
  return and(eq(oneTimeLinks.kind, kind), isNull(oneTimeLinks.usedAt), sql`${oneTimeLinks.expiresAt} > now()`);
}

/** Whether nobody can sign in yet. Under a lock, so that of two who set up at once the second sees the first. */
export async function isUnused(tx: Tx, lock: boolean): Promise<boolean> {
  if (lock) await tx.execute(sql`select pg_advisory_xact_lock(7217)`);
  const [found] = await rows<{ any: boolean }>(tx, sql`select exists (select 1 from ${users}) as any`);
  return found?.any === false;
}
