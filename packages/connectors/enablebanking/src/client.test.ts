import type { AccountRef } from '@saldo/bank/provider';
import { addDays, plainDate, SaldoError, sumMinor } from '@saldo/kernel';
import type { BankFaultWish, SandboxOptions } from '@saldo/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { type BankWorld, bankWorld } from './fixtures/bank-world.ts';

const TODAY = plainDate('2026-11-25');
const DAY_MS = 86_400_000;

let worlds: BankWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.map(({ sandbox }) => sandbox.close()));
  worlds = [];
});

async function world(options: SandboxOptions = {}, timeoutMs?: number): Promise<BankWorld> {
  const made = await bankWorld(options, timeoutMs);
  worlds.push(made);
  return made;
}

const failure = (promise: Promise<unknown>): Promise<SaldoError> =>
  promise.then(
    () => Promise.reject(new Error('went well')),
    (error: unknown) => (error instanceof SaldoError ? error : Promise.reject(error)),
  );

const calls = ({ sandbox }: BankWorld, part: string) => sandbox.control.requests().filter(({ address }) => address.includes(part)).length;
const isSlow = ({ kind }: BankFaultWish) => kind === 'slow' || kind === 'drip';

async function handelsbanken(made: BankWorld): Promise<AccountRef> {
  return (await made.connect('SE:Handelsbanken')).accounts[0]!;
}

describe('connecting', () => {
  test('the banks of a country, by country and name', async () => {
    const { value, limits } = await (await world()).provider.institutions('SE');
    expect(value.find(({ id }) => id === 'SE:Nordea')).toMatchObject({
      provider: 'enablebanking',
      bic: 'NDEASESS',
      customerTypes: ['business', 'personal'],
      historyDays: null,
      accessDays: 90,
    });
    expect(value.some(({ name }) => name === 'SEB Kort')).toBe(false);
    expect(limits).toEqual([]);
  });

  test('a consent as long as the bank gives, turned into a session that lasts, with what the bank says of each account', async () => {
    const made = await world();
    const begun = await made.provider.begin({
      institutionId: 'SE:SEB',
      reference: 'once',
      redirectUri: 'http://127.0.0.1:3000/callback',
      language: 'sv',
      customerType: 'business',
    });
    expect(begun.value).toMatchObject({ accessDays: 180, historyDays: null, agreementId: null });
    const body = new URLSearchParams([
      ['account', 'seb-0'],
      ['account', 'seb-card-0'],
      ['decision', 'approve'],
    ]);
    const { headers } = await fetch(begun.value.url, { method: 'POST', body, redirect: 'manual' });
    const query = Object.fromEntries(new URL(headers.get('location') ?? '').searchParams);
    expect(query).toEqual({ state: 'once', code: expect.any(String) });
    const { value } = await made.provider.complete({ requisitionId: begun.value.requisitionId, query });
    expect(value.requisitionId).not.toBe(begun.value.requisitionId);
    expect(value).toMatchObject({
      status: 'linked',
      institutionId: 'SE:SEB',
      expiresAt: new Date(made.now() + 180 * DAY_MS).toISOString(),
    });
    expect(value.accounts).toMatchObject([
      {
        iban: expect.stringMatching(/^SE\d{22}$/),
        currency: 'SEK',
        name: 'Företagskonto',
        ownerName: 'Björk & Åkesson Möbler AB',
        isCard: false,
      },
      { iban: null, bban: '5413********4221', isCard: true },
    ]);
    // A code works once.
    expect(await failure(made.provider.complete({ requisitionId: 'x', query }))).toMatchObject({
      code: 'bank.consent-refused',
      details: { reason: 'ALREADY_AUTHORIZED' },
    });
    expect(calls(made, '/sessions')).toBe(2);
    const { value: again } = await made.provider.consent(value.requisitionId);
    expect(again.accounts.map(({ stableKey, providerAccountId }) => [stableKey, providerAccountId])).toEqual(
      value.accounts.map(({ stableKey, providerAccountId }) => [stableKey, providerAccountId]),
    );
  });

  test('a person who cancels, and a code that is none', async () => {
    const made = await world();
    const { value } = await made.provider.begin({
      institutionId: 'SE:Nordea',
      reference: 's',
      redirectUri: 'http://127.0.0.1/',
      language: 'sv',
      customerType: 'personal',
      accessDays: 30,
    });
    expect(value.accessDays).toBe(30);
    const query = Object.fromEntries(new URL(made.banks.cancel(value.requisitionId)).searchParams);
    expect(await failure(made.provider.complete({ requisitionId: '', query }))).toMatchObject({
      code: 'bank.consent-refused',
      details: { reason: 'access_denied', said: 'User cancelled the session' },
    });
    expect((await failure(made.provider.complete({ requisitionId: '', query: { code: 'none' } }))).code).toBe('bank.consent-refused');
    expect(
      (
        await failure(
          made.provider.begin({
            institutionId: 'SE:None',
            reference: 's',
            redirectUri: 'http://127.0.0.1/',
            language: 'sv',
            customerType: 'business',
          }),
        )
      ).code,
    ).toBe('bank.missing');
  });

  test('the same account in a new session has another uid and the same key; two currencies share it', async () => {
    const made = await world();
    const [before, after] = [await handelsbanken(made), await handelsbanken(made)];
    expect(before.providerAccountId).not.toBe(after.providerAccountId);
    expect('stableKey' in before && 'stableKey' in after && before.stableKey === after.stableKey).toBe(true);
    const { accounts } = await made.connect('SE:Swedbank');
    expect(new Set(accounts.map(({ stableKey }) => stableKey)).size).toBe(1);
    expect(accounts.map(({ currency }) => currency).sort()).toEqual(['EUR', 'SEK']);
  });

  test('ends when it is revoked, at the provider or at the bank, and when its time is over', async () => {
    const made = await world();
    const { requisitionId, accounts } = await made.connect('SE:Nordea');
    expect(await made.provider.revoke(requisitionId)).toBe(true);
    expect(await made.provider.revoke(requisitionId)).toBe(false);
    expect(await made.provider.revoke('nothing')).toBe(false);
    expect((await failure(made.provider.balances(accounts[0]!))).code).toBe('bank.revoked');
    expect((await made.provider.consent(requisitionId)).value.status).toBe('revoked');
    const other = await made.connect('SE:Nordea');
    made.banks.revoke(other.requisitionId);
    expect((await failure(made.provider.balances(other.accounts[0]!))).code).toBe('bank.revoked');
    const third = await made.connect('SE:Nordea');
    made.pass(91 * DAY_MS);
    expect((await failure(made.provider.balances(third.accounts[0]!))).code).toBe('bank.consent-expired');
    expect((await made.provider.consent(third.requisitionId)).value.status).toBe('expired');
  });

  test('who signs with what the service does not know is told to look at the keys', async () => {
    const made = await world();
    expect(await failure(made.stranger.institutions('SE'))).toMatchObject({ code: 'bank.misconfigured', retry: 'never' });
  });
});

