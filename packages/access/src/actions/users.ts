import { changesOf, recordAudit } from '@saldo/audit';
import { type Actor, FIRM, isUuid, type Plain, type Role, SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { can } from '../can.ts';
import { asOwner } from '../owner-store.ts';
import { hashPassword, hashUnchecked, refuseWeak } from '../password-store.ts';
import { forgetTries } from '../tries-store.ts';
import { type NewUser, normalEmail, type User, type UserChange } from '../user.ts';
import {
  changeUser,
  countAdministrators,
  endSessions,
  findUser,
  forgetUser,
  giveClients,
  insertUser,
  keepPassword,
  refuseUnknownClients,
  type UserRow,
  userForUpdate,
  usersAfter,
} from '../users-store.ts';
import { isSelf, refuseStaleManager, refuseStaleSelf } from './own-account.ts';

/**
 * Makes a user. Throws `access.missing` for a client that does not live, `access.email-taken`, `access.weak-password`,
 * `access.sign-in-again`.
 */
export async function createUser(actor: Actor, fresh: NewUser): Promise<User> {
  can(actor, 'user.manage');
  const email = normalEmail(fresh.email);
  const hash = fresh.password === undefined ? null : await hashPassword(fresh.password, [email, fresh.name]);
  return asOwner(async (tx) => {
    if (fresh.role === 'ADMIN') await refuseStaleManager(tx, actor);
    const id = await addUser(tx, actor, { ...fresh, email }, hash);
    return userForUpdate(tx, id);
  });
}

/** Writes a new user, its clients and its password, and records it. */
export async function addUser(tx: Tx, actor: Actor, fresh: NewUser, passwordHash: string | null): Promise<string> {
  const clientIds = fresh.clientIds ?? [];
  await refuseUnknownClients(tx, clientIds);
  const { email, name, role, amlOfficer = false, competences = [], absences = [] } = fresh;
  const id = await insertUser(tx, { email, name, role, amlOfficer, competences, absences });
  await giveClients(tx, id, clientIds);
  if (passwordHash !== null) await keepPassword(tx, id, passwordHash);
  await record(tx, actor, 'user.create', id, { role, clientIds: [...clientIds] });
  return id;
}

/** A page of users in the order in which they were made. Throws `access.bad-cursor`. */
export async function listUsers(
  actor: Actor,
  filter: {
    role?: Role | undefined;
    status?: User['status'] | undefined;
    q?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ items: User[]; nextCursor: string | null }> {
  can(actor, 'user.manage');
  const { limit, cursor } = filter;
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('access.bad-cursor', 'invalid');
  const found = await asOwner((tx) => usersAfter(tx, filter, cursor ?? null, limit + 1));
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One user. Throws `access.missing`. */
export async function getUser(actor: Actor, id: string): Promise<User> {
  can(actor, 'user.manage');
  const user = await asOwner((tx) => findUser(tx, id));
  if (!user) throw new SaldoError('access.missing', 'missing');
  return user;
}

/**
 * Changes a user; a new role, new clients and being disabled hold from the user's next request on. Being disabled and a new password end
 * the user’s sessions. Another address or password, and becoming an administrator or AML officer, need a sign-in of just now; one's own
 * address and password, as under one's own account, no key either.
 * Throws `access.missing`, `access.stale` where the version is another, `access.email-taken`, `access.last-administrator`,
 * `access.not-yourself`, `access.weak-password`, `access.sign-in-again`, `access.not-by-key`.
 */
export async function updateUser(actor: Actor, id: string, change: UserChange, version?: number): Promise<User> {
  can(actor, 'user.manage');
  const hash = change.password === undefined ? null : await hashUnchecked(change.password);
  return asOwner(async (tx) => {
    const before = await userForUpdate(tx, id);
    refuseStale(before, version);
    const row = rowOf(change);
    if (change.password !== undefined) refuseWeak(change.password, [row.email ?? before.email, row.name ?? before.name]);
    if (row.status === 'disabled') refuseSelf(actor, id);
    if (setsSignIn(before, row, hash)) await refuseStaleSelf(tx, actor, id);
    if (setsSignIn(before, row, hash) || givesPower(before, row)) await refuseStaleManager(tx, actor);
    if ((row.role !== undefined && row.role !== 'ADMIN') || row.status === 'disabled') await refuseLastAdministrator(tx, before);
    if (change.clientIds !== undefined) {
      await refuseUnknownClients(tx, change.clientIds);
      await giveClients(tx, id, change.clientIds);
    }
    await changeUser(tx, id, row);
    if (hash !== null) await replacePassword(tx, before, hash);
    if (row.status === 'disabled') await endSessions(tx, id);
    const after = await userForUpdate(tx, id);
    const changed = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    await record(tx, actor, 'user.update', id, { changed, ...changesOf(before, after, ['role', 'status', 'clientIds']) });
    return after;
  });
}

/** Disables a user: every session of theirs ends at once, their keys are worth nothing. */
export function disableUser(actor: Actor, id: string, version?: number): Promise<User> {
  return updateUser(actor, id, { status: 'disabled' }, version);
}

/** Sets a user's password, ends their sessions and their lock-out. A second factor stays. */
export function resetPassword(actor: Actor, id: string, password: string): Promise<User> {
  return updateUser(actor, id, { password });
}

/**
 * Removes a user for everybody: sessions, keys, password and address go, and the address is free again; the row stays for the log.
 * Throws as `updateUser` does.
 */
export async function deleteUser(actor: Actor, id: string, version?: number): Promise<void> {
  can(actor, 'user.manage');
  await asOwner(async (tx) => {
    const before = await userForUpdate(tx, id);
    refuseStale(before, version);
    refuseSelf(actor, id);
    await refuseLastAdministrator(tx, before);
    await forgetUser(tx, id);
    await record(tx, actor, 'user.delete', id, {});
  });
}

function setsSignIn(before: User, row: UserRow, hash: string | null): boolean {
  return hash !== null || (row.email ?? before.email) !== before.email;
}

function givesPower(before: User, row: UserRow): boolean {
  return (row.role === 'ADMIN' && before.role !== 'ADMIN') || (row.amlOfficer === true && !before.amlOfficer);
}

async function replacePassword(tx: Tx, user: User, hash: string): Promise<void> {
  await keepPassword(tx, user.id, hash);
  await endSessions(tx, user.id);
  await forgetTries(tx, user.email);
}

function rowOf({ email, name, role, status, amlOfficer, competences, absences }: UserChange): UserRow {
  const row = { email: email === undefined ? undefined : normalEmail(email), name, role, status, amlOfficer, competences, absences };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

function refuseStale(user: User, version: number | undefined): void {
  if (version !== undefined && version !== user.version) throw new SaldoError('access.stale', 'conflict');
}

function refuseSelf(actor: Actor, id: string): void {
  if (isSelf(actor, id)) throw new SaldoError('access.not-yourself', 'conflict');
}

async function refuseLastAdministrator(tx: Tx, user: User): Promise<void> {
  if (user.role !== 'ADMIN' || user.status !== 'active') return;
  if ((await countAdministrators(tx)) < 2) throw new SaldoError('access.last-administrator', 'conflict');
}

function record(tx: Tx, actor: Actor, action: string, userId: string, payload: Plain): Promise<void> {
  return recordAudit(tx, actor, { clientId: FIRM, action, refType: 'user', refId: userId, payload });
}
