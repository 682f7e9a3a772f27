import { listAudit } from '@saldo/audit';
import { newId, rows, transaction } from '@saldo/platform/db';
import { signedInJustNow, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  actorFromRequest,
  beginSecondFactor,
  can,
  changeSignInPolicy,
  confirmSecondFactor,
  createApiKey,
  createUser,
  disableUser,
  endSecondFactor,
  me,
  openAccess,
  renewRecoveryCodes,
  resetSecondFactor,
  type ShownCode,
  signIn,
  signInBySecondFactor,
  type User,
  updateUser,
} from './index.ts';
import { codeAt } from './totp.ts';

const PASSWORD = 'ett långt lösenord';
const admin = userActor();
const NOW = new Date('2026-11-25T12:00:00Z');
const later = (halfMinutes: number) => new Date(NOW.getTime() + halfMinutes * 30_000);

beforeAll(async () => {
  await testDatabase();
  await signedInJustNow(admin);
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
});

const fresh = (role: User['role'] = 'SPECIALIST') =>
  createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role, password: PASSWORD });
const call = (cookie = '', address: string = newId()) => ({ headers: new Headers({ 'user-agent': 'Prov/1.0', cookie }), address });
const pairs = (cookies: readonly string[]) => cookies.map((line) => line.split(';')[0] ?? '').join('; ');
const enter = async ({ email }: Pick<User, 'email'>) => pairs((await signIn(call(), { email, password: PASSWORD })).cookies);
const actorOf = async (cookie: string) => (await actorFromRequest(new Headers({ cookie })))!;
const codeOf = (reason: unknown) => (reason as { code?: string }).code;
const refusalOf = (work: Promise<unknown>) => work.then(() => 'done', codeOf);

/** A user with a second factor, its secret, its recovery codes and the cookie of the session that set it up. */
async function guarded(role?: User['role']) {
  const user = await fresh(role);
  const cookie = await enter(user);
  const { totpURI, backupCodes } = await beginSecondFactor(await actorOf(cookie), PASSWORD);
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  await confirmSecondFactor(await actorOf(cookie), await codeAt(secret, NOW), NOW);
  return { user, cookie, secret, backupCodes };
}

const show = async (cookie: string, shown: ShownCode, now: Date, at?: string) =>
  pairs((await signInBySecondFactor(call(cookie, at), shown, now)).cookies);
const totp = async (secret: string, now: Date): Promise<ShownCode> => ({ kind: 'totp', code: await codeAt(secret, now) });
const logOf = async (userId: string) => {
  const { items } = await transaction(admin, (tx) => listAudit(tx, { refType: 'user', refId: userId, limit: 50 }));
  return items.map(({ action }) => action).reverse();
};

