import { type Actor, plainDate } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sketchHead, sketchVoucher, type VoucherSketch } from '../book-sketches.ts';
import type { BooksHead } from '../books.ts';
import { packRaw } from '../raw-store.ts';
import { listEntries, listVouchers, voucherHistory, voucherSource } from './read-ledger.ts';
import { beginYear, finishYear, storeVouchers, type YearBooks, type YearState } from './store-year.ts';

beforeAll(async () => {
  await testDatabase();
});

const reader = userActor();

interface Source {
  readonly clientId: string;
  readonly feedId: string;
  readonly actor: Actor;
}

async function newSource(): Promise<Source> {
  const clientId = await testClient();
  return { clientId, feedId: newId(), actor: jobActor(clientId) };
}

interface Wish {
  readonly reach?: YearBooks['reach'];
  readonly head?: Partial<BooksHead>;
  /** Throws as a killed worker ends, after so many commits. */
  readonly killAfter?: number;
  onCommit?(): void;
}

/** Takes in a year as a job does; answers the last state. */
async function take({ clientId, feedId, actor }: Source, sketches: readonly VoucherSketch[], wish: Wish = {}): Promise<YearState> {
  const reach = wish.reach ?? 'whole-year';
  const head = sketchHead(wish.head);
  const vouchers = sketches.map(sketchVoucher);
  const books: YearBooks = {
    head,
    reach,
    mayShareNumbers: true,
    vouchers: async function* () {
      yield* batches(vouchers, 3);
    },
  };
  const text = JSON.stringify({ sketches, head }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const raw = await packRaw([new TextEncoder().encode(`${text}${' '.repeat(40)}`)], {
    kind: 'sie',
    name: 'prov.se',
    contentType: 'text/plain',
  });
  const year = { clientId, feedId, sourceYearId: '7', from: plainDate('2025-01-01'), to: plainDate('2025-12-31'), locked: false };
  const begun = await transaction(actor, (tx) => beginYear(tx, year, books, { raw, contentSha256: raw.sha256, full: false }));
  if (begun.unchanged) return begun.state;
  let kept = begun.state;
  let left = wish.killAfter ?? Number.POSITIVE_INFINITY;
  for (;;) {
    try {
      const done = await storeVouchers(
        {
          commit: async (state, work) => {
            if (left-- <= 0) throw new Error('killed');
            await transaction(actor, work);
            wish.onCommit?.();
            kept = state;
          },
          read: (work) => transaction(actor, work),
        },
        kept,
        books,
      );
      await transaction(actor, (tx) => finishYear(tx, actor, done, reach));
      return done;
    } catch (error) {
      if (!(error instanceof Error && error.message === 'killed')) throw error;
      left = Number.POSITIVE_INFINITY;
    }
  }
}

function* batches<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}

/** Everything of the ledger but ids and times. */
async function picture({ clientId }: Source) {
  const page = await listVouchers(reader, { clientId, limit: 500 });
  return page.items
    .map(({ series, number, date, text, flags, entries }) => ({
      series,
      number,
      date,
      text,
      flags: flags.map((flag) => flag.code),
      entries: entries.map(({ account, amountMinor, objects }) => [account, amountMinor, objects]),
    }))
    .sort((a, b) =>
      JSON.stringify([a.series, a.number, a.text, String(a.entries)]).localeCompare(
        JSON.stringify([b.series, b.number, b.text, String(b.entries)]),
      ),
    );
}

/** The sums by account and month, from the kept sums and from the entries themselves. */
async function sums({ clientId }: Source) {
  return await transaction(reader, async (tx) => ({
    kept: await rows(
      tx,
      sql`select account, month::text, debit_minor::text as debit, credit_minor::text as credit, entries from account_months
      where client_id = ${clientId} and entries <> 0 order by 1, 2`,
    ),
    counted: await rows(
      tx,
      sql`select account, date_trunc('month', date)::date::text as month, coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::text as debit,
      coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::text as credit, count(*)::int as entries
      from ledger_entries where client_id = ${clientId} and current group by 1, 2 order by 1, 2`,
    ),
  }));
}

