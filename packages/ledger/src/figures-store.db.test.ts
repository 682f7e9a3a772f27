import { addDays, type PlainDate, plainDate } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { getAccountMonths, getTrialBalance } from './actions/read-ledger.ts';
import { beginYear, finishYear, storeVouchers, type YearBooks, type YearWriter } from './actions/store-year.ts';
import { sketchHead, sketchVoucher } from './book-sketches.ts';
import type { BooksBalance, BooksVoucher } from './books.ts';
import { packRaw } from './raw-store.ts';

beforeAll(async () => {
  await testDatabase();
});

const reader = userActor();
/** A broken year that begins and ends within a month. */
const year = { from: plainDate('2024-05-15'), to: plainDate('2025-05-20') };
const length = 371;
const day = fc.integer({ min: -10, max: length + 10 }).map((days) => addDays(year.from, days));
const entry = fc.record({ date: day, account: fc.constantFrom('1930', '2440', '3001'), minor: fc.bigInt(-10_000n, 10_000n) });

async function store(
  entries: readonly { date: PlainDate; account: string; minor: bigint }[],
  opening: bigint,
  finished: boolean,
  of: { clientId?: string; from: PlainDate; to: PlainDate } = year,
): Promise<string> {
  const clientId = of.clientId ?? (await testClient());
  const actor = jobActor(clientId);
  const vouchers: BooksVoucher[] = entries.map(({ date, account, minor }, n) =>
    sketchVoucher({ number: String(n + 1), date, rows: [{ account, amountMinor: minor }] }),
  );
  const balance: BooksBalance = {
    kind: 'IB',
    yearIndex: 0,
    account: '1930',
    objects: [],
    month: null,
    amountMinor: opening,
    quantity: null,
  };
  const books: YearBooks = {
    head: sketchHead({ balances: [balance] }),
    reach: 'whole-year',
    mayShareNumbers: false,
    vouchers: async function* () {
      yield vouchers;
    },
  };
  const raw = await packRaw([new Uint8Array(8)], { kind: 'sie', name: 'prov.se', contentType: 'text/plain' });
  const source = { clientId, feedId: newId(), sourceYearId: null, from: of.from, to: of.to, locked: false };
  const begun = await transaction(actor, (tx) => beginYear(tx, source, books, { raw, contentSha256: raw.sha256, full: false }));
  const writer: YearWriter = { commit: (_state, work) => transaction(actor, work), read: (work) => transaction(actor, work) };
  const state = await storeVouchers(writer, begun.state, books);
  if (finished) await transaction(actor, (tx) => finishYear(tx, actor, state, books.reach));
  return clientId;
}

describe('the trial balance', () => {
  it('is what the entries sum to, for any days of a broken year, while it is being stored and after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 30 }),
        fc.bigInt(1n, 500n),
        fc.integer({ min: 0, max: length - 1 }),
        fc.nat(length),
        fc.boolean(),
        async (entries, opening, start, days, finished) => {
          const clientId = await store(entries, opening, finished);
          const from = addDays(year.from, start);
          const to = addDays(year.from, Math.min(start + days, length - 1));
          const { rows } = await getTrialBalance(reader, { clientId, from, to });
          const sum = (account: string, keep: (date: PlainDate, minor: bigint) => boolean) =>
            entries.filter((one) => one.account === account && keep(one.date, one.minor)).reduce((total, one) => total + one.minor, 0n);
          for (const account of ['1930', '2440', '3001']) {
            const row = rows.find((one) => one.account === account);
            const openingMinor = (account === '1930' ? opening : 0n) + sum(account, (date) => date >= year.from && date < from);
            const debitMinor = sum(account, (date, minor) => date >= from && date <= to && minor > 0n);
            const creditMinor = -sum(account, (date, minor) => date >= from && date <= to && minor < 0n);
            expect([row?.openingMinor ?? 0n, row?.debitMinor ?? 0n, row?.creditMinor ?? 0n]).toEqual([
              openingMinor,
              debitMinor,
              creditMinor,
            ]);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('the months of an account', () => {
  it('have the figures of the trial balance of each, for any days of a broken year, while it is being stored and after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 40 }),
        fc.bigInt(0n, 500n),
        fc.integer({ min: 0, max: length - 1 }),
        fc.nat(length),
        fc.boolean(),
        fc.constantFrom('1930', '2440', '3001', '9999'),
        async (entries, opening, start, days, finished, account) => {
          const clientId = await store(entries, opening, finished);
          const from = addDays(year.from, start);
          const to = addDays(year.from, Math.min(start + days, length - 1));
          const { months, year: of } = await getAccountMonths(reader, { clientId, account, from, to });
          expect([of.from, of.to, months[0]?.from, months.at(-1)?.to]).toEqual([year.from, year.to, from, to]);
          for (const month of months) {
            const { rows } = await getTrialBalance(reader, { clientId, from: month.from, to: month.to });
            const row = rows.find((one) => one.account === account);
            const { openingMinor, debitMinor, creditMinor, closingMinor } = row ?? nothing;
            expect(month).toEqual({ from: month.from, to: month.to, openingMinor, debitMinor, creditMinor, closingMinor });
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  it('open at the last closing where the source has not opened the year, and say so', async () => {
    const clientId = await store([{ date: plainDate('2024-06-01'), account: '1930', minor: 700n }], 300n, true);
    const next = { from: plainDate('2025-05-21'), to: plainDate('2026-05-20') };
    await store([{ date: plainDate('2025-06-03'), account: '1930', minor: -1n }], 0n, true, { clientId, ...next });
    const { months, flags } = await getAccountMonths(reader, { clientId, account: '1930', ...next });
    expect(months.slice(0, 2)).toMatchObject([
      { openingMinor: 1_000n, closingMinor: 1_000n },
      { openingMinor: 1_000n, creditMinor: 1n, closingMinor: 999n },
    ]);
    expect(flags.map(({ code }) => code)).toEqual(['carried']);
  });

  it('lie within one financial year', async () => {
    const clientId = await store([], 1n, true);
    const outside = { clientId, account: '1930', from: year.from, to: addDays(year.to, 1) };
    await expect(getAccountMonths(reader, outside)).rejects.toMatchObject({ code: 'ledger.no-single-year' });
  });
});

const nothing = { openingMinor: 0n, debitMinor: 0n, creditMinor: 0n, closingMinor: 0n };
