import { createFeed, importKey, requestImport } from '@saldo/feeds';
import type { Job } from '@saldo/jobs';
import { plainDate } from '@saldo/kernel';
import { getTrialBalance, listFinancialYears, listVouchers, openYear } from '@saldo/ledger';
import { newId, transaction } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { openLog } from '@saldo/platform/log';
import { testClient, testDatabase } from '@saldo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FeedWorld, feedWorld, resultOf } from '../fixtures/feed-world.ts';

let at: FeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
  at = await feedWorld({ scenario: 'no-years' });
});
afterAll(() => at.close());

const HEAD = ['#FLAGGA 0', '#FORMAT PC8', '#GEN 20260110', '#PROGRAM "Prov" 1', '#FNAMN "Provbolaget AB"'];
const YEAR = '#RAR 0 20250101 20251231';
const CHART = ['#KONTO 1930 "Företagskonto"', '#KONTO 2081 "Aktiekapital"', '#KONTO 3001 "Försäljning"'];
const BALANCES = ['#IB 0 1930 500.00', '#IB 0 2081 -500.00', '#UB 0 1930 750.00', '#UB 0 2081 -500.00', '#RES 0 3001 -250.00'];
const voucher = (name: string, date: string, amount: string) => [
  `#VER ${name} ${date} "Text"`,
  '{',
  `#TRANS 1930 {} ${amount}`,
  `#TRANS 3001 {} -${amount}`,
  '}',
];
const file = (...lines: (string | readonly string[])[]) => `${[...HEAD, ...lines.flat()].join('\r\n')}\r\n`;
const whole = (...vouchers: string[][]) => file('#SIETYP 4', YEAR, CHART, BALANCES, ...vouchers);

