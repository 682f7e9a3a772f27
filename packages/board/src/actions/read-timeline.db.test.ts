import { recordAudit } from '@saldo/audit';
import { createFeed, pauseFeed, requestSync } from '@saldo/feeds';
import { cancelJob } from '@saldo/jobs';
import { newId, transaction } from '@saldo/platform/db';
import { approveTask, assignTask, createTask, openTask } from '@saldo/tasks';
import { accessCases, jobActor, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listTimeline } from './read-timeline.ts';

accessCases(listTimeline, {
  may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'],
  mayNot: [],
  call: (actor, clientId) => listTimeline(actor, { clientId, limit: 10 }),
});

beforeAll(async () => {
  await testDatabase();
});

async function person(name: string): Promise<ReturnType<typeof userActor>> {
  const actor = userActor();
  await transaction(testSystem, (tx) =>
    tx.execute(
      sql`insert into auth.users (id, email, name, role) values (${actor.userId}, ${`${actor.userId}@byra.se`}, ${name}, 'ADMIN')`,
    ),
  );
  return actor;
}

/** A client with a feed, a sync that Anna asked for and that found something, a cancelled job and two tasks. */
async function eventful() {
  const anna = await person('Anna Ek');
  const clientId = await testClient();
  const feed = await createFeed(anna, { clientId, source: 'FORTNOX', config: { apiKey: 'nyckel' } });
  const synced = await requestSync(anna, feed.id);
  const result = { vouchers: { added: 2, changed: 0, removed: 0, unchanged: 5 }, proof: { status: 'unproven', differences: [] } };
  await transaction(jobActor(clientId, synced.id), async (tx) => {
    await recordAudit(tx, jobActor(clientId, synced.id), { clientId, action: 'feed.synced', refType: 'feed', refId: feed.id, payload: {} });
    await recordAudit(tx, jobActor(clientId, synced.id), {
      clientId,
      action: 'ledger.year-stored',
      refType: 'financialYear',
      refId: newId(),
      payload: {},
    });
  });
  await transaction(testSystem, (tx) =>
    tx.execute(sql`update jobs set status = 'succeeded', result = ${JSON.stringify(result)}::jsonb where id = ${synced.id}`),
  );
  const cancelled = await requestSync(anna, feed.id);
  await cancelJob(anna, cancelled.id);
  await pauseFeed(anna, feed.id);
  const task = await createTask(anna, { clientId, kind: 'note', title: 'Ring kunden' });
  await transaction(anna, (tx) =>
    openTask(tx, anna, { clientId, kind: 'feed-failed', title: { sv: 'x', en: 'x' }, refs: [{ type: 'feed', id: feed.id }] }),
  );
  return { anna, clientId, feed, synced, cancelled, task };
}

describe('the timeline', () => {
  it('tells what happened, newest first, once each, with who and what it changed', async () => {
    const { anna, clientId, feed, synced, cancelled, task } = await eventful();
    const { items, nextCursor } = await listTimeline(anna, { clientId, limit: 20 });
    expect(items.map(({ action }) => action)).toEqual(['task.open', 'feed.pause', 'job.cancel', 'feed.synced', 'feed.create']);
    expect(nextCursor).toBeNull();
    expect(items[0]).toMatchObject({ taskId: task.id, subject: { sv: 'Ring kunden' } });
    expect(items[2]).toMatchObject({ jobId: cancelled.id });
    expect(items[3]).toMatchObject({
      feedId: feed.id,
      jobId: synced.id,
      vouchers: { added: 2 },
      proof: 'unproven',
      by: { kind: 'user', userId: anna.userId },
      doerName: 'Anna Ek',
      text: { code: 'timeline.feed-synced-changes', details: { source: 'FORTNOX' } },
    });
  });

  it('comes in pages, and of one kind', async () => {
    const { anna, clientId } = await eventful();
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listTimeline(anna, { clientId, limit: 2, cursor });
      seen.push(...page.items.map(({ action }) => action));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['task.open', 'feed.pause', 'job.cancel', 'feed.synced', 'feed.create']);
    const books = await listTimeline(anna, { clientId, kind: 'books', limit: 9 });
    expect(books.items.map(({ action }) => action)).toEqual(['feed.synced']);
    const [last, ...earlier] = (await listTimeline(anna, { clientId, limit: 9 })).items;
    const since = await listTimeline(anna, { clientId, since: last!.at, limit: 9 });
    expect(since.items.map(({ seq }) => seq)).toContain(last!.seq);
    const before = await listTimeline(anna, { clientId, before: last!.at, limit: 9 });
    expect(before.items.map(({ seq }) => seq)).toEqual(earlier.filter(({ at }) => at < last!.at).map(({ seq }) => seq));
    await expect(listTimeline(anna, { clientId, limit: 1, cursor: 'x' })).rejects.toThrow('board.bad-cursor');
  });

  it('shows a client its own tasks alone, and no names of others', async () => {
    const { anna, clientId, task } = await eventful();
    const own = userActor({ role: 'CLIENT', clientIds: [clientId] });
    const actions = async () => (await listTimeline(own, { clientId, limit: 20 })).items.map(({ action }) => action);
    expect(await actions()).not.toContain('task.open');
    await assignTask(anna, task.id, own.userId);
    await approveTask(own, task.id);
    const { items } = await listTimeline(own, { clientId, limit: 20 });
    expect(items.map(({ action }) => action).slice(0, 3)).toEqual(['task.approve', 'task.assign', 'task.open']);
    expect(items[0]?.by).toEqual({ kind: 'user', userId: own.userId });
    for (const { by, doerName } of items.slice(1)) expect([by.userId, doerName]).toEqual([null, null]);
  });

  it("tells nothing of another client's", async () => {
    const { clientId } = await eventful();
    const { clientId: other } = await eventful();
    const specialist = userActor({ role: 'SPECIALIST', clientIds: [clientId] });
    await expect(listTimeline(specialist, { clientId: other, limit: 5 })).rejects.toThrow('access.missing');
    const both = await listTimeline(userActor({ role: 'AUDITOR', clientIds: [clientId, other] }), { clientId, limit: 50 });
    expect(both.items).toHaveLength(5);
  });
});