const sketch: fc.Arbitrary<VoucherSketch> = fc.record({
  series: fc.constantFrom('A', 'B'),
  number: fc.constantFrom('1', '2', '3', '4', ''),
  date: fc.constantFrom('2025-01-31', '2025-06-01', '2026-01-01'),
  text: fc.constantFrom('hyra', 'lön'),
  minor: fc.constantFrom(0n, 100n, 250n),
});
const books = fc.array(sketch, { maxLength: 8 });

describe('storing a year', () => {
  it('makes the ledger the last books, whatever was there, counts what it did, and keeps the sums', async () => {
    await fc.assert(
      fc.asyncProperty(books, books, async (first, second) => {
        const [both, only] = [await newSource(), await newSource()];
        expect((await take(both, first)).counts).toEqual({ added: first.length, changed: 0, removed: 0, unchanged: 0 });
        const { counts } = await take(both, second);
        await take(only, second);
        expect(await picture(both)).toEqual(await picture(only));
        const isSame = JSON.stringify(first, text) === JSON.stringify(second, text);
        if (isSame) expect(counts).toEqual({ added: 0, changed: 0, removed: 0, unchanged: second.length });
        expect(counts.added + counts.changed + counts.unchanged).toBe(second.length);
        expect(counts.changed + counts.unchanged + counts.removed).toBe(first.length);
        const { kept, counted } = await sums(both);
        expect(kept).toEqual(counted);
      }),
      { numRuns: 12 },
    );
  });

  it('writes nothing the second time, and says so', async () => {
    const source = await newSource();
    const sketches = [{ number: '1' }, { number: '2', minor: 300n }];
    await take(source, sketches);
    const before = await footprint(source);
    const { counts, entries } = await take(source, sketches);
    expect([counts, entries]).toEqual([{ added: 0, changed: 0, removed: 0, unchanged: 2 }, 4]);
    expect(await footprint(source)).toEqual(before);
  });

  it('ends with the same rows and counts when it is cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(books, books, fc.nat(3), async (first, second, killAfter) => {
        const [whole, cutOff] = [await newSource(), await newSource()];
        for (const source of [whole, cutOff]) await take(source, first);
        const undisturbed = await take(whole, second);
        const resumed = await take(cutOff, second, { killAfter });
        expect(resumed.counts).toEqual(undisturbed.counts);
        expect(await picture(cutOff)).toEqual(await picture(whole));
      }),
      { numRuns: 8 },
    );
  });

  // A file may have half a million objects: one transaction of them held up everybody else on the embedded database.
  it('stores a huge head in several commits, and ends with the same rows when it is cut off between them', async () => {
    const objectsOf = (from: number) =>
      Array.from({ length: 25_000 }, (_, at) => ({ dimension: '1', number: String(from + at), name: 'Projekt' }));
    const head = { objects: objectsOf(0) };
    const source = await newSource();
    let commits = 0;
    await take(source, [{}], { head, onCommit: () => commits++ });
    expect(commits).toBeGreaterThan(3);
    await take(source, [{}], { head: { objects: objectsOf(20_000) }, killAfter: 1 });
    const [stored] = await transaction(reader, (tx) =>
      rows(
        tx,
        sql`select count(*)::int as objects, min(number::int) as first, max(number::int) as last from objects where client_id = ${source.clientId}`,
      ),
    );
    expect(stored).toEqual({ objects: 25_000, first: 20_000, last: 44_999 });
  });

  it('keeps the old version in history with its rows, and the ids of entries that are the same', async () => {
    const source = await newSource();
    const rent = {
      number: '5',
      text: 'Hyra',
      rows: [
        { account: '5010', amountMinor: 700n },
        { account: '1930', amountMinor: -700n },
      ],
    };
    await take(source, [rent]);
    const [before] = (await listVouchers(reader, { clientId: source.clientId, limit: 10 })).items;
    await take(source, [
      {
        ...rent,
        text: 'Hyra mars',
        rows: [
          { account: '5010', amountMinor: 650n },
          { account: '1930', amountMinor: -700n },
          { account: '2641', amountMinor: 50n },
        ],
      },
    ]);
    const [now] = (await listVouchers(reader, { clientId: source.clientId, limit: 10 })).items;
    expect(now?.id).toBe(before?.id);
    const idOf = (voucher: typeof now, account: string) => voucher?.entries.find((entry) => entry.account === account)?.id;
    expect(idOf(now, '1930')).toBe(idOf(before, '1930'));
    expect(idOf(now, '5010')).not.toBe(idOf(before, '5010'));
    const history = await voucherHistory(reader, now?.id ?? '');
    expect(history.map(({ version, state, text, entries }) => [version, state, text, entries.map((entry) => entry.amountMinor)])).toEqual([
      [1, 'superseded', 'Hyra', [700n, -700n]],
      [2, 'current', 'Hyra mars', [650n, -700n, 50n]],
    ]);
    expect(history[0]?.entries.map((entry) => entry.id)).toEqual(before?.entries.map((entry) => entry.id));
  });

  it('marks what has vanished, and gives it its ids again when it comes back', async () => {
    const source = await newSource();
    await take(source, [{ number: '1' }, { number: '2', text: 'borta' }]);
    const [, before] = (await listVouchers(reader, { clientId: source.clientId, limit: 10 })).items;
    expect((await take(source, [{ number: '1' }])).counts).toEqual({ added: 0, changed: 0, removed: 1, unchanged: 1 });
    const removed = (await listVouchers(reader, { clientId: source.clientId, state: 'removed', limit: 10 })).items;
    expect(removed.map(({ id, state, text, entries }) => [id, state, text, entries.length])).toEqual([[before?.id, 'removed', 'borta', 2]]);
    expect((await take(source, [{ number: '1' }, { number: '2', text: 'borta' }])).counts.added).toBe(1);
    const [, again] = (await listVouchers(reader, { clientId: source.clientId, limit: 10 })).items;
    expect(again?.entries.map((entry) => entry.id)).toEqual(before?.entries.map((entry) => entry.id));
    expect((await voucherHistory(reader, before?.id ?? '')).map(({ version, state }) => [version, state])).toEqual([
      [1, 'removed'],
      [2, 'current'],
    ]);
  });

  it('stores what is wrong at the source as it stands, flagged voucher by voucher', async () => {
    const source = await newSource();
    await take(source, [
      { number: '1', rows: [{ account: '1930', amountMinor: 5n }] },
      { number: '2', date: '2026-02-01' },
      { number: '3', text: 'a' },
      { number: '3', text: 'b' },
      { number: '4', rows: [] },
    ]);
    const flags = (await picture(source)).map(({ number, flags: codes }) => [number, codes]);
    expect(flags).toEqual([
      ['1', ['unbalanced']],
      ['2', ['date-outside-year']],
      ['3', ['duplicate-number']],
      ['3', ['duplicate-number']],
      ['4', []],
    ]);
  });

  it('gives the bytes that a voucher was read from', async () => {
    const source = await newSource();
    await take(source, [{ number: '1' }]);
    const [voucher] = (await listVouchers(reader, { clientId: source.clientId, limit: 1 })).items;
    const { bytes, name } = await voucherSource(reader, voucher?.id ?? '');
    expect([bytes.length, name, voucher?.source?.ref]).toEqual([20, 'prov.se', 'prov.se:3']);
  });
});

