import { newId, type Tx } from '@saldo/platform/db';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { signInChallenges } from './schema.ts';
import { hashOfSecret } from './tokens.ts';

/** How long somebody has, after the right password, to show the second factor. */
export const CHALLENGE_MINUTES = 10;

/** So many wrong codes, and the password must be shown again. */
const WRONG_CODES = 5;

/** A sign-in that waits for its second factor. */
export interface Challenge {
  readonly id: string;
  readonly userId: string;
  readonly rememberMe: boolean;
  readonly wrongCodes: number;
}

/** Begins a challenge, and takes away those that are over. */
export async function beginChallenge(
  tx: Tx,
  { userId, rememberMe, token }: { userId: string; rememberMe: boolean; token: string },
): Promise<void> {
  await tx.delete(signInChallenges).where(lt(signInChallenges.expiresAt, sql`now()`));
  await tx.insert(signInChallenges).values({
    id: newId(),
    userId,
    tokenHash: hashOfSecret(token),
    rememberMe,
    expiresAt: sql`now() + make_interval(mins => ${CHALLENGE_MINUTES})`,
  });
}

/** The living challenge of a token, locked for the rest of the transaction; null where there is none. */
export async function challengeForUpdate(tx: Tx, token: string): Promise<Challenge | null> {
  const { id, userId, rememberMe, wrongCodes } = signInChallenges;
  const [found] = await tx
    .select({ id, userId, rememberMe, wrongCodes })
    .from(signInChallenges)
    .where(and(eq(signInChallenges.tokenHash, hashOfSecret(token)), gt(signInChallenges.expiresAt, sql`now()`)))
    .for('update');
  return found ?? null;
}

/** Counts a wrong code; at the last one that may be wrong the challenge is over. */
export async function countWrongCode(tx: Tx, { id, wrongCodes }: Challenge): Promise<void> {
  if (wrongCodes + 1 >= WRONG_CODES) await endChallenge(tx, id);
  else
    await tx
      .update(signInChallenges)
      .set({ wrongCodes: wrongCodes + 1 })
      .where(eq(signInChallenges.id, id));
}

/** Ends a challenge. */
export async function endChallenge(tx: Tx, id: string): Promise<void> {
  await tx.delete(signInChallenges).where(eq(signInChallenges.id, id));
}
