import { plainDate } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { sketchHead, sketchVoucher, type VoucherSketch } from '../book-sketches.ts';
import { packRaw } from '../raw-store.ts';
import { drawLines } from '../voucher-sample.ts';
import { listFinancialYears } from './read-ledger.ts';
import { sampleVouchers } from './sample-vouchers.ts';
import { beginYear, finishYear, storeVouchers, type YearBooks } from './store-year.ts';

const auditor = (clientId: string) => userActor({ role: 'AUDITOR', clientIds: [clientId] });

beforeAll(async () => {
  await testDatabase();
});

async function store(clientId: string, sketches: readonly VoucherSketch[], year = '2025'): Promise<string> {
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
  const days = { from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) };
  const source = { clientId, feedId: FEED, sourceYearId: null, ...days, locked: false };
  const { state } = await transaction(actor, (tx) => beginYear(tx, source, of, { raw, contentSha256: raw.sha256, full: false }));
  const done = await storeVouchers(
    { read: (work) => transaction(actor, work), commit: (_state, work) => transaction(actor, work) },
    state,
    of,
  );
  await transaction(actor, (tx) => finishYear(tx, actor, done, of.reach));
  const { items } = await listFinancialYears(actor, { clientId, limit: 9 });
  return items.find(({ from }) => from === days.from)?.id ?? '';
}

const FEED = newId();
const named = (count: number, date = '2025-03-01'): VoucherSketch[] =>
  Array.from({ length: count }, (_, n) => ({ series: 'A', number: String(n + 1), date }));

describe('a sample', () => {
  it('is what its method says, whoever draws it again', async () => {
    const clientId = await testClient();
    // Two of one number, one of another series, and one without a number: every form that an identity has.
    await store(clientId, [
      ...named(40),
      { series: 'A', number: '7', date: '2025-03-02', text: 'Samma nummer' },
      { series: 'Ö', number: '1' },
    ]);
    const drawn = await sampleVouchers(auditor(clientId), { clientId, n: 12, seed: 'kontroll 7' });
    expect(drawn).toMatchObject({ seed: 'kontroll 7', population: 42 });
    const lines = named(40).map(({ number }) => `2025-01-01|A|${number}`);
    const all = [...lines, '2025-01-01|A|7|1', '2025-01-01|Ö|1'];
    expect(drawn.items.map(({ identity }) => identity)).toEqual(drawLines('kontroll 7', all, 12));
    expect(drawn.items.every(({ entries, source }) => entries.length > 0 && source?.sha256.length === 64)).toBe(true);
  });

  it('of equal books of another client, stored in another order, is the same', async () => {
    const [one, other] = [await testClient(), await testClient()];
    await store(one, named(30));
    await store(other, named(30).reverse());
    const of = async (clientId: string) =>
      (await sampleVouchers(auditor(clientId), { clientId, n: 10, seed: 'x' })).items.map(({ identity }) => identity);
    expect(await of(other)).toEqual(await of(one));
  });

  it('makes a seed where none is given, and another one each time', async () => {
    const clientId = await testClient();
    await store(clientId, named(5));
    const [first, second] = [
      await sampleVouchers(auditor(clientId), { clientId, n: 3 }),
      await sampleVouchers(auditor(clientId), { clientId, n: 3 }),
    ];
    expect(first.seed).toMatch(/^[0-9a-f]{16}$/);
    expect(second.seed).not.toBe(first.seed);
    expect(await sampleVouchers(auditor(clientId), { clientId, n: 3, seed: first.seed })).toEqual(first);
  });

  it('is drawn from the year or the days that are named, and from what the books hold now', async () => {
    const clientId = await testClient();
    const year = await store(clientId, [...named(3), { series: 'B', number: '1', date: '2025-06-30' }]);
    await store(clientId, named(2, '2026-02-01'), '2026');
    const population = async (filter: object) => (await sampleVouchers(auditor(clientId), { clientId, n: 500, ...filter })).items.length;
    expect(await population({})).toBe(6);
    expect(await population({ financialYearId: year })).toBe(4);
    expect(await population({ from: plainDate('2025-06-30'), to: plainDate('2026-02-01') })).toBe(3);
    expect(await population({ from: plainDate('2024-01-01'), to: plainDate('2024-12-31') })).toBe(0);
    await store(clientId, named(2));
    expect(await population({ financialYearId: year })).toBe(2);
  });

  it("is never of another's books, nor of another client's year", async () => {
    const [mine, theirs] = [await testClient(), await testClient()];
    await store(mine, named(3));
    const year = await store(theirs, named(3));
    await expect(sampleVouchers(auditor(mine), { clientId: theirs, n: 3 })).rejects.toMatchObject({ kind: 'missing' });
    for (const financialYearId of [year, newId(), 'x']) {
      await expect(sampleVouchers(auditor(mine), { clientId: mine, financialYearId, n: 3 })).rejects.toMatchObject({ kind: 'missing' });
    }
    await expect(sampleVouchers(userActor(), { clientId: mine, financialYearId: year, n: 3 })).rejects.toMatchObject({ kind: 'missing' });
  });

  it('leaves no trace: nothing of the client changes by looking', async () => {
    const clientId = await testClient();
    await store(clientId, named(3));
    const state = () =>
      transaction(jobActor(clientId), async (tx) => ({
        log: await rows(tx, sql`select seq, hash from audit_rows where client_id = ${clientId} order by seq`),
        vouchers: await rows(tx, sql`select * from vouchers order by id`),
        years: await rows(tx, sql`select * from financial_years order by id`),
      }));
    const before = await state();
    await sampleVouchers(auditor(clientId), { clientId, n: 3 });
    expect(await state()).toEqual(before);
  });
});
