import { createClient } from '@saldo/clients';
import { type Db, newId, rows, type Tx, transaction, useDatabase } from '@saldo/platform/db';
import { testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keepingAnswers, runKeeping } from '../first-answer.ts';
import { sieFile } from '../fixtures/books.ts';
import { type Call, importForm, openWorld, type Who, type World } from '../fixtures/world.ts';
import { claimKey, endOrphanedClaims, forgetOldKeys } from '../idempotency-store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const client = (name: string) => ({ method: 'POST', path: '/api/clients', body: { name, orgNo: '556036-0793', kind: 'company' } });
const keyed = (call: Call, key: string): Call => ({ ...call, headers: { ...call.headers, 'idempotency-key': key } });

async function answer(call: Call, who: Who = 'ADMIN') {
  const response = await world.send(call, who);
  const { status, headers } = response;
  return {
    status,
    text: await response.text(),
    location: headers.get('location'),
    etag: headers.get('etag'),
    replayed: headers.get('idempotent-replayed'),
    retryAfter: headers.get('retry-after'),
  };
}

async function clientsNamed(name: string): Promise<number> {
  const list = (await (await world.send({ path: `/api/clients?q=${encodeURIComponent(name)}` }, 'ADMIN')).json()) as { items: unknown[] };
  return list.items.length;
}

