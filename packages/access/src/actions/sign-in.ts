import { recordAudit, recordAudits } from '@saldo/audit';
import { FIRM, SaldoError, type UserActor } from '@saldo/kernel';
import { newId, type Tx } from '@saldo/platform/db';
import { eq, sql } from 'drizzle-orm';
import { betterAuthOf, isRefusal } from '../better-auth-store.ts';
import { beginChallenge, CHALLENGE_MINUTES } from '../challenges-store.ts';
import { deviceCookie, deviceOf } from '../device-cookie.ts';
import { inTurn } from '../in-turn.ts';
import { cookieRules, servedSecurely } from '../open-access.ts';
import { asOwner, OWNER } from '../owner-store.ts';
import { hashUnchecked, newSecret } from '../password-store.ts';
import { IDLE_HOURS } from '../request-store.ts';
import { sessions, users } from '../schema.ts';
import { secondFactorForUpdate } from '../second-factor-store.ts';
import { challengeCookie } from '../session-cookie.ts';
import { endDeadSessions, endReplacedSession, isSignedInAt, type Origin } from '../sessions-store.ts';
import { credentialOf } from '../tokens.ts';
import {
  addressCounter,
  type Begun,
  beginTry,
  type Counter,
  deviceCounter,
  forgiveTry,
  knownAddressCounter,
  strangerCounter,
} from '../tries-store.ts';
import { normalEmail } from '../user.ts';
import { findByEmail, findUser, passwordOf, userForUpdate } from '../users-store.ts';

/** A request as signing in sees it: its headers, and the address that it came from by the rule of TRUSTED_PROXIES. */
export interface SignInCall {
  readonly headers: Headers;
  readonly address: string;
}

/** What is typed to sign in. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** False ends the session with the browser, at the latest after a day. */
  readonly rememberMe?: boolean | undefined;
}

/** Who has signed in, and what makes their browser known from now on. */
export interface SignedIn {
  readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly role: UserActor['role'] };
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

/** The password was right and the second factor is still to be shown: nobody is signed in yet. */
export interface AwaitsSecondFactor {
  readonly user: null;
  /** Values of `Set-Cookie`: by them the browser shows which sign-in its code belongs to. */
  readonly cookies: readonly string[];
}

/**
 * Signs in by e-mail address and password. Throws `access.wrong-credentials` (401) for an unknown address, a wrong password and a disabled
 * user alike, and `access.too-many-tries` (429, with the seconds to wait) after ten failed tries of an account at an address in fifteen minutes,
 * or twenty from three addresses and more (`strangerCounter`).
 * Both are recorded in the firm's chain. Whoever has a second factor is not signed in before it is shown (`signInBySecondFactor`).
 */
export async function signIn(
  call: SignInCall,
  { email: given, password, rememberMe = true }: Credentials,
): Promise<SignedIn | AwaitsSecondFactor> {
  const email = normalEmail(given);
  const device = deviceOf(call.headers, email, cookieRules());
  const counter = await counterOf(call, email, device);
  return oneByOne(turnOf(counter), async () => {
    const { tryIds, isLast } = await countTry([counter, addressCounter(call.address)]);
    const signed = await check(call, { email, password, rememberMe });
    if (!signed) {
      await recordRefusal(email, isLast);
      throw new SaldoError('access.wrong-credentials', 'forbidden');
    }
    const challenge = await challengeWhereNeeded(signed, tryIds, rememberMe);
    if (challenge !== null) return { user: null, cookies: [challenge] };
    const user = await complete(call, signed, tryIds);
    const cookie = deviceCookie(email, device ?? newId(), cookieRules(), servedSecurely());
    return { user, cookies: [...signed.cookies, cookie] };
  });
}

/**
 * What a failed try counts against: the account at this address, and over all of them where many fail; but for a browser or an address
 * that its owner is known by, the account there alone, so that nobody is locked out by what strangers try elsewhere.
 */
export async function counterOf({ address }: SignInCall, email: string, device: string | null): Promise<Counter> {
  if (device !== null) return deviceCounter(email, device);
  const isKnown = await asOwner((tx) => isSignedInAt(tx, email, address, IDLE_HOURS));
  return isKnown ? knownAddressCounter(email, address) : strangerCounter(email, address);
}

// Strangers wait for each other, since their tries count together. Nobody waits for a stranger where they are known.
function turnOf({ key, source = '', overall }: Counter): string {
  return overall ? key : `${key} ${source}`;
}

