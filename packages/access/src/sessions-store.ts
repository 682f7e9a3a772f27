import { newId, rows, type Tx } from '@saldo/platform/db';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { sessions, users } from './schema.ts';

/** A sign-in that lasts. Its token is not told. */
export interface Session {
  readonly id: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
}

/** A user's living sessions, newest first. */
export async function sessionsOf(tx: Tx, userId: string, idleHours: number): Promise<Session[]> {
  const { id, ipAddress, userAgent, createdAt, updatedAt, expiresAt } = sessions;
  const found = await tx
    .select({ id, ipAddress, userAgent, createdAt, updatedAt, expiresAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(expiresAt, sql`now()`), gt(updatedAt, sql`now() - make_interval(hours => ${idleHours})`)))
    .orderBy(desc(id))
    .limit(500);
  return found.map(({ updatedAt: usedAt, ...session }) => ({
    ...session,
    ipAddress: session.ipAddress || null,
    userAgent: session.userAgent || null,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: usedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  }));
}

/** What is known of where a session was begun. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string | null;
}

/** A session to begin. */
export interface NewSession {
  readonly userId: string;
  readonly token: string;
  readonly hours: number;
  readonly from: Origin;
  readonly authenticatedAt?: Date | null;
}

/**
 * Begins a session. Answers its id.
 * @param authenticatedAt when the person showed who they are; null where nobody says, and now where it is left out
 */
export async function beginSession(tx: Tx, { userId, token, hours, from, authenticatedAt }: NewSession): Promise<string> {
  const id = newId();
  const expiresAt = sql`now() + make_interval(hours => ${hours})`;
  const shown = authenticatedAt === undefined ? {} : { authenticatedAt: authenticatedAt && notAhead(authenticatedAt) };
  await tx.insert(sessions).values({ id, userId, token, expiresAt, ipAddress: from.address, userAgent: from.userAgent, ...shown });
  return id;
}

/** Whether the user of an e-mail address has a living session that was begun at an address. */
export async function isSignedInAt(tx: Tx, email: string, address: string, idleHours: number): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select 1 from ${sessions} s join ${users} u on u.id = s.user_id where u.email = ${email} and s.ip_address = ${address}
      and s.expires_at > now() and s.updated_at > now() - make_interval(hours => ${idleHours}) limit 1`,
  );
  return found.length > 0;
}

/** Ends one session of a user. Answers whether there was one. */
export async function endSession(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends the session of a user that their browser has shown: a new one takes its place there. Another's, laid out for them, stays whose it was. */
export async function endReplacedSession(tx: Tx, userId: string, token: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.token, token), eq(sessions.userId, userId)));
}

/** Takes away the user's sessions that have expired or lain unused. */
export async function endDeadSessions(tx: Tx, userId: string, idleHours: number): Promise<void> {
  const dead = sql`(expires_at <= now() or updated_at <= now() - make_interval(hours => ${idleHours}))`;
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), dead));
}

// A provider's clock may be ahead of ours.
function notAhead(at: Date) {
  return sql`least(${at.toISOString()}::timestamptz, now())`;
}

/** Whether whoever began the session had shown who they are within the last minutes. */
export async function isFresh(tx: Tx, sessionId: string, minutes: number): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select 1 from ${sessions} where id = ${sessionId} and authenticated_at > now() - make_interval(mins => ${minutes})`,
  );
  return found.length > 0;
}
