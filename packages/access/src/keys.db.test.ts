import { listAudit } from '@saldo/audit';
import { type PersonActor, type Role, roles, type UserActor } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { signedInJustNow, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  actorFromRequest,
  can,
  changePassword,
  createApiKey,
  createUser,
  deleteApiKey,
  disableUser,
  endOwnSession,
  LOCAL_OPERATOR,
  listApiKeys,
  listSessions,
  me,
  openAccess,
  signIn,
  updateUser,
  writeLocalKey,
} from './index.ts';

const PASSWORD = 'ett långt lösenord';
const LOCAL = 'local-key-of-this-machine';
const admin = userActor();
const now = () => new Date();

beforeAll(async () => {
  await testDatabase();
  await signedInJustNow(admin);
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40), localKey: LOCAL });
  // Somebody remains when a test takes an administrator's role away.
  await createUser(admin, { email: `${newId()}@byra.se`, name: 'Kvar', role: 'ADMIN' });
});

/** Somebody who is signed in. */
async function signedIn(role: Role, clientIds: readonly string[] = []): Promise<{ actor: UserActor; id: string }> {
  const { email, id } = await createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role, clientIds, password: PASSWORD });
  const { cookies } = await signIn({ headers: new Headers({ 'user-agent': 'Prov/1.0' }), address: newId() }, { email, password: PASSWORD });
  const actor = await actorFromRequest(new Headers({ cookie: cookies.map((line) => line.split(';')[0]).join('; ') }));
  if (actor?.kind !== 'user') throw new Error('not signed in');
  return { actor, id };
}