describe('a second factor', () => {
  test('counts from its first code on, and ends every other session', async () => {
    const user = await fresh();
    const elsewhere = await enter(user);
    const cookie = await enter(user);
    const { totpURI } = await beginSecondFactor(await actorOf(cookie), PASSWORD);
    expect((await signIn(call(), { email: user.email, password: PASSWORD })).user).not.toBeNull();
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    await confirmSecondFactor(await actorOf(cookie), await codeAt(secret, NOW), NOW);
    expect(await actorFromRequest(new Headers({ cookie: elsewhere }))).toBeNull();
    expect(await me(await actorOf(cookie))).toMatchObject({ twoFactorEnabled: true, recoveryCodesLeft: 10 });
    const again = await signIn(call(), { email: user.email, password: PASSWORD });
    expect(again.user).toBeNull();
    expect(await actorFromRequest(new Headers({ cookie: pairs(again.cookies) }))).toBeNull();
    expect(await logOf(user.id)).toContain('user.second-factor-on');
  });

  test('its secret lies nowhere in the open, and its codes not at all', async () => {
    const { user, secret, backupCodes } = await guarded();
    const kept = await transaction(testSystem, (tx) =>
      rows(
        tx,
        sql`select to_jsonb(f) as row from auth.second_factors f where user_id = ${user.id}
                   union all select to_jsonb(c) from auth.recovery_codes c where user_id = ${user.id}`,
      ),
    );
    expect(kept).toHaveLength(11);
    for (const one of [secret, ...backupCodes]) expect(JSON.stringify(kept)).not.toContain(one);
  });

  test('needs the right password and a sign-in of just now', async () => {
    const user = await fresh();
    const actor = await actorOf(await enter(user));
    expect(await refusalOf(beginSecondFactor(actor, 'ett annat lösenord'))).toBe('access.wrong-password');
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update auth.sessions set authenticated_at = now() - interval '11 minutes' where user_id = ${user.id}`),
    );
    expect(await refusalOf(beginSecondFactor(actor, PASSWORD))).toBe('access.sign-in-again');
  });
});

describe('signing in with it', () => {
  test('a code opens one session, also in six requests at the same moment', async () => {
    const { user, secret } = await guarded();
    const waiting = await Promise.all(Array.from({ length: 6 }, () => enter(user)));
    const code = await totp(secret, later(2));
    const shown = await Promise.allSettled(waiting.map((cookie) => show(cookie, code, later(2))));
    expect(shown.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(show(await enter(user), code, later(2)))).toBe('access.wrong-code');
    expect(await refusalOf(show(await enter(user), await totp(secret, later(1)), later(2)))).toBe('access.wrong-code');
  });

  test('a recovery code opens one session, also in two requests at the same moment', async () => {
    const { user, backupCodes } = await guarded();
    const code = { kind: 'recovery-code', code: backupCodes[3]?.toUpperCase() ?? '' } as const;
    const waiting = [await enter(user), await enter(user)];
    const shown = await Promise.allSettled(waiting.map((cookie) => show(cookie, code, NOW)));
    expect(shown.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const opened = shown.find((one) => one.status === 'fulfilled')?.value ?? '';
    expect(await me(await actorOf(opened))).toMatchObject({ id: user.id, recoveryCodesLeft: 9 });
  });

  test('after five wrong codes the password must be shown again, and ten lock the account at that address', async () => {
    const { user, secret } = await guarded();
    const cookie = await enter(user);
    const wrong = { kind: 'totp', code: '000000' } as const;
    const at = newId();
    for (let i = 0; i < 5; i++) expect(await refusalOf(show(cookie, wrong, later(2), at))).toBe('access.wrong-code');
    expect(await refusalOf(show(cookie, await totp(secret, later(2)), later(2), at))).toBe('access.challenge-over');
    const again = await enter(user);
    for (let i = 0; i < 5; i++) await refusalOf(show(again, wrong, later(2), at));
    expect(await refusalOf(signIn(call('', at), { email: user.email, password: PASSWORD }))).toBe('access.too-many-tries');
    expect((await logOf(user.id)).filter((action) => action === 'user.second-factor-failed')).toHaveLength(10);
  });

  test("a code is worth nothing with somebody else's challenge, and a challenge nothing without a code", async () => {
    const anna = await guarded();
    const bo = await guarded();
    expect(await refusalOf(show(await enter(bo.user), await totp(anna.secret, later(2)), later(2)))).toBe('access.wrong-code');
    expect(await refusalOf(show('', await totp(anna.secret, later(2)), later(2)))).toBe('access.challenge-over');
    const forged = (await enter(anna.user)).replace(/%3D.*$/, 'x');
    expect(await refusalOf(show(forged, await totp(anna.secret, later(2)), later(2)))).toBe('access.challenge-over');
  });

  test('a challenge ends with the password that began it, and with its user', async () => {
    const { user, secret } = await guarded();
    const byOldPassword = await enter(user);
    await updateUser(admin, user.id, { password: 'ett nytt långt lösenord' });
    expect(await refusalOf(show(byOldPassword, await totp(secret, later(2)), later(2)))).toBe('access.challenge-over');
    const other = await guarded();
    const waiting = await enter(other.user);
    await disableUser(admin, other.user.id);
    expect(await refusalOf(show(waiting, await totp(other.secret, later(2)), later(2)))).toBe('access.challenge-over');
    await updateUser(admin, other.user.id, { status: 'active' });
    expect(await refusalOf(show(waiting, await totp(other.secret, later(3)), later(3)))).toBe('access.challenge-over');
  });

  test('an hour later the challenge is over', async () => {
    const { user, secret } = await guarded();
    const cookie = await enter(user);
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update auth.sign_in_challenges set expires_at = now() - interval '1 s' where user_id = ${user.id}`),
    );
    expect(await refusalOf(show(cookie, await totp(secret, later(2)), later(2)))).toBe('access.challenge-over');
  });
});

