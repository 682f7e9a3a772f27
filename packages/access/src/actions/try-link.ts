import { SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { asOwner } from '../owner-store.ts';
import { forgiveTry, linkCounter } from '../tries-store.ts';
import { countTry } from './sign-in.ts';

/**
 * Does what a one-time link is for, in one transaction. A link that is none counts as a failed try of its address; one that is good never
 * does. What is costly, such as a password's hash, is prepared only once the try is counted. Throws `access.too-many-tries`.
 */
export async function tryLink<P, T>(address: string, prepare: () => Promise<P>, use: (tx: Tx, prepared: P) => Promise<T>): Promise<T> {
  const { tryIds } = await countTry([linkCounter(address)]);
  const forgive = () => asOwner((tx) => forgiveTry(tx, tryIds));
  const tried = async () => {
    const prepared = await prepare();
    return await asOwner((tx) => use(tx, prepared));
  };
  const done = await tried().catch(async (error: unknown) => {
    if (!(error instanceof SaldoError && error.code === 'access.link-dead')) await forgive();
    throw error;
  });
  await forgive();
  return done;
}
