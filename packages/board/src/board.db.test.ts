import { createFeed, requestSync } from '@saldo/feeds';
import { newId, transaction } from '@saldo/platform/db';
import { accessCases, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { getBoard } from './actions.ts';
import { moment } from './fixtures/facts.ts';

const admin = userActor();
const { month } = moment('2026-10-01');
const now = new Date('2026-11-05T08:00:00Z');
const page = { month, sort: 'urgency', limit: 50 } as const;

accessCases(getBoard, {
  may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'],
  mayNot: [],
  call: (actor, clientId) => getBoard(actor, { ...page, clientId }, now),
});

beforeAll(async () => {
  await testDatabase();
});

async function bookedYear(
  clientId: string,
  feedId: string,
  of: { status?: 'proven' | 'unproven'; provedAt?: string } = {},
): Promise<string> {
  const id = newId();
  const { status = 'proven', provedAt = '2026-11-05T04:00:00Z' } = of;
  const differences = status === 'proven' ? [] : [{ account: '1930', expectedMinor: '1', actualMinor: '2' }];
  await transaction(testSystem, (tx) =>
    tx.execute(sql`insert into financial_years (id, client_id, feed_id, from_date, to_date, summed, proof, proved_at) values (${id}, ${clientId}, ${feedId},
      '2026-01-01', '2026-12-31', true, ${JSON.stringify({ status, differences, differenceCount: differences.length, unbalanced: 0, entries: 9 })}::jsonb, ${provedAt}::timestamptz)`),
  );
  return id;
}

async function client(of: Parameters<typeof bookedYear>[2] & { name?: string } = {}) {
  const clientId = await testClient(of);
  const { id: feedId } = await createFeed(admin, { clientId, source: 'FORTNOX', config: { apiKey: 'nyckel' } });
  return { clientId, feedId, yearId: await bookedYear(clientId, feedId, of) };
}

async function rowOf(clientId: string) {
  const { items } = await getBoard(admin, { ...page, clientId }, now);
  return items[0];
}

describe('the board', () => {
  it('reads what is stored of feeds, years, flags and jobs', async () => {
    const { clientId, feedId, yearId } = await client();
    expect((await rowOf(clientId))?.steps.books).toMatchObject({
      state: 'done',
      until: '2026-10-31',
      feedId,
      at: new Date('2026-11-05T04:00:00Z'),
    });

    const flag = async (number: string, date: string, state: string) =>
      await transaction(testSystem, (tx) =>
        tx.execute(sql`insert into vouchers (id, client_id, feed_id, financial_year_id, series, number, date, text, flags, content_hash, seen_at, state)
          values (${newId()}, ${clientId}, ${feedId}, ${yearId}, 'A', ${number}, ${date}, '', '[{"code":"x","message":{"sv":"x","en":"x"}}]'::jsonb, 'x', now(), ${state})`),
      );
    await flag('1', '2026-10-01', 'current');
    await flag('2', '2026-10-31', 'current');
    await flag('3', '2026-11-01', 'current');
    await flag('4', '2026-10-09', 'removed');
    expect(await rowOf(clientId)).toMatchObject({ state: 'attention', steps: { checks: { count: 2 } } });

    const job = await requestSync(admin, feedId);
    expect((await rowOf(clientId))?.steps.books).toMatchObject({ state: 'running', jobId: job.id, feedId });
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update jobs set status = 'running', progress = '{"done":1,"total":2,"phase":"store"}' where id = ${job.id}`),
    );
    expect((await rowOf(clientId))?.steps.books.progress).toEqual({ done: 1, total: 2, phase: 'store' });
    await transaction(testSystem, (tx) => tx.execute(sql`update jobs set status = 'succeeded' where id = ${job.id}`));
    expect((await rowOf(clientId))?.steps.books.state).toBe('done');
  });

  it('tells the error of a feed, and the day where the client is', async () => {
    const { clientId, feedId } = await client({ provedAt: '2026-10-31T23:30:00Z' }); // the first of November in Stockholm
    expect((await rowOf(clientId))?.steps.books.state).toBe('done');
    const error = JSON.stringify({ code: 'fortnox.licence-missing', details: {}, at: '2026-11-05T04:00:00.000Z' });
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update data_feeds set status = 'failing', last_error = ${error}::jsonb where id = ${feedId}`),
    );
    expect((await rowOf(clientId))?.steps.books).toMatchObject({ state: 'blocked', reason: { code: 'fortnox.licence-missing' } });
  });

  it('holds only whose clients one has, in rows and counts, and no archived ones', async () => {
    const [mine, other] = [await client({ name: 'Mitt AB' }), await client({ status: 'unproven', name: 'Annat AB' })];
    const specialist = userActor({ role: 'SPECIALIST', clientIds: [mine.clientId] });
    const board = await getBoard(specialist, page, now);
    expect(board.items.map(({ clientId }) => clientId)).toEqual([mine.clientId]);
    expect(board.counts).toEqual({ blocked: 0, attention: 0, due: 0, running: 0, done: 1, none: 0 });
    const both = userActor({ role: 'AUDITOR', clientIds: [mine.clientId, other.clientId] });
    expect((await getBoard(both, page, now)).items.map(({ name }) => name)).toEqual(['Annat AB', 'Mitt AB']);
    expect((await getBoard(both, { ...page, states: ['done'] }, now)).counts).toMatchObject({ attention: 1, done: 1 });
    expect((await getBoard(both, { ...page, q: 'mitt' }, now)).items).toHaveLength(1);
    await transaction(testSystem, (tx) => tx.execute(sql`update clients set archived_at = now() where id = ${other.clientId}`));
    expect((await getBoard(both, page, now)).items).toHaveLength(1);
  });

  it('names who answers for a client to whoever works with it, not to the client', async () => {
    const { clientId } = await client();
    const managerId = newId();
    await transaction(testSystem, async (tx) => {
      await tx.execute(
        sql`insert into auth.users (id, email, name, role) values (${managerId}, ${`${managerId}@byra.se`}, 'Anna Ek', 'COORDINATOR')`,
      );
      await tx.execute(sql`update clients set manager_id = ${managerId} where id = ${clientId}`);
    });
    expect(await rowOf(clientId)).toMatchObject({ managerId, managerName: 'Anna Ek' });
    expect((await getBoard(admin, { ...page, managerId }, now)).items).toHaveLength(1);
    const own = userActor({ role: 'CLIENT', clientIds: [clientId] });
    expect((await getBoard(own, page, now)).items[0]).toMatchObject({ managerId, managerName: null });
  });
});
