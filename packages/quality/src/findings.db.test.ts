import { listAudit } from '@saldo/audit';
import { plainDate } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { listTasks } from '@saldo/tasks';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { getChecks, putChecks } from './actions/check-settings.ts';
import { acceptFinding, listFindings, reopenFinding } from './actions/findings.ts';
import { endChecks, storeFindings } from './actions/run-checks.ts';
import { sketchFinding } from './fixtures/finding-sketch.ts';
import type { FoundFinding } from './run-checks.ts';

beforeAll(async () => {
  await testDatabase();
});

const person = userActor();

async function run(clientId: string, found: readonly FoundFinding[], days = {}) {
  const actor = jobActor(clientId);
  return await transaction(actor, async (tx) => {
    const counts = await storeFindings(tx, actor, { clientId, financialYearId: null, days }, found);
    await endChecks(tx, actor, clientId, counts);
    return counts;
  });
}

async function stored(clientId: string) {
  return (await listFindings(person, { clientId, limit: 500 })).items;
}

const tasksOf = async (clientId: string) => (await listTasks(person, { clientId, kind: 'data-quality', limit: 10 })).items;

describe('findings over several runs', () => {
  test('the same again changes nothing, not even a version', async () => {
    const clientId = await testClient();
    expect(await run(clientId, [sketchFinding()])).toMatchObject({ added: 1, gone: 0 });
    const [before, tasks] = [await stored(clientId), await tasksOf(clientId)];
    expect(await run(clientId, [sketchFinding()])).toEqual({ added: 0, changed: 0, reopened: 0, gone: 0, unchanged: 1 });
    expect(await stored(clientId)).toEqual(before);
    expect(await tasksOf(clientId)).toEqual(tasks);
    expect(tasks).toHaveLength(1);
  });

  test('what was accepted stays away until what was judged changes, and says so', async () => {
    const clientId = await testClient();
    await run(clientId, [sketchFinding()]);
    const [finding] = await stored(clientId);
    await acceptFinding(person, finding!.id, 'Avtalat med klienten');
    await run(clientId, [sketchFinding()]);
    expect((await stored(clientId))[0]).toMatchObject({ status: 'accepted', acceptedReason: 'Avtalat med klienten' });
    expect(await run(clientId, [sketchFinding({ content: 'two' })])).toMatchObject({ changed: 1, reopened: 1 });
    expect((await stored(clientId))[0]).toMatchObject({ id: finding!.id, status: 'open' });
    const { items } = await transaction(jobActor(clientId), (tx) => listAudit(tx, { clientId, limit: 50 }));
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['finding.accept', 'finding.reopened', 'quality.checked']));
    await acceptFinding(person, finding!.id, 'Också det');
    await reopenFinding(person, finding!.id);
    expect((await stored(clientId))[0]).toMatchObject({ status: 'open', acceptedReason: null });
  });

  test('what was mended is gone, its task is closed, and accepted it comes back accepted', async () => {
    const clientId = await testClient();
    await run(clientId, [sketchFinding()]);
    const [finding] = await stored(clientId);
    await acceptFinding(person, finding!.id, 'Avtalat');
    expect(await run(clientId, [])).toMatchObject({ gone: 1 });
    expect((await stored(clientId))[0]).toMatchObject({ status: 'gone' });
    expect((await tasksOf(clientId))[0]).toMatchObject({ status: 'done' });
    await run(clientId, [sketchFinding()]);
    expect((await stored(clientId))[0]).toMatchObject({ id: finding!.id, status: 'accepted', goneAt: null });
    await expect(acceptFinding(person, finding!.id, 'Igen')).rejects.toMatchObject({ code: 'quality.not-open' });
  });

  test('a run of some days leaves what lies outside them alone', async () => {
    const clientId = await testClient();
    await run(clientId, [sketchFinding(), sketchFinding({ subject: 'A 2', date: plainDate('2026-05-05') })]);
    const days = { from: plainDate('2026-05-01'), to: plainDate('2026-05-31') };
    expect(await run(clientId, [], days)).toMatchObject({ gone: 1 });
    expect((await stored(clientId)).map(({ date, status }) => [date, status]).sort()).toEqual([
      ['2026-03-03', 'open'],
      ['2026-05-05', 'gone'],
    ]);
  });

  test('a thousand errors are one task', async () => {
    const clientId = await testClient();
    await run(
      clientId,
      Array.from({ length: 1_000 }, (_, place) => sketchFinding({ subject: `A ${place}`, amountMinor: BigInt(place) })),
    );
    const [task, ...more] = await tasksOf(clientId);
    expect(task?.title.sv).toContain('1000 fel');
    expect(more).toEqual([]);
    const first = await listFindings(person, { clientId, limit: 400 });
    const second = await listFindings(person, { clientId, limit: 400, cursor: first.nextCursor! });
    const last = await listFindings(person, { clientId, limit: 400, cursor: second.nextCursor! });
    const amounts = [...first.items, ...second.items, ...last.items].map(({ amountMinor }) => Number(amountMinor));
    expect(amounts).toEqual(Array.from({ length: 1_000 }, (_, place) => 999 - place));
  });
});

test('a client sets its checks, and what it does not name is as usual; what there is not is refused', async () => {
  const clientId = await testClient();
  expect(await getChecks(person, clientId)).toEqual({ materialityMinor: 0, checks: {}, version: 0 });
  const set = { materialityMinor: 5_000, checks: { 'quality.weekend': { on: false }, 'quality.date-future': { limits: { days: 3 } } } };
  expect(await putChecks(person, clientId, set)).toEqual({ ...set, version: 1 });
  await expect(putChecks(person, clientId, set, 7)).rejects.toMatchObject({ code: 'quality.stale' });
  const wrong = { materialityMinor: -1, checks: { 'quality.none': {}, 'quality.date-future': { limits: { days: -3, weeks: 1 } } } };
  await expect(putChecks(person, clientId, wrong)).rejects.toMatchObject({
    code: 'quality.invalid',
    faults: [
      { field: 'materiality' },
      { field: 'checks.quality.none' },
      { field: 'checks.quality.date-future.limits.days' },
      { field: 'checks.quality.date-future.limits.weeks' },
    ],
  });
});
