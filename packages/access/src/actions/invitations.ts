import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM, type Role, SaldoError, type SystemActor } from '@saldo/kernel';
import { can } from '../can.ts';
import { keepLink, useLink } from '../links-store.ts';
import { access } from '../open-access.ts';
import { asOwner } from '../owner-store.ts';
import { hashPassword, newSecret } from '../password-store.ts';
import { hashOfSecret } from '../tokens.ts';
import { normalEmail, type User } from '../user.ts';
import { findByEmail, refuseUnknownClients, userForUpdate } from '../users-store.ts';
import { addUser } from './users.ts';

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
  readonly clientIds?: readonly string[] | undefined;
}

/** A link to hand over; whoever has it may become this user, once. */
export interface Invitation {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: string;
}

/**
 * Invites somebody: the link works once and for a week, and ends an earlier one to the same address.
 * Throws `access.email-taken`, `access.missing` for a client that does not live.
 */
export async function createInvitation(actor: Actor, fresh: NewInvitation): Promise<Invitation> {
  can(actor, 'user.manage');
  const token = newSecret();
  const { role, clientIds = [] } = fresh;
  const email = normalEmail(fresh.email);
  const madeBy = actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null;
  return asOwner(async (tx) => {
    if (await findByEmail(tx, email)) throw new SaldoError('access.email-taken', 'conflict');
    await refuseUnknownClients(tx, clientIds);
    const kept = await keepLink(tx, { kind: 'invitation', tokenHash: hashOfSecret(token), email, role, clientIds, madeBy, hours: 7 * 24 });
    const payload = { role, clientIds: [...clientIds] };
    await recordAudit(tx, actor, { clientId: FIRM, action: 'user.invite', refType: 'invitation', refId: kept.id, payload });
    return { ...kept, url: `${access().appUrl}/invitation?token=${token}` };
  });
}

/** Takes an invitation up: the user exists from now on and signs in as any other. Throws `access.link-dead`, `access.weak-password`. */
export async function acceptInvitation(token: string, self: { name: string; password: string }): Promise<User> {
  const hash = await hashPassword(self.password, [self.name]);
  return asOwner(async (tx) => {
    const link = await useLink(tx, 'invitation', hashOfSecret(token));
    if (!link?.email || !link.role) throw new SaldoError('access.link-dead', 'conflict');
    const { email, role, clientIds } = link;
    const id = await addUser(tx, INVITED, { email, role, clientIds, name: self.name }, hash);
    return userForUpdate(tx, id);
  });
}

const INVITED: SystemActor = { kind: 'system', task: 'invitation' };
