import { recordAudit } from '@saldo/audit';
import { FIRM, type Role } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { accessCases, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  ensureAdministrator,
  getAuditRow,
  listAuditLog,
  makeSetupLink,
  openAccess,
  setUpAdministrator,
  setupNeeded,
  signIn,
  verifyAuditLog,
} from './index.ts';

const PASSWORD = 'ett långt lösenord';

beforeAll(async () => {
  await testDatabase();
  openAccess({ appUrl: 'https://saldo.example', authSecret: 'x'.repeat(40) });
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code as string,
  );
const first = () => ({ email: `${newId()}@byra.se`, name: 'Anna Berg', password: PASSWORD });

/** As on a database that nobody has used: its users are not there meanwhile. */
async function unused<T>(work: () => Promise<T>): Promise<T> {
  const owner = (statement: ReturnType<typeof sql>) => transaction(testSystem, (tx) => tx.execute(statement));
  await owner(sql`create table auth.users_aside as select * from auth.users`);
  for (const table of ['accounts', 'sessions', 'user_clients', 'api_keys'])
    await owner(sql.raw(`create table auth.${table}_aside as select * from auth.${table}`));
  await owner(sql`delete from auth.users`);
  try {
    return await work();
  } finally {
    await owner(sql`delete from auth.users`);
    await owner(sql`insert into auth.users select * from auth.users_aside`);
    await owner(sql`drop table auth.users_aside`);
    for (const table of ['accounts', 'sessions', 'user_clients', 'api_keys']) {
      await owner(sql.raw(`insert into auth.${table} select * from auth.${table}_aside`));
      await owner(sql.raw(`drop table auth.${table}_aside`));
    }
  }
}

const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('token') ?? '';

describe('setting up', () => {
  test('is done once, by the newest printed link', async () => {
    await unused(async () => {
      expect(await setupNeeded()).toBe(true);
      const [older, newer] = [await makeSetupLink(), await makeSetupLink()];
      expect(newer).toMatch(/^https:\/\/saldo\.example\/setup\?token=[\w-]{43}$/);
      expect(await codeOf(setUpAdministrator(tokenOf(older), first()))).toBe('access.link-dead');
      expect(await codeOf(setUpAdministrator('guessed', first()))).toBe('access.link-dead');
      expect(await codeOf(setUpAdministrator(tokenOf(newer), { ...first(), password: 'kort' }))).toBe('access.weak-password');
      const codes = await Promise.all([1, 2, 3].map(() => codeOf(setUpAdministrator(tokenOf(newer), first()))));
      expect(codes.sort()).toEqual(['access.already-set-up', 'access.already-set-up', 'done']);
      expect(await setupNeeded()).toBe(false);
      expect(await makeSetupLink()).toBeNull();
      expect(await codeOf(setUpAdministrator(tokenOf(newer), first()))).toBe('access.already-set-up');
    });
  });

  test('is done by the variables, once, also by two processes that start together', async () => {
    await unused(async () => {
      const administrator = first();
      const made = await Promise.all([ensureAdministrator(administrator), ensureAdministrator(administrator)]);
      expect(made.filter((user) => user !== null)).toMatchObject([{ email: administrator.email, role: 'ADMIN', status: 'active' }]);
      const signed = await signIn({ headers: new Headers(), address: newId() }, administrator);
      expect(signed.user?.role).toBe('ADMIN');
      expect(await ensureAdministrator(first())).toBeNull();
    });
  });

  test('is refused with a weak password', async () => {
    await unused(async () => {
      expect(await codeOf(ensureAdministrator({ ...first(), password: 'password1234' }))).toBe('access.weak-password');
      expect(await setupNeeded()).toBe(true);
    });
  });
});

describe('the audit log', () => {
  accessCases(listAuditLog, {
    may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'AUDITOR'],
    mayNot: ['CLIENT'],
    call: (actor, clientId) => listAuditLog(actor, { clientId, limit: 5 }),
  });
  accessCases(getAuditRow, {
    may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'AUDITOR'],
    mayNot: ['CLIENT'],
    call: async (actor, clientId) => {
      await transaction(testSystem, (tx) => recordAudit(tx, actor, { clientId, action: 'x.y', refType: 'client', refId: clientId }));
      return await getAuditRow(actor, `${clientId}.1`);
    },
  });
  accessCases(verifyAuditLog, {
    may: ['ADMIN', 'AUDITOR'],
    mayNot: ['COORDINATOR', 'SPECIALIST', 'CLIENT'],
    call: (actor, clientId) => verifyAuditLog(actor, { clientId }),
  });

  test('shows an administrator all, an auditor its clients, others what they did themselves', async () => {
    const [client, other] = [await testClient(), await testClient()];
    const of = (role: Role) => userActor({ role, clientIds: role === 'ADMIN' || role === 'COORDINATOR' ? 'all' : [client] });
    const actors = { ADMIN: of('ADMIN'), COORDINATOR: of('COORDINATOR'), SPECIALIST: of('SPECIALIST'), AUDITOR: of('AUDITOR') };
    for (const actor of Object.values(actors)) {
      for (const clientId of actor.clientIds === 'all' ? [client, other, FIRM] : [client, FIRM]) {
        await transaction(actor, (tx) =>
          recordAudit(tx, actor, { clientId, action: 'x.y', refType: 'client', refId: `${client} ${actor.role}` }),
        );
      }
    }
    const seen = async (role: keyof typeof actors) => {
      const { items } = await listAuditLog(actors[role], { limit: 500 });
      const mine = items.filter((row) => row.refId.startsWith(client));
      return mine
        .map((row) => `${row.refId.split(' ')[1]} ${row.chain === FIRM ? 'firm' : row.chain === client ? 'client' : 'other'}`)
        .sort();
    };
    expect(await seen('ADMIN')).toHaveLength(10);
    expect(await seen('COORDINATOR')).toEqual(['COORDINATOR client', 'COORDINATOR firm', 'COORDINATOR other']);
    expect(await seen('SPECIALIST')).toEqual(['SPECIALIST client', 'SPECIALIST firm']);
    expect(await seen('AUDITOR')).toEqual(['ADMIN client', 'AUDITOR client', 'COORDINATOR client', 'SPECIALIST client']);
    expect(await codeOf(listAuditLog(actors.AUDITOR, { clientId: other, limit: 5 }))).toBe('access.missing');
    expect(await codeOf(listAuditLog(actors.AUDITOR, { clientId: 'x', limit: 5 }))).toBe('access.missing');
    expect((await getAuditRow(actors.AUDITOR, `${client}.1`)).refId).toBe(`${client} ADMIN`);
    expect((await getAuditRow(actors.SPECIALIST, `${client}.3`)).refId).toBe(`${client} SPECIALIST`);
    for (const place of [`${client}.1`, `${client}.99`, `${other}.1`, `${FIRM}.1`, `${client}`, 'x.1', `${client}.1x`])
      expect(await codeOf(getAuditRow(actors.SPECIALIST, place)), place).toBe('access.missing');
    const verdict = await verifyAuditLog(actors.AUDITOR);
    expect(verdict).toMatchObject({ ok: true, chains: [{ chain: client, rows: 4 }] });
    expect(await codeOf(verifyAuditLog(testSystem))).toBe('done');
  });
});