describe('a POST with an Idempotency-Key', () => {
  it('gets its first answer again, whole, and happens once', async () => {
    const call = keyed(client('En Gång AB'), newId());
    const first = await answer(call);
    const second = await answer(call);
    expect(first).toMatchObject({ status: 201, location: expect.stringMatching(/^\/api\/clients\//), etag: '"1"', replayed: null });
    expect(second).toEqual({ ...first, replayed: 'true' });
    expect(await clientsNamed('En Gång')).toBe(1);
  });

  it('whose body or address is another is refused, also when the first was', async () => {
    const key = newId();
    expect((await answer(keyed(client(''), key))).status).toBe(422);
    expect((await answer(keyed(client(''), key))).replayed).toBe('true');
    expect(JSON.parse((await answer(keyed(client('Nytt AB'), key))).text)).toMatchObject({ status: 422, code: 'api.key-other-body' });
    const elsewhere = { method: 'POST', path: `/api/datafeeds/${world.mine.feedId}/pause` };
    expect(JSON.parse((await answer(keyed(elsewhere, key))).text)).toMatchObject({ status: 422, code: 'api.key-other-body' });
  });

  it('is whose key it is: the same text of another caller is another key', async () => {
    const key = newId();
    expect((await answer(keyed(client('Två AB'), key))).status).toBe(201);
    expect(await answer(keyed(client('Två AB'), key), 'COORDINATOR')).toMatchObject({ status: 201, replayed: null });
    expect(await clientsNamed('Två AB')).toBe(2);
  });

  it('happens once however many send it at once: each gets the first answer or 409', async () => {
    const call = keyed(client('Samtidigt AB'), newId());
    const answers = await Promise.all(Array.from({ length: 12 }, () => answer(call)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1);
    for (const refused of answers.filter(({ status }) => status === 409)) {
      expect([JSON.parse(refused.text).code, refused.retryAfter]).toEqual(['api.key-running', '1']);
    }
    expect(await clientsNamed('Samtidigt')).toBe(1);
  });

  it('is refused where the key is none', async () => {
    for (const key of [' ', 'x'.repeat(256), 'a b']) expect((await answer(keyed(client('Fel AB'), key))).status, key).toBe(400);
  });

  it('keeps no refusal of whoever is not signed in, and no answer in the open', async () => {
    const key = newId();
    const made = { method: 'POST', path: '/api/api-keys', body: { name: 'skript' } };
    expect((await world.send(keyed(made, key))).status).toBe(401);
    const { text } = await answer(keyed(made, key));
    const secret = (JSON.parse(text) as { key: string }).key;
    expect(await answer(keyed(made, key))).toMatchObject({ text, replayed: 'true' });
    const stored = await transaction(testSystem, (tx) =>
      tx.execute(sql`select string_agg(answer, '') as all from system.idempotency_keys`),
    );
    expect(JSON.stringify(stored)).not.toContain(secret.slice(-20));
  });
});

describe('a call whose answer is lost', () => {
  afterEach(async () => {
    useDatabase(keepingAnswers(await testDatabase()));
  });

  // Does something once, between what a transaction has done and what its caller learns of it.
  async function breakOnce(when: 'before the commit' | 'after the commit', what: () => Promise<void>): Promise<void> {
    const whole = await testDatabase();
    const isWrite = (tx: Tx) => rows<{ found: boolean }>(tx, sql`select exists (select from clients where name like 'Tappat%') as found`);
    let left = 1;
    const transaction: Db['transaction'] = async (work, options) => {
      let wrote = false;
      const result = await whole.db.transaction(async (tx) => {
        const made = await work(tx);
        wrote = (await isWrite(tx))[0]?.found === true && left > 0;
        if (wrote && when === 'before the commit') {
          left -= 1;
          await what();
        }
        return made;
      }, options);
      if (wrote && when === 'after the commit') {
        left -= 1;
        await what();
      }
      return result;
    };
    const db = new Proxy(whole.db, { get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name, target)) });
    useDatabase(keepingAnswers({ ...whole, db }));
  }

  it('although it has happened, gets that answer when it is sent again, and does not happen twice', async () => {
    await breakOnce('after the commit', async () => {
      throw new Error('Connection terminated unexpectedly');
    });
    const call = keyed(client('Tappat svar AB'), newId());
    expect(await answer(call)).toMatchObject({ status: 503, retryAfter: '5' });
    expect(await answer(call)).toMatchObject({ status: 201, replayed: 'true', etag: '"1"' });
    expect(await clientsNamed('Tappat svar')).toBe(1);
  });

  it('and which has not happened, happens when it is sent again', async () => {
    await breakOnce('before the commit', async () => {
      throw new Error('Connection terminated unexpectedly');
    });
    const call = keyed(client('Tappat anrop AB'), newId());
    expect((await answer(call)).status).toBe(503);
    expect(await answer(call)).toMatchObject({ status: 201, replayed: null });
    expect(await clientsNamed('Tappat anrop')).toBe(1);
  });
});

describe('an upload with an Idempotency-Key', () => {
  const upload = (text: string, key: string) =>
    answer(
      keyed({ method: 'POST', path: '/api/imports', form: importForm({ clientId: world.mine.clientId, kind: 'sie' }, { text }) }, key),
    );

  it('is the same by what is in it, though each sending parts it by another boundary', async () => {
    const key = newId();
    const first = await upload(sieFile, key);
    expect(first).toMatchObject({ status: 202, replayed: null });
    expect(await upload(sieFile, key)).toEqual({ ...first, replayed: 'true' });
    expect((await upload(`${sieFile}\n`, key)).status).toBe(422);
  });
});

describe('the keys', () => {
  const call = () => ({ actor: 'user:prov', key: newId(), requestSha256: 'a' });

  it('of a process that died are taken over by the same body once their lease is over', async () => {
    const lost = call();
    expect((await claimKey(lost)).kind).toBe('mine');
    expect((await claimKey(lost)).kind).toBe('running');
    await endOrphanedClaims();
    expect((await claimKey({ ...lost, requestSha256: 'b' })).kind).toBe('other-body');
    expect((await claimKey(lost)).kind).toBe('mine');
    expect((await claimKey(lost)).kind).toBe('running');
  });

  it('of a call that was taken over keep nothing of it: what it did is undone', async () => {
    const slow = call();
    const claimed = await claimKey(slow);
    if (claimed.kind !== 'mine') throw new Error(claimed.kind);
    const act = async () => {
      await endOrphanedClaims();
      await claimKey(slow);
      return await createClient(userActor(), { name: 'Övertaget AB', orgNo: '556036-0793', kind: 'company' });
    };
    await expect(runKeeping(claimed.claim, act, () => Response.json({}))).rejects.toThrow('api.key-running');
    expect(await clientsNamed('Övertaget')).toBe(0);
  });

  it('are forgotten after a day', async () => {
    const old = call();
    await claimKey(old);
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update system.idempotency_keys set created_at = now() - interval '25 hours' where key = ${old.key}`),
    );
    expect((await claimKey({ ...old, requestSha256: 'b' })).kind).toBe('mine');
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update system.idempotency_keys set created_at = now() - interval '25 hours' where key = ${old.key}`),
    );
    await forgetOldKeys();
    const left = await transaction(testSystem, (tx) => tx.execute(sql`select 1 from system.idempotency_keys where key = ${old.key}`));
    expect((left as unknown as { rows: unknown[] }).rows).toEqual([]);
  });
});