async function take(clientId: string, text: string, fileName = 'bok.se'): Promise<Job> {
  const fileKey = importKey(newId());
  const { sha256 } = await files().put(
    fileKey,
    (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  );
  return at.ended((await requestImport(at.person, { clientId, kind: 'sie', fileKey, fileName, sha256 })).id);
}

const books = async (clientId: string) =>
  (await listVouchers(at.person, { clientId, limit: 100 })).items.map(({ series, number, date }) => `${series}${number} ${date}`);

test.each([
  ['1', 'ledger.file-without-year', 'sie.year-form'],
  ['4', 'ledger.file-refused', 'sie.own-year-form'],
])('a year of type %s that ends before it begins is the reason, with its line', async (type, code, fault) => {
  const text = file(
    `#SIETYP ${type}`,
    '#RAR 0 20250301 20240228',
    CHART,
    BALANCES,
    type === '4' ? voucher('A 1', '20250131', '100.00') : [],
  );
  const clientId = await testClient();
  const { status, error } = await take(clientId, text);
  expect([status, error?.code]).toEqual(['failed', code]);
  expect(error?.faults.map((one) => [one.code, one.line])).toEqual([[fault, HEAD.length + 2]]);
  expect(await books(clientId)).toEqual([]);
});

describe('an export of a year', () => {
  const year = whole(voucher('A 1', '20250131', '100.00'), voucher('A 2', '20250630', '150.00'));

  test('is the whole truth of it, proven, and the same file twice changes nothing', async () => {
    const clientId = await testClient();
    expect(resultOf(await take(clientId, year))).toMatchObject({
      vouchers: { added: 2, changed: 0, removed: 0, unchanged: 0 },
      entries: 4,
      proof: { status: 'proven', differences: [] },
    });
    for (const again of [year, year.replace('#GEN 20260110', '#GEN 20260111')]) {
      expect(resultOf(await take(clientId, again)).vouchers).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
    }
    const balance = await getTrialBalance(at.person, { clientId, from: plainDate('2025-02-01'), to: plainDate('2025-12-31') });
    expect(balance.rows.map((row) => [row.account, row.openingMinor, row.debitMinor, row.creditMinor, row.closingMinor])).toEqual([
      ['1930', 600_00n, 150_00n, 0n, 750_00n],
      ['2081', -500_00n, 0n, 0n, -500_00n],
      ['3001', -100_00n, 0n, 150_00n, -250_00n],
    ]);
    await expect(
      getTrialBalance(at.person, { clientId, from: plainDate('2024-12-01'), to: plainDate('2025-01-31') }),
    ).rejects.toMatchObject({ code: 'ledger.no-single-year', kind: 'invalid' });
  });

  test('removes what it lacks, and says where it does not agree with its own figures', async () => {
    const clientId = await testClient();
    resultOf(await take(clientId, year));
    const result = resultOf(await take(clientId, whole(voucher('A 1', '20250131', '100.00'))));
    expect(result.vouchers).toEqual({ added: 0, changed: 0, removed: 1, unchanged: 1 });
    expect(result.proof).toEqual({
      status: 'unproven',
      differences: [
        { account: '1930', expected: '750.00', actual: '600.00' },
        { account: '3001', expected: '-250.00', actual: '-100.00' },
      ],
      unbalanced: { count: 0, vouchers: [] },
    });
  });

  test('is stored as it stands and unproven where a voucher does not balance, although the balances agree', async () => {
    const clientId = await testClient();
    const crooked = [
      '#VER B 7 20250301 "Sned"',
      '{',
      '#TRANS 1930 {} 12.50',
      '}',
      '#VER B 8 20250302 "Tillbaka"',
      '{',
      '#TRANS 1930 {} -12.50',
      '}',
    ];
    const result = resultOf(
      await take(clientId, whole(voucher('A 1', '20250131', '100.00'), voucher('A 2', '20250630', '150.00'), crooked)),
    );
    const named = { voucherId: expect.any(String), series: 'B' };
    expect([result.vouchers.added, result.proof]).toEqual([
      4,
      {
        status: 'unproven',
        differences: [],
        unbalanced: {
          count: 2,
          vouchers: [
            { ...named, number: '7', date: '2025-03-01', difference: '12.50' },
            { ...named, number: '8', date: '2025-03-02', difference: '-12.50' },
          ],
        },
      },
    ]);
    const balance = await getTrialBalance(at.person, { clientId, from: plainDate('2025-04-01'), to: plainDate('2025-12-31') });
    expect([balance.proof.status, balance.proof.unbalanced.count]).toEqual(['unproven', 2]);
  });

  test('that was cut off between two vouchers changes nothing', async () => {
    const clientId = await testClient();
    const vouchers = [voucher('A 1', '20250131', '100.00'), voucher('A 2', '20250630', '100.00'), voucher('A 3', '20250701', '50.00')];
    resultOf(await take(clientId, whole(...vouchers)));
    const before = await books(clientId);
    const cut = await take(clientId, whole(...vouchers.slice(0, 1)));
    expect(cut).toMatchObject({ status: 'failed', error: { code: 'ledger.file-cut-off', retryable: false, details: { count: 2 } } });
    expect(await books(clientId)).toEqual(before);
    // Without one in the middle it is no cut, however it adds up.
    expect(resultOf(await take(clientId, whole(vouchers[0]!, vouchers[2]!))).vouchers).toMatchObject({ removed: 1 });
  });

  test('that ends before its vouchers and its balances changes nothing', async () => {
    const clientId = await testClient();
    resultOf(await take(clientId, year));
    const before = await books(clientId);
    const refused = await take(clientId, file('#SIETYP 4', YEAR, CHART));
    expect(refused).toMatchObject({
      status: 'failed',
      error: { code: 'ledger.file-without-vouchers', retryable: false, details: { count: 2 } },
    });
    expect(await books(clientId)).toEqual(before);
    const emptied = ['#IB 0 1930 500.00', '#UB 0 1930 500.00', '#IB 0 2081 -500.00', '#UB 0 2081 -500.00'];
    expect(resultOf(await take(clientId, file('#SIETYP 4', YEAR, CHART, emptied))).vouchers).toMatchObject({ removed: 2 });
  });

  test('of which nothing is stored where a line of it cannot be read', async () => {
    const clientId = await testClient();
    const job = await take(
      clientId,
      whole(voucher('A 1', '20250131', '100.00'), voucher('A 2', '20250230', '5.00'), voucher('A 3', '20250301', 'x')),
    );
    expect(job).toMatchObject({ status: 'failed', error: { code: 'ledger.file-refused', retryable: false } });
    expect(job.error?.faultCount).toBeGreaterThanOrEqual(2);
    expect(job.error?.faults[0]).toMatchObject({ file: 'bok.se', line: expect.any(Number) });
    expect([await books(clientId), (await listFinancialYears(at.person, { clientId, limit: 5 })).items]).toEqual([[], []]);
  });
});

describe('additions', () => {
  test('without a voucher are refused', async () => {
    const clientId = await testClient();
    const { status, error } = await take(clientId, file('#SIETYP 4', CHART), 'lön.si');
    expect([status, error?.code]).toEqual(['failed', 'ledger.file-without-vouchers']);
  });

  test('without a year go where their days lie, and the same file twice adds nothing', async () => {
    const clientId = await testClient();
    const additions = file(
      '#SIETYP 4',
      voucher('"" ""', '20241215', '10.00'),
      voucher('"" ""', '20250115', '20.00'),
      voucher('"" ""', '20250115', '20.00'),
    );
    expect(resultOf(await take(clientId, additions, 'lön.si')).vouchers).toEqual({ added: 3, changed: 0, removed: 0, unchanged: 0 });
    const { items } = await listFinancialYears(at.person, { clientId, limit: 5 });
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-01', '2024-12-31'],
      ['2025-01-01', '2025-12-31'],
    ]);
    expect(resultOf(await take(clientId, additions, 'lön.si')).vouchers).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
  });

  test('come beside what an export brought, which the next export says the truth about', async () => {
    const clientId = await testClient();
    const year = whole(voucher('A 1', '20250131', '100.00'));
    resultOf(await take(clientId, year));
    resultOf(await take(clientId, file('#SIETYP 4', voucher('L 1', '20250201', '5.00')), 'lön.si'));
    expect(await books(clientId)).toEqual(['A1 2025-01-31', 'L1 2025-02-01']);
    expect(resultOf(await take(clientId, year)).vouchers).toEqual({ added: 0, changed: 0, removed: 1, unchanged: 1 });
  });
});

