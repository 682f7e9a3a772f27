import { plainDate, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { jobActor, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountWorld, accountWorld, bankBooks, book, days, runReconciliation } from '../fixtures/account-world.ts';
import { lookAgain } from './after-sync.ts';
import { closeReconciliation } from './close.ts';
import { createMatch, undoMatch } from './decide-match.ts';
import { listProposedVouchers, proposeVoucher } from './propose-voucher.ts';
import { getMatch, getReconciliation, listMatches } from './read-reconciliation.ts';
import { requestReconciliation } from './request-reconciliation.ts';

const person = userActor();
const page = { limit: 500 };
beforeAll(async () => {
  await testDatabase();
});

async function run({ clientId, bankAccountId }: AccountWorld): Promise<string> {
  const wish = { clientId, bankAccountId, ledgerAccount: '1930', ...days('01-01', '01-31') };
  const { reconciliationId } = await requestReconciliation(person, wish);
  await runReconciliation(clientId, reconciliationId);
  return reconciliationId;
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => (thrown instanceof SaldoError ? thrown.code : thrown),
  );

// The bank has 3.00 less than the books: a fee.
async function withFee() {
  const world = await accountWorld({ balances: { '2026-01-31': '97.00' } });
  const bankTransactionIds = await bankBooks(world, [['2026-01-05', '97.00']]);
  const ledgerEntryIds = await book(world, [['2026-01-05', '100.00', '', 'annan']]);
  const id = await run(world);
  const match = await createMatch(person, { reconciliationId: id, bankTransactionIds, ledgerEntryIds, note: '' });
  const rows = [{ account: '6570', amountMinor: 300n, text: 'Bankavgift' }];
  return { world, id, match, rows };
}

describe('a proposed voucher', () => {
  it('books what a match leaves, and ends when its voucher comes back from the books', async () => {
    const { world, id, match, rows } = await withFee();
    const { clientId } = world;
    const made = await proposeVoucher(person, { clientId, matchId: match.id, rows });
    expect(made).toMatchObject({ state: 'proposed', date: '2026-01-05', text: 'Bankavgift' });
    expect(made.rows.map(({ account, amountMinor }) => [account, amountMinor])).toEqual([
      ['1930', '-300'],
      ['6570', '300'],
    ]);
    expect(await refusal(proposeVoucher(person, { clientId, matchId: match.id, rows }))).toBe('reconcile.proposal-exists');
    expect((await listProposedVouchers(person, clientId, page)).items.map((one) => one.id)).toEqual([made.id]);

    const [entry = ''] = await book(world, [['2026-01-05', '-3.00', 'Något annat']], '1930', '6570');
    await run(world);
    expect((await listProposedVouchers(person, clientId, page)).items).toEqual([]);
    expect((await listProposedVouchers(person, clientId, { ...page, state: 'booked' })).items).toMatchObject([{ id: made.id }]);
    const joined = await getMatch(person, match.id);
    expect([joined.state, joined.differenceMinor, joined.ledgerIds.includes(entry)]).toEqual(['confirmed', 0n, true]);
    expect(await getReconciliation(person, id)).toMatchObject({ keptStatus: 'ready', proof: { unexplained: '0' } });
    await run(world);
    expect((await getMatch(person, match.id)).version).toBe(joined.version);
  });

  it('is withdrawn with its match, and refused where it books something else', async () => {
    const { world, match, rows } = await withFee();
    const { clientId } = world;
    const wrong = [{ account: '6570', amountMinor: 299n, text: '' }];
    expect(await refusal(proposeVoucher(person, { clientId, matchId: match.id, rows: wrong }))).toBe('reconcile.invalid');
    expect(await refusal(proposeVoucher(person, { clientId, rows }))).toBe('reconcile.invalid');
    const other = await accountWorld({});
    expect(await refusal(proposeVoucher(person, { clientId: other.clientId, matchId: match.id, rows }))).toBe('reconcile.match-missing');
    await proposeVoucher(person, { clientId, matchId: match.id, rows });
    await undoMatch(person, match.id);
    expect((await listProposedVouchers(person, clientId, { ...page, state: 'withdrawn' })).items).toHaveLength(1);
    expect(await refusal(proposeVoucher(person, { clientId, matchId: match.id, rows }))).toBe('reconcile.decided');
  });

  it('books rows of the bank that the books lack', async () => {
    const world = await accountWorld({ balances: { '2026-01-31': '-25.00' } });
    const { clientId } = world;
    const bankTransactionIds = await bankBooks(world, [['2026-01-20', '-25.00', 'Pris betaltjänst']]);
    const rows = [{ account: '6570', amountMinor: 2500n, text: 'Pris betaltjänst' }];
    expect(await refusal(proposeVoucher(person, { clientId, bankTransactionIds, rows }))).toBe('reconcile.row-outside');
    const id = await run(world);
    const made = await proposeVoucher(person, { clientId, bankTransactionIds, rows, date: plainDate('2026-01-21') });
    expect(made).toMatchObject({ matchId: null, bankRowIds: bankTransactionIds, date: '2026-01-21' });
    await book(world, [['2026-01-21', '-25.00', 'annat']], '1930', '6580');
    const [entry] = await book(world, [['2026-01-22', '-25.00', 'Pris betaltjänst']], '1930', '6570');
    await run(world);
    const held = (await listMatches(person, id, { ...page, state: 'confirmed' })).items;
    expect(held).toMatchObject([{ kind: 'proposal', bankIds: bankTransactionIds, ledgerIds: [entry], differenceMinor: 0n }]);
  });
});

describe('after a sync', () => {
  it('what is open is run again, and what is closed becomes stale where a row of it has changed', async () => {
    const world = await accountWorld({
      bank: [['2026-01-05', '5.00']],
      ledger: [['2026-01-05', '5.00']],
      balances: { '2026-01-31': '5.00' },
    });
    const id = await run(world);
    const job = jobActor(world.clientId);
    const look = () => transaction(job, (tx) => lookAgain(tx, job, id));
    expect(await look()).toBe('run');
    await transaction(testSystem, (tx) => tx.execute(sql`update jobs set status = 'succeeded' where client_id = ${world.clientId}`));
    await closeReconciliation(person, id);
    expect(await look()).toBe('same');
    await bankBooks(world, [['2026-02-03', '1.00']]);
    expect(await look()).toBe('same');
    const [late = ''] = await bankBooks(world, [['2026-01-31', '1.00']]);
    expect(await look()).toBe('stale');
    expect(await look()).toBe('same');
    expect(await getReconciliation(person, id)).toMatchObject({ keptStatus: 'stale', counts: { bank: 1 } });
    expect(await refusal(createMatch(person, { reconciliationId: id, bankTransactionIds: [late], ledgerEntryIds: [], note: '' }))).toBe(
      'reconcile.closed',
    );
    await run(world);
    expect(await getReconciliation(person, id)).toMatchObject({ keptStatus: 'open', closedAtMs: null, counts: { bank: 2 } });
  });
});
