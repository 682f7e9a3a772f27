import { SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { asOwner } from '../owner-store.ts';
import { forgiveTry, linkCounter } from '../tries-store.ts';
import { countTry } from './sign-in.ts';

/**
 * Does what a one-time link is for, in one transaction. A link that is none counts as a failed try of its address; one that is good never
 * does. Throws `access.too-many-tries`.
 */
export async function tryLink<T>(address: string, use: (tx: Tx) => Promise<T>): Promise<T> {
  const { tryIds } = await countTry([linkCounter(address)]);
  const forgive = () => asOwner((tx) => forgiveTry(tx, tryIds));
  const done = await asOwner(use).catch(async (error: unknown) => {
    if (!(error instanceof SaldoError && error.code === 'access.link-dead')) await forgive();
    throw error;
  });
  await forgive();
  return done;
}