describe('balances', () => {
  test('alone leave vouchers alone and prove what is there', async () => {
    const clientId = await testClient();
    const balances = file('#SIETYP 1', YEAR, CHART, BALANCES);
    expect(resultOf(await take(clientId, balances, 'saldon.se'))).toMatchObject({
      vouchers: { added: 0 },
      proof: { status: 'unproven', differences: [] },
    });
    resultOf(await take(clientId, whole(voucher('A 1', '20250131', '250.00'))));
    expect(resultOf(await take(clientId, balances, 'saldon.se'))).toMatchObject({
      vouchers: { removed: 0, unchanged: 0 },
      proof: { status: 'proven' },
    });
    expect(await books(clientId)).toEqual(['A1 2025-01-31']);
  });

  test('that are missing are the last closing, flagged', async () => {
    const clientId = await testClient();
    resultOf(await take(clientId, whole(voucher('A 1', '20250131', '250.00'))));
    resultOf(await take(clientId, file('#SIETYP 4', '#RAR 0 20260101 20261231', CHART, voucher('A 1', '20260105', '1.00')), '2026.se'));
    const { rows } = await getTrialBalance(at.person, { clientId, from: plainDate('2026-01-01'), to: plainDate('2026-12-31') });
    expect(rows.map((row) => [row.account, row.openingMinor, row.closingMinor, row.flags.map((flag) => flag.code)])).toEqual([
      ['1930', 750_00n, 751_00n, ['carried']],
      ['2081', -500_00n, -500_00n, ['carried']],
      ['3001', 0n, -1_00n, []],
    ]);
  });
});

describe('one source of books a year', () => {
  test('a second ends the job failed, with nothing stored', async () => {
    const clientId = await testClient();
    const feed = await createFeed(at.person, { clientId, source: 'FORTNOX', config: { apiKey: 'x' } });
    const year = { sourceYearId: '1', from: plainDate('2025-01-01'), to: plainDate('2025-12-31'), locked: false };
    await transaction(at.person, (tx) => openYear(tx, { clientId, feedId: feed.id, ...year }));
    for (const [text, fileName] of [
      [whole(voucher('A 9', '20250131', '250.00')), 'bok.se'],
      [file('#SIETYP 4', voucher('"" ""', '20241215', '10.00'), voucher('"" ""', '20250115', '20.00')), 'lön.si'],
    ] as const) {
      const job = await take(clientId, text, fileName);
      expect(job).toMatchObject({ status: 'failed', error: { code: 'ledger.year-has-source', details: { from: '2025-01-01' } } });
    }
    expect([await books(clientId), (await listFinancialYears(at.person, { clientId, limit: 5 })).items.length]).toEqual([[], 1]);
  });
});
