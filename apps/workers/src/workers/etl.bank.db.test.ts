import { bankAccountDays, changeBankAccount } from '@saldo/bank';
import { getFeed } from '@saldo/feeds';
import { getJob, type Job } from '@saldo/jobs';
import { addDays, dateInZone, formatAmount, parseAmount } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { openLog } from '@saldo/platform/log';
import { listTasks } from '@saldo/tasks';
import { testDatabase, testSystem } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountsOf, type BankFeedWorld, bankFeedWorld } from '../fixtures/bank-feed-world.ts';

let at: BankFeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
  at = await bankFeedWorld();
});
beforeEach(() => at.banks.clearFaults());
afterAll(() => at.close());

const SEB = 'SEB_SE_CORP_ESSESESS';
const HANDELSBANKEN = 'HANDELSBANKEN_HANDSESS';
const yesterday = () => addDays(dateInZone(new Date(), 'Europe/Stockholm'), -1);

interface BankResult {
  readonly transactions: { added: number; changed: number; removed: number; unchanged: number; pending: number };
  readonly accounts: number;
  readonly mirrors: number;
  readonly faults: readonly { code: string }[];
  readonly proof: { status: string; differences: readonly unknown[] };
}

function resultOf(job: Job): BankResult {
  if (job.status !== 'succeeded') throw new Error(`${job.name} ${job.status}: ${JSON.stringify(job.error)}`);
  return job.result as unknown as BankResult;
}

const openTasks = async (clientId: string) =>
  (await listTasks(at.person, { clientId, status: 'open', limit: 20 })).items.map(({ kind }) => kind).sort();

