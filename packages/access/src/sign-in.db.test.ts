import { listAudit } from '@saldo/audit';
import { type Actor, roles, type UserActor } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { signedInJustNow, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  actorFromRequest,
  changeOwnAccount,
  changePassword,
  changeSignInPolicy,
  createApiKey,
  createInvitation,
  createPasswordLink,
  createUser,
  disableUser,
  listAuditLog,
  listSessions,
  openAccess,
  resetPassword,
  resetSecondFactor,
  signIn,
  signOut,
  type User,
  updateUser,
} from './index.ts';
import { addressCounter, type Counter, strangerCounter } from './tries-store.ts';

const PASSWORD = 'ett långt lösenord';
const WRONG = 'ett annat lösenord';
const admin = userActor();

beforeAll(async () => {
  await testDatabase();
  await signedInJustNow(admin);
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
});

const user = (role: UserActor['role'] = 'SPECIALIST') =>
  createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role, password: PASSWORD });

/** A call from an address of its own, so that tests do not share one's failures. */
const call = (cookie?: string, address: string = newId()) => ({
  headers: new Headers({ 'user-agent': 'Prov/1.0', ...(cookie === undefined ? {} : { cookie }) }),
  address,
});

const cookieOf = (cookies: readonly string[], name = '') =>
  cookies
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => pair.startsWith(name))
    .join('; ');

const enter = async ({ email }: Pick<User, 'email'>, cookie?: string) =>
  cookieOf((await signIn(call(cookie), { email, password: PASSWORD })).cookies);

const actorOf = (cookie: string) => actorFromRequest(new Headers({ cookie }));

const refusal = (email: string, password: string, from = call()) =>
  signIn(from, { email, password }).then(
    () => 'signed in',
    (error) => error.code as string,
  );

const ofSystem = <T>(statement: ReturnType<typeof sql>) => transaction(testSystem, (tx) => rows<T>(tx, statement));

/** As if so many tries had failed as may. */
const fail = ({ key, source = null, most }: Counter) =>
  ofSystem(
    sql`insert into auth.sign_in_tries (id, key, source) select gen_random_uuid(), ${key}, ${source}::text from generate_series(1, ${most}::int)`,
  );

/** As if strangers had failed from so many addresses that the account is locked for every other. */
const lock = async (email: string) => {
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await fail(strangerCounter(email, address));
};

const logOf = async (userId: string) => {
  const { items } = await transaction(admin, (tx) => listAudit(tx, { refType: 'user', refId: userId, limit: 50 }));
  return items.map((row) => `${row.action} by ${row.actor.kind}`).reverse();
};