describe('what is read', () => {
  test('all pages of rows, an empty one between them, that agree with the balance', async () => {
    const made = await world({ bankQuirks: { pageSize: 20 } });
    const { accounts } = await made.connect('SE:SEB', ['seb-0']);
    const from = addDays(TODAY, -729);
    const { value } = await made.provider.transactions(accounts[0]!, from, TODAY);
    const { value: stated } = await made.provider.balances(accounts[0]!);
    const known = made.banks.account('seb-0');
    const before = sumMinor(known.rows.filter(({ bookingDate }) => bookingDate < from).map(({ amountMinor }) => amountMinor));
    const booked = stated.balances.find(({ kind }) => kind === 'ITBD');
    // The bank names no currency of its balances and pads its amounts to three decimals.
    expect(booked).toMatchObject({ currency: 'SEK', amountMinor: made.banks.balance('seb-0') });
    expect(known.openingMinor + before + sumMinor(value.booked.map(({ amountMinor }) => amountMinor))).toBe(booked?.amountMinor);
    expect(calls(made, '/transactions?')).toBe(Math.ceil((value.booked.length + value.pending.length) / 20) + 1);
    expect(new TextDecoder().decode(value.raw)).toContain('"amount":"23125.000"');
    const last = value.booked.at(-1)!;
    const json = JSON.parse(new TextDecoder().decode(value.raw.subarray(last.place!.offset, last.place!.offset + last.place!.length)));
    expect([`entry:${json.entry_reference}`, json.booking_date]).toEqual([last.references.ids[0], last.bookingDate]);
    expect(last.place?.line).toBeGreaterThan(2);
  });

  test('direction, other side, bankgiro and OCR; a handle is no id', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.addRow('shb', { date: TODAY, amount: '12500.00', text: 'Faktura 1001', counterparty: 'Åkerlund & Söner AB', ocr: '10017' });
    const { value } = await made.provider.transactions(account, addDays(TODAY, -60), TODAY);
    const paid = value.booked.find(({ references }) => references.bankgiro !== '');
    expect(paid?.references.bankgiro).toMatch(/^\d{8}$/);
    expect(paid?.amountMinor).toBeLessThan(0n);
    const received = value.booked.find(({ text }) => text === 'Faktura 1001');
    expect(received).toMatchObject({
      amountMinor: 1_250_000n,
      counterparty: { name: 'Åkerlund & Söner AB' },
      references: { ocr: '10017', ids: [expect.stringMatching(/^entry:/)] },
    });
    expect(value.pending).toMatchObject([{ status: 'pending', text: 'RESERVATION OKQ8', amountMinor: -100_000n, bookingDate: TODAY }]);
    expect(value.booked.filter(({ text }) => text === 'ESPRESSO HOUSE')).toHaveLength(3);
  });

  test('fewer days where the bank gives no more without a person', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    const { value } = await made.provider.transactions(account, addDays(TODAY, -700), TODAY);
    expect(value.from).toBe(addDays(TODAY, -89));
    expect(value.booked.every(({ bookingDate }) => bookingDate >= value.from)).toBe(true);
    made.banks.fault({ kind: 'period-refused', times: 'always' });
    expect((await failure(made.provider.transactions(account, addDays(TODAY, -30), TODAY))).code).toBe('bank.refused');
  });

  test('what the bank says of an account, asked for by itself', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    expect((await made.provider.details(account)).value).toMatchObject({
      providerAccountId: account.providerAccountId,
      bban: '6112123456789',
      iban: null,
      currency: 'SEK',
    });
  });
});