describe('a bank that is connected', () => {
  test('brings its accounts and all that it gives, and the next fetch changes nothing', async () => {
    const { clientId, feed, job } = await at.connected(HANDELSBANKEN);
    const first = resultOf(job);
    expect(first.transactions.added).toBeGreaterThan(20);
    expect(feed.status).toBe('active');
    const [account] = await accountsOf(at, clientId);
    expect(account?.balanceMinor).not.toBeNull();
    expect(account?.feed).toMatchObject({ feedId: feed.id, status: 'ready' });
    expect(account?.feed.consentExpiresAtMs).toBeGreaterThan(Date.now());
    const rows = await at.rowsOf(clientId);
    const again = resultOf(await at.sync(feed.id));
    expect(again.transactions).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(await at.rowsOf(clientId)).toEqual(rows);
  });

  test('that gives every id anew, books late and takes back keeps each transaction once', async () => {
    const { clientId, feed, job } = await at.connected(HANDELSBANKEN);
    const { added } = resultOf(job).transactions;
    const key =
      at.banks.banks().find(({ accounts }) => accounts.length > 0 && at.banks.consents().at(-1)?.bank.accounts === accounts)?.accounts[0]
        ?.key ?? '';
    at.banks.giveIdsAnew();
    expect(resultOf(await at.sync(feed.id)).transactions).toMatchObject({ added: 0, changed: 0, removed: 0 });
    const late = at.banks.addRow(key, { date: addDays(yesterday(), -5), amount: '-125.00', text: 'SENT BOKAD' });
    expect(resultOf(await at.sync(feed.id)).transactions).toMatchObject({ added: 1, removed: 0 });
    at.banks.withdraw(key, late.id);
    expect(resultOf(await at.sync(feed.id)).transactions).toMatchObject({ added: 0, removed: 1 });
    expect(await at.rowsOf(clientId)).toHaveLength(added);
    expect((await at.rowsOf(clientId, 'withdrawn')).join()).toContain('-125.00');
  });

  test('keeps its accounts and adds nothing twice when its consent is given anew, by whichever provider', async () => {
    const { clientId, feed } = await at.connected(HANDELSBANKEN);
    const rows = await at.rowsOf(clientId);
    const accounts = await accountsOf(at, clientId);
    resultOf(await at.reconnect(feed, HANDELSBANKEN));
    resultOf((await at.connected('SE:Handelsbanken', { clientId, provider: 'enablebanking' })).job);
    expect((await accountsOf(at, clientId)).map(({ id }) => id)).toEqual(accounts.map(({ id }) => id));
    expect(await at.rowsOf(clientId)).toEqual(rows);
  });

  test('that has two currencies under one number keeps them apart, at the first fetch and when its consent is given anew', async () => {
    const { clientId, feed, job } = await at.connected('SWEDBANK_SWEDSESS');
    const apart = async () => (await accountsOf(at, clientId)).map(({ id, iban, currency }) => `${id} ${iban} ${currency}`);
    const accounts = await apart();
    expect(resultOf(job).transactions).toMatchObject({ removed: 0 });
    expect((await accountsOf(at, clientId)).map(({ currency }) => currency).sort()).toEqual(['EUR', 'SEK']);
    const rows = await at.rowsOf(clientId);
    at.banks.quirks.newAccountIds = true;
    const renewed = resultOf(await at.reconnect(feed, 'SWEDBANK_SWEDSESS'));
    at.banks.quirks.newAccountIds = false;
    expect(renewed.transactions).toMatchObject({ added: 0, removed: 0 });
    expect(await apart()).toEqual(accounts);
    expect(await at.rowsOf(clientId)).toEqual(rows);
  });

  test('whose details have no number keeps the one that the consent told, so that a file of the account is not another', async () => {
    at.banks.quirks.detailsLackNumbers = true;
    const { clientId, job } = await at.connected(HANDELSBANKEN);
    at.banks.quirks.detailsLackNumbers = false;
    resultOf(job);
    const account = at.banks.banks().find(({ institutionId }) => institutionId === HANDELSBANKEN)?.accounts[0];
    expect((await accountsOf(at, clientId)).map(({ iban, name, ownerName }) => [iban, name, ownerName])).toEqual([
      [account?.iban, account?.name, account?.ownerName],
    ]);
  });

  test('whose rows do not make its balances has a person asked, with the figures of the days, until they do', async () => {
    const { clientId, feed } = await at.connected(HANDELSBANKEN);
    expect(await openTasks(clientId)).toEqual([]);
    const [account] = await accountsOf(at, clientId);
    await transaction(testSystem, (tx) =>
      tx.execute(sql`insert into bank_day_balances (bank_account_id, day, source, client_id, amount_minor)
        select bank_account_id, day - 10, 'told', client_id, 99999901 from bank_day_balances where bank_account_id = ${account?.id}`),
    );
    expect(resultOf(await at.sync(feed.id)).proof.status).toBe('unproven');
    const { items } = await listTasks(at.person, { clientId, status: 'open', limit: 20 });
    expect(items.map(({ kind, title }) => [kind, title.sv])).toEqual([
      ['bank-unproven', expect.stringContaining('stämmer inte med bankens')],
    ]);
    const { days = [] } = (items[0]?.suggestion ?? {}) as { days?: Record<string, string>[] };
    const balance = account?.balanceMinor ?? 0n;
    const { entries = '' } = days[0] ?? {};
    const expected = 99_999_901n + (parseAmount(entries) ?? 0n);
    expect(days).toEqual([
      {
        from: addDays(account?.balanceDay ?? yesterday(), -9),
        to: account?.balanceDay,
        opening: '999999.01',
        entries,
        expected: formatAmount(expected),
        actual: formatAmount(balance),
        difference: formatAmount(balance - expected),
      },
    ]);
    await transaction(testSystem, (tx) => tx.execute(sql`delete from bank_day_balances where client_id = ${clientId} and source = 'told'`));
    resultOf(await at.sync(feed.id));
    expect(await openTasks(clientId)).toEqual([]);
  });

  test.each([
    [SEB, 'gocardless'],
    ['SE:SEB', 'enablebanking'],
  ] as const)('%s, which writes the balance after each row, is proven day by day from its first fetch on', async (bank, provider) => {
    const { clientId, feed, job } = await at.connected(bank, { provider, keys: ['seb-0', 'seb-eur-0'] });
    expect(resultOf(job).proof).toMatchObject({ status: 'proven', differences: [] });
    const [account] = (await accountsOf(at, clientId)).filter(({ currency, enabled }) => currency === 'SEK' && enabled);
    const days = (await bankAccountDays(at.person, account?.id ?? '', { from: addDays(yesterday(), -80), to: yesterday() })).map(
      ({ state }) => state,
    );
    expect(new Set(days)).toEqual(new Set(['proven']));
    at.banks.addRow('seb-0', { date: addDays(yesterday(), -5), amount: '-125.00', text: 'SENT BOKAD' });
    expect(resultOf(await at.sync(feed.id)).proof).toMatchObject({ status: 'proven', differences: [] });
    expect(await openTasks(clientId)).toEqual([]);
  });

  test('has a card that repeats its account switched off, with the reason, unless a person switches it on', async () => {
    const { clientId, feed, job } = await at.connected(SEB);
    expect(resultOf(job)).toMatchObject({ mirrors: 1, proof: { status: 'proven', differences: [] } });
    const mirror = (await accountsOf(at, clientId)).find(({ disabledReason }) => disabledReason === 'mirror');
    expect([mirror?.enabled, mirror?.mirrorOf === null]).toEqual([false, false]);
    await changeBankAccount(at.person, mirror?.id ?? '', { enabled: true });
    resultOf(await at.sync(feed.id));
    expect((await accountsOf(at, clientId)).find(({ id }) => id === mirror?.id)).toMatchObject({ enabled: true, disabledReason: null });
  });
});