describe('losing it', () => {
  test('new recovery codes end the old ones', async () => {
    const { user, cookie, backupCodes } = await guarded();
    const codes = await renewRecoveryCodes(await actorOf(cookie), PASSWORD);
    const waiting = await enter(user);
    expect(await refusalOf(show(waiting, { kind: 'recovery-code', code: backupCodes[0] ?? '' }, NOW))).toBe('access.wrong-code');
    expect(await refusalOf(show(waiting, { kind: 'recovery-code', code: codes[0] ?? '' }, NOW))).toBe('done');
  });

  test('who takes it away signs in by password alone', async () => {
    const { user, cookie } = await guarded();
    await endSecondFactor(await actorOf(cookie), PASSWORD);
    expect((await signIn(call(), { email: user.email, password: PASSWORD })).user).toMatchObject({ id: user.id });
    expect(await refusalOf(endSecondFactor(await actorOf(cookie), PASSWORD))).toBe('access.second-factor-off');
  });

  test('an administrator takes it away for whoever is locked out: their sessions end, and the log says so', async () => {
    const { user, cookie } = await guarded();
    expect(await refusalOf(resetSecondFactor(userActor({ role: 'COORDINATOR' }), user.id))).toBe('access.forbidden');
    expect(await resetSecondFactor(admin, user.id)).toMatchObject({ twoFactorEnabled: false });
    expect(await actorFromRequest(new Headers({ cookie }))).toBeNull();
    expect(await logOf(user.id)).toContain('user.second-factor-reset');
  });
});

describe('required for staff', () => {
  test('whoever has none may set it up and nothing else, not even make a key; clients and auditors are not asked', async () => {
    const staff = await fresh('COORDINATOR');
    const cookie = await enter(staff);
    const auditor = await enter(await fresh('AUDITOR'));
    const { key } = await createApiKey(await actorOf(cookie), { name: 'skript' }, NOW);
    await changeSignInPolicy(admin, true);
    try {
      const actor = await actorOf(cookie);
      expect(() => can(actor, 'client.read')).toThrow('access.second-factor-missing');
      expect(await refusalOf(createApiKey(actor, { name: 'en väg förbi' }, NOW))).toBe('access.second-factor-missing');
      expect(await me(actor)).toMatchObject({ secondFactorMissing: true });
      expect(can(await actorOf(auditor), 'client.read')).toBe('yes');
      const byKey = await actorFromRequest(new Headers({ authorization: `Bearer ${key}` }));
      expect(can(byKey!, 'client.read')).toBe('yes');
      const { totpURI } = await beginSecondFactor(actor, PASSWORD);
      await confirmSecondFactor(actor, await codeAt(new URL(totpURI).searchParams.get('secret') ?? '', NOW), NOW);
      expect(can(await actorOf(cookie), 'client.read')).toBe('yes');
    } finally {
      await changeSignInPolicy(admin, false);
    }
  });

  test('of two who choose at once by the same version one is told', async () => {
    const { version } = await changeSignInPolicy(admin, false);
    const chosen = await Promise.allSettled([changeSignInPolicy(admin, false, version), changeSignInPolicy(admin, false, version)]);
    expect(chosen.map((one) => (one.status === 'rejected' ? codeOf(one.reason) : 'done')).sort()).toEqual(['access.stale', 'done']);
  });
});
