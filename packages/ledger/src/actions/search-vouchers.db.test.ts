import { plainDate } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sketchHead, sketchRow, sketchVoucher, type VoucherSketch } from '../book-sketches.ts';
import { packRaw } from '../raw-store.ts';
import type { VoucherFilter } from '../voucher-filter-store.ts';
import { listVouchers } from './read-ledger.ts';
import { beginYear, finishYear, storeVouchers, type YearBooks } from './store-year.ts';

const reader = userActor();

beforeAll(async () => {
  await testDatabase();
});

async function store(clientId: string, sketches: readonly VoucherSketch[], feedId = newId()): Promise<string> {
  const actor = jobActor(clientId);
  const of: YearBooks = {
    head: sketchHead(),
    reach: 'whole-year',
    mayShareNumbers: true,
    async *vouchers() {
      yield sketches.map(sketchVoucher);
    },
  };
  const raw = await packRaw([new TextEncoder().encode(newId())], { kind: 'sie', name: 'prov.se', contentType: 'text/plain' });
  const source = { clientId, feedId, sourceYearId: null, from: plainDate('2025-01-01'), to: plainDate('2025-12-31'), locked: false };
  const { state } = await transaction(actor, (tx) => beginYear(tx, source, of, { raw, contentSha256: raw.sha256, full: false }));
  const done = await storeVouchers(
    { read: (work) => transaction(actor, work), commit: (_state, work) => transaction(actor, work) },
    state,
    of,
  );
  await transaction(actor, (tx) => finishYear(tx, actor, done, of.reach));
  return feedId;
}

/** The names of all that answer, in their order, page after page. */
async function found(filter: Omit<VoucherFilter, 'limit'>, limit = 2): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listVouchers(reader, { ...filter, limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    names.push(...page.items.map(({ series, number }) => `${series}${number}`));
    cursor = page.nextCursor;
  }
  return names;
}

const rows = (...all: [account: string, text?: string][]) => all.map(([account, text = '']) => sketchRow({ account, text }));

const BOOKS: VoucherSketch[] = [
  { series: 'A', number: '1', date: '2025-01-05', text: 'Hyra Örebro', rows: rows(['5010'], ['1930']) },
  { series: 'A', number: '105', date: '2025-02-05', text: 'Faktura 4711', rows: rows(['4010', 'Grus, 100 %'], ['4010'], ['2440']) },
  { series: 'LEV1', number: '105', date: '2025-02-01', text: 'Betalning', rows: rows(['2440'], ['1930', 'OCR 4711']) },
  { series: 'B', number: '4711', date: '2025-03-01', text: 'Lön', rows: rows(['7010'], ['19301']) },
  { series: 'B', number: '2', date: '2026-01-01', text: 'Utanför', rows: rows(['1930'], ['3001']) },
];

