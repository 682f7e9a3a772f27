import { recordAudit } from '@saldo/audit';
import { type Actor, type ClientScope, FIRM, isUuid, type PersonActor, type Role, SaldoError, type UserActor } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { can } from '../can.ts';
import { asOwner } from '../owner-store.ts';
import { hashUnchecked, passwordFits, refuseWeak } from '../password-store.ts';
import { type Grant, type Operation, permissionsOf } from '../permissions.ts';
import { IDLE_HOURS } from '../request-store.ts';
import { recoveryCodesLeft } from '../second-factor-store.ts';
import { endSession, isFresh, type Session, sessionsOf } from '../sessions-store.ts';
import { forgetTries, forgiveTry, signedInCounter } from '../tries-store.ts';
import { normalEmail } from '../user.ts';
import { changeUser, endSessions, findUser, keepPassword, passwordOf, userForUpdate } from '../users-store.ts';
import { LOCAL_OPERATOR } from './actor-from-request.ts';
import { countTry } from './sign-in.ts';

/** Who is signed in, and what they may do. */
export interface Me {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Whether there is a password; who has none signs in through the firm's own provider. */
  readonly hasPassword: boolean;
  readonly role: Role;
  readonly clientIds: ClientScope;
  readonly twoFactorEnabled: boolean;
  /** Whether a second factor must be set up before anything else may be done. */
  readonly secondFactorMissing: boolean;
  /** How many recovery codes are left; null without a second factor. */
  readonly recoveryCodesLeft: number | null;
  readonly amlOfficer: boolean;
  readonly permissions: Partial<Record<Operation, Exclude<Grant, 'no'>>>;
}

/** What the page and a script need to know of themselves; by a key, what the key may. */
export async function me(actor: PersonActor): Promise<Me> {
  can(actor, 'account.read');
  const { userId, role, clientIds } = actor;
  const granted = { role, clientIds, permissions: permissionsOf(role, clientIds) };
  if (userId === LOCAL_OPERATOR.userId) {
    const none = { hasPassword: false, twoFactorEnabled: false, secondFactorMissing: false, recoveryCodesLeft: null, amlOfficer: false };
    return { id: userId, email: '', name: 'Saldo', ...granted, ...none };
  }
  return await asOwner(async (tx) => {
    const user = await findUser(tx, userId);
    if (!user) throw new SaldoError('access.missing', 'missing');
    const { email, name, twoFactorEnabled, amlOfficer } = user;
    return {
      id: userId,
      email,
      name,
      hasPassword: (await passwordOf(tx, userId)) !== null,
      ...granted,
      twoFactorEnabled,
      secondFactorMissing: actor.kind === 'user' && actor.lacksSecondFactor === true,
      recoveryCodesLeft: twoFactorEnabled ? await recoveryCodesLeft(tx, userId) : null,
      amlOfficer,
    };
  });
}

/**
 * Changes one's own name or address. A new address needs a sign-in of the last ten minutes, since whoever has it can be sent a new
 * password. Throws `access.sign-in-again`, `access.not-by-key`, `access.email-taken`.
 */
export async function changeOwnAccount(
  actor: PersonActor,
  { name, email }: { name?: string | undefined; email?: string | undefined },
): Promise<Me> {
  can(actor, 'account.write');
  const { userId } = refuseKey(actor);
  await asOwner(async (tx) => {
    const before = await userForUpdate(tx, userId);
    const row = {
      ...(name !== undefined && name !== before.name ? { name } : {}),
      ...(email !== undefined && normalEmail(email) !== before.email ? { email: normalEmail(email) } : {}),
    };
    if (row.email !== undefined) await refuseStaleSignIn(tx, actor);
    const changed = Object.keys(row);
    if (changed.length === 0) return;
    await changeUser(tx, userId, row);
    const payload = { changed };
    await recordAudit(tx, actor, { clientId: FIRM, action: 'user.update', refType: 'user', refId: userId, payload });
  });
  return await me(actor);
}

/** The actor's sign-ins that last, newest first, without their tokens. */
export async function listSessions(actor: PersonActor): Promise<(Session & { readonly current: boolean })[]> {
  can(actor, 'account.read');
  const current = actor.kind === 'user' ? actor.sessionId : null;
  const found = await asOwner((tx) => sessionsOf(tx, actor.userId, IDLE_HOURS));
  return found.map((session) => ({ ...session, current: session.id === current }));
}

