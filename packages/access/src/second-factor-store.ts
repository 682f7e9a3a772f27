import { newId, rows, type Tx } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { recoveryCodes, secondFactors, signInChallenges, users } from './schema.ts';
import { hashOfSecret } from './tokens.ts';

/** A user's second factor, opened. */
export interface SecondFactor {
  readonly secret: string;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

/** The user's second factor, locked for the rest of the transaction, so that of two who show one code one is first; null where there is none. */
export async function secondFactorForUpdate(tx: Tx, userId: string): Promise<SecondFactor | null> {
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId)).for('update');
  if (!row) return null;
  return { secret: secrets().open(row.secret, contextOf(userId)), confirmed: row.confirmedAt !== null, lastStep: row.lastStep };
}

/** Keeps a secret that no code has confirmed yet, in the place of any other. */
export async function keepSecret(tx: Tx, userId: string, secret: string): Promise<void> {
  const fresh = { secret: secrets().seal(secret, contextOf(userId)), confirmedAt: null, lastStep: 0 };
  await tx
    .insert(secondFactors)
    .values({ userId, ...fresh })
    .onConflictDoUpdate({ target: secondFactors.userId, set: fresh });
}

/** Notes that the code of a half minute was taken; the first one confirms the factor. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<void> {
  await tx
    .update(secondFactors)
    .set({ lastStep: step, confirmedAt: sql`coalesce(confirmed_at, now())` })
    .where(eq(secondFactors.userId, userId));
  await tx.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, userId));
}

/** Replaces the user's recovery codes. */
export async function keepRecoveryCodes(tx: Tx, userId: string, codes: readonly string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ id: newId(), userId, codeHash: hashOfSecret(code) })));
}

/** Uses a recovery code up; of two who show one at the same moment one has it. Answers how many are left, null where it is none or was used. */
export async function useRecoveryCode(tx: Tx, userId: string, code: string): Promise<number | null> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashOfSecret(code)), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return used.length === 1 ? recoveryCodesLeft(tx, userId) : null;
}

/** How many of the user's recovery codes are still worth something. */
export async function recoveryCodesLeft(tx: Tx, userId: string): Promise<number> {
  return await tx.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
}

/** Takes the user's second factor away, with its recovery codes and what waits for it. Answers whether there was one in use. */
export async function forgetSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const gone = await tx.delete(secondFactors).where(eq(secondFactors.userId, userId)).returning({ confirmedAt: secondFactors.confirmedAt });
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(signInChallenges).where(eq(signInChallenges.userId, userId));
  await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, userId));
  return gone[0] !== undefined && gone[0].confirmedAt !== null;
}

/** Seals again, with the first key, what an older one sealed. Answers how many those were. */
export async function resealSecondFactors(tx: Tx): Promise<number> {
  const stored = await rows<{ userId: string; secret: string }>(
    tx,
    sql`select user_id as "userId", secret from ${secondFactors} order by user_id for update`,
  );
  const old = stored.filter(({ secret }) => secrets().needsReseal(secret));
  for (const { userId, secret } of old) {
    const again = secrets().seal(secrets().open(secret, contextOf(userId)), contextOf(userId));
    await tx.update(secondFactors).set({ secret: again }).where(eq(secondFactors.userId, userId));
  }
  return old.length;
}

/** One sealed second factor for each key that sealed any, with what it opens for. */
export async function secondFactorByEachKey(tx: Tx): Promise<{ readonly sealed: string; readonly context: string }[]> {
  const found = await rows<{ userId: string; secret: string }>(
    tx,
    sql`select distinct on (split_part(secret, '.', 2)) user_id as "userId", secret from ${secondFactors}
        order by split_part(secret, '.', 2), user_id limit 100`,
  );
  return found.map(({ userId, secret }) => ({ sealed: secret, context: contextOf(userId) }));
}

function contextOf(userId: string): string {
  return `second factor of ${userId}`;
}
