import { transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { approveTask, assignTask, createTask, getTask, listTasks, rejectTask } from './actions.ts';
import { closeTasks, type NewTask, openTask } from './store.ts';

beforeAll(async () => {
  await testDatabase();
});

const admin = userActor();
const title = { sv: 'Anslut igen', en: 'Connect again' };

async function opened(clientId: string, task: Partial<NewTask> = {}): Promise<string> {
  const actor = jobActor(clientId);
  return await transaction(actor, (tx) =>
    openTask(tx, actor, { clientId, kind: 'feed-connect', title, refs: [{ type: 'feed', id: 'f1' }], ...task }),
  );
}

describe('a task that a job opens', () => {
  it('is one as long as it is open, brought up to date, and closed by what makes it needless', async () => {
    const clientId = await testClient();
    const id = await opened(clientId);
    expect(await opened(clientId, { suggestion: { code: 'x' } })).toBe(id);
    expect(await getTask(admin, id)).toMatchObject({ status: 'open', suggestion: { code: 'x' }, version: 2 });
    const actor = jobActor(clientId);
    expect(
      await transaction(actor, (tx) => closeTasks(tx, actor, { clientId, kind: 'feed-connect', ref: { type: 'feed', id: 'f1' } })),
    ).toBe(1);
    expect((await getTask(admin, id)).status).toBe('done');
    expect(await opened(clientId)).not.toBe(id);
  });

  it('is not one with that of another thing or another client', async () => {
    const [one, other] = [await testClient(), await testClient()];
    const ids = [await opened(one), await opened(other), await opened(one, { refs: [{ type: 'feed', id: 'f2' }] })];
    expect(new Set(ids).size).toBe(3);
  });
});

describe('deciding', () => {
  it('is done once', async () => {
    const id = await opened(await testClient());
    expect(await approveTask(admin, id, { comment: 'Klart' })).toMatchObject({
      status: 'approved',
      comments: [{ by: `user:${admin.userId}`, text: 'Klart' }],
    });
    await expect(rejectTask(admin, id, { comment: 'Nej' })).rejects.toMatchObject({ code: 'tasks.decided', kind: 'conflict' });
    await expect(assignTask(admin, id, null)).rejects.toMatchObject({ code: 'tasks.decided' });
  });

  it('needs another pair of eyes where the kind does, by whatever key', async () => {
    const task = await createTask(admin, { clientId: await testClient(), kind: 'reopen', title: 'Öppna mars' });
    const key = { kind: 'key' as const, keyId: task.id, userId: admin.userId, role: 'ADMIN' as const, clientIds: 'all' as const };
    for (const actor of [admin, key]) {
      await expect(approveTask(actor, task.id)).rejects.toMatchObject({ code: 'tasks.own', kind: 'forbidden' });
      await expect(rejectTask(actor, task.id, { comment: 'x' })).rejects.toMatchObject({ code: 'tasks.own' });
    }
    expect((await approveTask(userActor(), task.id)).status).toBe('approved');
  });

  it('lets one of two at once win', async () => {
    const id = await opened(await testClient());
    const ends = await Promise.allSettled([approveTask(userActor(), id), rejectTask(userActor(), id, { comment: 'x' })]);
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the list', () => {
  it('goes by urgency, page by page, with filters', async () => {
    const clientId = await testClient();
    for (const [n, priority] of [3, 1, 2].entries()) await opened(clientId, { priority, refs: [{ type: 'feed', id: `n${n}` }] });
    const first = await listTasks(admin, { clientId, limit: 2 });
    const second = await listTasks(admin, { clientId, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((task) => task.priority)).toEqual([1, 2, 3]);
    expect((await listTasks(admin, { clientId, kind: 'annat', limit: 5 })).items).toEqual([]);
  });

  it("shows a client's own user what is assigned to it, and nothing else", async () => {
    const clientId = await testClient();
    const [mine, others] = [await opened(clientId), await opened(clientId, { refs: [{ type: 'feed', id: 'f9' }] })];
    const user = userActor({ role: 'CLIENT', clientIds: [clientId] });
    await assignTask(admin, mine, user.userId);
    expect((await listTasks(user, { clientId, limit: 10 })).items.map((task) => task.id)).toEqual([mine]);
    await expect(getTask(user, others)).rejects.toMatchObject({ kind: 'missing' });
    await expect(approveTask(user, others)).rejects.toMatchObject({ kind: 'missing' });
    expect((await approveTask(user, mine)).status).toBe('approved');
    await expect(createTask(user, { clientId, kind: 'annat', title: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it("is empty of another's", async () => {
    const id = await opened(await testClient());
    const stranger = userActor({ role: 'SPECIALIST', clientIds: [] });
    expect((await listTasks(stranger, { limit: 10 })).items).toEqual([]);
    await expect(getTask(stranger, id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(approveTask(userActor({ role: 'AUDITOR' }), id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