describe('signing in', () => {
  test('again in the same browser ends the session that it had, and no other', async () => {
    const someone = await user();
    const [first, elsewhere] = [await enter(someone), await enter(someone)];
    const again = await enter(someone, first);
    expect(await actorOf(again)).toMatchObject({ userId: someone.id });
    expect(await actorOf(first)).toBeNull();
    expect(await actorOf(elsewhere)).toMatchObject({ userId: someone.id });
  });

  test('gives a cookie that says who acts, whatever the case of the address', async () => {
    const { email, id } = await user('COORDINATOR');
    const signed = await signIn(call(), { email: ` ${email.toUpperCase()}`, password: PASSWORD });
    expect(signed.user).toEqual({ id, email, name: 'Anna Berg', role: 'COORDINATOR' });
    expect(JSON.stringify(signed.user)).not.toContain('token');
    expect(await actorOf(cookieOf(signed.cookies))).toEqual({
      kind: 'user',
      userId: id,
      role: 'COORDINATOR',
      clientIds: 'all',
      sessionId: expect.any(String),
    });
  });

  test('sets cookies that a script cannot read, and over TLS only this host gets', async () => {
    const { email } = await user();
    const { cookies } = await signIn(call(), { email, password: PASSWORD });
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^saldo\.(session_token|device)=.*Path=\/.*HttpOnly; SameSite=Lax$/);
    openAccess({ appUrl: 'https://saldo.example', authSecret: 'x'.repeat(40) });
    try {
      const secure = await signIn(call(), { email, password: PASSWORD });
      for (const cookie of secure.cookies) {
        expect(cookie).toMatch(/^__Host-saldo\.\w+=/);
        expect(cookie).toMatch(/; Secure/);
        expect(cookie).not.toMatch(/Domain/);
      }
      expect(await actorOf(cookieOf(secure.cookies))).not.toBeNull();
    } finally {
      openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
    }
  });

  test('is recorded, right and wrong, and a strange address without what was typed', async () => {
    const { email, id } = await user();
    await refusal(email, WRONG);
    await enter({ email });
    expect(await logOf(id)).toEqual(['user.create by user', 'user.sign-in-failed by system', 'user.sign-in by user']);
    const strange = `${newId()}@ingen.se`;
    await refusal(strange, WRONG);
    const [found] = await ofSystem<{ told: number }>(
      sql`select count(*)::int as told from audit_rows where audit_rows::text like ${`%${strange}%`}`,
    );
    expect(found?.told).toBe(0);
  });

  test('answers an unknown address, a wrong password, a disabled user and one without a password alike', async () => {
    const { email, id } = await user();
    expect(await refusal(email, WRONG)).toBe('access.wrong-credentials');
    expect(await refusal(`${newId()}@ingen.se`, PASSWORD)).toBe('access.wrong-credentials');
    expect(await refusal('no address at all', PASSWORD)).toBe('access.wrong-credentials');
    await disableUser(admin, id);
    expect(await refusal(email, PASSWORD)).toBe('access.wrong-credentials');
    const without = await createUser(admin, { email: `${newId()}@byra.se`, name: 'Bo', role: 'CLIENT' });
    expect(await refusal(without.email, PASSWORD)).toBe('access.wrong-credentials');
  });

  test('lets a script sign in in five roles, several times over, from one address', async () => {
    const users = await Promise.all(roles.map((role) => user(role)));
    const address = newId();
    for (let round = 0; round < 3; round++) {
      const signed = await Promise.all(users.map(({ email }) => signIn(call(undefined, address), { email, password: PASSWORD })));
      expect(signed.map((one) => one.user?.role)).toEqual([...roles]);
    }
  });

  test('lets one account sign in many times at once', async () => {
    const { email } = await user();
    const answers = await Promise.all(Array.from({ length: 12 }, () => refusal(email, PASSWORD)));
    expect(new Set(answers)).toEqual(new Set(['signed in']));
  });
});

