import { newId, rows, type Tx } from '@saldo/platform/db';
import { eq, inArray, sql } from 'drizzle-orm';
import { signInTries } from './schema.ts';
import { hashOfSecret } from './tokens.ts';

/** How long a failed try counts. */
const WINDOW_MINUTES = 15;

/** Whom a try counts against, and how many may fail within the window. */
export interface Counter {
  readonly key: string;
  readonly most: number;
}

/** Ten tries of an account, from wherever they come. */
export function accountCounter(email: string): Counter {
  return { key: hashOfSecret(`account ${email}`), most: 10 };
}

/** Ten tries of a browser in which the account has signed in before: a stranger's tries elsewhere do not lock its owner out there. */
export function deviceCounter(email: string, device: string): Counter {
  return { key: hashOfSecret(`device ${device} ${email}`), most: 10 };
}

/** Ten tries of an account at an address where it is signed in: a stranger's tries elsewhere do not lock its owner out there either. */
export function knownAddressCounter(email: string, address: string): Counter {
  return { key: hashOfSecret(`at ${address} ${email}`), most: 10 };
}

/** What one address may fail at over all accounts; many people may sit behind one. */
export function addressCounter(address: string): Counter {
  return { key: hashOfSecret(`address ${address}`), most: 300 };
}

/** Ten links that are none, from one address: nobody hits one by guessing, and whoever guesses is not to keep us busy. */
export function linkCounter(address: string): Counter {
  return { key: hashOfSecret(`link ${address}`), most: 10 };
}

/** A try that was counted, and whether it is the last that may fail by the first counter; or the seconds to wait for the next. */
export type Begun = { readonly tryIds: readonly string[]; readonly isLast: boolean } | { readonly waitSeconds: number };

/**
 * Counts a try before it is made, under a lock of each counter, so that many at once are counted as well.
 * One that fails, or never ends, stays counted until the window has passed.
 */
export async function beginTry(tx: Tx, counters: readonly Counter[]): Promise<Begun> {
  await tx.execute(sql`delete from ${signInTries} where at < now() - make_interval(mins => ${WINDOW_MINUTES})`);
  let isLast = false;
  for (const [index, { key, most }] of counters.entries()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7216))`);
    const tries = await rows<{ waitSeconds: number }>(
      tx,
      sql`select ceil(extract(epoch from at + make_interval(mins => ${WINDOW_MINUTES}) - now()))::int as "waitSeconds"
          from ${signInTries} where key = ${key} order by at desc limit ${most}`,
    );
    // When the oldest of so many leaves the window there is room for one.
    const oldest = tries[most - 1];
    if (oldest) return { waitSeconds: Math.max(1, oldest.waitSeconds) };
    if (index === 0) isLast = tries.length === most - 1;
  }
  const tries = counters.map(({ key }) => ({ id: newId(), key }));
  await tx.insert(signInTries).values(tries);
  return { tryIds: tries.map(({ id }) => id), isLast };
}

/** Takes a try off the count: it was the right password. */
export async function forgiveTry(tx: Tx, tryIds: readonly string[]): Promise<void> {
  await tx.delete(signInTries).where(inArray(signInTries.id, [...tryIds]));
}

/** Ends the lock-out of an account. */
export async function forgetTries(tx: Tx, email: string): Promise<void> {
  await tx.delete(signInTries).where(eq(signInTries.key, accountCounter(email).key));
}