describe('looking for vouchers', () => {
  let clientId: string;
  beforeAll(async () => {
    clientId = await testClient();
    await store(clientId, BOOKS);
  });

  it.each([
    ['a 105', ['A105']],
    ['lev1-105', ['LEV1105']],
    ['105', ['LEV1105', 'A105']],
    ['4711', ['LEV1105', 'A105', 'B4711']],
    ['faktura 4711', ['A105']],
    ['a 7', []],
    [' hyra ÖRE', ['A1']],
    ['100 %', ['A105']],
    ['100_%', []],
    ['', ['A1', 'LEV1105', 'A105', 'B4711', 'B2']],
  ])('%j is found by name, number or text', async (q, names) => {
    expect(await found({ clientId, q })).toEqual(names);
  });

  it.each([
    ['1930', ['A1', 'LEV1105', 'B4711', 'B2']],
    ['19301', ['B4711']],
    ['4', ['A105']],
    ['44', []],
    ['19%', []],
  ])('account %j is that of a row, or how it begins', async (account, names) => {
    expect(await found({ clientId, account })).toEqual(names);
    expect(await found({ clientId, account }, 1)).toEqual(names);
    expect(await found({ account, from: plainDate('2025-01-01') }, 500)).toEqual(expect.arrayContaining(names));
  });

  it('joins what is asked', async () => {
    expect(await found({ clientId, flagged: true })).toEqual(['B2']);
    expect(await found({ clientId, flagged: false })).toEqual(['A1', 'LEV1105', 'A105', 'B4711']);
    expect(await found({ clientId, account: '1930', flagged: true })).toEqual(['B2']);
    expect(await found({ clientId, account: '1930', series: 'B' })).toEqual(['B4711', 'B2']);
    expect(await found({ clientId, account: '2440', q: '4711' })).toEqual(['LEV1105', 'A105']);
    expect(await found({ clientId, account: '2440', q: 'a 105' })).toEqual(['A105']);
    expect(await found({ clientId, account: '1930', q: 'a 105' })).toEqual([]);
    expect(await found({ clientId, account: '24', number: '105', series: 'A' })).toEqual(['A105']);
    expect(await found({ clientId, account: '1930', from: plainDate('2025-02-01'), to: plainDate('2025-03-01') })).toEqual([
      'LEV1105',
      'B4711',
    ]);
    expect(await found({ clientId, q: '4711', from: plainDate('2025-02-02') })).toEqual(['A105', 'B4711']);
  });

  it.each(['removed', 'superseded'] as const)('finds among the %s ones what they said', async (state) => {
    const other = await testClient();
    const feedId = await store(other, BOOKS);
    const after = BOOKS.map((sketch) => ({ ...sketch, date: '2025-04-01', text: 'ny', rows: rows(['8999']) }));
    await store(other, state === 'removed' ? [] : after, feedId);
    expect(await found({ clientId: other, account: '1930' })).toEqual([]);
    expect(await found({ clientId: other, state, q: '4711' })).toEqual(['LEV1105', 'A105', 'B4711']);
    expect(await found({ clientId: other, state, q: 'lev1 105' })).toEqual(['LEV1105']);
    expect(await found({ clientId: other, state, account: '1930' })).toEqual(['A1', 'LEV1105', 'B4711', 'B2']);
    expect(await found({ clientId: other, state, flagged: true })).toEqual(['B2']);
    expect(await found({ clientId: other, state, q: '4711', sort: '-date' }, 1)).toEqual(['B4711', 'A105', 'LEV1105']);
  });

  it('answers as a look at every voucher would, whatever is asked and however it is paged', async () => {
    const client = await testClient();
    const sketch: fc.Arbitrary<VoucherSketch> = fc.record({
      series: fc.constantFrom('A', 'B'),
      number: fc.integer({ min: 1, max: 40 }).map(String),
      date: fc.constantFrom('2025-01-31', '2025-02-01', '2025-06-01', '2026-02-01'),
      text: fc.constantFrom('hyra', 'Hyra 12', 'lön', ''),
      rows: fc.array(
        fc
          .record({ account: fc.constantFrom('1930', '1931', '2440', '30', '3001'), text: fc.constantFrom('', 'rad', 'HYRA') })
          .map(sketchRow),
        { maxLength: 3 },
      ),
    });
    const books = fc.sample(fc.array(sketch, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 7 })[0] ?? [];
    await store(client, books);
    const all = (await listVouchers(reader, { clientId: client, limit: 500 })).items;
    expect(all).toHaveLength(60);
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            q: fc.constantFrom('hyra', 'RAD', '12', 'xyz'),
            account: fc.constantFrom('1930', '19', '3', '9'),
            flagged: fc.boolean(),
            series: fc.constantFrom('A', 'B'),
            from: fc.constant(plainDate('2025-02-01')),
            sort: fc.constantFrom('date', '-date'),
          },
          { requiredKeys: [] },
        ),
        fc.integer({ min: 1, max: 30 }),
        async ({ q, account, flagged, series, from, sort }, limit) => {
          const text = (one: string) => one.toLowerCase().includes((q ?? '').toLowerCase());
          const expected = all.filter(
            (voucher) =>
              (q === undefined || voucher.number === q || text(voucher.text) || voucher.entries.some((entry) => text(entry.text))) &&
              (account === undefined || voucher.entries.some((entry) => entry.account.startsWith(account))) &&
              (flagged === undefined || voucher.flags.length > 0 === flagged) &&
              (series === undefined || voucher.series === series) &&
              (from === undefined || voucher.date >= from),
          );
          const names = expected.map(({ series: of, number }) => `${of}${number}`);
          if (sort === '-date') names.reverse();
          expect(await found({ clientId: client, q, account, flagged, series, from, sort }, limit)).toEqual(names);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a search through many vouchers', () => {
  it('ends a page before it is full rather than look at all of them at once, and finds what lies behind', async () => {
    const client = await testClient();
    await store(client, [{ number: '1', date: '2025-12-31', text: 'nålen' }]);
    await transaction(jobActor(client), (tx) =>
      tx.execute(sql`insert into vouchers (id, client_id, feed_id, financial_year_id, series, number, date, text, content_hash, seen_at)
        select gen_random_uuid(), client_id, feed_id, financial_year_id, 'H', n::text, '2025-01-01', 'hö', '', now()
        from vouchers, generate_series(1, 20500) n where client_id = ${client}`),
    );
    const first = await listVouchers(reader, { clientId: client, q: 'nålen', limit: 10 });
    expect(first.items).toEqual([]);
    const second = await listVouchers(reader, { clientId: client, q: 'nålen', limit: 10, cursor: first.nextCursor ?? '' });
    expect([second.items.map(({ text }) => text), second.nextCursor]).toEqual([['nålen'], null]);
  });
});
