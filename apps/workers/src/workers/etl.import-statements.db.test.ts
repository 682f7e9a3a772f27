import { listBankAccounts, listStatements, listTransactions, transactionSource } from '@saldo/bank';
import { importKey, requestImport } from '@saldo/feeds';
import type { Job } from '@saldo/jobs';
import { formatAmount } from '@saldo/kernel';
import { newId } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { openLog } from '@saldo/platform/log';
import { listTasks } from '@saldo/tasks';
import { testClient, testDatabase } from '@saldo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FeedWorld, feedWorld } from '../fixtures/feed-world.ts';
import { camt053, camt054, type WrittenEntry } from '../fixtures/statements.ts';

let at: FeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
  at = await feedWorld({ scenario: 'no-years' });
});
afterAll(() => at.close());

type Kind = Parameters<typeof requestImport>[1]['kind'];

async function take(clientId: string, text: string, kind: Kind = 'camt053', more: { bankAccountId?: string } = {}): Promise<Job> {
  const fileKey = importKey(newId());
  const { sha256 } = await files().put(
    fileKey,
    (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  );
  return at.ended((await requestImport(at.person, { clientId, kind, fileKey, fileName: 'utdrag.xml', sha256, ...more })).id);
}

interface BankResult {
  readonly transactions: { added: number; changed: number; removed: number; unchanged: number; pending: number };
  readonly accounts: number;
  readonly statements: number;
  readonly details: { joined: number; waiting: number } | null;
  readonly proof: { status: string; differences: { expected: string; actual: string }[]; gaps: { expected: string; actual: string }[] };
}

function resultOf(job: Job): BankResult {
  if (job.status !== 'succeeded') throw new Error(`${job.name} ${job.status}: ${JSON.stringify(job.error)}`);
  return asResult(job.result);
}

function asResult(result: unknown): BankResult {
  return result as BankResult;
}

const rowsOf = async (clientId: string) =>
  (await listTransactions(at.person, { clientId, limit: 100 })).items.map(
    ({ bookingDate, amountMinor, text }) => `${bookingDate} ${formatAmount(amountMinor)} ${text}`,
  );

const entries: WrittenEntry[] = [
  { date: '2026-03-02', amount: '-50.00', text: 'ICA' },
  { date: '2026-03-02', amount: '-50.00', text: 'ICA' },
  { date: '2026-03-02', amount: '6250.00', text: 'BGGIRERING' },
];

describe('a camt.053 file', () => {
  test('is proven by its own balances, each entry once, and the same file twice changes nothing', async () => {
    const clientId = await testClient();
    const text = camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries });
    expect(resultOf(await take(clientId, text))).toMatchObject({
      transactions: { added: 3, changed: 0, removed: 0, unchanged: 0, pending: 0 },
      accounts: 1,
      statements: 1,
      proof: { status: 'proven', differences: [], gaps: [] },
    });
    expect(resultOf(await take(clientId, text)).transactions).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3, pending: 0 });
    expect(await rowsOf(clientId)).toEqual(['2026-03-02 -50.00 ICA', '2026-03-02 -50.00 ICA', '2026-03-02 6250.00 BGGIRERING']);
    const [account] = (await listBankAccounts(at.person, { clientId, limit: 5 })).items;
    expect([account?.balanceMinor, account?.balanceDay, account?.enabled]).toEqual([715_000n, '2026-03-02', true]);
    const [first] = (await listTransactions(at.person, { clientId, limit: 1 })).items;
    expect(new TextDecoder().decode((await transactionSource(at.person, first?.id ?? '')).bytes)).toMatch(
      /^<Ntry>[\s\S]*ICA[\s\S]*<\/Ntry>$/,
    );
  });

  test('that does not add up is stored, unproven with the figures, and asks a person', async () => {
    const clientId = await testClient();
    const job = await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', closing: '7150.01', entries }));
    expect(resultOf(job).proof).toMatchObject({ status: 'unproven', differences: [{ expected: '7150.00', actual: '7150.01' }] });
    expect(await rowsOf(clientId)).toHaveLength(3);
    const tasks = async () => (await listTasks(at.person, { clientId, kind: 'bank-unproven', limit: 5 })).items.map(({ status }) => status);
    expect(await tasks()).toEqual(['open']);
    const [asked] = (await listTasks(at.person, { clientId, kind: 'bank-unproven', limit: 5 })).items;
    expect(asked?.suggestion).toMatchObject({
      currency: 'SEK',
      statements: [
        {
          from: '2026-03-02',
          to: '2026-03-02',
          opening: '1000.00',
          entries: '6150.00',
          expected: '7150.00',
          actual: '7150.01',
          difference: '0.01',
        },
      ],
      gaps: [],
      days: [],
    });
    resultOf(await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries })));
    expect(await tasks()).toEqual(['done']);
  });

  test('that does not join the one before is unproven, until the one between comes', async () => {
    const clientId = await testClient();
    const day = (of: string, opening: string, closing: string) =>
      camt053({
        id: of,
        day: of,
        opening,
        closing,
        entries: [{ date: of, amount: String((Number(closing) - Number(opening)).toFixed(2)), text: of }],
      });
    resultOf(await take(clientId, day('2026-03-02', '100.00', '150.00')));
    const apart = resultOf(await take(clientId, day('2026-03-04', '170.00', '180.00')));
    expect(apart.proof).toMatchObject({ status: 'unproven', gaps: [{ expected: '150.00', actual: '170.00' }] });
    expect(resultOf(await take(clientId, day('2026-03-03', '150.00', '170.00'))).proof.status).toBe('proven');
    expect((await listTasks(at.person, { clientId, status: 'open', limit: 5 })).items).toEqual([]);
    expect((await listStatements(at.person, { clientId, limit: 5 })).items.flatMap(({ gaps }) => gaps)).toEqual([]);
  });

  test('that cannot be read with certainty changes nothing and says why', async () => {
    const clientId = await testClient();
    const job = await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries }).slice(0, -40));
    expect([job.status, job.error?.code, job.error?.faults.length]).toEqual(['failed', 'bank.file-refused', 1]);
    expect(await rowsOf(clientId)).toEqual([]);
    expect((await listBankAccounts(at.person, { clientId, limit: 5 })).items).toEqual([]);
  });

  test('of another account than the chosen one is refused', async () => {
    const clientId = await testClient();
    resultOf(await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries })));
    const [account] = (await listBankAccounts(at.person, { clientId, limit: 5 })).items;
    const other = camt053({ id: '1', day: '2026-03-02', opening: '1.00', entries, iban: 'SE3550000000054910000003' });
    const job = await take(clientId, other, 'camt053', { bankAccountId: account?.id ?? '' });
    expect([job.status, job.error?.code]).toEqual(['failed', 'bank.other-account']);
  });
});

