import { listAudit } from '@saldo/audit';
import { FIRM } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { accessCases, signedInJustNow, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  createInvitation,
  createUser,
  deleteUser,
  disableUser,
  getUser,
  listUsers,
  openAccess,
  resetPassword,
  signIn,
  type User,
  updateUser,
} from './index.ts';

const PASSWORD = 'ett långt lösenord';
const admin = userActor();

beforeAll(async () => {
  await testDatabase();
  await signedInJustNow(admin);
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
});

const address = () => `${newId()}@byra.se`;
const user = (more: Partial<Parameters<typeof createUser>[1]> = {}) =>
  createUser(admin, { email: address(), name: 'Anna Berg', role: 'SPECIALIST', ...more });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code as string,
  );
const enter = ({ email }: User, password = PASSWORD) => codeOf(signIn({ headers: new Headers(), address: newId() }, { email, password }));
const sessionsOf = async ({ id }: User) =>
  (await transaction(testSystem, (tx) => rows(tx, sql`select 1 from auth.sessions where user_id = ${id}`))).length;

const onlyAdmin = { may: ['ADMIN'], mayNot: ['COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'], ofClient: false } as const;
accessCases(createUser, {
  ...onlyAdmin,
  call: async (actor) => createUser(await signedInJustNow(actor), { email: address(), name: 'A', role: 'CLIENT' }),
});
accessCases(updateUser, { ...onlyAdmin, call: async (actor) => updateUser(actor, (await user()).id, { name: 'B' }) });
accessCases(deleteUser, { ...onlyAdmin, call: async (actor) => deleteUser(actor, (await user()).id) });
accessCases(disableUser, { ...onlyAdmin, call: async (actor) => disableUser(actor, (await user()).id) });
accessCases(resetPassword, {
  ...onlyAdmin,
  call: async (actor) => resetPassword(await signedInJustNow(actor), (await user()).id, PASSWORD),
});
accessCases(getUser, { ...onlyAdmin, call: async (actor) => getUser(actor, (await user()).id) });
accessCases(listUsers, { ...onlyAdmin, call: (actor) => listUsers(actor, { limit: 1 }) });
accessCases(createInvitation, {
  ...onlyAdmin,
  call: async (actor) => createInvitation(await signedInJustNow(actor), { email: address(), role: 'CLIENT' }),
});