describe('storing additions and balances', () => {
  it('only adds, and flags the number that both have', async () => {
    const source = await newSource();
    await take(source, [{ number: '1', text: 'januari' }], { reach: 'additions' });
    const { counts } = await take(
      source,
      [
        { number: '1', text: 'februari' },
        { series: '', number: '', text: 'utan nummer' },
      ],
      { reach: 'additions' },
    );
    expect(counts).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 0 });
    expect((await picture(source)).map(({ text: said, flags }) => [said, flags]).sort()).toEqual([
      ['februari', ['duplicate-number']],
      ['januari', ['duplicate-number']],
      ['utan nummer', []],
    ]);
    expect(
      (
        await take(
          source,
          [
            { number: '1', text: 'februari' },
            { series: '', number: '', text: 'utan nummer' },
          ],
          { reach: 'additions' },
        )
      ).counts,
    ).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 2,
    });
  });

  it('leaves vouchers alone where only balances are told', async () => {
    const source = await newSource();
    await take(source, [{ number: '1' }]);
    const { counts } = await take(source, [], { reach: 'balances' });
    expect(counts).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 0 });
    expect((await picture(source)).length).toBe(1);
  });
});

describe('one source of books a year', () => {
  it('refuses another feed, and other days for the same year', async () => {
    const source = await newSource();
    await feedRow(source, 'active');
    await take(source, [{ number: '1' }]);
    const other = { ...source, feedId: newId() };
    await expect(take(other, [{ number: '1' }])).rejects.toMatchObject({
      code: 'ledger.year-has-source',
      details: { from: '2025-01-01', to: '2025-12-31' },
    });
    expect((await picture(source)).length).toBe(1);
  });

  it('takes over the year of an archived feed, and sees only what differs', async () => {
    const source = await newSource();
    await feedRow(source, 'archived');
    await take(source, [{ number: '1' }, { number: '2' }]);
    expect((await take({ ...source, feedId: newId() }, [{ number: '1' }])).counts).toEqual({
      added: 0,
      changed: 0,
      removed: 1,
      unchanged: 1,
    });
  });
});

