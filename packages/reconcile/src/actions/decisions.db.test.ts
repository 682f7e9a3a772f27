import { plainDate, SaldoError } from '@saldo/kernel';
import { testDatabase, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccountWorld, accountWorld, bankBooks, book, days, runReconciliation } from '../fixtures/account-world.ts';
import { carry, uncarry } from './carry.ts';
import { closeReconciliation, listChanges, reopenReconciliation } from './close.ts';
import { confirmMatch, createMatch, rejectMatch, undoMatch } from './decide-match.ts';
import { enterOpening, enterOpeningCsv } from './enter-opening.ts';
import { getReconciliation, listMatches, listOpenItems } from './read-reconciliation.ts';
import { requestReconciliation } from './request-reconciliation.ts';

const person = userActor();
const page = { limit: 500 };
beforeAll(async () => {
  await testDatabase();
});

async function run({ clientId, bankAccountId }: AccountWorld, period = days('01-01', '01-31')): Promise<string> {
  const { reconciliationId } = await requestReconciliation(person, { clientId, bankAccountId, ledgerAccount: '1930', ...period });
  await runReconciliation(clientId, reconciliationId);
  return reconciliationId;
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => (thrown instanceof SaldoError ? thrown.code : thrown),
  );
const matches = async (id: string) => (await listMatches(person, id, page)).items;
const found = async (id: string) => await getReconciliation(person, id);
const open = async (id: string, side: 'bank' | 'ledger') => (await listOpenItems(person, id, { side, ...page })).items;

// Two rows of one amount for one of the books: which belongs to it a person says.
const twins = () =>
  accountWorld({
    bank: [
      ['2026-01-05', '50.00', '', ''],
      ['2026-01-06', '50.00', '', ''],
    ],
    ledger: [['2026-01-05', '50.00', '', '']],
    balances: { '2026-01-31': '100.00' },
  });

describe('a decision', () => {
  it('confirmed stands in later runs, and takes the suggestions for its rows away', async () => {
    const world = await twins();
    const id = await run(world);
    const [first] = (await matches(id)).filter(({ rank }) => rank === 1);
    const confirmed = await confirmMatch(person, first?.id ?? '');
    expect(confirmed).toMatchObject({ state: 'confirmed', decidedBy: `user:${person.userId}` });
    expect((await matches(id)).map(({ state }) => state)).toEqual(['confirmed']);
    expect(await found(id)).toMatchObject({ counts: { confirmed: 1, open: 1 } });
    await run(world);
    expect(await matches(id)).toEqual([confirmed]);
    expect(await refusal(confirmMatch(person, confirmed.id))).toBe('reconcile.decided');
    expect(await refusal(rejectMatch(person, confirmed.id))).toBe('reconcile.decided');
  });

  it('rejected or taken back never comes again', async () => {
    const world = await accountWorld({
      bank: [['2026-01-05', '5.00']],
      ledger: [['2026-01-05', '5.00']],
      balances: { '2026-01-31': '5.00' },
    });
    const id = await run(world);
    const [made] = await matches(id);
    await undoMatch(person, made?.id ?? '');
    expect(await found(id)).toMatchObject({ keptStatus: 'open', counts: { auto: 0, open: 2, undecided: 2 } });
    await run(world);
    expect((await matches(id)).map(({ state, undone }) => [state, undone])).toEqual([['rejected', true]]);
    expect(await refusal(undoMatch(person, made?.id ?? ''))).toBe('reconcile.decided');
    expect(await refusal(confirmMatch(person, made?.id ?? ''))).toBe('reconcile.decided');
    const byHand = await createMatch(person, {
      reconciliationId: id,
      bankTransactionIds: made?.bankIds ?? [],
      ledgerEntryIds: made?.ledgerIds ?? [],
      note: 'ändå',
    });
    expect(byHand).toMatchObject({ state: 'confirmed', kind: 'hand', note: 'ändå', differenceMinor: 0n });
    await run(world);
    expect(await found(id)).toMatchObject({ keptStatus: 'ready' });
  });

  it('by hand may leave a difference, which is unexplained, and takes no row twice nor one from elsewhere', async () => {
    const world = await accountWorld({ balances: { '2026-01-31': '97.00' } });
    const [bank = ''] = await bankBooks(world, [['2026-01-05', '97.00']]);
    const [entry = '', later = ''] = await book(world, [
      ['2026-01-05', '100.00'],
      ['2026-02-05', '1.00'],
    ]);
    const id = await run(world);
    const of = (bankTransactionIds: string[], ledgerEntryIds: string[]) =>
      createMatch(person, { reconciliationId: id, bankTransactionIds, ledgerEntryIds, note: '' });
    expect(await refusal(of([bank], [later]))).toBe('reconcile.row-outside');
    expect(await refusal(of([bank], [bank]))).toBe('reconcile.row-missing');
    expect(await refusal(of([bank], ['x']))).toBe('reconcile.row-missing');
    expect(await refusal(of([bank, bank], []))).toBe('reconcile.invalid');
    const made = await of([bank], [entry]);
    expect(made.differenceMinor).toBe(-300n);
    expect(await found(id)).toMatchObject({ keptStatus: 'open', counts: { open: 0 }, proof: { unexplained: '-300', differences: '-300' } });
    expect(await refusal(of([bank], [entry]))).toBe('reconcile.row-taken');
    await undoMatch(person, made.id, { version: made.version });
    expect(await found(id)).toMatchObject({ proof: { unexplained: '0', outstandingBank: '9700', outstandingLedger: '10000' } });
  });
});

