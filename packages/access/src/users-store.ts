import { isUuid, type Role, SaldoError } from '@saldo/kernel';
import { newId, rows, sqlState, type Tx } from '@saldo/platform/db';
import { and, asc, eq, gt, ilike, inArray, ne, or, sql } from 'drizzle-orm';
import { endPasswordLinks } from './links-store.ts';
import { accounts, apiKeys, sessions, signInChallenges, userClients, users } from './schema.ts';
import { forgetSecondFactor } from './second-factor-store.ts';
import type { User } from './user.ts';

/** The user, locked for the rest of the transaction. Throws `access.missing` where there is none or it was removed. */
export async function userForUpdate(tx: Tx, id: string): Promise<User> {
  if (!isUuid(id)) throw new SaldoError('access.missing', 'missing');
  await tx.select({ id: users.id }).from(users).where(eq(users.id, id)).for('update');
  const user = await findUser(tx, id);
  if (!user) throw new SaldoError('access.missing', 'missing');
  return user;
}

/** The user, or null where there is none or it was removed. */
export async function findUser(tx: Tx, id: string): Promise<User | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx
    .select(COLUMNS)
    .from(users)
    .where(and(eq(users.id, id), ne(users.status, 'removed')));
  return row ? userOf(row) : null;
}

/** The id and status of whoever has this e-mail address. */
export async function findByEmail(tx: Tx, email: string): Promise<Pick<User, 'id' | 'status'> | null> {
  const [row] = await tx.select({ id: users.id, status: users.status }).from(users).where(eq(users.email, email));
  return row ?? null;
}

/** A page of users in the order in which they were made. */
export async function usersAfter(
  tx: Tx,
  filter: { role?: Role | undefined; status?: User['status'] | undefined; q?: string | undefined },
  after: string | null,
  limit: number,
): Promise<User[]> {
  const found = await tx
    .select(COLUMNS)
    .from(users)
    .where(
      and(
        filter.status === undefined ? ne(users.status, 'removed') : eq(users.status, filter.status),
        filter.role === undefined ? undefined : eq(users.role, filter.role),
        filter.q?.trim() ? holds(filter.q.trim()) : undefined,
        after === null ? undefined : gt(users.id, after),
      ),
    )
    .orderBy(asc(users.id))
    .limit(limit);
  return found.map(userOf);
}

// A part of the name or the address.
function holds(q: string) {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(users.name, like), ilike(users.email, like));
}

/** The names of users, also of those that were removed. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** What is written of a user. */
export type UserRow = Partial<Pick<User, 'email' | 'name' | 'role' | 'status' | 'amlOfficer' | 'competences' | 'absences'>>;

/** Makes a user and answers its id. Throws `access.email-taken`. */
export async function insertUser(tx: Tx, row: UserRow & Pick<User, 'email' | 'name' | 'role'>): Promise<string> {
  const id = newId();
  await refusingTaken(() => tx.insert(users).values({ id, ...writable(row) } as typeof users.$inferInsert));
  return id;
}

/** Changes a user and raises its version. Throws `access.email-taken`. */
export async function changeUser(tx: Tx, id: string, row: UserRow): Promise<void> {
  const counted = { ...writable(row), version: sql`${users.version} + 1`, updatedAt: sql`now()` };
  await refusingTaken(() => tx.update(users).set(counted).where(eq(users.id, id)));
}

/** Gives the user exactly these clients. */
export async function giveClients(tx: Tx, userId: string, clientIds: readonly string[]): Promise<void> {
  await tx.delete(userClients).where(eq(userClients.userId, userId));
  const given = [...new Set(clientIds)].map((clientId) => ({ userId, clientId }));
  if (given.length > 0) await tx.insert(userClients).values(given);
}

/** Sets the user's password, by its hash; a link by which another could be chosen ends. */
export async function keepPassword(tx: Tx, userId: string, password: string): Promise<void> {
  await endPasswordLinks(tx, userId);
  await tx
    .insert(accounts)
    .values({ id: newId(), userId, accountId: userId, providerId: 'credential', password })
    .onConflictDoUpdate({ target: [accounts.userId, accounts.providerId], set: { password, updatedAt: sql`now()` } });
}

/** The hash of the user's password, or null where there is none. */
export async function passwordOf(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx
    .select({ password: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')));
  return row?.password ?? null;
}

/** Ends the user's sessions at once, but for one where it is named, and every sign-in that waits for its second factor. Answers how many sessions. */
export async function endSessions(tx: Tx, userId: string, but?: string): Promise<number> {
  // Begun by a password that may be the old one.
  await tx.delete(signInChallenges).where(eq(signInChallenges.userId, userId));
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), but === undefined ? undefined : ne(sessions.id, but)))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Takes away everything by which the user could act; the row stays, with no address that says whose it was. */
export async function forgetUser(tx: Tx, userId: string): Promise<void> {
  await endSessions(tx, userId);
  await endPasswordLinks(tx, userId);
  await forgetSecondFactor(tx, userId);
  await tx.delete(accounts).where(eq(accounts.userId, userId));
  await tx.delete(apiKeys).where(eq(apiKeys.userId, userId));
  await giveClients(tx, userId, []);
  await changeUser(tx, userId, { status: 'removed', email: `${userId}@removed.invalid` });
}

/** Locks the active administrators and counts them, so that of two who depart at once the second sees that the first has gone. */
export async function countAdministrators(tx: Tx): Promise<number> {
  const found = await rows(tx, sql`select id from ${users} where role = 'ADMIN' and status = 'active' order by id for update`);
  return found.length;
}

/** Throws `access.missing` where one of the ids is no client that lives. */
export async function refuseUnknownClients(tx: Tx, clientIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(clientIds)];
  if (!wanted.every(isUuid)) throw new SaldoError('access.missing', 'missing');
  if (wanted.length === 0) return;
  const [found] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from clients where archived_at is null and id = any (${sql.param(wanted)}::uuid[])`,
  );
  if (found?.count !== wanted.length) throw new SaldoError('access.missing', 'missing');
}

const COLUMNS = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  clientIds: sql<
    string[]
  >`coalesce((select jsonb_agg(client_id order by client_id) from ${userClients} where user_id = ${users}.id), '[]')`,
  status: users.status,
  twoFactorEnabled: users.twoFactorEnabled,
  amlOfficer: users.amlOfficer,
  competences: users.competences,
  absences: users.absences,
  lastSignInAt: users.lastSignInAt,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
  version: users.version,
};

type Selected = Omit<User, 'lastSignInAt' | 'createdAt' | 'updatedAt'> & { lastSignInAt: Date | null; createdAt: Date; updatedAt: Date };

function userOf(row: Selected): User {
  return {
    ...row,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

// Drizzle writes what is there; lists are copied, since ours are readonly.
function writable(row: UserRow) {
  const { competences, ...rest } = row;
  return { ...rest, ...(competences ? { competences: [...competences] } : {}) };
}

async function refusingTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (sqlState(error) === '23505') throw new SaldoError('access.email-taken', 'conflict', {}, { cause: error });
    throw error;
  }
}
