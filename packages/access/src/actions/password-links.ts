import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM, SaldoError, type SystemActor } from '@saldo/kernel';
import { can } from '../can.ts';
import { keepLink, useLink, userOfLink } from '../links-store.ts';
import { access } from '../open-access.ts';
import { asOwner } from '../owner-store.ts';
import { hashUnchecked, newSecret, refuseWeak } from '../password-store.ts';
import { hashOfSecret } from '../tokens.ts';
import { forgetTries } from '../tries-store.ts';
import type { User } from '../user.ts';
import { endSessions, keepPassword, userForUpdate } from '../users-store.ts';
import { refuseStaleManager } from './own-account.ts';
import { tryLink } from './try-link.ts';

/** A link to hand over; whoever has it may choose that user's password, once. */
export interface PasswordLink {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: string;
}

const HOURS = 24;

/**
 * Makes a link by which a user who has lost the password chooses a new one: it works once and for a day, ends an earlier one, and ends
 * with whatever else sets the password. Throws `access.missing`, `access.user-disabled`, `access.own-password`,
 * `access.sign-in-again`.
 */
export async function createPasswordLink(actor: Actor, userId: string): Promise<PasswordLink> {
  can(actor, 'user.manage');
  const madeBy = actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null;
  if (madeBy === userId) throw new SaldoError('access.own-password', 'conflict');
  const token = newSecret();
  return asOwner(async (tx) => {
    const user = await userForUpdate(tx, userId);
    await refuseStaleManager(tx, actor);
    if (user.status !== 'active') throw new SaldoError('access.user-disabled', 'conflict');
    const kept = await keepLink(tx, { kind: 'password-reset', tokenHash: hashOfSecret(token), userId, madeBy, hours: HOURS });
    await recordAudit(tx, actor, {
      clientId: FIRM,
      action: 'user.password-link',
      refType: 'user',
      refId: userId,
      payload: { linkId: kept.id },
    });
    return { ...kept, url: `${access().appUrl}/reset-password?token=${token}` };
  });
}

/**
 * Chooses a new password by such a link: every session of the user ends, and their lock-out; a second factor stays.
 * Throws `access.link-dead`, `access.weak-password` with the link still good, and `access.too-many-tries` after ten links from one address
 * that are none.
 */
export async function resetPasswordByLink(token: string, password: string, address: string): Promise<Pick<User, 'email'>> {
  refuseWeak(password, []);
  const hashed = () => hashUnchecked(password);
  return tryLink(address, hashed, async (tx, hash) => {
    const userId = await userOfLink(tx, hashOfSecret(token));
    // The user before what hangs on it, as whoever makes a link locks them.
    const user = userId === null ? null : await userForUpdate(tx, userId);
    if (user) refuseWeak(password, [user.email, user.name]);
    const link = user?.status === 'active' ? await useLink(tx, 'password-reset', hashOfSecret(token)) : null;
    if (!user || !link) throw new SaldoError('access.link-dead', 'conflict');
    await keepPassword(tx, user.id, hash);
    await endSessions(tx, user.id);
    await forgetTries(tx, user.email);
    const payload = { linkId: link.id };
    await recordAudit(tx, BY_LINK, { clientId: FIRM, action: 'user.password-reset', refType: 'user', refId: user.id, payload });
    return { email: user.email };
  });
}

const BY_LINK: SystemActor = { kind: 'system', task: 'password-reset' };
