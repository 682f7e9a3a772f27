import { recordAudit } from '@saldo/audit';
import { FIRM, SaldoError, type SystemActor } from '@saldo/kernel';
import { isUnused, keepLink, useLink } from '../links-store.ts';
import { access } from '../open-access.ts';
import { asOwner } from '../owner-store.ts';
import { hashPassword, newSecret } from '../password-store.ts';
import { keepPolicy } from '../policy-store.ts';
import { hashOfSecret } from '../tokens.ts';
import { normalEmail, type User } from '../user.ts';
import { userForUpdate } from '../users-store.ts';
import { addUser } from './users.ts';

/** The first administrator. */
export interface FirstAdministrator {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** The first administrator, and what they choose for the firm. */
export interface FirstSetUp extends FirstAdministrator {
  readonly secondFactorForStaff?: boolean | undefined;
}

/** Whether the first administrator is still to be made. */
export function setupNeeded(): Promise<boolean> {
  return asOwner((tx) => isUnused(tx, false));
}

/**
 * A link by which the first administrator is made, to print at start: it works once and for a day, and ends the one printed before.
 * Null where Saldo is set up.
 */
export async function makeSetupLink(): Promise<string | null> {
  const token = newSecret();
  return asOwner(async (tx) => {
    if (!(await isUnused(tx, true))) return null;
    await keepLink(tx, {
      kind: 'setup',
      tokenHash: hashOfSecret(token),
      email: null,
      role: 'ADMIN',
      clientIds: [],
      madeBy: null,
      hours: 24,
    });
    return `${access().appUrl}/setup?token=${token}`;
  });
}

/** Makes the first administrator by the printed link. Throws `access.already-set-up`, `access.link-dead`, `access.weak-password`. */
export async function setUpAdministrator(token: string, { secondFactorForStaff = false, ...first }: FirstSetUp): Promise<User> {
  const hash = await hashPassword(first.password, [first.email, first.name]);
  return asOwner(async (tx) => {
    if (!(await isUnused(tx, true))) throw new SaldoError('access.already-set-up', 'conflict');
    if (!(await useLink(tx, 'setup', hashOfSecret(token)))) throw new SaldoError('access.link-dead', 'conflict');
    const id = await addUser(tx, SETTING_UP, { ...first, email: normalEmail(first.email), role: 'ADMIN' }, hash);
    if (secondFactorForStaff) {
      await keepPolicy(tx, secondFactorForStaff, undefined);
      const payload = { secondFactorForStaff };
      await recordAudit(tx, SETTING_UP, { clientId: FIRM, action: 'settings.update', refType: 'firm', refId: FIRM, payload });
    }
    return userForUpdate(tx, id);
  });
}

/**
 * Makes the first administrator from `SALDO_ADMIN_EMAIL` and `SALDO_ADMIN_PASSWORD`. Null where Saldo is set up already.
 * Throws `access.weak-password`.
 */
export async function ensureAdministrator(first: FirstAdministrator): Promise<User | null> {
  if (!(await setupNeeded())) return null;
  const hash = await hashPassword(first.password, [first.email, first.name]);
  return asOwner(async (tx) => {
    if (!(await isUnused(tx, true))) return null;
    const id = await addUser(tx, SETTING_UP, { ...first, email: normalEmail(first.email), role: 'ADMIN' }, hash);
    return userForUpdate(tx, id);
  });
}

const SETTING_UP: SystemActor = { kind: 'system', task: 'set-up' };