describe('a camt.054 file', () => {
  const parts = [
    { amount: '6000.00', ocr: '1234567897', name: 'Kund A' },
    { amount: '250.00', ocr: '55555', name: 'Kund B' },
  ];

  test('adds its details to the deposit that they explain, and books nothing', async () => {
    const clientId = await testClient();
    resultOf(await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries })));
    const text = camt054({ id: 'd', day: '2026-03-02', amount: '6250.00', parts });
    expect(resultOf(await take(clientId, text, 'camt054'))).toMatchObject({
      transactions: { added: 0 },
      details: { joined: 1, waiting: 0 },
    });
    expect(await rowsOf(clientId)).toHaveLength(3);
    const deposit = (await listTransactions(at.person, { clientId, q: '6250,00', limit: 5 })).items[0];
    expect(deposit?.details.map(({ amountMinor, references }) => [amountMinor, references.ocr])).toEqual([
      ['600000', '1234567897'],
      ['25000', '55555'],
    ]);
    expect(resultOf(await take(clientId, text, 'camt054')).details).toEqual({ joined: 0, waiting: 0 });
  });

  test('that comes before its deposit waits for it', async () => {
    const clientId = await testClient();
    const text = camt054({ id: 'd', day: '2026-03-02', amount: '6250.00', parts });
    expect(resultOf(await take(clientId, text, 'camt054')).details).toEqual({ joined: 0, waiting: 1 });
    resultOf(await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries })));
    expect((await listTransactions(at.person, { clientId, q: 'BGGIRERING', limit: 5 })).items[0]?.details).toHaveLength(2);
  });

  test('that comes before its account waits for it, whatever another account has of the same amount', async () => {
    const clientId = await testClient();
    const other = camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries, iban: 'SE3550000000054910000003' });
    resultOf(await take(clientId, other));
    const text = camt054({ id: 'd', day: '2026-03-02', amount: '6250.00', parts });
    expect(resultOf(await take(clientId, text, 'camt054')).details).toEqual({ joined: 0, waiting: 1 });
    resultOf(await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '500.00', entries })));
    const accounts = (await listBankAccounts(at.person, { clientId, limit: 5 })).items;
    const { items } = await listTransactions(at.person, { clientId, q: 'BGGIRERING', limit: 5 });
    const joined = items.map(({ bankAccountId, details }) => [accounts.find(({ id }) => id === bankAccountId)?.iban, details.length]);
    expect(joined.sort()).toEqual([
      ['SE3550000000054910000003', 0],
      ['SE4550000000058398257466', 2],
    ]);
  });

  test.each(['PDNG', 'INFO'] as const)('tells nothing of a deposit by an entry that is %s', async (status) => {
    const clientId = await testClient();
    resultOf(await take(clientId, camt053({ id: '1', day: '2026-03-02', opening: '1000.00', entries })));
    const text = camt054({ id: 'd', day: '2026-03-02', amount: '6250.00', parts, status });
    expect(resultOf(await take(clientId, text, 'camt054'))).toMatchObject({
      transactions: { added: 0, unchanged: 0, pending: status === 'PDNG' ? 1 : 0 },
      details: { joined: 0, waiting: 0 },
    });
    expect((await listTransactions(at.person, { clientId, q: 'BGGIRERING', limit: 5 })).items[0]?.details).toEqual([]);
  });
});
