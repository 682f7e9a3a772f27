import { recordAudit, recordAudits } from '@saldo/audit';
import { type Actor, FIRM, type PersonActor, type Plain, SaldoError, type UserActor } from '@saldo/kernel';
import { newId, type Tx } from '@saldo/platform/db';
import { can } from '../can.ts';
import { type Challenge, challengeForUpdate, countWrongCode, endChallenge } from '../challenges-store.ts';
import { deviceCookie, deviceOf } from '../device-cookie.ts';
import { cookieRules, servedSecurely } from '../open-access.ts';
import { asOwner, OWNER } from '../owner-store.ts';
import { newSecret, randomOf } from '../password-store.ts';
import {
  forgetSecondFactor,
  keepRecoveryCodes,
  keepSecret,
  secondFactorForUpdate,
  takeStep,
  useRecoveryCode,
} from '../second-factor-store.ts';
import { challengeTokenOf, noChallengeCookie, sessionCookie, sessionHours } from '../session-cookie.ts';
import { beginSession } from '../sessions-store.ts';
import { normalRecoveryCode, RECOVERY_BYTES, recoveryCodes, SECRET_BYTES, stepOfCode, totpSecret, totpUri } from '../totp.ts';
import { addressCounter, forgiveTry, signedInCounter } from '../tries-store.ts';
import type { User } from '../user.ts';
import { endSessions, findUser, passwordOf, userForUpdate } from '../users-store.ts';
import { refuseKey, refuseStaleManager, refuseStaleSelf, refuseStaleSignIn, refuseWrongPassword } from './own-account.ts';
import { counterOf, countTry, noteSignIn, originOf, type SignedIn, type SignInCall } from './sign-in.ts';