describe('the lock-out', () => {
  test('lets ten tries of an account fail at one address, says how long to wait, and lets its owner in elsewhere', async () => {
    const { email, id } = await user();
    const address = newId();
    const answers = await Promise.all(Array.from({ length: 14 }, () => refusal(email, WRONG, call(undefined, address))));
    expect(answers.filter((answer) => answer === 'access.wrong-credentials')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'access.too-many-tries')).toHaveLength(4);
    const error = await signIn(call(undefined, address), { email, password: PASSWORD }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'access.too-many-tries', kind: 'limit', retry: 'later' });
    expect(error.afterSeconds).toBeGreaterThan(800);
    expect(error.afterSeconds).toBeLessThanOrEqual(900);
    expect(await refusal(email, PASSWORD)).toBe('signed in');
    expect((await logOf(id)).filter((line) => line.startsWith('user.sign-in-failed'))).toHaveLength(10);
    expect((await logOf(id)).filter((line) => line.startsWith('user.sign-in-locked'))).toHaveLength(1);
  });

  test('leaves the owner alone at a new address while fewer than three others fail, however often', async () => {
    const { email } = await user();
    for (const address of ['192.0.2.1', '192.0.2.2']) await fail(strangerCounter(email, address));
    expect(await refusal(email, WRONG)).toBe('access.wrong-credentials');
    expect(await refusal(email, PASSWORD), 'the third address has failed once').toBe('access.too-many-tries');
  });

  test.each([200, 40])('lets an attack from %i addresses guess 21 times and no more', async (addresses) => {
    const { email, id } = await user();
    const from = Array.from({ length: addresses }, () => newId());
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => refusal(email, WRONG, call(undefined, from[n % addresses]))));
    const guessed = answers.filter((answer) => answer === 'access.wrong-credentials').length;
    expect(guessed).toBeGreaterThanOrEqual(20);
    expect(guessed).toBeLessThanOrEqual(21);
    expect(await refusal(email, PASSWORD)).toBe('access.too-many-tries');
    expect((await logOf(id)).filter((line) => line.startsWith('user.sign-in-locked'))).toHaveLength(1);
  });

  test('is the same for an address that nobody has', async () => {
    const email = `${newId()}@ingen.se`;
    const address = newId();
    for (let count = 0; count < 10; count++) expect(await refusal(email, WRONG, call(undefined, address))).toBe('access.wrong-credentials');
    expect(await refusal(email, WRONG, call(undefined, address))).toBe('access.too-many-tries');
  });

  test('never counts who was right', async () => {
    const { email } = await user();
    const address = newId();
    for (let count = 0; count < 12; count++) expect(await refusal(email, PASSWORD, call(undefined, address))).toBe('signed in');
  });

  test('leaves open sessions alone, and the browser in which the owner signed in before', async () => {
    const owner = await user();
    const cookie = await enter(owner);
    await lock(owner.email);
    expect(await refusal(owner.email, PASSWORD)).toBe('access.too-many-tries');
    expect(await actorOf(cookie)).toMatchObject({ userId: owner.id });
    expect(await refusal(owner.email, PASSWORD, call(cookie))).toBe('signed in');
  });

  test('leaves the address alone at which the owner is signed in, and counts there by itself', async () => {
    const owner = await user();
    const home = '198.51.100.7';
    await signIn(call(undefined, home), { email: owner.email, password: PASSWORD });
    await lock(owner.email);
    expect(await refusal(owner.email, PASSWORD)).toBe('access.too-many-tries');
    expect(await refusal(owner.email, PASSWORD, call(undefined, home))).toBe('signed in');
    for (let count = 0; count < 10; count++)
      expect(await refusal(owner.email, WRONG, call(undefined, home))).toBe('access.wrong-credentials');
    expect(await refusal(owner.email, PASSWORD, call(undefined, home))).toBe('access.too-many-tries');
  });

  test('counts the known browser too, and knows it for its own account only', async () => {
    const [owner, other] = [await user(), await user()];
    const signed = await signIn(call(), { email: owner.email, password: PASSWORD });
    const device = cookieOf(signed.cookies, 'saldo.device');
    for (let count = 0; count < 10; count++) expect(await refusal(owner.email, WRONG, call(device))).toBe('access.wrong-credentials');
    expect(await refusal(owner.email, PASSWORD, call(device))).toBe('access.too-many-tries');
    expect(await refusal(owner.email, PASSWORD)).toBe('signed in');
    await lock(other.email);
    expect(await refusal(other.email, PASSWORD, call(device))).toBe('access.too-many-tries');
    const forged = device.replace(/=.{6}/, '=aaaaaa');
    expect(await refusal(other.email, PASSWORD, call(forged))).toBe('access.too-many-tries');
  });

  test('ends after fifteen minutes, or when an administrator sets a new password', async () => {
    const { email, id } = await user();
    await lock(email);
    expect(await refusal(email, PASSWORD)).toBe('access.too-many-tries');
    await resetPassword(admin, id, `${PASSWORD} igen`);
    expect(await refusal(email, `${PASSWORD} igen`)).toBe('signed in');
    await lock(email);
    expect(await refusal(email, `${PASSWORD} igen`)).toBe('access.too-many-tries');
    await ofSystem(sql`update auth.sign_in_tries set at = at - interval '15 minutes'`);
    expect(await refusal(email, `${PASSWORD} igen`)).toBe('signed in');
  });

  test('holds an address that fails over many accounts', async () => {
    const address = newId();
    await fail(addressCounter(address));
    const { email } = await user();
    expect(await refusal(email, PASSWORD, call(undefined, address))).toBe('access.too-many-tries');
    expect(await refusal(email, PASSWORD)).toBe('signed in');
  });
});

