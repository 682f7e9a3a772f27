import { plainDate } from '@saldo/kernel';
import type { BooksVoucher } from '@saldo/ledger';
import type { SandboxOptions } from '@saldo/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { voucherDetails, voucherFiles, voucherObjects } from './details.ts';
import { fetchYears, yearsToFetch } from './fetch-years.ts';
import { type SandboxWorld, sandboxWorld } from './fixtures/sandbox-world.ts';
import { liveReading } from './live-reading.ts';
import type { RestYear, VoucherName } from './rest-books.ts';
import { modifiedSince } from './swedish-time.ts';

let worlds: SandboxWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.map(({ sandbox }) => sandbox.close()));
  worlds = [];
});

async function world(options: SandboxOptions = {}): Promise<SandboxWorld> {
  const made = await sandboxWorld({ size: 90, ...options });
  worlds.push(made);
  return made;
}

const thisYear = { id: 2, from: plainDate('2026-01-01'), to: plainDate('2026-12-31') };

async function restOf(made: SandboxWorld, wanted?: (name: VoucherName) => boolean): Promise<RestYear> {
  made.sandbox.control.fault({ kind: 'sie-forbidden', times: 'always' });
  const narrowed =
    wanted &&
    ((item: { VoucherSeries: string; VoucherNumber: string }) => wanted({ series: item.VoucherSeries, number: item.VoucherNumber }));
  for await (const fetched of fetchYears(made.client, [thisYear], narrowed ? { wanted: narrowed } : {}))
    if (fetched.kind === 'rest') return fetched.books;
  throw new Error('no year by REST');
}

