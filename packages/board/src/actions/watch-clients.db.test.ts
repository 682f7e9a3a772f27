import { createFeed, requestSync } from '@saldo/feeds';
import { transaction } from '@saldo/platform/db';
import { testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { watchClients } from './watch-clients.ts';

const admin = userActor();
const feedOf = (clientId: string) => createFeed(admin, { clientId, source: 'FORTNOX', config: { apiKey: 'nyckel' } });

beforeAll(async () => {
  await testDatabase();
});

describe('whoever watches', () => {
  it('is told of their own clients when something has happened to them, and of no other', async () => {
    const [mine, theirs] = [await testClient(), await testClient()];
    const ending = new AbortController();
    const changes = watchClients(userActor({ role: 'SPECIALIST', clientIds: [mine] }), ending.signal);
    expect((await changes.next()).value, 'from here on all is told').toEqual([]);
    await feedOf(theirs);
    const { id } = await feedOf(mine);
    expect((await changes.next()).value).toEqual([mine]);

    const second = changes.next();
    const job = await requestSync(admin, id);
    expect((await second).value).toEqual([mine]);

    await transaction(testSystem, (tx) => tx.execute(sql`update jobs set status = 'running', version = version + 1 where id = ${job.id}`));
    expect((await changes.next()).value).toEqual([mine]);
    await transaction(testSystem, (tx) => tx.execute(sql`update jobs set version = version + 1 where id = ${job.id}`));
    expect((await changes.next()).value).toEqual([mine]);

    await transaction(testSystem, (tx) => tx.execute(sql`update clients set archived_at = now() where id = ${mine}`));
    await feedOf(theirs);
    expect((await changes.next()).value).toEqual([mine]);
    const last = changes.next();
    ending.abort();
    expect(await last).toEqual({ done: true, value: undefined });
    await transaction(testSystem, (tx) => tx.execute(sql`delete from jobs where id = ${job.id}`));
  });
});
