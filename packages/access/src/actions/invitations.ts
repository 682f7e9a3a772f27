import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM, isUuid, type Role, SaldoError, type SystemActor } from '@saldo/kernel';
import { can } from '../can.ts';
import { keepLink, type PendingInvitation, pendingInvitations, useLink, withdrawInvitation } from '../links-store.ts';
import { access } from '../open-access.ts';
import { asOwner } from '../owner-store.ts';
import { hashUnchecked, newSecret, refuseWeak } from '../password-store.ts';
import { hashOfSecret } from '../tokens.ts';
import { normalEmail, type User } from '../user.ts';
import { findByEmail, namesOf, refuseUnknownClients, userForUpdate } from '../users-store.ts';
import { refuseStaleManager } from './own-account.ts';
import { tryLink } from './try-link.ts';
import { addUser } from './users.ts';

/** Whom somebody invites, and as what. */
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
 * Throws `access.email-taken`, `access.missing` for a client that does not live, `access.sign-in-again`.
 */
export async function createInvitation(actor: Actor, fresh: NewInvitation): Promise<Invitation> {
  can(actor, 'user.manage');
  const token = newSecret();
  const { role, clientIds = [] } = fresh;
  const email = normalEmail(fresh.email);
  const madeBy = actor.kind === 'user' || actor.kind === 'key' ? actor.userId : null;
  return asOwner(async (tx) => {
    if (role === 'ADMIN') await refuseStaleManager(tx, actor);
    if (await findByEmail(tx, email)) throw new SaldoError('access.email-taken', 'conflict');
    await refuseUnknownClients(tx, clientIds);
    const kept = await keepLink(tx, { kind: 'invitation', tokenHash: hashOfSecret(token), email, role, clientIds, madeBy, hours: 7 * 24 });
    const payload = { role, clientIds: [...clientIds] };
    await recordAudit(tx, actor, { clientId: FIRM, action: 'user.invite', refType: 'invitation', refId: kept.id, payload });
    return { ...kept, url: `${access().appUrl}/invitation?token=${token}` };
  });
}

/** A page of the invitations that can still be taken up, in the order in which they were made. Throws `access.bad-cursor`. */
export async function listInvitations(
  actor: Actor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: (PendingInvitation & { readonly madeByName: string | null })[]; nextCursor: string | null }> {
  can(actor, 'user.manage');
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('access.bad-cursor', 'invalid');
  return asOwner(async (tx) => {
    const found = await pendingInvitations(tx, cursor ?? null, limit + 1);
    const items = found.slice(0, limit);
    const names = await namesOf(tx, [...new Set(items.flatMap(({ madeBy }) => madeBy ?? []))]);
    return {
      items: items.map((one) => ({ ...one, madeByName: names.get(one.madeBy ?? '') ?? null })),
      nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  });
}

/** Withdraws an invitation: its link is dead at once. Throws `access.missing` for one that was taken up, has ended or never was. */
export async function deleteInvitation(actor: Actor, id: string): Promise<void> {
  can(actor, 'user.manage');
  await asOwner(async (tx) => {
    const ended = isUuid(id) ? await withdrawInvitation(tx, id) : null;
    if (!ended) throw new SaldoError('access.missing', 'missing');
    const payload = { role: ended.role };
    await recordAudit(tx, actor, { clientId: FIRM, action: 'user.uninvite', refType: 'invitation', refId: id, payload });
  });
}

/**
 * Takes an invitation up: the user exists from now on and signs in as any other. Throws `access.link-dead`, `access.weak-password`, and
 * `access.too-many-tries` after ten links from one address that are none.
 */
export async function acceptInvitation(token: string, self: { name: string; password: string }, address: string): Promise<User> {
  refuseWeak(self.password, [self.name]);
  const hashed = () => hashUnchecked(self.password);
  return tryLink(address, hashed, async (tx, hash) => {
    const link = await useLink(tx, 'invitation', hashOfSecret(token));
    if (!link?.email || !link.role) throw new SaldoError('access.link-dead', 'conflict');
    const { email, role, clientIds } = link;
    const id = await addUser(tx, INVITED, { email, role, clientIds, name: self.name }, hash);
    return userForUpdate(tx, id);
  });
}

const INVITED: SystemActor = { kind: 'system', task: 'invitation' };