const bearer = (key: string) => actorFromRequest(new Headers({ authorization: `Bearer ${key}` }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code as string,
  );

describe('a key', () => {
  test("of an administrator's for some clients leads to no others: not by the users, the system, or the firm's own log", async () => {
    const client = await testClient();
    const { actor } = await signedIn('ADMIN');
    const key = await bearer((await createApiKey(actor, { name: 'skript', clientIds: [client] }, now())).key);
    if (!key) throw new Error('no key');
    expect(can(key, 'client.write', { clientId: client })).toBe('yes');
    for (const operation of ['user.manage', 'system.manage'] as const) expect(() => can(key, operation)).toThrow('access.forbidden');
    const { permissions } = await me(key);
    expect([permissions['client.write'], permissions['user.manage'], permissions['system.manage']]).toEqual(['yes', undefined, undefined]);
    const seen = await transaction(key, (tx) => listAudit(tx, { limit: 500 }));
    expect(seen.items.filter(({ chain, actor: who }) => chain !== client && who.userId !== key.userId)).toEqual([]);
  });

  test('acts as its maker, and is shown once', async () => {
    const client = await testClient();
    const { actor, id } = await signedIn('SPECIALIST', [client]);
    const made = await createApiKey(actor, { name: 'skript' }, now());
    expect(made).toMatchObject({ name: 'skript', role: 'SPECIALIST', clientIds: [client], expiresAt: null, lastUsedAt: null });
    expect(await bearer(made.key)).toEqual({ kind: 'key', keyId: made.id, userId: id, role: 'SPECIALIST', clientIds: [client] });
    const [listed] = await listApiKeys(actor);
    expect(listed).toMatchObject({ id: made.id, name: 'skript', lastUsedAt: expect.any(String) });
    expect(JSON.stringify(listed)).not.toContain(made.key.slice(-20));
    const [stored] = await transaction(testSystem, (tx) =>
      rows<{ found: number }>(tx, sql`select count(*)::int as found from auth.api_keys k where k::text like ${`%${made.key.slice(-43)}%`}`),
    );
    expect(stored?.found).toBe(0);
    const { items } = await transaction(admin, (tx) => listAudit(tx, { refType: 'key', refId: made.id, limit: 5 }));
    expect(items.map((row) => row.action)).toEqual(['key.create']);
  });

  test('is nobody once it is removed, has expired, or its maker is disabled', async () => {
    const { actor, id } = await signedIn('AUDITOR');
    const [removed, expiring, other] = await Promise.all(
      ['a', 'b', 'c'].map((name) => createApiKey(actor, { name, expiresAt: new Date(Date.now() + 60_000) }, now())),
    );
    if (!removed || !expiring || !other) throw new Error('no keys');
    await deleteApiKey(actor, removed.id);
    expect(await bearer(removed.key)).toBeNull();
    await transaction(testSystem, (tx) => tx.execute(sql`update auth.api_keys set expires_at = now() where id = ${expiring.id}`));
    expect(await bearer(expiring.key)).toBeNull();
    expect(await bearer(other.key)).not.toBeNull();
    await disableUser(admin, id);
    expect(await bearer(other.key)).toBeNull();
  });

  test('is nobody with another secret, or with the id of another key', async () => {
    const { actor } = await signedIn('AUDITOR');
    const [one, other] = [await createApiKey(actor, { name: 'a' }, now()), await createApiKey(actor, { name: 'b' }, now())];
    expect(await bearer(one.key.slice(0, -43) + other.key.slice(-43))).toBeNull();
    expect(await bearer(`${one.key.slice(0, -1)}${one.key.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
  });

  test('is less at once when its maker may less', async () => {
    const [one, other] = [await testClient(), await testClient()];
    const { actor, id } = await signedIn('ADMIN');
    const [full, narrow] = [
      await createApiKey(actor, { name: 'a' }, now()),
      await createApiKey(actor, { name: 'b', role: 'SPECIALIST', clientIds: [one] }, now()),
    ];
    expect(await bearer(full.key)).toMatchObject({ role: 'ADMIN', clientIds: 'all' });
    expect(await bearer(narrow.key)).toMatchObject({ role: 'SPECIALIST', clientIds: [one] });
    await updateUser(admin, id, { role: 'SPECIALIST', clientIds: [other] });
    expect(await bearer(full.key)).toMatchObject({ role: 'SPECIALIST', clientIds: [other] });
    expect(await bearer(narrow.key)).toMatchObject({ role: 'SPECIALIST', clientIds: [] });
    await updateUser(admin, id, { role: 'AUDITOR' });
    expect(await bearer(narrow.key)).toBeNull();
  });

  test('is not made for more than its maker has', async () => {
    const [mine, foreign] = [await testClient(), await testClient()];
    const { actor } = await signedIn('SPECIALIST', [mine]);
    const make = (limits: object) => codeOf(createApiKey(actor, { name: 'a', ...limits }, now()));
    for (const role of roles) expect(await make({ role })).toBe(role === 'SPECIALIST' ? 'done' : 'access.key-exceeds-maker');
    expect(await make({ clientIds: [foreign] })).toBe('access.missing');
    expect(await make({ clientIds: [newId()] })).toBe('access.missing');
    expect(await make({ clientIds: ['x'] })).toBe('access.missing');
    expect(await make({ clientIds: [mine] })).toBe('done');
    expect(await make({ expiresAt: new Date(Date.now() - 1) })).toBe('access.expires-in-past');
    const { actor: coordinator } = await signedIn('COORDINATOR');
    expect(await codeOf(createApiKey(coordinator, { name: 'a', clientIds: [newId()] }, now()))).toBe('access.missing');
  });

  test('is made only by somebody who signed in within the last ten minutes', async () => {
    const { actor } = await signedIn('AUDITOR');
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update auth.sessions set authenticated_at = now() - interval '11 minutes' where id = ${actor.sessionId}`),
    );
    expect(await codeOf(createApiKey(actor, { name: 'a' }, now()))).toBe('access.sign-in-again');
  });

  test('makes itself no home: no key, no password, nobody else out', async () => {
    const { actor } = await signedIn('ADMIN');
    const made = await createApiKey(actor, { name: 'a' }, now());
    const key = (await bearer(made.key)) as PersonActor;
    expect(await codeOf(createApiKey(key, { name: 'b' }, now()))).toBe('access.not-by-key');
    expect(await codeOf(deleteApiKey(key, made.id))).toBe('access.not-by-key');
    expect(await codeOf(changePassword(key, { currentPassword: PASSWORD, newPassword: `${PASSWORD} två` }))).toBe('access.not-by-key');
    expect(await codeOf(endOwnSession(key, actor.sessionId))).toBe('access.not-by-key');
    expect(await codeOf(listApiKeys(key))).toBe('done');
  });

  test("of somebody else is not there, and neither is somebody else's session", async () => {
    const [one, other] = [await signedIn('ADMIN'), await signedIn('ADMIN')];
    const made = await createApiKey(one.actor, { name: 'a' }, now());
    for (const id of [made.id, newId(), 'x']) expect(await codeOf(deleteApiKey(other.actor, id))).toBe('access.missing');
    for (const id of [one.actor.sessionId, newId(), 'x']) expect(await codeOf(endOwnSession(other.actor, id))).toBe('access.missing');
    expect(await bearer(made.key)).not.toBeNull();
    expect(await listSessions(one.actor)).toHaveLength(1);
    await endOwnSession(one.actor, one.actor.sessionId);
    expect(await listSessions(one.actor)).toHaveLength(0);
  });
});

describe('the local key', () => {
  const from = (address?: string, key = LOCAL) => actorFromRequest(new Headers({ authorization: `Bearer ${writeLocalKey(key)}` }), address);

  test('speaks for whoever stands at the machine, from this machine only', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(await from(address)).toBe(LOCAL_OPERATOR);
    for (const address of ['192.0.2.1', '', undefined, '1127.0.0.1', '::ffff:192.0.2.1']) expect(await from(address)).toBeNull();
    expect(await from('127.0.0.1', 'another')).toBeNull();
    expect(await me(LOCAL_OPERATOR)).toMatchObject({ role: 'ADMIN', clientIds: 'all' });
  });

  test('does not exist where there is none', async () => {
    openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
    try {
      expect(await from('127.0.0.1')).toBeNull();
      expect(await from('127.0.0.1', '')).toBeNull();
    } finally {
      openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40), localKey: LOCAL });
    }
  });
});

test('everybody learns who they are and what they may', async () => {
  const client = await testClient();
  const { actor, id } = await signedIn('CLIENT', [client]);
  const self = await me(actor);
  expect(self).toMatchObject({ id, name: 'Anna Berg', role: 'CLIENT', clientIds: [client] });
  expect(self.permissions['feed.create']).toBe('own-bank');
  expect(self.permissions).not.toHaveProperty('feed.sync');
  expect(JSON.stringify(self)).not.toContain('argon2');
});
