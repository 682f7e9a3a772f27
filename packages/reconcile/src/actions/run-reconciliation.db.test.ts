import { SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { listTasks } from '@saldo/tasks';
import { testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountWorld, bankBooks, book, days, runReconciliation, tellBalance } from '../fixtures/account-world.ts';
import { getReconciliation, listMatches, listOpenItems, listReconciliations } from './read-reconciliation.ts';
import { requestReconciliation } from './request-reconciliation.ts';

const person = userActor();
const page = { limit: 500 };
beforeAll(async () => {
  await testDatabase();
});

type World = Awaited<ReturnType<typeof accountWorld>>;
const january = days('01-01', '01-31');

async function ask({ clientId, bankAccountId }: World, period = january): Promise<string> {
  return (await requestReconciliation(person, { clientId, bankAccountId, ledgerAccount: '1930', ...period })).reconciliationId;
}

async function run(world: World, period = january) {
  const id = await ask(world, period);
  return { id, ...(await runReconciliation(world.clientId, id)) };
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof SaldoError ? error.code : error;
};

describe('a run', () => {
  it('matches, proves to the öre and is ready where nothing is left', async () => {
    const world = await accountWorld({
      opening: '1000.00',
      bank: [
        ['2026-01-05', '250.00'],
        ['2026-01-20', '-99.50'],
      ],
      ledger: [
        ['2026-01-04', '250.00'],
        ['2026-01-20', '-99.50'],
      ],
      balances: { '2025-12-31': '1000.00', '2026-01-31': '1150.50' },
    });
    const { id, status, counts, proof } = await run(world);
    expect(status).toBe('ready');
    expect(counts).toEqual({ bank: 2, ledger: 2, auto: 2, confirmed: 0, suggested: 0, open: 0, undecided: 0 });
    expect(proof).toMatchObject({
      bankClosing: '115050',
      ledgerClosing: '115050',
      outstandingBank: '0',
      outstandingLedger: '0',
      unexplained: '0',
      openingDifference: '0',
      gap: '0',
      ledgerGap: '0',
    });
    const { items } = await listMatches(person, id, page);
    expect(items.map(({ state, bankIds, ledgerIds }) => [state, bankIds.length, ledgerIds.length])).toEqual([
      ['auto', 1, 1],
      ['auto', 1, 1],
    ]);
    expect((await listTasks(person, { clientId: world.clientId, limit: 9 })).items).toEqual([]);
  });

  it('lists what is open with its sums, and asks a person', async () => {
    const world = await accountWorld({
      opening: '0.00',
      bank: [
        ['2026-01-05', '250.00'],
        ['2026-01-30', '77.00', 'Swish'],
      ],
      ledger: [
        ['2026-01-04', '250.00'],
        ['2026-01-31', '-10.00', 'Porto'],
      ],
      balances: { '2026-01-31': '327.00' },
    });
    const { id, status, counts, proof } = await run(world);
    expect([status, counts.open, proof.outstandingBank, proof.outstandingLedger, proof.unexplained]).toEqual([
      'open',
      2,
      '7700',
      '-1000',
      '0',
    ]);
    const [bank] = (await listOpenItems(person, id, { side: 'bank', ...page })).items;
    expect(bank).toMatchObject({
      date: '2026-01-30',
      amountMinor: 7700n,
      text: 'Swish',
      name: 'Swish',
      reason: 'unlike',
      carried: null,
      opening: false,
    });
    expect((await listOpenItems(person, id, { side: 'ledger', ...page })).items.map(({ text }) => text)).toEqual(['Porto']);
    expect((await listTasks(person, { clientId: world.clientId, limit: 9 })).items).toMatchObject([
      { kind: 'reconciliation', status: 'open' },
    ]);
  });

  it('is unproven where the bank states no balance, and tells a gap of its feed', async () => {
    const silent = await accountWorld({ bank: [['2026-01-05', '5.00']], ledger: [['2026-01-05', '5.00']] });
    expect(await run(silent)).toMatchObject({ status: 'unproven', proof: { bankClosing: null, unexplained: null, outstandingBank: '0' } });
    const gap = await accountWorld({
      bank: [['2026-01-05', '5.00']],
      ledger: [['2026-01-05', '5.00']],
      balances: { '2025-12-31': '0.00', '2026-01-31': '7.50' },
    });
    expect(await run(gap)).toMatchObject({ status: 'open', proof: { unexplained: '250', gap: '250', openingDifference: '0' } });
  });

  it('run twice changes nothing, and new rows only what they are about', async () => {
    const world = await accountWorld({
      bank: [
        ['2026-01-05', '5.00'],
        ['2026-01-06', '6.00'],
        ['2026-01-07', '7.00'],
      ],
      ledger: [
        ['2026-01-05', '5.00'],
        ['2026-01-06', '6.00'],
      ],
      balances: { '2026-01-31': '18.00' },
    });
    const first = await run(world);
    const before = [await getReconciliation(person, first.id), (await listMatches(person, first.id, page)).items];
    const second = await run(world);
    expect(second.stored).toEqual({ added: 0, changed: 0, superseded: 0, unchanged: 2 });
    expect(second.id).toBe(first.id);
    const after = await getReconciliation(person, first.id);
    expect([after.proof, after.counts, (await listMatches(person, first.id, page)).items]).toEqual([
      (before[0] as typeof after).proof,
      (before[0] as typeof after).counts,
      before[1],
    ]);
    await book(world, [['2026-01-07', '7.00']]);
    const third = await run(world);
    expect(third.stored).toMatchObject({ added: 1, superseded: 0 });
    expect(third.counts).toMatchObject({ auto: 3, open: 0 });
  });

  it('matches many rows in a thread, and stores them in several commits', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => [`2026-01-${String(1 + (n % 28)).padStart(2, '0')}`, `${n + 1}.00`] as const);
    const total = ((1_200 * 1_201) / 2).toFixed(2);
    const world = await accountWorld({ bank: rows, ledger: rows.toReversed(), balances: { '2026-01-31': total } });
    expect(await run(world)).toMatchObject({ status: 'ready', counts: { auto: 1_200 }, stored: { added: 1_200 } });
  });

  it('goes on with what was open, from one month to the next and never back', async () => {
    const world = await accountWorld({
      bank: [
        ['2026-01-31', '40.00'],
        ['2026-02-10', '60.00'],
      ],
      ledger: [
        ['2026-02-02', '40.00'],
        ['2026-02-10', '60.00'],
      ],
      balances: { '2026-01-31': '40.00', '2026-02-28': '100.00' },
    });
    const first = await run(world);
    expect(first).toMatchObject({ status: 'open', proof: { outstandingBank: '4000', unexplained: '0' } });
    const second = await run(world, days('02-01', '02-28'));
    expect(second).toMatchObject({
      status: 'ready',
      counts: { bank: 2, ledger: 2, auto: 2 },
      proof: { outstandingBank: '0', unexplained: '0' },
    });
    expect(await run(world)).toMatchObject({ status: 'open', counts: { bank: 1 }, proof: { outstandingBank: '4000', unexplained: '0' } });
  });

  it('shows a held row that its source took back as a difference, and makes it a match no more', async () => {
    const world = await accountWorld({ bank: [['2026-01-05', '5.00']], balances: { '2026-01-31': '5.00' } });
    const [entry = ''] = await book(world, [['2026-01-05', '5.00']]);
    const { id } = await run(world);
    await transaction(testSystem, async (tx) => {
      await tx.execute(sql`update ledger_entries set current = false where id = ${entry}`);
      await tx.execute(sql`update financial_years set version = version + 1 where id = ${world.yearId}`);
    });
    expect(await run(world)).toMatchObject({
      status: 'open',
      counts: { auto: 0, open: 1 },
      proof: { unexplained: '0', outstandingBank: '500' },
    });
    expect((await listMatches(person, id, page)).items).toEqual([]);
  });
});

