import { newId, rows, type Tx } from '@saldo/platform/db';
import { inArray, sql } from 'drizzle-orm';
import { signInTries } from './schema.ts';
import { hashOfSecret } from './tokens.ts';

/** How long a failed try counts. */
const WINDOW_MINUTES = 15;

/** Whom a try counts against, and how many may fail within the window. */
export interface Counter {
  readonly key: string;
  /** The address that the try comes from, hashed, where those of one key are told apart by it. */
  readonly source?: string | null;
  /** How many may fail, of this source where there is one. */
  readonly most: number;
  /** How many may fail over all sources, from when several of them have failed; left out where the others do not matter. */
  readonly overall?: { readonly most: number; readonly sources: number };
}

/**
 * Ten tries of an account at each address. Whoever fails at one or two of them locks nobody out but at these; from the third on it is an
 * attack from many, and twenty failures lock the account for every stranger: a guesser has at most 21 guesses in fifteen minutes, however
 * many addresses they have (the last of them from an address that was not yet there when it was judged).
 */
export function strangerCounter(email: string, address: string): Counter {
  return { ...knownAddressCounter(email, address), overall: { most: 20, sources: 3 } };
}

/** Ten tries of an account at an address where it is signed in, whatever fails at others: these do not lock its owner out there. */
export function knownAddressCounter(email: string, address: string): Counter {
  return { key: accountKey(email), source: hashOfSecret(`at ${address}`), most: 10 };
}

/** Ten tries of a browser in which the account has signed in before: a stranger's tries do not lock its owner out there. */
export function deviceCounter(email: string, device: string): Counter {
  return { key: hashOfSecret(`device ${device} ${email}`), most: 10 };
}

/** Ten tries of whoever is signed in already and shows once more who they are: no stranger's count against them, nor theirs against these. */
export function signedInCounter(email: string): Counter {
  return { key: signedInKey(email), most: 10 };
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

/** A failed try of one key: whence, and in how many seconds it counts no more. */
interface FailedTry {
  readonly source: string | null;
  readonly waitSeconds: number;
}

/**
 * Counts a try before it is made, under a lock of each counter, so that many at once are counted as well.
 * One that fails, or never ends, stays counted until the window has passed.
 */
export async function beginTry(tx: Tx, counters: readonly Counter[]): Promise<Begun> {
  await tx.execute(sql`delete from ${signInTries} where at < now() - make_interval(mins => ${WINDOW_MINUTES})`);
  let isLast = false;
  for (const [index, counter] of counters.entries()) {
    const { key, source = null } = counter;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7216))`);
    const failed = await rows<FailedTry>(
      tx,
      sql`select source, ceil(extract(epoch from at + make_interval(mins => ${WINDOW_MINUTES}) - now()))::int as "waitSeconds"
          from ${signInTries} where key = ${key} order by at desc`,
    );
    const wait = secondsToWait(failed, counter);
    if (wait !== null) return { waitSeconds: Math.max(1, wait) };
    if (index === 0) isLast = secondsToWait([{ source, waitSeconds: WINDOW_MINUTES * 60 }, ...failed], counter) !== null;
  }
  const tries = counters.map(({ key, source = null }) => ({ id: newId(), key, source }));
  await tx.insert(signInTries).values(tries);
  return { tryIds: tries.map(({ id }) => id), isLast };
}

/**
 * In how many seconds the next try may be made; null where it may be made now.
 * @param failed of the counter's key, the newest first
 */
function secondsToWait(failed: readonly FailedTry[], { source = null, most, overall }: Counter): number | null {
  const here = failed.filter((one) => one.source === source);
  const isMany = overall !== undefined && new Set(failed.map((one) => one.source)).size >= overall.sources;
  // When the oldest of so many leaves the window there is room for one.
  const waits = [here[most - 1], isMany ? failed[overall.most - 1] : undefined].flatMap((oldest) => (oldest ? [oldest.waitSeconds] : []));
  return waits.length === 0 ? null : Math.max(...waits);
}

/** Takes a try off the count: it was the right password. */
export async function forgiveTry(tx: Tx, tryIds: readonly string[]): Promise<void> {
  await tx.delete(signInTries).where(inArray(signInTries.id, [...tryIds]));
}

/** Ends the lock-out of an account, at every address. */
export async function forgetTries(tx: Tx, email: string): Promise<void> {
  await tx.delete(signInTries).where(inArray(signInTries.key, [accountKey(email), signedInKey(email)]));
}

function accountKey(email: string): string {
  return hashOfSecret(`account ${email}`);
}

function signedInKey(email: string): string {
  return hashOfSecret(`signed in ${email}`);
}