/** What an authenticator app is given, and the codes for whoever loses it. Shown once. */
export interface NewSecondFactor {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** What is shown as the second factor. */
export interface ShownCode {
  readonly kind: 'totp' | 'recovery-code';
  readonly code: string;
}

/**
 * Begins to set up a second factor: it counts when a first code has confirmed it. Throws `access.sign-in-again`, `access.not-by-key`,
 * `access.wrong-password`, `access.too-many-tries`, `access.second-factor-on` where there is one already.
 * @param password left out by whoever has none
 */
export async function beginSecondFactor(actor: PersonActor, password: string | undefined): Promise<NewSecondFactor> {
  const user = await whoShowedSelf(actor, password);
  const secret = totpSecret(randomOf(SECRET_BYTES));
  const backupCodes = recoveryCodes(randomOf(RECOVERY_BYTES));
  await asOwner(async (tx) => {
    await userForUpdate(tx, user.id);
    if ((await secondFactorForUpdate(tx, user.id))?.confirmed) throw new SaldoError('access.second-factor-on', 'conflict');
    await keepSecret(tx, user.id, secret);
    await keepRecoveryCodes(tx, user.id, backupCodes);
  });
  return { totpURI: totpUri(secret, user.email), backupCodes };
}

/**
 * Confirms the second factor by a first code of the app; every other session of the user ends. Throws `access.wrong-code`,
 * `access.second-factor-off` where none was begun.
 * @param now the time, by which the code is judged
 */
export async function confirmSecondFactor(actor: PersonActor, code: string, now: Date): Promise<SignedIn['user']> {
  can(actor, 'account.write');
  const { userId, sessionId } = refuseKey(actor);
  const user = await ownUser(userId);
  const { tryIds } = await countTry([signedInCounter(user.email)]);
  await asOwner(async (tx) => {
    await userForUpdate(tx, userId);
    const factor = await secondFactorForUpdate(tx, userId);
    if (!factor) throw new SaldoError('access.second-factor-off', 'conflict');
    const step = await stepOfCode(factor.secret, code, { now, after: factor.lastStep });
    if (step === null) throw wrongCode();
    await takeStep(tx, userId, step);
    await forgiveTry(tx, tryIds);
    if (factor.confirmed) return;
    await endSessions(tx, userId, sessionId);
    await record(tx, actor, 'user.second-factor-on', userId);
  });
  return { id: userId, email: user.email, name: user.name, role: user.role };
}

/** Takes one's own second factor away. Throws as `beginSecondFactor` does, and `access.second-factor-off` where there is none. */
export async function endSecondFactor(actor: PersonActor, password: string | undefined): Promise<void> {
  const user = await whoShowedSelf(actor, password);
  await asOwner(async (tx) => {
    await userForUpdate(tx, user.id);
    if (!(await forgetSecondFactor(tx, user.id))) throw new SaldoError('access.second-factor-off', 'conflict');
    await record(tx, actor, 'user.second-factor-off', user.id);
  });
}

/** Ten new recovery codes in the place of the old ones. Throws as `endSecondFactor` does. */
export async function renewRecoveryCodes(actor: PersonActor, password: string | undefined): Promise<readonly string[]> {
  const user = await whoShowedSelf(actor, password);
  const codes = recoveryCodes(randomOf(RECOVERY_BYTES));
  await asOwner(async (tx) => {
    await userForUpdate(tx, user.id);
    if (!(await secondFactorForUpdate(tx, user.id))?.confirmed) throw new SaldoError('access.second-factor-off', 'conflict');
    await keepRecoveryCodes(tx, user.id, codes);
    await record(tx, actor, 'user.recovery-codes', user.id);
  });
  return codes;
}

/**
 * Takes a user's second factor away and ends their sessions, for whoever is locked out; needs a sign-in of just now, and one's own no key.
 * Throws `access.missing`, `access.second-factor-off`, `access.sign-in-again`, `access.not-by-key`.
 */
export async function resetSecondFactor(actor: Actor, userId: string): Promise<User> {
  can(actor, 'user.manage');
  return await asOwner(async (tx) => {
    await userForUpdate(tx, userId);
    await refuseStaleSelf(tx, actor, userId);
    await refuseStaleManager(tx, actor);
    if (!(await forgetSecondFactor(tx, userId))) throw new SaldoError('access.second-factor-off', 'conflict');
    await endSessions(tx, userId);
    await record(tx, actor, 'user.second-factor-reset', userId);
    return userForUpdate(tx, userId);
  });
}

/**
 * Signs in whoever has shown the right password in this browser, by a code of the app or a recovery code. Each is worth something once, also
 * in two requests at the same moment. Throws `access.challenge-over` (401) where no sign-in waits, `access.wrong-code` (401), after five of
 * them the password must be shown again; each counts as a failed sign-in, up to `access.too-many-tries`.
 * @param now the time, by which the code is judged
 */
export async function signInBySecondFactor(call: SignInCall, shown: ShownCode, now: Date): Promise<SignedIn> {
  const token = challengeTokenOf(call.headers, cookieRules());
  const waiting = token === null ? null : await asOwner((tx) => challengeForUpdate(tx, token));
  const user = waiting && (await asOwner((tx) => findUser(tx, waiting.userId)));
  if (token === null || !user) throw challengeOver();
  const device = deviceOf(call.headers, user.email, cookieRules());
  const counter = await counterOf(call, user.email, device);
  const { tryIds, isLast } = await countTry([counter, addressCounter(call.address)]);
  const session = newSecret();
  const signed = await asOwner(async (tx) => {
    // The user first, as whoever changes a user does: two that lock in turn never wait for each other.
    const { status } = await userForUpdate(tx, user.id);
    const challenge = await challengeForUpdate(tx, token);
    if (!challenge || status !== 'active') throw challengeOver();
    if (!(await fits(tx, challenge, shown, now))) {
      await countWrongCode(tx, challenge);
      await recordFailure(tx, user.id, isLast);
      return null;
    }
    await endChallenge(tx, challenge.id);
    await forgiveTry(tx, tryIds);
    const hours = sessionHours(challenge.rememberMe);
    const sessionId = await beginSession(tx, { userId: user.id, token: session, hours, from: originOf(call) });
    return { user: await noteSignIn(tx, call, { userId: user.id, sessionId, by: shown.kind }), rememberMe: challenge.rememberMe };
  });
  if (!signed) throw wrongCode();
  const [rules, secure] = [cookieRules(), servedSecurely()];
  const cookies = [
    sessionCookie(session, signed.rememberMe, rules, secure),
    deviceCookie(user.email, device ?? newId(), rules, secure),
    noChallengeCookie(rules, secure),
  ];
  return { user: signed.user, cookies };
}

async function fits(tx: Tx, { userId }: Challenge, { kind, code }: ShownCode, now: Date): Promise<boolean> {
  const factor = await secondFactorForUpdate(tx, userId);
  if (!factor?.confirmed) return false;
  if (kind === 'recovery-code') return (await useRecoveryCode(tx, userId, normalRecoveryCode(code))) !== null;
  const step = await stepOfCode(factor.secret, code, { now, after: factor.lastStep });
  if (step !== null) await takeStep(tx, userId, step);
  return step !== null;
}

async function whoShowedSelf(actor: PersonActor, password: string | undefined): Promise<User> {
  can(actor, 'account.write');
  const { userId } = refuseKey(actor);
  await asOwner((tx) => refuseStaleSignIn(tx, actor));
  const user = await ownUser(userId);
  // Who has no password has signed in through the provider, which has just said so.
  if (await asOwner((tx) => passwordOf(tx, userId))) await refuseWrongPassword(user, password ?? '');
  return user;
}

async function ownUser(userId: UserActor['userId']): Promise<User> {
  const user = await asOwner((tx) => findUser(tx, userId));
  if (!user) throw new SaldoError('access.missing', 'missing');
  return user;
}

function record(tx: Tx, actor: Actor, action: string, userId: string, payload: Plain = {}): Promise<void> {
  return recordAudit(tx, actor, { clientId: FIRM, action, refType: 'user', refId: userId, payload });
}

async function recordFailure(tx: Tx, userId: string, isLast: boolean): Promise<void> {
  const entry = { clientId: FIRM, action: 'user.second-factor-failed', refType: 'user', refId: userId };
  await recordAudits(tx, OWNER, isLast ? [entry, { ...entry, action: 'user.sign-in-locked' }] : [entry]);
}

function wrongCode(): SaldoError {
  return new SaldoError('access.wrong-code', 'forbidden');
}

function challengeOver(): SaldoError {
  return new SaldoError('access.challenge-over', 'forbidden');
}