describe('lists', () => {
  it('go on from where a page ended, each row once', async () => {
    const source = await newSource();
    await take(
      source,
      Array.from({ length: 7 }, (_, i) => ({ number: String(i + 1), text: `Köp ${i + 1}`, date: `2025-0${1 + (i % 3)}-15` })),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listVouchers(reader, { clientId: source.clientId, limit: 3, cursor });
      seen.push(...page.items.map((voucher) => voucher.number));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['1', '4', '7', '2', '5', '3', '6']);
    const entries = await listEntries(reader, {
      clientId: source.clientId,
      account: '1930',
      from: plainDate('2025-02-01'),
      to: plainDate('2025-02-28'),
      limit: 10,
    });
    expect(entries.items.map(({ number, accountName, voucherText }) => [number, accountName, voucherText])).toEqual([
      ['2', 'Företagskonto', 'Köp 2'],
      ['5', 'Företagskonto', 'Köp 5'],
    ]);
  });
});

async function feedRow({ clientId, feedId }: Source, status: string): Promise<void> {
  await transaction(reader, (tx) =>
    tx.execute(sql`insert into data_feeds (id, client_id, source, status) values (${feedId}, ${clientId}, 'MANUAL', ${status})`),
  );
}

/** What every row of the client's ledger was last written by; another one means that something was written. */
async function footprint({ clientId }: Source) {
  return await transaction(reader, (tx) =>
    rows(
      tx,
      sql`select t, count(*)::int as rows, max(x)::text as newest from (
      select 'vouchers' as t, xmin::text::bigint as x from vouchers where client_id = ${clientId}
      union all select 'entries', xmin::text::bigint from ledger_entries where client_id = ${clientId}
      union all select 'years', xmin::text::bigint from financial_years where client_id = ${clientId}
      union all select 'accounts', xmin::text::bigint from accounts where client_id = ${clientId}
      union all select 'months', xmin::text::bigint from account_months where client_id = ${clientId}
      union all select 'raw', xmin::text::bigint from raw_files where client_id = ${clientId}
      union all select 'versions', xmin::text::bigint from voucher_versions where client_id = ${clientId}) all_rows group by t order by t`,
    ),
  );
}

function text(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