/** Ends one of the actor's own sessions at once, also the one that asks. Throws `access.missing`. */
export async function endOwnSession(actor: PersonActor, sessionId: string): Promise<void> {
  can(actor, 'account.write');
  refuseKey(actor);
  await asOwner(async (tx) => {
    const ended = isUuid(sessionId) && (await endSession(tx, actor.userId, sessionId));
    if (!ended) throw new SaldoError('access.missing', 'missing');
    await record(tx, actor, 'user.end-session');
  });
}

/**
 * Changes one's own password; every other session of the user ends, the one that asks goes on. A wrong current password counts as a failed
 * sign-in. Throws `access.wrong-password`, `access.too-many-tries`, `access.weak-password`.
 */
export async function changePassword(actor: PersonActor, change: { currentPassword: string; newPassword: string }): Promise<void> {
  can(actor, 'account.write');
  const { userId, sessionId } = refuseKey(actor);
  const user = await asOwner((tx) => findUser(tx, userId));
  if (!user) throw new SaldoError('access.missing', 'missing');
  refuseWeak(change.newPassword, [user.email, user.name]);
  await refuseWrongPassword(user, change.currentPassword);
  const newHash = await hashUnchecked(change.newPassword);
  await asOwner(async (tx) => {
    await userForUpdate(tx, userId);
    await keepPassword(tx, userId, newHash);
    await endSessions(tx, userId, sessionId);
    await forgetTries(tx, user.email);
    await record(tx, actor, 'user.change-password');
  });
}

/**
 * Throws `access.wrong-password` for a password that is not the user's; that counts as a failed sign-in, and after ten
 * `access.too-many-tries` is thrown.
 */
export async function refuseWrongPassword({ id, email }: { id: string; email: string }, password: string): Promise<void> {
  const { tryIds } = await countTry([signedInCounter(email)]);
  const hash = await asOwner((tx) => passwordOf(tx, id));
  if (hash === null || !(await passwordFits(hash, password))) throw new SaldoError('access.wrong-password', 'forbidden');
  await asOwner((tx) => forgiveTry(tx, tryIds));
}

/** How long a sign-in counts as having signed in just now. */
export const FRESH_MINUTES = 10;

/** Throws `access.sign-in-again` unless the actor signed in within the last ten minutes, and `access.not-by-key` for a key. */
export async function refuseStaleSignIn(tx: Tx, actor: PersonActor): Promise<void> {
  const { sessionId } = refuseKey(actor);
  if (!(await isFresh(tx, sessionId, FRESH_MINUTES))) throw new SaldoError('access.sign-in-again', 'forbidden');
}

/** Whether the user is the actor's own, also where a key asks. */
export function isSelf(actor: Actor, userId: string): actor is PersonActor {
  return (actor.kind === 'user' || actor.kind === 'key') && actor.userId === userId;
}

/** Throws as `refuseStaleSignIn` does where the user is the actor's own: managing users is no way around what one's own account asks. */
export async function refuseStaleSelf(tx: Tx, actor: Actor, userId: string): Promise<void> {
  if (isSelf(actor, userId)) await refuseStaleSignIn(tx, actor);
}

/**
 * Throws `access.sign-in-again` for a person whose last sign-in is older than ten minutes. For what makes an administrator, opens somebody
 * else's account or makes signing in easier: whoever finds a page left open, or steals its cookie, must not come to hold the firm by it.
 * A key passes: making it took a sign-in of just now, and it is the way of scripts that manage users.
 */
export async function refuseStaleManager(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === 'user') await refuseStaleSignIn(tx, actor);
}

/** Throws `access.not-by-key`: a key in the wrong hands must not make itself a home. No further keys, no password, no ending of its owner's sessions. */
export function refuseKey(actor: PersonActor): UserActor {
  if (actor.kind === 'key') throw new SaldoError('access.not-by-key', 'forbidden');
  return actor;
}

function record(tx: Tx, actor: PersonActor, action: string): Promise<void> {
  return recordAudit(tx, actor, { clientId: FIRM, action, refType: 'user', refId: actor.userId });
}
