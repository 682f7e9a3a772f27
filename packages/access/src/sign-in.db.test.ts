import { listAudit } from '@saldo/audit';
import { FIRM, SaldoError, type UserActor } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { testDatabase, userActor } from '@saldo/testing';
import { beforeAll, expect, test } from 'vitest';
import { actorFromRequest, createUser, openAccess, signIn, signOut, updateUser } from './index.ts';

const PASSWORD = 'ett långt lösenord';
const admin = userActor();

beforeAll(async () => {
  await testDatabase();
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
});

const user = (role: UserActor['role'] = 'SPECIALIST') =>
  createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role, password: PASSWORD });

const call = (address = '192.0.2.1', cookie?: string) => ({ headers: new Headers(cookie ? { cookie } : {}), address });

const cookieOf = (cookies: readonly string[]) => cookies.map((line) => line.split(';')[0]).join('; ');

test('signing in gives a cookie that says who acts', async () => {
  const { email, id } = await user('COORDINATOR');
  const signed = await signIn(call(), { email: email.toUpperCase(), password: PASSWORD });
  expect(signed.user).toEqual({ id, email, name: 'Anna Berg', role: 'COORDINATOR' });
  const cookie = cookieOf(signed.cookies);
  expect(await actorFromRequest(new Headers({ cookie }))).toMatchObject({
    kind: 'user',
    userId: id,
    role: 'COORDINATOR',
    clientIds: 'all',
  });
});