describe('carrying on', () => {
  it('decides an open row with a reason, so that the days can be closed', async () => {
    const world = await accountWorld({ bank: [['2026-01-30', '40.00']], balances: { '2026-01-31': '40.00' } });
    const id = await run(world);
    const [item] = await open(id, 'bank');
    const rows = { bankTransactionIds: [item?.id ?? ''], ledgerEntryIds: [] };
    expect(await refusal(closeReconciliation(person, id))).toBe('reconcile.not-ready');
    expect(await refusal(carry(person, id, { ...rows, reason: ' ' }))).toBe('reconcile.invalid');
    const carried = await carry(person, id, { ...rows, reason: 'Bokförs i februari' });
    expect(carried).toMatchObject({
      keptStatus: 'ready',
      counts: { open: 1, undecided: 0 },
      proof: { outstandingBank: '4000', undecidedBank: '0' },
    });
    expect((await open(id, 'bank'))[0]?.carried).toMatchObject({ reason: 'Bokförs i februari' });
    await uncarry(person, id, rows);
    expect(await found(id)).toMatchObject({ keptStatus: 'open' });
    expect(await refusal(uncarry(person, id, rows))).toBe('reconcile.row-missing');
    await carry(person, id, { ...rows, reason: 'Bokförs i februari' });
    await closeReconciliation(person, id);
    expect(await refusal(uncarry(person, id, rows))).toBe('reconcile.closed');
    await book(world, [['2026-02-02', '40.00']]);
    await bankBooks(world, []);
    const next = await run(world, days('02-01', '02-28'));
    expect(await found(next)).toMatchObject({ counts: { auto: 1, open: 0 } });
    expect(await found(id)).toMatchObject({ keptStatus: 'closed', proof: { outstandingBank: '4000' } });
  });
});

describe('closing', () => {
  it('holds everything as it is, tells what changes, and is opened again with a reason', async () => {
    const world = await accountWorld({
      bank: [['2026-01-05', '5.00']],
      ledger: [['2026-01-05', '5.00']],
      balances: { '2026-01-31': '5.00' },
    });
    const id = await run(world);
    expect((await listChanges(person, id, page)).items).toEqual([]);
    const closed = await closeReconciliation(person, id);
    expect(closed).toMatchObject({ keptStatus: 'closed', closedBy: `user:${person.userId}` });
    const [made] = await matches(id);
    expect(await refusal(undoMatch(person, made?.id ?? ''))).toBe('reconcile.closed');
    expect(await refusal(run(world))).toBe('reconcile.closed');
    expect(await refusal(closeReconciliation(person, id))).toBe('reconcile.closed');
    const [late] = await book(world, [['2026-01-20', '9.00']]);
    expect((await listChanges(person, id, page)).items).toEqual([
      { kind: 'added', side: 'ledger', id: late, now: { date: '2026-01-20', amountMinor: 900n }, before: null },
    ]);
    expect(await refusal(reopenReconciliation(person, id, ''))).toBe('reconcile.invalid');
    expect(await reopenReconciliation(person, id, 'Sen faktura')).toMatchObject({
      keptStatus: 'open',
      closedAtMs: null,
      proof: { outstandingLedger: '900' },
    });
    expect(await refusal(reopenReconciliation(person, id, 'igen'))).toBe('reconcile.not-closed');
    expect((await listChanges(person, id, page)).items).toHaveLength(1);
  });
});

describe('the opening', () => {
  it('joins the first days, its items are matched like rows, and its balances show what differed', async () => {
    const world = await accountWorld({
      opening: '100.00',
      bank: [['2026-01-03', '-40.00', 'Check']],
      balances: { '2025-12-31': '140.00', '2026-01-31': '100.00' },
    });
    const id = await run(world);
    expect(await found(id)).toMatchObject({ proof: { unexplained: '4000', openingDifference: '4000' } });
    const item = { side: 'ledger', date: plainDate('2025-12-30'), amountMinor: -4000n, text: 'Check 7', reference: 'F996000' } as const;
    const balances = { bankBalanceMinor: 14000n, ledgerBalanceMinor: 10000n };
    expect(await refusal(enterOpening(person, id, { ...balances, items: [{ ...item, date: plainDate('2026-01-01') }] }))).toBe(
      'reconcile.invalid',
    );
    const opening = await enterOpening(person, id, { ...balances, items: [item] });
    expect(opening.items).toMatchObject([{ side: 'ledger', amountMinor: -4000n }]);
    expect(await found(id)).toMatchObject({
      proof: { unexplained: '0', openingDifference: '0', outstandingLedger: '-4000' },
      counts: { ledger: 1 },
    });
    await run(world);
    expect(await found(id)).toMatchObject({ keptStatus: 'ready', counts: { auto: 1 } });
    expect((await matches(id))[0]?.ledgerIds).toEqual([opening.items[0]?.id]);
    expect(await refusal(enterOpening(person, id, { ...balances, items: [] }))).toBe('reconcile.has-opening');
    const next = await run(world, days('02-01', '02-28'));
    expect(await refusal(enterOpening(person, next, { ...balances, items: [] }))).toBe('reconcile.not-first');
  });

  it('is read from CSV, or refused with every fault', async () => {
    const world = await accountWorld({});
    const id = await run(world);
    const csv = (text: string) => enterOpeningCsv(person, id, { bankBalanceMinor: null, ledgerBalanceMinor: null, text });
    expect(await csv('side,date,amount,text\nbank,2025-12-01,5.00,x')).toMatchObject({
      bankBalanceMinor: null,
      items: [{ amountMinor: 500n }],
    });
    expect(await refusal(csv('side,date\nbank,2025-12-01'))).toBe('reconcile.file-refused');
    expect((await open(id, 'bank')).map(({ opening, text }) => [opening, text])).toEqual([[true, 'x']]);
  });
});