describe('asking for a reconciliation', () => {
  it('gives the same for the same days, and refuses days that run into others', async () => {
    const world = await accountWorld({});
    const id = await ask(world);
    expect(await ask(world)).toBe(id);
    expect((await getReconciliation(person, id)).isRunning).toBe(true);
    expect(await refusal(ask(world, days('01-15', '02-14')))).toBe('reconcile.overlaps');
    expect(await refusal(ask(world, days('02-14', '02-01')))).toBe('reconcile.invalid');
    const other = await accountWorld({});
    expect(await refusal(ask({ ...world, clientId: other.clientId }))).toBe('bank.account-missing');
    await ask(world, days('02-01', '02-28'));
    const { items } = await listReconciliations(person, { clientId: world.clientId, limit: 1 });
    expect(items.map(({ from }) => from)).toEqual(['2026-02-01']);
  });

  it('waits while a sync is storing', async () => {
    const world = await accountWorld({});
    const id = await ask(world);
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update jobs set status = 'running', name = 'etl.bank' where client_id = ${world.clientId}`),
    );
    expect(await refusal(runReconciliation(world.clientId, id))).toBe('reconcile.sync-running');
  });

  it('begins with a balance that the bank states later, counted back', async () => {
    const world = await accountWorld({ bank: [['2026-01-05', '5.00']], ledger: [['2026-01-05', '5.00']] });
    await bankBooks(world, [['2026-02-01', '1.00']]);
    await tellBalance(world, '2026-02-02', '6.00');
    expect(await run(world)).toMatchObject({ status: 'ready', proof: { bankClosing: '500', bankClosingDay: '2026-02-02' } });
  });
});