// The session that Better Auth has made was shown to nobody yet.
async function challengeWhereNeeded({ userId, token }: Checked, tryIds: readonly string[], rememberMe: boolean): Promise<string | null> {
  const challenge = newSecret();
  const needed = await asOwner(async (tx) => {
    await userForUpdate(tx, userId);
    if ((await secondFactorForUpdate(tx, userId))?.confirmed !== true) return false;
    await tx.delete(sessions).where(eq(sessions.token, token));
    await forgiveTry(tx, tryIds);
    await beginChallenge(tx, { userId, rememberMe, token: challenge });
    return true;
  });
  return needed ? challengeCookie(challenge, CHALLENGE_MINUTES, cookieRules(), servedSecurely()) : null;
}

const oneByOne = inTurn();

/** Counts a try of signing in before it is made. Throws `access.too-many-tries`. */
export async function countTry(counters: readonly Counter[]): Promise<Extract<Begun, { tryIds: unknown }>> {
  const begun = await asOwner((tx) => beginTry(tx, counters));
  if ('tryIds' in begun) return begun;
  const { waitSeconds } = begun;
  throw new SaldoError('access.too-many-tries', 'limit', { minutes: Math.ceil(waitSeconds / 60) }, { afterSeconds: waitSeconds });
}

interface Checked {
  readonly userId: string;
  readonly token: string;
  readonly cookies: readonly string[];
}

async function check(
  { headers: from, address }: SignInCall,
  body: { email: string; password: string; rememberMe: boolean },
): Promise<Checked | null> {
  const headers = new Headers({ 'x-saldo-ip': address });
  for (const name of ['cookie', 'user-agent']) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value.slice(0, 4_000));
  }
  if (!(await asOwner((tx) => findByEmail(tx, body.email)))) return await refuseInSameTime(body.password);
  try {
    const answer = await betterAuthOf().api.signInEmail({ body, headers, returnHeaders: true });
    return { userId: answer.response.user.id, token: answer.response.token, cookies: answer.headers.getSetCookie() };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

// What Better Auth does for an address that somebody has: reads the user, then the password, and hashes. Nobody must see from the time which
// addresses exist.
async function refuseInSameTime(password: string): Promise<null> {
  for (const _ of ['user', 'password']) await asOwner((tx) => passwordOf(tx, FIRM));
  await hashUnchecked(password);
  return null;
}

async function complete(call: SignInCall, { userId, token }: Checked, tryIds: readonly string[]): Promise<SignedIn['user']> {
  try {
    return await asOwner(async (tx) => {
      await forgiveTry(tx, tryIds);
      const [session] = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.token, token));
      if (!session) throw signInFailed();
      return await noteSignIn(tx, call, { userId, sessionId: session.id, by: 'password' });
    });
  } catch (error) {
    // A session that is not in the log must not be used.
    await asOwner((tx) => tx.delete(sessions).where(eq(sessions.token, token)));
    throw error;
  }
}

/** Where a call comes from, as its session keeps it. */
export function originOf({ headers, address }: SignInCall): Origin {
  return { address, userAgent: headers.get('user-agent')?.slice(0, 1_000) ?? null };
}

/**
 * Notes that somebody has signed in, with the session that it gave them, in the user's row and the firm's chain. The session that the
 * browser had before ends: nobody holds it any more but who may have stolen it (ASVS 7.2.4).
 */
export async function noteSignIn(
  tx: Tx,
  call: SignInCall,
  { userId, sessionId, by }: { userId: string; sessionId: string; by: 'password' | 'totp' | 'recovery-code' | 'provider' },
): Promise<SignedIn['user']> {
  const before = credentialOf(call.headers, cookieRules());
  if (before?.kind === 'session') await endReplacedSession(tx, userId, before.token);
  await tx.update(users).set({ lastSignInAt: sql`now()` }).where(eq(users.id, userId));
  await endDeadSessions(tx, userId, IDLE_HOURS);
  const user = await findUser(tx, userId);
  if (!user) throw signInFailed();
  const actor: UserActor = { kind: 'user', userId, role: user.role, clientIds: user.clientIds, sessionId };
  await recordAudit(tx, actor, { clientId: FIRM, action: 'user.sign-in', refType: 'user', refId: userId, payload: { by } });
  return { id: user.id, email: user.email, name: user.name, role: user.role };
}

function signInFailed(): SaldoError {
  return new SaldoError('access.sign-in-failed', 'conflict', {}, { retry: 'later' });
}

// Of an address that nobody has only that it was none is kept: it may be somebody's password, typed in the wrong field. The lock-out is
// recorded where it begins and not for each try that it turns away: whoever hammers must not fill the log.
async function recordRefusal(email: string, isLast: boolean): Promise<void> {
  await asOwner(async (tx) => {
    const user = await findByEmail(tx, email);
    const entry = { clientId: FIRM, action: 'user.sign-in-failed', refType: 'user', refId: user?.id ?? 'unknown' };
    await recordAudits(tx, OWNER, isLast ? [entry, { ...entry, action: 'user.sign-in-locked' }] : [entry]);
  });
}
