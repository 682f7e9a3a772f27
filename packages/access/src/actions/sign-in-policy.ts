import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM } from '@saldo/kernel';
import { can } from '../can.ts';
import { asOwner } from '../owner-store.ts';
import { keepPolicy, readPolicy, type SignInPolicy } from '../policy-store.ts';
import { refuseStaleManager } from './own-account.ts';

/** What the firm asks of those who sign in. */
export async function getSignInPolicy(actor: Actor): Promise<SignInPolicy> {
  can(actor, 'system.manage');
  return await asOwner(readPolicy);
}

/**
 * Says whether ADMIN, COORDINATOR and SPECIALIST must have a second factor: those without one may then do nothing but set it up. Keys are
 * not concerned. Throws `access.stale` where the version is another, `access.sign-in-again`.
 */
export async function changeSignInPolicy(actor: Actor, secondFactorForStaff: boolean, version?: number): Promise<SignInPolicy> {
  can(actor, 'system.manage');
  return await asOwner(async (tx) => {
    await refuseStaleManager(tx, actor);
    const policy = await keepPolicy(tx, secondFactorForStaff, version);
    await recordAudit(tx, actor, {
      clientId: FIRM,
      action: 'settings.update',
      refType: 'firm',
      refId: FIRM,
      payload: { secondFactorForStaff },
    });
    return policy;
  });
}
