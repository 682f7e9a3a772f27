import { getFeed } from '@saldo/feeds';
import { formatAmount, plainDate } from '@saldo/kernel';
import { getTrialBalance, listFinancialYears, listVouchers, type Voucher, voucherHistory, voucherSource } from '@saldo/ledger';
import { openLog } from '@saldo/platform/log';
import type { SandboxOptions } from '@saldo/sandbox';
import { listTasks } from '@saldo/tasks';
import { testDatabase } from '@saldo/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FeedWorld, feedWorld, resultOf } from '../fixtures/feed-world.ts';

let made: FeedWorld | null = null;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
});
afterEach(async () => {
  await made?.close();
  made = null;
});

async function world(options: SandboxOptions = {}): Promise<FeedWorld> {
  made = await feedWorld(options);
  return made;
}

const vouchersAt = ({ sandbox }: FeedWorld) => sandbox.control.company().years.flatMap((year) => year.vouchers);

/** Every current voucher, without what a job that follows adds to it. */
async function stored({ person, clientId }: FeedWorld) {
  const found: Omit<Voucher, 'details'>[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listVouchers(person, { clientId, limit: 500, cursor });
    found.push(...page.items.map(({ details: _later, ...voucher }) => voucher));
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

describe('a sync', () => {
  test('brings every voucher of the years, proves them, and asks little', async () => {
    const at = await world();
    const result = resultOf(await at.sync());
    const source = vouchersAt(at);
    expect(result.vouchers).toEqual({ added: source.length, changed: 0, removed: 0, unchanged: 0 });
    expect(result.proof).toMatchObject({ status: 'proven', differences: [] });
    expect(at.sandbox.control.counts().sie).toBe(2);
    const vouchers = await stored(at);
    expect(vouchers.length).toBe(source.length);
    expect(result.entries).toBe(vouchers.reduce((sum, voucher) => sum + voucher.entries.length, 0));
    expect((await getFeed(at.person, at.feed.id)).lastSyncAt).not.toBeNull();
    const { items: years } = await listFinancialYears(at.person, { clientId: at.clientId, limit: 10 });
    expect(years.map(({ proof }) => proof?.status)).toEqual(['proven', 'proven']);
  });

  test('gives a trial balance that agrees with what the source states, account by account', async () => {
    const at = await world();
    resultOf(await at.sync());
    const { items: years } = await listFinancialYears(at.person, { clientId: at.clientId, limit: 10 });
    for (const { from, to } of years) {
      const balance = await getTrialBalance(at.person, { clientId: at.clientId, from, to });
      expect(balance.proof).toMatchObject({ status: 'proven', differences: [] });
      const { openingMinor, debitMinor, creditMinor, closingMinor } = balance.totals;
      expect(formatAmount(openingMinor + debitMinor - creditMinor)).toBe(formatAmount(closingMinor));
    }
  });

  test('changes nothing the second time, and says so', async () => {
    const at = await world();
    resultOf(await at.sync());
    const before = await stored(at);
    const { vouchers } = resultOf(await at.sync());
    expect(vouchers).toEqual({ added: 0, changed: 0, removed: 0, unchanged: before.length });
    expect(await stored(at)).toEqual(before);
  });

  test('sees exactly what was changed, added and removed, and keeps the old version', async () => {
    const at = await world();
    resultOf(await at.sync());
    const [first, second] = vouchersAt(at).filter((voucher) => voucher.rows.length > 1);
    const { control } = at.sandbox;
    if (!first || !second) throw new Error('no vouchers');
    control.changeVoucher({ year: 1, series: first.series, number: first.number }, { text: 'Rättad text' });
    control.addVoucher({
      date: plainDate('2026-11-20'),
      text: 'Ny',
      rows: [
        { account: '1930', amount: '10.00' },
        { account: '3001', amount: '-10.00' },
      ],
    });
    control.deleteVoucher({ year: 1, series: second.series, number: second.number }, { force: true });
    const { vouchers } = resultOf(await at.sync({ full: true }));
    expect(vouchers).toMatchObject({ added: 1, changed: 1, removed: 1 });
    const gone = await listVouchers(at.person, { clientId: at.clientId, state: 'removed', limit: 5 });
    expect(gone.items.map(({ series, number }) => [series, number])).toEqual([[second.series, String(second.number)]]);
    const changed = (await stored(at)).find((voucher) => voucher.text === 'Rättad text');
    expect((await voucherHistory(at.person, changed?.id ?? '')).map((one) => [one.state, one.text])).toEqual([
      ['superseded', first.text],
      ['current', 'Rättad text'],
    ]);
  });

  test('shows the bytes that a voucher came from', async () => {
    const at = await world();
    resultOf(await at.sync());
    const [voucher] = await stored(at);
    const { bytes } = await voucherSource(at.person, voucher?.id ?? '');
    expect(new TextDecoder('latin1').decode(bytes)).toMatch(
      new RegExp(`^#VER "?${voucher?.series}"? "?${voucher?.number}"? ${voucher?.date.replaceAll('-', '')}`),
    );
  });

  test('of a company without a financial year brings nothing, and says why', async () => {
    const at = await world({ scenario: 'no-years' });
    const result = resultOf(await at.sync());
    expect([result.vouchers.added, result.entries, result.proof.status, result.years]).toEqual([0, 0, 'unproven', []]);
    expect(result.faults).toMatchObject([
      { code: 'fortnox.no-years', message: { sv: expect.stringContaining('Lägg upp ett år i Fortnox') } },
    ]);
  });
});

describe('a sync of an export that is short by whole vouchers, however often it is asked for', () => {
  test('keeps what the source lists all the same, and names it', async () => {
    const at = await world({ size: 60 });
    const { control, url, apiKey } = at.sandbox;
    const [earlier, year] = control.company().years;
    resultOf(await at.sync());
    const before = await stored(at);
    const path = `/sie/4?financialyear=${year!.id}`;
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    control.fault({ kind: 'truncated-sie', path, afterBytes: text.indexOf('#VER B 1 '), times: 'always' });
    const short = resultOf(await at.sync());
    const kept = year!.vouchers.filter(({ series }) => series === 'A').length;
    expect(short.vouchers).toEqual({ added: 0, changed: 0, removed: 0, unchanged: earlier!.vouchers.length + kept });
    const lacking = `${year!.vouchers.length - kept} vouchers`;
    expect(short.faults).toContainEqual(
      expect.objectContaining({ code: 'fortnox.export-lacks', message: expect.objectContaining({ en: expect.stringContaining(lacking) }) }),
    );
    expect(await stored(at)).toEqual(before);
  });
});

describe('a sync that fails', () => {
  test('for good marks the feed and opens a task, which the next good one closes', async () => {
    const at = await world();
    at.sandbox.control.fault({ kind: 'error-code', code: 2001101, status: 403, path: '/3/financialyears', times: 'always' });
    const job = await at.sync();
    expect([job.status, job.error?.code]).toEqual(['failed', 'fortnox.licence-missing']);
    expect(await getFeed(at.person, at.feed.id)).toMatchObject({ status: 'failing', lastError: { code: 'fortnox.licence-missing' } });
    const open = async () =>
      (await listTasks(at.person, { clientId: at.clientId, status: 'open', limit: 10 })).items.map((task) => task.kind);
    expect(await open()).toEqual(['feed-failed']);
    at.sandbox.control.clearFaults();
    resultOf(await at.sync());
    expect([(await getFeed(at.person, at.feed.id)).status, await open()]).toEqual(['active', []]);
  });

  test('because the file is of another year leaves the books as they were', async () => {
    const at = await world({ size: 6 });
    resultOf(await at.sync());
    const before = await stored(at);
    at.sandbox.control.fault({ kind: 'other-year-sie', times: 'always' });
    const job = await at.sync();
    expect([job.status, job.error?.code]).toEqual(['failed', 'fortnox.other-year']);
    expect(job.error?.details).toMatchObject({ found: expect.stringMatching(/^1999-/) });
    expect(await stored(at)).toEqual(before);
  });
});

describe('a sync where the export is closed', () => {
  test('reads voucher by voucher, the second time only what changed', async () => {
    const at = await world({ size: 6, quirks: { balancesInList: true } });
    at.sandbox.control.fault({ kind: 'sie-forbidden', times: 'always' });
    const { vouchers, proof } = resultOf(await at.sync());
    const count = vouchersAt(at).length;
    expect([vouchers.added, proof.differences]).toEqual([count, []]);
    at.sandbox.control.forgetRequests();
    const second = resultOf(await at.sync());
    expect(second.vouchers).toEqual({ added: 0, changed: 0, removed: 0, unchanged: count });
    expect(second.faults.map(({ code }) => code)).toContain('fortnox.by-vouchers');
  });

  test('and one where it is open again, or closed later, see the same vouchers, whichever way was first', async () => {
    const at = await world({ size: 12, quirks: { balancesInList: true } });
    const { control } = at.sandbox;
    const { series, number } = control.addVoucher({
      date: plainDate('2026-11-20'),
      text: 'Hyra “city” – november',
      rows: [
        { account: '5010', amount: '100.00' },
        { account: '1930', amount: '-100.00' },
      ],
    });
    control.changeVoucher({ series, number }, { strike: [0], add: [{ account: '5410', amount: '100.00' }], by: 'Göran Öst' });
    const closed = { kind: 'sie-forbidden', times: 'always' } as const;
    const same = { added: 0, changed: 0, removed: 0, unchanged: vouchersAt(at).length };
    control.fault(closed);
    resultOf(await at.sync());
    const corrected = async () => (await stored(at)).find((voucher) => voucher.series === series && voucher.number === String(number));
    expect((await corrected())?.registeredOn).toBeNull();
    control.clearFaults();
    expect(resultOf(await at.sync()).vouchers).toEqual(same);
    // What only the export tells has come, without a version that nobody made.
    expect(await corrected()).toMatchObject({ registeredOn: expect.any(String), version: 1 });
    expect((await corrected())?.corrections.map(({ kind, by }) => [kind, by])).toEqual([
      ['struck', 'Göran Öst'],
      ['added', 'Göran Öst'],
    ]);
    const exported = await stored(at);
    control.fault(closed);
    expect(resultOf(await at.sync({ full: true })).vouchers).toEqual(same);
    expect(await stored(at)).toEqual(exported);
  });

  test('without a clear reason, where it was given before, is tried again and not gone around', async () => {
    const at = await world({ size: 6 });
    resultOf(await at.sync());
    const before = await stored(at);
    at.sandbox.control.forgetRequests();
    at.sandbox.control.fault({ kind: 'error-code', code: 2000588, status: 400, path: '/3/sie/4', times: 'always' });
    const job = await at.sync();
    expect([job.status, job.error?.code, job.error?.retryable]).toEqual(['failed', 'fortnox.refused', true]);
    expect(await stored(at)).toEqual(before);
    at.sandbox.control.clearFaults();
    expect(resultOf(await at.sync()).vouchers).toMatchObject({ changed: 0, unchanged: before.length });
  });
});
