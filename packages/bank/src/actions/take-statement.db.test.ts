import { formatAmount, plainDate } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { entry, statement } from '../fixtures/statement.ts';
import { takeStatement } from '../fixtures/take.ts';
import { daySums } from '../transactions-store.ts';
import { bankAccountDays, listBankAccounts, listStatements, listTransactions, transactionHistory } from './read-bank.ts';
import { planDelivery } from './take-statement.ts';

beforeAll(async () => {
  await testDatabase();
});

const admin = userActor();
const march = (day: number) => `2026-03-${String(day).padStart(2, '0')}`;

async function rowsOf(clientId: string, state: 'current' | 'withdrawn' = 'current'): Promise<string[]> {
  const { items } = await listTransactions(admin, { clientId, state, limit: 500 });
  return items.map(({ bookingDate, amountMinor, text }) => `${bookingDate} ${formatAmount(amountMinor)} ${text}`);
}

describe('a statement that is taken in', () => {
  const entries = [entry(march(2), -5_000n, 'ICA'), entry(march(2), -5_000n, 'ICA'), entry(march(3), 125_000n, 'BGGIRERING')];

  it('brings each entry once, and the same again changes nothing', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    const head = statement(march(2), march(3), 100_000n, entries);
    expect((await takeStatement(actor, clientId, head, entries)).counts).toMatchObject({ added: 3, changed: 0, removed: 0, unchanged: 0 });
    const first = await listTransactions(admin, { clientId, limit: 10 });
    expect((await takeStatement(actor, clientId, head, entries)).counts).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3 });
    expect(await listTransactions(admin, { clientId, limit: 10 })).toEqual(first);
    expect((await listStatements(admin, { clientId, limit: 10 })).items).toHaveLength(1);
    const [account] = (await listBankAccounts(admin, { clientId, limit: 10 })).items;
    expect([account?.iban, account?.balanceMinor, account?.balanceDay]).toEqual(['SE4550000000058398257466', 215_000n, march(3)]);
  });

  it('is one with the same days by another way, whatever that calls them', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    await takeStatement(actor, clientId, statement(march(2), march(3), 0n, entries), entries);
    const other = [
      entry(march(3), 125_000n, 'Bg 5050-1055'),
      entry(march(2), -5_000n, 'Kortköp ICA'),
      entry(march(2), -5_000n, 'Kortköp ICA'),
    ];
    const { counts } = await takeStatement(actor, clientId, statement(march(2), march(3), 0n, other), other, { source: 'mt940' });
    expect(counts).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3 });
    expect(await rowsOf(clientId)).toEqual([`${march(2)} -50.00 ICA`, `${march(2)} -50.00 ICA`, `${march(3)} 1250.00 BGGIRERING`]);
  });

  it('counts no row in another currency into a balance, and says so at the row', async () => {
    const clientId = await testClient();
    const some = [entry(march(2), 10_000n, 'BG'), entry(march(3), -2_000n, 'HOTEL', { currency: 'USD' })];
    const head = statement(march(2), march(3), 0n, some, { closingMinor: 10_000n });
    const { bankAccountId } = await takeStatement(jobActor(clientId), clientId, head, some, { source: 'gocardless' });
    const { items } = await listTransactions(admin, { clientId, limit: 10 });
    expect(items.map(({ amountMinor, currency, flags }) => [amountMinor, currency, flags.map(({ code }) => code)])).toEqual([
      [10_000n, 'SEK', []],
      [-2_000n, 'USD', ['bank.other-currency']],
    ]);
    const sums = await transaction(admin, (tx) => daySums(tx, bankAccountId, { from: plainDate(march(1)), to: plainDate(march(4)) }));
    expect(sums).toEqual([{ day: march(2), sumMinor: 10_000n }]);
  });

  it('marks what the bank has taken back and keeps what it was', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    await takeStatement(actor, clientId, statement(march(2), march(3), 0n, entries), entries);
    const [kept, , deposit] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
    const without = [kept, deposit];
    const head = statement(march(2), march(3), 0n, without);
    expect((await takeStatement(actor, clientId, head, without)).counts).toMatchObject({ removed: 1, unchanged: 2 });
    expect(await rowsOf(clientId, 'withdrawn')).toEqual([`${march(2)} -50.00 ICA`]);
    const [gone] = (await listTransactions(admin, { clientId, state: 'withdrawn', limit: 5 })).items;
    expect(gone?.flags.map(({ code }) => code)).toEqual(['bank.withdrawn']);
    const { earlier } = await transactionHistory(admin, gone?.id ?? '');
    expect(earlier.map(({ version, withdrawn }) => [version, withdrawn])).toEqual([[1, true]]);
    expect((await listStatements(admin, { clientId, limit: 5 })).items.map(({ transactions }) => transactions)).toEqual([2]);
  });

  it('keeps the versions of one whose text the bank changes', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    const before = [entry(march(2), -5_000n, 'PRELIMINÄR', { ids: ['entry:1'] })];
    await takeStatement(actor, clientId, statement(march(2), march(2), 0n, before), before);
    const after = [entry(march(2), -5_000n, 'ICA KVANTUM', { ids: ['entry:1'] })];
    expect((await takeStatement(actor, clientId, statement(march(2), march(2), 0n, after), after)).counts).toMatchObject({ changed: 1 });
    const [one] = (await listTransactions(admin, { clientId, limit: 5 })).items;
    expect([one?.text, one?.version]).toEqual(['ICA KVANTUM', 2]);
    expect((await transactionHistory(admin, one?.id ?? '')).earlier.map(({ snapshot }) => snapshot.text)).toEqual(['PRELIMINÄR']);
  });
});