describe('a bank that gives nothing just now', () => {
  test('with its calls used up has the job wait until there are some again, and says when', async () => {
    const { feed } = await at.connected(HANDELSBANKEN);
    at.banks.fault({ kind: 'limit', resetSeconds: 7_200, times: 5 });
    const job = await at.sync(feed.id);
    expect([job.status, job.error?.code, job.error?.retryable]).toEqual(['queued', 'bank.limit', true]);
    expect(job.runAt.getTime()).toBeGreaterThan(Date.now() + 7_000_000);
  });

  test('with its consent over asks a person to renew it, and goes on when that is done', async () => {
    const { clientId, feed } = await at.connected(HANDELSBANKEN);
    const rows = await at.rowsOf(clientId);
    for (const { id } of at.banks.consents()) at.banks.expire(id);
    const job = await at.sync(feed.id);
    expect([job.status, job.error?.code]).toEqual(['failed', 'bank.consent-expired']);
    expect((await getFeed(at.person, feed.id)).status).toBe('needs_connect');
    expect(await openTasks(clientId)).toEqual(['bank-consent', 'feed-connect']);
    resultOf(await at.reconnect(feed, HANDELSBANKEN));
    expect(await openTasks(clientId)).toEqual([]);
    expect((await getFeed(at.person, feed.id)).status).toBe('active');
    expect(await at.rowsOf(clientId)).toEqual(rows);
  });

  test.each([
    ['access-expired', 'bank.revoked', 'har återkallats hos banken'],
    ['suspended', 'bank.suspended', 'är avstängd efter många fel'],
    ['consent-expired', 'bank.consent-expired', 'har gått ut'],
  ] as const)('because its consent is over (%s): the task and the account say why, until it is renewed', async (kind, code, words) => {
    const { clientId, feed } = await at.connected(HANDELSBANKEN);
    at.banks.fault({ kind, times: 20 });
    expect((await at.sync(feed.id)).error?.code).toBe(code);
    const { items } = await listTasks(at.person, { clientId, status: 'open', limit: 20 });
    expect(items.find(({ kind: of }) => of === 'bank-consent')?.title.sv).toContain(words);
    expect((await accountsOf(at, clientId))[0]?.feed.status).toBe(code.slice(5).replace('consent-', ''));
    at.banks.clearFaults();
    resultOf(await at.reconnect(feed, HANDELSBANKEN));
    expect((await accountsOf(at, clientId))[0]?.feed.status).toBe('ready');
    expect(await openTasks(clientId)).toEqual([]);
  });

  test('of its balances brings the transactions at the second try all the same', async () => {
    const { clientId, feed } = await at.connected(HANDELSBANKEN);
    const rows = await at.rowsOf(clientId);
    at.banks.addRow('shb', { date: addDays(yesterday(), -2), amount: '-1.00', text: 'NY' });
    at.banks.fault({ kind: 'down', path: '/balances', times: 'always' });
    const job = await at.sync(feed.id);
    expect([job.status, job.error?.code, (await at.rowsOf(clientId)).length]).toEqual(['queued', 'bank.bank-down', rows.length]);
    await transaction(testSystem, (tx) => tx.execute(sql`update jobs set run_at = now() where id = ${job.id}`));
    await expect.poll(async () => (await getJob(at.person, job.id)).status, { timeout: 20_000 }).toBe('succeeded');
    expect(await at.rowsOf(clientId)).toHaveLength(rows.length + 1);
  });

  test('of one account goes on with the others, and then says what became of it', async () => {
    const { clientId, feed } = await at.connected(SEB, { keys: ['seb-0', 'seb-eur-0'] });
    at.banks.addRow('seb-0', { date: yesterday(), amount: '-1.00', text: 'SEK' });
    at.banks.addRow('seb-eur-0', { date: yesterday(), amount: '-2.00', text: 'EUR' });
    at.banks.fault({ kind: 'not-granted', times: 1 });
    expect((await at.sync(feed.id)).error?.code).toBe('bank.not-granted');
    const accounts = await accountsOf(at, clientId);
    expect(accounts.map(({ feed: { status } }) => status).sort()).toEqual(['not-granted', 'ready']);
    expect((await at.rowsOf(clientId)).filter((row) => /-[12]\.00 (?:SEK|EUR)$/.test(row))).toHaveLength(1);
  });

  test.each([
    ['half-json', 'bank.unreadable'],
    ['login-page', 'bank.unreadable'],
    ['third-decimal', 'bank.unreadable'],
  ] as const)('%s: nothing is lost or doubled, and the sentence says what it was', async (kind, code) => {
    const { clientId, feed } = await at.connected(HANDELSBANKEN);
    const rows = await at.rowsOf(clientId);
    at.banks.fault({ kind, times: 20 });
    const job = await at.sync(feed.id);
    expect([job.status, job.error?.code]).toEqual(['queued', code]);
    at.banks.clearFaults();
    expect(await at.rowsOf(clientId)).toEqual(rows);
  });
});
