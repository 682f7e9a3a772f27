import { recordAudit } from '@saldo/audit';
import { type ClientScope, FIRM, isUuid, type PersonActor, type Role, SaldoError } from '@saldo/kernel';
import { can } from '../can.ts';
import { isWithin, keyScope } from '../key-scope.ts';
import { insertKey, keysOf, removeKey, type StoredKey } from '../keys-store.ts';
import { asOwner } from '../owner-store.ts';
import { newSecret } from '../password-store.ts';
import { hashOfSecret, writeApiKey } from '../tokens.ts';
import { findUser, refuseUnknownClients } from '../users-store.ts';
import { refuseStaleSignIn } from './own-account.ts';

/** A key as its maker sees it: what it may now, its own limits and its maker's taken together. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly clientIds: ClientScope;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

/** What a key is made of. */
export interface NewApiKey {
  readonly name: string;
  /** At most this role; left out: whatever the maker's is. */
  readonly role?: Role | undefined;
  /** At most these clients; left out: whatever the maker's are. */
  readonly clientIds?: readonly string[] | undefined;
  readonly expiresAt?: Date | null | undefined;
}

const KEYS_MOST = 100;

/**
 * Makes a key for the actor and answers its text, which nobody can see again. Throws `access.sign-in-again`, `access.not-by-key`,
 * `access.missing` for a client that is not the actor's, `access.key-exceeds-maker`, `access.expires-in-past`, `access.too-many-keys`.
 * @param now the time, to judge the expiry by
 */
export async function createApiKey(actor: PersonActor, fresh: NewApiKey, now: Date): Promise<ApiKey & { readonly key: string }> {
  can(actor, 'account.write');
  // A key is not asked for a second factor: it must not be the way past it.
  if (actor.kind === 'user' && actor.lacksSecondFactor) throw new SaldoError('access.second-factor-missing', 'forbidden');
  const limits = { role: fresh.role ?? null, clientIds: fresh.clientIds ?? null };
  for (const clientId of limits.clientIds ?? []) can(actor, 'account.write', { clientId });
  if (!isWithin(limits, actor)) throw new SaldoError('access.key-exceeds-maker', 'invalid');
  const expiresAt = fresh.expiresAt ?? null;
  if (expiresAt !== null && expiresAt <= now) throw new SaldoError('access.expires-in-past', 'invalid');
  const secret = newSecret();
  return asOwner(async (tx) => {
    await refuseStaleSignIn(tx, actor);
    await refuseUnknownClients(tx, limits.clientIds ?? []);
    if ((await keysOf(tx, actor.userId)).length >= KEYS_MOST) throw new SaldoError('access.too-many-keys', 'conflict', { most: KEYS_MOST });
    const id = await insertKey(tx, { userId: actor.userId, name: fresh.name, secretHash: hashOfSecret(secret), ...limits, expiresAt });
    const payload = {
      role: limits.role,
      clientIds: limits.clientIds && [...limits.clientIds],
      expiresAt: expiresAt?.toISOString() ?? null,
    };
    await recordAudit(tx, actor, { clientId: FIRM, action: 'key.create', refType: 'key', refId: id, payload });
    const stored = (await keysOf(tx, actor.userId)).find((key) => key.id === id);
    if (!stored) throw new SaldoError('access.missing', 'missing');
    return { ...shown(stored, actor), key: writeApiKey(id, secret) };
  });
}

/** The actor's own keys, oldest first, without their secrets. */
export async function listApiKeys(actor: PersonActor): Promise<ApiKey[]> {
  can(actor, 'account.read');
  return asOwner(async (tx) => {
    const maker = await findUser(tx, actor.userId);
    return maker ? (await keysOf(tx, maker.id)).map((key) => shown(key, maker)) : [];
  });
}

/** Ends one of the actor's own keys at once. Throws `access.missing`, `access.sign-in-again`, `access.not-by-key`. */
export async function deleteApiKey(actor: PersonActor, id: string): Promise<void> {
  can(actor, 'account.write');
  await asOwner(async (tx) => {
    await refuseStaleSignIn(tx, actor);
    const removed = isUuid(id) && (await removeKey(tx, actor.userId, id));
    if (!removed) throw new SaldoError('access.missing', 'missing');
    await recordAudit(tx, actor, { clientId: FIRM, action: 'key.delete', refType: 'key', refId: id });
  });
}

function shown({ role, clientIds, ...key }: StoredKey, maker: { role: Role; clientIds: ClientScope }): ApiKey {
  const scope = keyScope({ role, clientIds }, { role: maker.role, clientIds: maker.clientIds === 'all' ? [] : maker.clientIds });
  return { ...key, ...(scope ?? { role: role ?? maker.role, clientIds: [] }) };
}