describe('a user', () => {
  test('is made with role and clients, and read back', async () => {
    const [one, other] = [await testClient(), await testClient()];
    const email = address();
    const made = await createUser(admin, {
      email: email.toUpperCase(),
      name: 'Anna Berg',
      role: 'SPECIALIST',
      clientIds: [other, one, one],
      amlOfficer: true,
      competences: ['moms'],
    });
    expect(made).toMatchObject({
      email,
      role: 'SPECIALIST',
      status: 'active',
      amlOfficer: true,
      competences: ['moms'],
      version: 1,
      lastSignInAt: null,
    });
    expect([...made.clientIds].sort()).toEqual([one, other].sort());
    expect(await getUser(admin, made.id)).toEqual(made);
    const { items } = await transaction(admin, (tx) => listAudit(tx, { refId: made.id, limit: 10 }));
    expect(items).toMatchObject([{ chain: FIRM, action: 'user.create', refType: 'user', actor: { kind: 'user', id: admin.userId } }]);
    expect(JSON.stringify(items)).not.toContain('Anna');
  });

  test('has an address of its own', async () => {
    const { email } = await user();
    expect(await codeOf(user({ email: ` ${email.toUpperCase()} ` }))).toBe('access.email-taken');
    const other = await user();
    expect(await codeOf(updateUser(admin, other.id, { email }))).toBe('access.email-taken');
    expect((await getUser(admin, other.id)).version).toBe(1);
  });

  test('is not given clients that do not live, and then is not made at all', async () => {
    const email = address();
    for (const clientId of [newId(), 'x', FIRM]) {
      expect(await codeOf(user({ email, clientIds: [await testClient(), clientId] }))).toBe('access.missing');
    }
    expect(await codeOf(user({ email }))).toBe('done');
  });

  test.each([
    ['kort', 'too-short'],
    ['lösenord1234', 'common'],
    ['annaberg2026', 'own-name'],
  ])('is not given the password %s', async (password, reason) => {
    await expect(user({ password })).rejects.toMatchObject({ code: 'access.weak-password', details: { reason } });
    const { id } = await user();
    await expect(updateUser(admin, id, { password })).rejects.toMatchObject({ code: 'access.weak-password', details: { reason } });
  });

  test('is changed where the version is the one that was read', async () => {
    const made = await user();
    const changed = await updateUser(admin, made.id, { name: 'Anna Ek', absences: [] }, 1);
    expect(changed).toMatchObject({ name: 'Anna Ek', role: 'SPECIALIST', version: 2 });
    expect(await codeOf(updateUser(admin, made.id, { name: 'x' }, 1))).toBe('access.stale');
    expect(await codeOf(deleteUser(admin, made.id, 1))).toBe('access.stale');
    expect(await codeOf(updateUser(admin, made.id, {}, 2))).toBe('done');
  });

  test('is not there under an id that nobody has', async () => {
    for (const id of [newId(), 'x', '']) {
      expect(await codeOf(getUser(admin, id))).toBe('access.missing');
      expect(await codeOf(updateUser(admin, id, { name: 'x' }))).toBe('access.missing');
      expect(await codeOf(deleteUser(admin, id))).toBe('access.missing');
    }
  });

  test('loses its sessions by being disabled and by a new password', async () => {
    const made = await user({ password: PASSWORD });
    await enter(made);
    expect(await sessionsOf(made)).toBe(1);
    await resetPassword(admin, made.id, `${PASSWORD} igen`);
    expect(await sessionsOf(made)).toBe(0);
    await enter(made, `${PASSWORD} igen`);
    expect((await disableUser(admin, made.id)).status).toBe('disabled');
    expect(await sessionsOf(made)).toBe(0);
    expect(await enter(made, `${PASSWORD} igen`)).toBe('access.wrong-credentials');
  });

  test('is removed for everybody, and its address is free again', async () => {
    const made = await user({ password: PASSWORD, clientIds: [await testClient()] });
    await enter(made);
    await deleteUser(admin, made.id);
    expect(await codeOf(getUser(admin, made.id))).toBe('access.missing');
    expect(await codeOf(deleteUser(admin, made.id))).toBe('access.missing');
    expect(await enter(made)).toBe('access.wrong-credentials');
    const [left] = await transaction(testSystem, (tx) =>
      rows<{ left: number }>(
        tx,
        sql`select (select count(*) from auth.accounts where user_id = ${made.id})::int + (select count(*) from auth.user_clients where user_id = ${made.id})::int
          + (select count(*) from auth.sessions where user_id = ${made.id})::int + (select count(*) from auth.users where email = ${made.email})::int as left`,
      ),
    );
    expect(left?.left).toBe(0);
    expect(await codeOf(user({ email: made.email }))).toBe('done');
  });
});

describe('administrators', () => {
  /** The test's own administrators alone: those of other tests on this database are away meanwhile. */
  async function alone<T>(work: (one: User, other: User) => Promise<T>): Promise<T> {
    const setAside = sql`update auth.users set status = 'disabled', image = 'set aside' where role = 'ADMIN' and status = 'active'`;
    await transaction(testSystem, (tx) => tx.execute(setAside));
    try {
      return await work(await user({ role: 'ADMIN' }), await user({ role: 'ADMIN' }));
    } finally {
      await transaction(testSystem, (tx) =>
        tx.execute(sql`update auth.users set status = 'active', image = null where image = 'set aside'`),
      );
    }
  }

  test('never all go: the last stays', async () => {
    await alone(async (one, other) => {
      await disableUser(admin, one.id);
      for (const attempt of [
        () => disableUser(admin, other.id),
        () => deleteUser(admin, other.id),
        () => updateUser(admin, other.id, { role: 'COORDINATOR' }),
      ]) {
        expect(await codeOf(attempt())).toBe('access.last-administrator');
      }
      expect(await codeOf(updateUser(admin, other.id, { name: 'C', role: 'ADMIN' }))).toBe('done');
    });
  });

  test('never all go, also where two leave at once', async () => {
    await alone(async (one, other) => {
      const codes = await Promise.all([one, other].map(({ id }) => codeOf(updateUser(admin, id, { role: 'AUDITOR' }))));
      expect(codes.sort()).toEqual(['access.last-administrator', 'done']);
    });
  });

  test('do not shut themselves out', async () => {
    const self = await user({ role: 'ADMIN' });
    const actor = userActor({ userId: self.id });
    expect(await codeOf(disableUser(actor, self.id))).toBe('access.not-yourself');
    expect(await codeOf(deleteUser(actor, self.id))).toBe('access.not-yourself');
  });
});

