import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FIRM, type Plain, SaldoError } from '@saldo/kernel';
import { newId, rows, sqlState, transaction } from '@saldo/platform/db';
import { openSigner } from '@saldo/platform/secrets';
import { jobActor, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditQuery, listAudit, openAudit, recordAudit, recordAudits, signHeads, verifyAudit } from './index.ts';

let headsFolder = '';
const signer = openSigner([{ id: 'test', bytes: new Uint8Array(32).fill(7) }], 'audit');

beforeAll(async () => {
  await testDatabase();
  headsFolder = await mkdtemp(join(tmpdir(), 'saldo-heads-'));
  openAudit({ signer, headsFolder });
});

afterAll(async () => {
  await rm(headsFolder, { recursive: true, force: true });
});

const entry = (clientId: string, refId = 'f1', payload: Plain = { added: 2 }) => ({
  clientId,
  action: 'feed.sync',
  refType: 'feed',
  refId,
  payload,
});

const admin = userActor();

/** A client with a chain of so many rows. */
async function chainOf(count: number): Promise<string> {
  const client = await testClient();
  const entries = Array.from({ length: count }, (_, index) => entry(client, `f${index + 1}`));
  await transaction(admin, (tx) => recordAudits(tx, admin, entries));
  return client;
}

/** What an owner of the database can do once they have switched the guards off. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await transaction(testSystem, async (tx) => {
    for (const table of ['audit_rows', 'audit_heads']) await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
    await tx.execute(statement);
    for (const table of ['audit_rows', 'audit_heads']) await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
  });
}

const faultsOf = async (client: string) =>
  (await verifyAudit(admin, { clientId: client })).faults.map(({ chain, seq, kind }) => [chain === client, seq, kind]);

describe('recording', () => {
  test('a row is read back as it was given, in its own chain', async () => {
    const client = await testClient();
    const actor = userActor({ role: 'SPECIALIST', clientIds: [client] });
    await transaction(actor, (tx) => recordAudit(tx, actor, entry(client)));
    await transaction(actor, (tx) => recordAudit(tx, actor, entry(client, 'f2')));
    const { items } = await transaction(actor, (tx) => listAudit(tx, { clientId: client, limit: 10 }));
    expect(items.map((row) => [row.chain, row.seq, row.refId, row.actor, row.payload])).toEqual([
      [client, 2, 'f2', { kind: 'user', id: actor.userId, userId: actor.userId }, { added: 2 }],
      [client, 1, 'f1', { kind: 'user', id: actor.userId, userId: actor.userId }, { added: 2 }],
    ]);
    expect(items[0]?.prevHash).toBe(items[1]?.hash);
    expect(await verifyAudit(actor, { clientId: client })).toMatchObject({ ok: true, chains: [{ chain: client, rows: 2, unanchored: 2 }] });
  });

  test('a transaction that fails leaves no row and no gap', async () => {
    const client = await chainOf(1);
    const failing = transaction(admin, async (tx) => {
      await recordAudit(tx, admin, entry(client));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await transaction(admin, (tx) => recordAudit(tx, admin, entry(client, 'f2')));
    const { items } = await transaction(admin, (tx) => listAudit(tx, { clientId: client, limit: 10 }));
    expect(items.map((row) => [row.seq, row.refId])).toEqual([
      [2, 'f2'],
      [1, 'f1'],
    ]);
  });

  test('whatever JSON can say is hashed as it is stored', async () => {
    const client = await testClient();
    const hard: Plain = {
      big: 12345678901234567890n,
      tiny: 5e-324,
      huge: 1.7e308,
      frac: 0.1,
      minus: -0,
      nul: 'a\0b',
      half: '\ud800',
      åäö: '€𝄞',
      none: null,
      deep: [[{}]],
    };
    await transaction(admin, (tx) =>
      recordAudits(tx, admin, [entry(client, 'x\0', hard), entry(client, 'y', null), entry(client, 'z', 'text')]),
    );
    expect(await verifyAudit(admin, { clientId: client })).toMatchObject({ ok: true, chains: [{ rows: 3 }] });
  });

  test('many at once go to their chains in order, and more than a page of them', async () => {
    const [one, other] = [await testClient(), await testClient()];
    const entries = Array.from({ length: 2_500 }, (_, index) => entry(index % 5 === 0 ? other : one, `f${index}`));
    await transaction(admin, (tx) => recordAudits(tx, admin, [...entries, entry(FIRM)]));
    expect(await verifyAudit(admin, { clientId: one })).toMatchObject({ ok: true, chains: [{ rows: 2_000 }] });
    expect(await verifyAudit(admin, { clientId: other })).toMatchObject({ ok: true, chains: [{ rows: 500 }] });
  });

  test('the firm before a client is refused, since two that differ could wait for each other for ever', async () => {
    const client = await testClient();
    const wrong = transaction(admin, async (tx) => {
      await recordAudit(tx, admin, entry(FIRM));
      await recordAudit(tx, admin, entry(client));
    });
    await expect(wrong).rejects.toMatchObject({ code: 'audit.lock-order' });
  });

  test('times never run backwards within a chain', async () => {
    const client = await chainOf(3);
    await tamper(sql`update audit_heads set at = now() + interval '1 day' where client_id = ${client}`);
    await transaction(admin, (tx) => recordAudit(tx, admin, entry(client)));
    const { items } = await transaction(admin, (tx) => listAudit(tx, { clientId: client, limit: 1 }));
    expect(Date.parse(items[0]?.at ?? '')).toBeGreaterThan(Date.now() + 80_000_000);
  });

  test('a payload without measure is refused', async () => {
    const client = await testClient();
    const huge = transaction(admin, (tx) => recordAudit(tx, admin, entry(client, 'f', 'x'.repeat(1_000_001))));
    await expect(huge).rejects.toMatchObject({ code: 'audit.payload-too-large' });
  });
});

describe('fifty writers at once', () => {
  test('leave whole chains', async () => {
    const [one, other] = [await testClient(), await testClient()];
    const write = async (index: number) => {
      const actor = index % 3 === 0 ? jobActor(index % 2 === 0 ? one : other) : admin;
      const client = index % 2 === 0 ? one : other;
      for (let round = 0; round < 4; round++) {
        await transaction(actor, async (tx) => {
          await recordAudit(tx, actor, entry(client, `w${index}-${round}`));
          if (round % 2 === 0) await recordAudit(tx, actor, entry(FIRM, `w${index}-${round}`));
        });
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => write(index)));
    expect(await verifyAudit(admin, { clientId: one })).toMatchObject({ ok: true, chains: [{ rows: 100 }] });
    expect(await verifyAudit(admin, { clientId: other })).toMatchObject({ ok: true, chains: [{ rows: 100 }] });
    expect(await verifyAudit(admin, { clientId: FIRM })).toMatchObject({ ok: true });
    const { items } = await transaction(admin, (tx) => listAudit(tx, { clientId: one, limit: 500 }));
    expect(new Set(items.map((row) => row.refId)).size).toBe(100);
  });
});

describe('the database', () => {
  const attempts = [
    ['update', sql`update audit_rows set action = 'x'`],
    ['update of nothing', sql`update audit_rows set action = 'x' where false`],
    ['delete', sql`delete from audit_rows`],
    ['truncate', sql`truncate audit_rows`],
    ['delete of heads', sql`delete from audit_heads`],
    ['truncate of heads', sql`truncate audit_heads`],
    ['a head set back', sql`update audit_heads set seq = seq - 1`],
    ['a head that stays', sql`update audit_heads set hash = 'x'`],
  ] as const;

  test.each(attempts)('refuses its owner an %s', async (_, statement) => {
    await chainOf(2);
    const state = await transaction(testSystem, (tx) => tx.execute(statement)).then(() => 'done', sqlState);
    expect(state).toBe('23001');
  });

  test.each(attempts)('refuses the app an %s', async (_, statement) => {
    await chainOf(2);
    const state = await transaction(admin, (tx) => tx.execute(statement)).then(() => 'done', sqlState);
    expect(['23001', '42501']).toContain(state);
  });

  test('refuses a second row that follows the same one', async () => {
    const client = await chainOf(3);
    const copy = sql`insert into audit_rows select client_id, seq + 100, at, actor_kind, actor_id, actor_user_id, action, ref_type, ref_id,
      payload, prev_hash, hash, seal from audit_rows where client_id = ${client} and seq = 2`;
    expect(await transaction(testSystem, (tx) => tx.execute(copy)).then(() => 'done', sqlState)).toBe('23505');
  });

  test("shows nobody another client's rows, also without a where, and takes none into another's chain", async () => {
    const [mine, theirs] = [await chainOf(2), await chainOf(2)];
    const actor = userActor({ role: 'AUDITOR', clientIds: [mine] });
    const seen = await transaction(actor, (tx) => rows<{ chain: string }>(tx, sql`select distinct client_id as chain from audit_rows`));
    expect(seen).toEqual([{ chain: mine }]);
    const heads = await transaction(actor, (tx) => rows<{ chain: string }>(tx, sql`select client_id as chain from audit_heads`));
    expect(heads.map(({ chain }) => chain).filter((chain) => chain !== FIRM)).toEqual([mine]);
    const foreign = transaction(actor, (tx) => recordAudit(tx, actor, entry(theirs)));
    await expect(foreign.catch((error) => Promise.reject(sqlState(error)))).rejects.toBe('42501');
  });

  test("shows of the firm's chain only one's own acts", async () => {
    const [one, other] = [userActor({ role: 'SPECIALIST', clientIds: [] }), userActor({ role: 'SPECIALIST', clientIds: [] })];
    for (const actor of [one, other]) await transaction(actor, (tx) => recordAudit(tx, actor, entry(FIRM)));
    const { items } = await transaction(one, (tx) => listAudit(tx, { limit: 10 }));
    expect(items.map((row) => [row.chain, row.actor.id])).toEqual([[FIRM, one.userId]]);
    const verdict = await verifyAudit(one);
    expect(verdict.chains).toEqual([]);
  });
});

describe('verifying', () => {
  test('names a changed row', async () => {
    const client = await chainOf(12);
    await tamper(sql`update audit_rows set payload = '{"added": 3}' where client_id = ${client} and seq = 5`);
    expect(await faultsOf(client)).toEqual([[true, 5, 'changed']]);
  });

  test.each(['at', 'actor_id', 'actor_user_id', 'actor_kind', 'action', 'ref_type', 'ref_id', 'prev_hash', 'hash', 'seal'])(
    'sees that %s was changed',
    async (column) => {
      const client = await chainOf(4);
      const value = column === 'at' ? sql`at + interval '1 ms'` : column === 'actor_user_id' ? sql`null` : sql`'x'`;
      await tamper(sql`update audit_rows set ${sql.raw(column)} = ${value} where client_id = ${client} and seq = 2`);
      expect(await faultsOf(client)).toEqual([[true, 2, 'changed']]);
    },
  );

  test('names removed rows, a cut tail and a copy put in', async () => {
    const removed = await chainOf(12);
    await tamper(sql`delete from audit_rows where client_id = ${removed} and seq in (3, 4)`);
    expect(await faultsOf(removed)).toEqual([
      [true, 3, 'removed'],
      [true, 4, 'removed'],
    ]);
    const cut = await chainOf(12);
    await tamper(sql`delete from audit_rows where client_id = ${cut} and seq > 9`);
    expect(await faultsOf(cut)).toEqual([[true, 10, 'tail']]);
    const copied = await chainOf(12);
    await tamper(sql`insert into audit_rows select client_id, 13, at, actor_kind, actor_id, actor_user_id, action, ref_type, ref_id, payload,
      hash, 'x', seal from audit_rows where client_id = ${copied} and seq = 12`);
    expect(await faultsOf(copied)).toEqual([[true, 13, 'inserted']]);
  });

  test('names a fork', async () => {
    const client = await chainOf(12);
    await tamper(
      sql`update audit_heads set seq = 8, hash = r.hash from audit_rows r where r.client_id = ${client} and r.seq = 8 and audit_heads.client_id = ${client}`,
    );
    await transaction(testSystem, (tx) => tx.execute(sql`alter table audit_rows drop constraint audit_rows_client_id_seq_pk`));
    await transaction(testSystem, (tx) => tx.execute(sql`drop index audit_rows_no_fork`));
    try {
      await transaction(admin, (tx) => recordAudit(tx, admin, entry(client, 'other')));
      expect(await faultsOf(client)).toContainEqual([true, 9, 'fork']);
    } finally {
      await tamper(sql`delete from audit_rows where client_id = ${client}`);
      await transaction(testSystem, async (tx) => {
        await tx.execute(sql`alter table audit_rows add constraint audit_rows_client_id_seq_pk primary key (client_id, seq)`);
        await tx.execute(sql`create unique index audit_rows_no_fork on audit_rows (client_id, prev_hash)`);
      });
    }
  });

  test('reads a chain of several pages while it grows', async () => {
    const client = await chainOf(2_500);
    const writing = Promise.all(
      Array.from({ length: 20 }, (_, index) => transaction(admin, (tx) => recordAudit(tx, admin, entry(client, `late${index}`)))),
    );
    expect(await verifyAudit(admin, { clientId: client })).toMatchObject({ ok: true });
    await writing;
    expect(await verifyAudit(admin, { clientId: client })).toMatchObject({ ok: true, chains: [{ rows: 2_520 }] });
  });

  test('looks at every chain that the actor has, also one whose head is gone', async () => {
    const [mine, alsoMine, foreign] = [await chainOf(3), await chainOf(3), await chainOf(3)];
    const auditor = userActor({ role: 'AUDITOR', clientIds: [mine, alsoMine] });
    await tamper(sql`delete from audit_heads where client_id = ${alsoMine}`);
    await tamper(sql`delete from audit_rows where client_id = ${foreign}`);
    const verdict = await verifyAudit(auditor);
    expect(verdict.chains.map(({ chain }) => chain).sort()).toEqual([mine, alsoMine].sort());
    expect(verdict.faults).toEqual([{ chain: alsoMine, seq: 4, kind: 'tail' }]);
    expect((await verifyAudit(testSystem)).faults).toContainEqual({ chain: foreign, seq: 1, kind: 'tail' });
  });
});

describe('signed heads', () => {
  test('are kept once a day, and show a tail that was cut together with its head', async () => {
    const client = await chainOf(10);
    const file = await signHeads(new Date('2026-11-25T03:00:00Z'));
    expect(file).toBe(join(headsFolder, '2026-11-25.json'));
    expect(await signHeads(new Date('2026-11-25T04:00:00Z'))).toBeNull();
    await transaction(admin, (tx) => recordAudit(tx, admin, entry(client)));
    expect(await verifyAudit(admin, { clientId: client })).toMatchObject({
      ok: true,
      anchoredUntil: '2026-11-25T03:00:00.000Z',
      chains: [{ rows: 11, unanchored: 1 }],
    });
    await tamper(sql`delete from audit_rows where client_id = ${client} and seq > 7`);
    await tamper(sql`delete from audit_heads where client_id = ${client}`);
    expect(await faultsOf(client)).toEqual([[true, 8, 'tail']]);
    await tamper(sql`delete from audit_rows where client_id = ${client}`);
    expect((await verifyAudit(admin)).faults).toContainEqual({ chain: client, seq: 1, kind: 'tail' });
  });

  test('that somebody has touched are refused and named, and the day before counts', async () => {
    const file = await signHeads(new Date('2026-11-26T03:00:00Z'));
    await writeFile(String(file), (await readFile(String(file), 'utf8')).replace('2026-11-26T03', '2026-11-26T05'));
    const client = await chainOf(1);
    expect(await verifyAudit(admin, { clientId: client })).toMatchObject({
      anchoredUntil: '2026-11-25T03:00:00.000Z',
      refusedAnchors: ['2026-11-26.json'],
    });
  });
});

describe('the list', () => {
  test('is paged by a cursor, over one chain and over many', async () => {
    const [one, other] = [await chainOf(7), await chainOf(6)];
    const actor = userActor({ role: 'AUDITOR', clientIds: [one, other] });
    for (const filter of [{ clientId: one }, {}]) {
      const newestFirst = await listed(actor, { ...filter });
      expect(await listed(actor, { ...filter, sort: 'at' })).toEqual(newestFirst.toReversed());
      expect(new Set(newestFirst).size).toBe(newestFirst.length);
      expect(newestFirst).toHaveLength('clientId' in filter ? 7 : 13);
    }
  });

  async function listed(actor: Parameters<typeof recordAudit>[1], filter: Omit<AuditQuery, 'limit'>): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await transaction(actor, (tx) => listAudit(tx, { ...filter, limit: 3, cursor }));
      seen.push(...page.items.map((row) => `${row.chain} ${row.seq}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return seen;
  }

  test('is filtered', async () => {
    const client = await chainOf(3);
    const person = newId();
    const key = { kind: 'key' as const, keyId: newId(), userId: person, role: 'ADMIN' as const, clientIds: 'all' as const };
    await transaction(key, (tx) => recordAudit(tx, key, { clientId: client, action: 'task.approve', refType: 'task', refId: 't1' }));
    const list = (filter: object) =>
      transaction(admin, async (tx) => (await listAudit(tx, { clientId: client, limit: 10, ...filter })).items.map((row) => row.seq));
    expect(await list({ refType: 'task' })).toEqual([4]);
    expect(await list({ refId: 'f2' })).toEqual([2]);
    expect(await list({ actorId: key.keyId })).toEqual([4]);
    expect(await list({ actorId: person })).toEqual([4]);
    expect(await list({ onlyBy: admin.userId })).toEqual([3, 2, 1]);
    expect(await list({ action: 'task.approve' })).toEqual([4]);
    expect(await list({ seq: 2 })).toEqual([2]);
    await wait(2);
    await transaction(admin, (tx) => recordAudit(tx, admin, entry(client, 'f5')));
    const { items } = await transaction(admin, (tx) => listAudit(tx, { clientId: client, limit: 1 }));
    const last = new Date(items[0]?.at ?? '');
    expect(await list({ since: last })).toEqual([5]);
    expect(await list({ before: last })).toEqual([4, 3, 2, 1]);
    expect(await list({ since: last, before: last })).toEqual([]);
  });

  test('refuses a cursor that is none', async () => {
    const odd = transaction(admin, (tx) => listAudit(tx, { limit: 1, cursor: 'x' }));
    await expect(odd).rejects.toBeInstanceOf(SaldoError);
  });
});
