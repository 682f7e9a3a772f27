import { FIRM } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { listAudit, recordAudit, recordAudits, verifyAudit } from './index.ts';

beforeAll(async () => {
  await testDatabase();
});

const entry = (clientId: string, refId = 'f1') => ({ clientId, action: 'feed.sync', refType: 'feed', refId, payload: { added: 2 } });

test('what is recorded is read back, in its own chain', async () => {
  const client = await testClient();
  const actor = userActor({ role: 'SPECIALIST', clientIds: [client] });
  await transaction(actor, (tx) => recordAudit(tx, actor, entry(client)));
  await transaction(actor, (tx) => recordAudit(tx, actor, entry(client, 'f2')));
  const { items } = await transaction(actor, (tx) => listAudit(tx, { clientId: client, limit: 10 }));
  expect(items.map((row) => [row.seq, row.refId, row.actor.userId, row.payload])).toEqual([
    [2, 'f2', actor.userId, { added: 2 }],
    [1, 'f1', actor.userId, { added: 2 }],
  ]);
  const verdict = await verifyAudit(actor, { clientId: client });
  expect(verdict).toMatchObject({ ok: true, chains: [{ chain: client, rows: 2 }], faults: [] });
});

test('a transaction that fails leaves no row', async () => {
  const client = await testClient();
  const actor = userActor();
  const failing = transaction(actor, async (tx) => {
    await recordAudit(tx, actor, entry(client));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const { items } = await transaction(actor, (tx) => listAudit(tx, { clientId: client, limit: 10 }));
  expect(items).toEqual([]);
});