describe('a session', () => {
  test('is nobody without our signature, or with another', async () => {
    const cookie = cookieOf([await enter(await user())], 'saldo.session');
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0];
    for (const odd of [
      '',
      'saldo.session_token=',
      `saldo.session_token=${token}`,
      `saldo.session_token=${token}.AAAA`,
      `${cookie}x`,
      'saldo.session_token=%E0%A4%A',
      `other=${cookie}`,
    ]) {
      expect(await actorOf(odd)).toBeNull();
    }
  });

  test('ends by signing out, and the browser is told to forget it', async () => {
    const { id, email } = await user();
    const cookie = await enter({ email });
    const cleared = await signOut(await actorOf(cookie));
    expect(cleared).toEqual(['saldo.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect(await actorOf(cookie)).toBeNull();
    expect(await signOut(null)).toHaveLength(1);
    expect((await logOf(id)).at(-1)).toBe('user.sign-out by user');
  });

  test('ends after twelve hours without use, and after seven days of it', async () => {
    const cookie = await enter(await user());
    const actor = await actorOf(cookie);
    const id = actor?.kind === 'user' ? actor.sessionId : '';
    await ofSystem(sql`update auth.sessions set updated_at = now() - interval '11 hours' where id = ${id}`);
    expect(await actorOf(cookie)).not.toBeNull();
    const [used] = await ofSystem<{ fresh: boolean }>(
      sql`select updated_at > now() - interval '1 minute' as fresh from auth.sessions where id = ${id}`,
    );
    expect(used?.fresh).toBe(true);
    const [lasting] = await ofSystem<{ days: number }>(
      sql`select round(extract(epoch from expires_at - created_at) / 86400)::int as days from auth.sessions where id = ${id}`,
    );
    expect(lasting?.days).toBe(7);
    await ofSystem(sql`update auth.sessions set updated_at = now() - interval '13 hours' where id = ${id}`);
    expect(await actorOf(cookie)).toBeNull();
    await ofSystem(sql`update auth.sessions set updated_at = now(), expires_at = now() where id = ${id}`);
    expect(await actorOf(cookie)).toBeNull();
  });

  test('feels a new role, new clients and being disabled at the next request', async () => {
    const { id, email } = await user('COORDINATOR');
    const cookie = await enter({ email });
    expect(await actorOf(cookie)).toMatchObject({ role: 'COORDINATOR', clientIds: 'all' });
    await updateUser(admin, id, { role: 'AUDITOR' });
    expect(await actorOf(cookie)).toMatchObject({ role: 'AUDITOR', clientIds: [] });
    await disableUser(admin, id);
    expect(await actorOf(cookie)).toBeNull();
    await updateUser(admin, id, { status: 'active' });
    expect(await actorOf(cookie)).toBeNull();
  });

  test('goes on when its owner changes the password, and the others end', async () => {
    const { id, email } = await user();
    const [mine, elsewhere] = [await enter({ email }), await enter({ email })];
    const actor = await actorOf(mine);
    if (!actor) throw new Error('not signed in');
    expect((await listSessions(actor)).map(({ current, userAgent }) => [current, userAgent])).toEqual([
      [false, 'Prov/1.0'],
      [true, 'Prov/1.0'],
    ]);
    expect(JSON.stringify(await listSessions(actor))).not.toContain(decodeURIComponent(mine).slice(20, 40));
    const change = (currentPassword: string, newPassword: string) => changePassword(actor, { currentPassword, newPassword });
    await expect(change(WRONG, 'ett nytt lösenord')).rejects.toMatchObject({ code: 'access.wrong-password', kind: 'forbidden' });
    await expect(change(PASSWORD, 'lösenord1234')).rejects.toMatchObject({ code: 'access.weak-password', details: { reason: 'common' } });
    await change(PASSWORD, 'ett nytt lösenord');
    expect(await actorOf(mine)).toMatchObject({ userId: id });
    expect(await actorOf(elsewhere)).toBeNull();
    expect(await refusal(email, PASSWORD)).toBe('access.wrong-credentials');
    expect(await refusal(email, 'ett nytt lösenord')).toBe('signed in');
  });

  test('changes the own name at once, and the address only after a sign-in of just now', async () => {
    const { email, id } = await user();
    const actor = (await actorOf(await enter({ email })))!;
    const address = `${newId()}@byra.se`;
    expect(await changeOwnAccount(actor, { name: 'Anna Ek', email: address.toUpperCase() })).toMatchObject({
      name: 'Anna Ek',
      email: address,
    });
    await ofSystem(sql`update auth.sessions set authenticated_at = now() - interval '11 minutes' where user_id = ${id}`);
    expect(await changeOwnAccount(actor, { name: 'Anna Alm', email: address })).toMatchObject({ name: 'Anna Alm' });
    await expect(changeOwnAccount(actor, { email })).rejects.toMatchObject({ code: 'access.sign-in-again' });
    const taken = await user();
    const fresh = (await actorOf(await enter({ email: address })))!;
    await expect(changeOwnAccount(fresh, { email: taken.email })).rejects.toMatchObject({ code: 'access.email-taken' });
    const { items } = await listAuditLog(admin, { refType: 'user', refId: id, limit: 5 });
    expect(items.filter(({ action }) => action === 'user.update').map((row) => [row.actorName, row.payload])).toEqual([
      ['Anna Alm', { changed: ['name'] }],
      ['Anna Alm', { changed: ['name', 'email'] }],
    ]);
  });

  test('asks the same of an administrator who manages users, and of their key', async () => {
    const { email, id } = await user('ADMIN');
    const actor = (await actorOf(await enter({ email })))!;
    const { key } = await createApiKey(actor, { name: 'skript' }, new Date());
    const byKey = await actorFromRequest(new Headers({ authorization: `Bearer ${key}` }));
    if (!byKey) throw new Error('not a key');
    const ways = (by: Actor) => [
      updateUser(by, id, { email: `${newId()}@byra.se` }),
      updateUser(by, id, { password: `${PASSWORD} igen` }),
      resetSecondFactor(by, id),
    ];
    const refused = async (by: Actor) => (await Promise.allSettled(ways(by))).map((way) => way.status === 'rejected' && way.reason.code);
    expect(await refused(byKey)).toEqual(Array(3).fill('access.not-by-key'));
    await ofSystem(sql`update auth.sessions set authenticated_at = now() - interval '11 minutes' where user_id = ${id}`);
    expect(await refused(actor)).toEqual(Array(3).fill('access.sign-in-again'));
    expect(await updateUser(actor, id, { name: 'Anna Ek', email })).toMatchObject({ name: 'Anna Ek', email });
    const fresh = (await actorOf(await enter({ email })))!;
    expect(await updateUser(fresh, id, { email: `ny-${email}` })).toMatchObject({ email: `ny-${email}` });
  });

  test('that is old lets an administrator make no other one and open nobody’s account before they sign in again; their key may', async () => {
    const { email, id } = await user('ADMIN');
    const actor = (await actorOf(await enter({ email })))!;
    const { key } = await createApiKey(actor, { name: 'skript' }, new Date());
    const byKey = (await actorFromRequest(new Headers({ authorization: `Bearer ${key}` })))!;
    const other = await user();
    const address = () => `${newId()}@byra.se`;
    const ways = (by: Actor): readonly (() => Promise<unknown>)[] => [
      () => createUser(by, { email: address(), name: 'Bo', role: 'ADMIN' }),
      () => createInvitation(by, { email: address(), role: 'ADMIN' }),
      () => createPasswordLink(by, other.id),
      () => updateUser(by, other.id, { role: 'ADMIN' }),
      () => updateUser(by, other.id, { email: address() }),
      () => updateUser(by, other.id, { password: `${PASSWORD} igen` }),
      () => updateUser(by, other.id, { amlOfficer: true }),
      () => resetSecondFactor(by, other.id),
      () => changeSignInPolicy(by, false),
    ];
    const codes = async (by: Actor) => {
      const found: unknown[] = [];
      for (const way of ways(by))
        found.push(
          await way().then(
            () => 'done',
            (error) => error.code,
          ),
        );
      return found;
    };
    await ofSystem(sql`update auth.sessions set authenticated_at = now() - interval '11 minutes' where user_id = ${id}`);
    expect(await codes(actor)).toEqual(ways(actor).map(() => 'access.sign-in-again'));
    expect(await updateUser(actor, other.id, { name: 'Bo Ek', role: other.role, clientIds: [] })).toMatchObject({ name: 'Bo Ek' });
    expect(await createUser(actor, { email: address(), name: 'Bo', role: 'SPECIALIST' })).toMatchObject({ role: 'SPECIALIST' });
    const may = ways(actor).map((_, n) => (n === 7 ? 'access.second-factor-off' : 'done'));
    expect(await codes(byKey)).toEqual(may);
    expect(await codes((await actorOf(await enter({ email })))!)).toEqual(may);
  });

  test('lets its owner change the password while strangers are locked out', async () => {
    const { email } = await user();
    const actor = (await actorOf(await enter({ email })))!;
    await lock(email);
    await changePassword(actor, { currentPassword: PASSWORD, newPassword: 'ett nytt lösenord' });
    expect(await refusal(email, 'ett nytt lösenord'), 'and that ends the lock-out').toBe('signed in');
  });

  test('of somebody else cannot be guessed by trying current passwords', async () => {
    const { email } = await user();
    const actor = await actorOf(await enter({ email }));
    if (!actor) throw new Error('not signed in');
    const change = () => changePassword(actor, { currentPassword: WRONG, newPassword: 'ett nytt lösenord' }).catch((error) => error.code);
    const answers = await Promise.all(Array.from({ length: 12 }, change));
    expect(answers.filter((code) => code === 'access.wrong-password')).toHaveLength(10);
    expect(answers.filter((code) => code === 'access.too-many-tries')).toHaveLength(2);
  });
});