test('the list is paged in the order in which users were made, filtered, and without those removed', async () => {
  const made = [await user({ role: 'CLIENT' }), await user({ role: 'CLIENT' }), await user({ role: 'CLIENT' })];
  await deleteUser(admin, made[1]?.id ?? '');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listUsers(admin, { role: 'CLIENT', limit: 2, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual([...seen].sort());
  expect(seen.filter((id) => made.some((one) => one.id === id))).toEqual([made[0]?.id, made[2]?.id]);
  expect(await codeOf(listUsers(admin, { limit: 2, cursor: 'x' }))).toBe('access.bad-cursor');
});

test('users are found by a part of their name or address, whatever signs it has', async () => {
  const mark = newId().slice(-12);
  const [one, other] = [await user({ name: `Åsa 100%_${mark}` }), await user({ name: 'Bo', email: `bo.${mark}@byra.se` })];
  const found = async (q: string) => (await listUsers(admin, { q, limit: 10 })).items.map(({ id }) => id);
  expect(await found(mark.toUpperCase())).toEqual([one.id, other.id]);
  expect(await found(`100%_${mark}`)).toEqual([one.id]);
  expect(await found(`100_%${mark}`)).toEqual([]);
});

describe('an invitation', () => {
  const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';

  test('makes its user once, with role and clients as invited', async () => {
    const client = await testClient();
    const email = address();
    const { url, expiresAt } = await createInvitation(admin, { email, role: 'AUDITOR', clientIds: [client] });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/invitation\?token=[\w-]{43}$/);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    expect(await codeOf(acceptInvitation(tokenOf(url), { name: 'Eva', password: 'kort' }, newId()))).toBe('access.weak-password');
    const accepted = await Promise.all(
      [1, 2, 3].map(() => codeOf(acceptInvitation(tokenOf(url), { name: 'Eva', password: PASSWORD }, newId()))),
    );
    expect(accepted.sort()).toEqual(['access.link-dead', 'access.link-dead', 'done']);
    const signed = await signIn({ headers: new Headers(), address: newId() }, { email, password: PASSWORD });
    expect(await getUser(admin, signed.user?.id ?? '')).toMatchObject({ email, name: 'Eva', role: 'AUDITOR', clientIds: [client] });
  });

  test('is worth nothing once a newer one went out, it expired, or it never was', async () => {
    const email = address();
    const [older, newer] = [
      await createInvitation(admin, { email, role: 'CLIENT' }),
      await createInvitation(admin, { email, role: 'CLIENT' }),
    ];
    const accept = (url: string) => codeOf(acceptInvitation(tokenOf(url), { name: 'Eva', password: PASSWORD }, newId()));
    expect(await accept(older.url)).toBe('access.link-dead');
    await transaction(testSystem, (tx) => tx.execute(sql`update auth.one_time_links set expires_at = now() where id = ${newer.id}`));
    expect(await accept(newer.url)).toBe('access.link-dead');
    expect(await accept('http://x?token=never')).toBe('access.link-dead');
  });

  test('is not sent to who is a user already', async () => {
    const { email } = await user();
    expect(await codeOf(createInvitation(admin, { email, role: 'CLIENT' }))).toBe('access.email-taken');
  });
});