async function vouchersOf(books: RestYear): Promise<BooksVoucher[]> {
  const vouchers: BooksVoucher[] = [];
  for await (const batch of books.batches) vouchers.push(...batch.vouchers);
  return vouchers;
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('where the export is not allowed', () => {
  test.each([
    { code: 2000663, status: 403 },
    { code: 2001101, status: 400 },
    { code: 2001427, status: 400 },
    { code: 2000762, status: 404 },
    { code: 2000423, status: 404 },
    { code: 2000588, status: 400 },
  ])('after $code the same books come by the REST calls, and they prove', async ({ code, status }) => {
    const made = await world();
    made.sandbox.control.fault({ kind: 'sie-forbidden', code, status, times: 'always' });
    const books = await restOf(made);
    const vouchers = await vouchersOf(books);
    const source = made.sandbox.control.company().years[1]!;
    expect(vouchers).toHaveLength(source.vouchers.length);
    expect(books.listed).toHaveLength(source.vouchers.length);
    for (const [index, voucher] of vouchers.entries()) {
      const theirs = source.vouchers[index]!;
      expect([voucher.series, voucher.number, voucher.date, voucher.text]).toEqual([
        theirs.series,
        String(theirs.number),
        theirs.date,
        theirs.text,
      ]);
      expect(voucher.rows.map(({ account, amountMinor }) => [account, amountMinor])).toEqual(
        theirs.rows.filter(({ state }) => state !== 'struck').map(({ account, amountMinor }) => [account, amountMinor]),
      );
      expect(voucher.corrections).toHaveLength(theirs.rows.filter(({ state }) => state === 'struck').length);
    }
    const moved = new Map<string, bigint>();
    for (const { account, amountMinor } of vouchers.flatMap(({ rows }) => rows))
      moved.set(account, (moved.get(account) ?? 0n) + amountMinor);
    const { balances } = books.head;
    const opening = new Map(balances.filter(({ kind }) => kind === 'IB').map(({ account, amountMinor }) => [account, amountMinor]));
    const closing = balances.filter(({ kind }) => kind === 'UB' || kind === 'RES');
    expect(closing.length).toBeGreaterThan(20);
    for (const { account, amountMinor } of closing)
      expect((opening.get(account) ?? 0n) + (moved.get(account) ?? 0n), account).toBe(amountMinor);
  });

  test('and where vouchers are not either, that is the error', async () => {
    const made = await world();
    made.sandbox.control.fault({ kind: 'error-code', code: 2000663, path: '/3/vouchers', times: 'always' });
    await expect(restOf(made)).rejects.toMatchObject({ code: 'fortnox.scope-missing' });
  });

  test('an older answer without balances costs a request for each account in use', async () => {
    const [newer, older] = [await world(), await world({ quirks: { balancesInList: false } })];
    const balances = async (made: SandboxWorld) => (await restOf(made)).head.balances;
    expect(await balances(older)).toEqual(await balances(newer));
    expect(older.sandbox.control.counts().api - newer.sandbox.control.counts().api).toBe(58);
  });

  test('only wanted vouchers cost a request, all are listed, and one that vanished meanwhile is told', async () => {
    const made = await world();
    const wages = made.sandbox.control.company().years[1]!.vouchers.filter(({ series }) => series === 'L');
    const books = await restOf(made, ({ series }) => series === 'L');
    made.sandbox.control.deleteVoucher({ series: 'L', number: wages.length });
    const before = made.sandbox.control.counts().api;
    const batches = await collected(books.batches);
    expect(made.sandbox.control.counts().api - before).toBe(wages.length);
    expect(batches.flatMap(({ vouchers }) => vouchers)).toHaveLength(wages.length - 1);
    expect(batches.flatMap(({ vanished }) => vanished)).toEqual([{ series: 'L', number: String(wages.length) }]);
    expect(books.listed.length).toBeGreaterThan(30);
  });
});

test('a year that was never opened, and one without a voucher, are results', async () => {
  const made = await world({ scenario: 'new-company' });
  const { planned } = await yearsToFetch(made.client, { today: plainDate('2026-11-25'), fetched: [], wish: {} });
  expect(planned).toHaveLength(1);
  for await (const fetched of fetchYears(made.client, planned)) expect(fetched).toMatchObject({ kind: 'sie', sie: { vouchers: 0 } });
  made.sandbox.control.fault({ kind: 'sie-forbidden', times: 'always' });
  for await (const fetched of fetchYears(made.client, planned))
    if (fetched.kind === 'rest')
      expect([await vouchersOf(fetched.books), fetched.books.listed, fetched.books.head.balances]).toEqual([[], [], []]);
});

test('the settings may be closed: then nothing is known to be locked', async () => {
  const made = await world();
  made.sandbox.control.fault({ kind: 'error-code', code: 2000663, path: '/3/settings/lockedperiod' });
  const { lockedUntil, planned } = await yearsToFetch(made.client, { today: plainDate('2026-11-25'), fetched: [], wish: {} });
  expect([lockedUntil, planned.length]).toEqual([null, 2]);
});

describe('details', () => {
  test('references and comments come 500 a page, and only what was touched since', async () => {
    const made = await world();
    const began = made.connection.now();
    expect(await voucherDetails(made.client, thisYear)).toContainEqual(
      expect.objectContaining({ series: 'B', number: '1', reference: { type: 'INVOICE', number: expect.any(String) } }),
    );
    made.pass(3_600_000);
    made.sandbox.control.changeVoucher({ series: 'A', number: 2 }, { comments: 'Attest saknas' });
    const touched = await voucherDetails(made.client, thisYear, { lastModified: modifiedSince(began + 1_800_000) });
    expect(touched).toEqual([{ series: 'A', number: '2', reference: null, comments: 'Attest saknas', approvalState: '0' }]);
    expect(made.sandbox.control.counts().api).toBe(2);
  });

  test('objects of the voucher itself, and files with their bytes', async () => {
    const made = await world({ size: 200 });
    const [invoice] = made.sandbox.control
      .company()
      .years[1]!.vouchers.filter(({ costCenter, series }) => costCenter !== null && series === 'B');
    const name = { series: 'B', number: String(invoice!.number) };
    expect(await collected(voucherObjects(made.client, thisYear, [name, { series: 'B', number: '9999' }]))).toEqual([
      { ...name, costCenter: invoice!.costCenter, project: null },
    ]);
    const [file] = await voucherFiles(made.client, thisYear);
    expect(file).toMatchObject({ series: 'D', name: expect.stringContaining('.pdf') });
    const { bytes, contentType } = await made.client.file(file!.fileId);
    expect(new TextDecoder().decode(bytes)).toMatch(/^%PDF-/);
    expect(contentType).toBe('application/pdf');
  });
});

test('one harmless read tells an operator what it saw', async () => {
  const made = await world();
  const { company, sentence } = await liveReading(made.client, made.connection.now);
  expect(company.tenantId).toBe('1084221');
  expect(sentence.sv).toBe('Fortnox svarade på 210 ms: Björk & Åkesson Möbler AB (555012-3458, databas 1084221).');
  expect(made.sandbox.control.counts().api).toBe(1);
});