describe('two statements of one day', () => {
  it('are parts of it where one ends with what the other begins', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    const [morning, evening] = [[entry(march(2), -5_000n, 'A')], [entry(march(2), -5_000n, 'B'), entry(march(2), 700n, 'C')]];
    await takeStatement(actor, clientId, statement(march(2), march(2), 10_000n, morning, { sourceId: '1' }), morning);
    await takeStatement(actor, clientId, statement(march(2), march(2), 5_000n, evening, { sourceId: '2' }), evening);
    expect(await rowsOf(clientId)).toEqual([`${march(2)} -50.00 A`, `${march(2)} -50.00 B`, `${march(2)} 7.00 C`]);
    const [account] = (await listBankAccounts(admin, { clientId, limit: 5 })).items;
    const days = await bankAccountDays(admin, account?.id ?? '', { from: plainDate(march(1)), to: plainDate(march(3)) });
    expect(days.map(({ state }) => state)).toEqual(['missing', 'proven', 'missing']);
  });

  it('name the gap between them where they do not join', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    const [first, second] = [[entry(march(2), -5_000n, 'A')], [entry(march(5), 700n, 'C')]];
    await takeStatement(actor, clientId, statement(march(2), march(2), 10_000n, first), first);
    await takeStatement(actor, clientId, statement(march(5), march(5), 9_000n, second), second);
    const { items } = await listStatements(admin, { clientId, limit: 5 });
    expect(items.map(({ gaps }) => gaps.map(({ expectedMinor, actualMinor }) => [expectedMinor, actualMinor]))).toEqual([
      [[5_000n, 9_000n]],
      [[5_000n, 9_000n]],
    ]);
    const days = await bankAccountDays(admin, items[0]?.bankAccountId ?? '', { from: plainDate(march(2)), to: plainDate(march(5)) });
    expect(days.map(({ state, differenceMinor }) => [state, differenceMinor])).toEqual([
      ['proven', 0n],
      ['missing', null],
      ['missing', null],
      ['proven', 0n],
    ]);
  });
});

describe('an account', () => {
  it('refuses a plan that was made before somebody else changed its transactions', async () => {
    const clientId = await testClient();
    const actor = jobActor(clientId);
    const entries = [entry(march(2), -5_000n, 'A')];
    const { bankAccountId } = await takeStatement(actor, clientId, statement(march(2), march(2), 0n, entries), entries);
    const delivery = {
      clientId,
      bankAccountId,
      currency: 'SEK',
      source: 'x',
      rawId: bankAccountId,
      observed: [],
      whole: [],
      isProven: false,
      disproves: () => false,
    };
    const { revision } = await transaction(actor, (tx) => planDelivery(tx, delivery, { parts: [] }));
    await takeStatement(actor, clientId, statement(march(2), march(2), 0n, entries), entries);
    expect((await transaction(actor, (tx) => planDelivery(tx, delivery, { parts: [] }))).revision).toBeGreaterThan(revision);
  });

  it('is not seen by another client', async () => {
    const clientId = await testClient();
    const entries = [entry(march(2), -5_000n, 'A')];
    const { bankAccountId } = await takeStatement(jobActor(clientId), clientId, statement(march(2), march(2), 0n, entries), entries);
    const stranger = userActor({ role: 'SPECIALIST', clientIds: [await testClient()] });
    expect((await listBankAccounts(stranger, { limit: 10 })).items).toEqual([]);
    expect((await listTransactions(stranger, { limit: 10 })).items).toEqual([]);
    expect((await listStatements(stranger, { limit: 10 })).items).toEqual([]);
    await expect(bankAccountDays(stranger, bankAccountId, { from: plainDate(march(1)), to: plainDate(march(2)) })).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});
