import { FIRM, SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { eq } from 'drizzle-orm';
import { signInPolicy } from './schema.ts';

/** What the firm asks of those who sign in. */
export interface SignInPolicy {
  /** Whether ADMIN, COORDINATOR and SPECIALIST must have a second factor. */
  readonly secondFactorForStaff: boolean;
  readonly version: number;
}

/** The policy; off until somebody turns it on. */
export async function readPolicy(tx: Tx): Promise<SignInPolicy> {
  const { secondFactorForStaff, version } = signInPolicy;
  const [row] = await tx.select({ secondFactorForStaff, version }).from(signInPolicy).where(eq(signInPolicy.firmId, FIRM));
  return row ?? { secondFactorForStaff: false, version: 0 };
}

/** Keeps the policy, as its next version. Throws `access.stale` where the version that was read is no longer the last. */
export async function keepPolicy(tx: Tx, secondFactorForStaff: boolean, read: number | undefined): Promise<SignInPolicy> {
  await tx.insert(signInPolicy).values({ firmId: FIRM, secondFactorForStaff: false, version: 0 }).onConflictDoNothing();
  const [before] = await tx.select({ version: signInPolicy.version }).from(signInPolicy).where(eq(signInPolicy.firmId, FIRM)).for('update');
  const version = before?.version ?? 0;
  if (read !== undefined && read !== version) throw new SaldoError('access.stale', 'conflict');
  await tx
    .update(signInPolicy)
    .set({ secondFactorForStaff, version: version + 1 })
    .where(eq(signInPolicy.firmId, FIRM));
  return { secondFactorForStaff, version: version + 1 };
}
