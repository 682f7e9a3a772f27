import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transaction } from '@saldo/platform/db';
import { openSigner } from '@saldo/platform/secrets';
import { testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { brokenChains, chainCheck, openAudit, recordAudits } from './index.ts';

const signer = openSigner([{ id: 'test', bytes: new Uint8Array(32).fill(7) }], 'audit');
const admin = userActor();
let headsFolder = '';

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  headsFolder = await mkdtemp(join(tmpdir(), 'saldo-heads-'));
  openAudit({ signer, headsFolder });
});
afterEach(() => rm(headsFolder, { recursive: true, force: true }));

async function chainOf(count: number): Promise<string> {
  const clientId = await testClient();
  const entries = Array.from({ length: count }, (_, at) => ({ clientId, action: 'feed.sync', refType: 'feed', refId: `f${at}` }));
  await transaction(admin, (tx) => recordAudits(tx, admin, entries));
  return clientId;
}

const heads = () => transaction(testSystem, (tx) => chainCheck.heads(tx));
const verify = (of: Awaited<ReturnType<typeof heads>>) => transaction(testSystem, (tx) => chainCheck.verify(tx, of));

/** Takes the last row of a chain away, as only the owner of the database can. */
async function cutTail(clientId: string): Promise<void> {
  await transaction(testSystem, async (tx) => {
    await tx.execute(sql`alter table audit_rows disable trigger user`);
    await tx.execute(
      sql`delete from audit_rows where client_id = ${clientId} and seq = (select max(seq) from audit_rows where client_id = ${clientId})`,
    );
    await tx.execute(sql`alter table audit_rows enable trigger user`);
  });
}

test('what is backed up must come back just so, sound or not', async () => {
  const [sound, broken] = [await chainOf(3), await chainOf(3)];
  const whole = await heads();
  expect(brokenChains(whole)).not.toContain(sound);
  await verify(whole);
  await cutTail(broken);
  await expect(verify(whole)).rejects.toMatchObject({ code: 'audit.chain-differs', details: { chain: broken } });
  const cut = await heads();
  expect(brokenChains(cut)).toContain(broken);
  expect(brokenChains(cut)).not.toContain(sound);
  await verify(cut);
  await chainOf(1);
  await expect(verify(cut)).rejects.toMatchObject({ code: 'audit.chain-differs' });
});

test('the newest signed heads go along, and replace none that are there', async () => {
  await writeFile(join(headsFolder, '2026-11-01.json'), 'old');
  await writeFile(join(headsFolder, '2026-11-02.json'), 'new');
  const kept = await heads();
  await rm(join(headsFolder, '2026-11-02.json'));
  await chainCheck.settle(kept);
  expect(await readFile(join(headsFolder, '2026-11-02.json'), 'utf8')).toBe('new');
  await writeFile(join(headsFolder, '2026-11-02.json'), 'its own');
  await chainCheck.settle(kept);
  expect(await readFile(join(headsFolder, '2026-11-02.json'), 'utf8')).toBe('its own');
  await chainCheck.settle({ ends: [], anchor: { name: '../2026-11-03.json', text: 'astray' } });
  expect((await readdir(headsFolder)).sort()).toEqual(['2026-11-01.json', '2026-11-02.json']);
});
