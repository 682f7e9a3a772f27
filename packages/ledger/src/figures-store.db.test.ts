import { addDays, type PlainDate, plainDate } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { getTrialBalance } from './actions/read-ledger.ts';
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
): Promise<string> {
  const clientId = await testClient();
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
  const source = { clientId, feedId: newId(), sourceYearId: null, ...year, locked: false };
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