describe('what is refused', () => {
  const refused: readonly (readonly [what: string, fault: BankFaultWish, code: string, retry: 'never' | 'later', sent: number])[] = [
    ['a bank that is down', { kind: 'down', times: 'always' }, 'bank.bank-down', 'later', 2],
    ['a service that is out of order', { kind: 'unknown-error', times: 'always' }, 'bank.out-of-order', 'later', 2],
    ['always too slow', { kind: 'slow', delayMs: 5_000, times: 'always' }, 'bank.timeout', 'later', 2],
    ['always cut', { kind: 'cut', afterBytes: 3, times: 'always' }, 'bank.unreachable', 'later', 2],
    ['always a page', { kind: 'login-page', times: 'always' }, 'bank.unreadable', 'later', 2],
    ['a bank that was asked too often', { kind: 'limit' }, 'bank.limit', 'later', 1],
    ['a session that is over', { kind: 'consent-expired' }, 'bank.consent-expired', 'never', 1],
    ['one that was revoked', { kind: 'access-expired' }, 'bank.revoked', 'never', 1],
    ['an account that is not granted', { kind: 'not-granted' }, 'bank.not-granted', 'never', 1],
    ['an account that is gone', { kind: 'account-closed' }, 'bank.missing', 'never', 1],
    ['a machine that may not ask', { kind: 'ip-denied', path: '/accounts/' }, 'bank.misconfigured', 'never', 1],
    ['a third decimal', { kind: 'third-decimal', path: '/transactions' }, 'bank.unreadable', 'later', 1],
  ];
  test.each(refused)('%s', async (_what, fault, code, retry, sent) => {
    const made = await world({}, isSlow(fault) ? 200 : undefined);
    const account = await handelsbanken(made);
    made.banks.fault(fault);
    const error = await failure(made.provider.transactions(account, addDays(TODAY, -7), addDays(TODAY, -1)));
    expect([error.code, error.retry, error.details.provider]).toEqual([code, retry, 'enablebanking']);
    expect(calls(made, '/transactions?date_from=2026-11-18&date_to=2026-11-24')).toBe(sent);
  });

  test.each<BankFaultWish>([{ kind: 'down' }, { kind: 'half-json' }, { kind: 'empty-body' }, { kind: 'cut', afterBytes: 9 }])(
    '$kind passes, once',
    async (fault) => {
      const made = await world();
      const account = await handelsbanken(made);
      made.banks.fault(fault);
      expect((await made.provider.balances(account)).value.balances).toHaveLength(3);
      expect(made.waits).toEqual([2_000]);
    },
  );

  test('the fifth call of a day, without a word of when', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    for (let i = 0; i < 4; i++) await made.provider.balances(account);
    expect(await failure(made.provider.balances(account))).toMatchObject({
      code: 'bank.limit',
      afterSeconds: 21_600,
      details: { scope: 'balances' },
    });
    expect(made.waits).toEqual([]);
  });

  test('a half of the pages is none of them', async () => {
    const made = await world({ bankQuirks: { pageSize: 10 } });
    const account = await handelsbanken(made);
    made.banks.fault({ kind: 'down', path: 'continuation_key', skip: 1, times: 'always' });
    expect((await failure(made.provider.transactions(account, addDays(TODAY, -300), TODAY))).code).toBe('bank.bank-down');
  });
});
