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
    (value) =>
      Promise.reject(
        new Error(`went well: ${JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)).slice(0, 80)}`),
      ),
    (error: unknown) => (error instanceof SaldoError ? error : Promise.reject(error)),
  );

/** The one account that Handelsbanken has, with its currency known. */
async function handelsbanken(made: BankWorld): Promise<AccountRef> {
  const { accounts } = await made.connect('HANDELSBANKEN_HANDSESS');
  return { ...accounts[0]!, currency: 'SEK' };
}

const calls = ({ sandbox }: BankWorld, part: string) => sandbox.control.requests().filter(({ address }) => address.includes(part)).length;
const isSlow = ({ kind }: BankFaultWish) => kind === 'slow' || kind === 'drip';

describe('what is read', () => {
  test('rows and balances that agree with each other and with the books, through a bank that says all in one text', async () => {
    const made = await world();
    const { accounts } = await made.connect('SEB_SE_CORP_ESSESESS', ['seb-0']);
    const account = { ...accounts[0]!, currency: 'SEK' };
    const { value } = await made.provider.transactions(account, addDays(TODAY, -729), TODAY);
    const { value: balances } = await made.provider.balances(account);
    const known = made.banks.account('seb-0');
    const before = known.rows.filter(({ bookingDate }) => bookingDate < addDays(TODAY, -729));
    const opening = known.openingMinor + sumMinor(before.map(({ amountMinor }) => amountMinor));
    const booked = balances.balances.find(({ kind }) => kind === 'ITBD');
    expect(booked).toMatchObject({ date: TODAY, currency: 'SEK', amountMinor: made.banks.balance('seb-0') });
    expect(opening + sumMinor(value.booked.map(({ amountMinor }) => amountMinor))).toBe(booked?.amountMinor);
    const paid = value.booked.find(({ text }) => text.startsWith('Skatteverket'));
    expect(paid).toMatchObject({
      status: 'booked',
      currency: 'SEK',
      counterparty: { name: paid?.text },
      references: { ids: expect.arrayContaining([expect.stringMatching(/^number:54909/)]) },
    });
    expect(new TextDecoder().decode(value.raw.subarray(paid!.place!.offset, paid!.place!.offset + paid!.place!.length))).toContain(
      '"additionalInformation":"Skatteverket',
    );
  });

  test('only the days asked for, and nothing of tomorrow is asked for', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    const { value } = await made.provider.transactions(account, addDays(TODAY, -30), TODAY);
    expect(value.booked.every(({ bookingDate }) => bookingDate >= addDays(TODAY, -30) && bookingDate <= TODAY)).toBe(true);
    expect(value).toMatchObject({ from: addDays(TODAY, -30), to: TODAY, outside: 0, lastUpdated: '2026-11-25T11:00:00.000Z' });
    made.banks.forgetCalls();
    // Half past midnight in Sweden is yesterday in Greenwich, whose day is the service's.
    made.pass(Date.parse('2026-11-25T23:30:00Z') - made.now());
    const past = await made.provider.transactions(account, addDays(TODAY, -5), addDays(TODAY, 1));
    expect(past.value.to).toBe('2026-11-26');
    await made.provider.transactions(account, addDays(TODAY, -5), addDays(TODAY, -3));
    expect(made.sandbox.control.requests().at(-1)?.address).toContain('?date_from=2026-11-20&date_to=2026-11-22');
  });

  test('three equal purchases are three, and each has an id of its own', async () => {
    const made = await world();
    const { value } = await made.provider.transactions(await handelsbanken(made), addDays(TODAY, -30), TODAY);
    const coffees = value.booked.filter(({ text }) => text === 'ESPRESSO HOUSE');
    expect(coffees).toHaveLength(3);
    expect(new Set(coffees.map(({ references }) => references.ids.join())).size).toBe(3);
  });

  test('what is pending becomes booked under another text, amount and id; late, withdrawn and moved rows are as the bank tells them', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    const read = async () => {
      made.banks.forgetCalls();
      return (await made.provider.transactions(account, addDays(TODAY, -30), addDays(TODAY, 3))).value;
    };
    const texts = (rows: readonly { readonly text: string }[], word: string) => rows.filter(({ text }) => text.includes(word)).length;
    const today = await read();
    const reserved = today.pending.find(({ text }) => text === 'RESERVATION OKQ8');
    expect(reserved).toMatchObject({
      status: 'pending',
      bookingDate: TODAY,
      amountMinor: -100_000n,
      references: { ids: [expect.stringMatching(/^transaction:/)] },
    });
    expect([texts(today.booked, 'Felaktig'), texts(today.booked, 'Avgift'), texts(today.booked, 'Elbolaget')]).toEqual([1, 0, 0]);
    made.pass(2 * DAY_MS);
    const later = await read();
    const fuel = later.booked.find(({ text }) => text === 'OKQ8 STOCKHOLM');
    expect(fuel).toMatchObject({ bookingDate: '2026-11-27', valueDate: TODAY, amountMinor: -81_250n });
    expect(fuel?.references.ids).not.toEqual(reserved?.references.ids);
    expect(texts(later.pending, 'OKQ8')).toBe(0);
    expect([texts(later.booked, 'Felaktig'), texts(later.booked, 'Avgift'), texts(later.booked, 'Elbolaget')]).toEqual([0, 1, 1]);
    const [moved, before] = [later, today].map(({ booked }) => booked.find(({ text }) => text === 'Överföring 5551'));
    const [was, is] = [before, moved].map((row) => row?.references.ids ?? []);
    expect([before?.bookingDate, moved?.bookingDate]).toEqual(['2026-11-20', '2026-11-21']);
    expect([was?.[0] === is?.[0], was?.[1] === is?.[1]]).toEqual([false, true]);
  });

  test('the other side, its bankgiro and the OCR number of a bank that tells them apart', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.addRow('shb', { date: TODAY, amount: '12500.00', text: 'Faktura 1001', counterparty: 'Åkerlund & Söner AB', ocr: '10017' });
    const { value } = await made.provider.transactions(account, addDays(TODAY, -60), TODAY);
    expect(value.booked.find(({ text }) => text === 'Faktura 1001')).toMatchObject({
      amountMinor: 1_250_000n,
      counterparty: { name: 'Åkerlund & Söner AB', account: '' },
      references: { ocr: '10017', message: 'Faktura 1001' },
    });
    const paid = value.booked.find(({ references }) => references.bankgiro !== '');
    expect(paid?.references.bankgiro).toMatch(/^\d{8}$/);
    expect(paid?.amountMinor).toBeLessThan(0n);
  });

  test('what is bought with a credit card goes out, and what is owed is less than nothing', async () => {
    const made = await world();
    const { accounts } = await made.connect('SEB_KORT_AB_SE_SKHSFI21');
    const account = { ...accounts[0]!, currency: 'SEK' };
    const { value } = await made.provider.transactions(account, addDays(TODAY, -90), TODAY);
    expect(value.booked.length).toBeGreaterThan(3);
    expect(value.booked.every(({ amountMinor }) => amountMinor < 0n)).toBe(true);
    const { value: stated } = await made.provider.balances(account);
    expect(stated.balances.find(({ kind }) => kind === 'XPCD')?.amountMinor).toBe(made.banks.balance('seb-kort'));
    expect(stated.balances.some(({ kind }) => kind === 'ITBD' || kind === 'CLBD')).toBe(false);
  });

  test('an account in another currency, and what was paid in a third', async () => {
    const made = await world();
    const { accounts } = await made.connect('SWEDBANK_SWEDSESS', ['swed-eur']);
    const { value } = await made.provider.transactions({ ...accounts[0]!, currency: 'EUR' }, addDays(TODAY, -60), TODAY);
    expect(value.booked.find(({ foreign }) => foreign !== null)).toMatchObject({
      amountMinor: 1_240_000n,
      currency: 'EUR',
      foreign: { amountMinor: 1_325_000n, currency: 'USD', rate: '1.0685' },
      counterparty: { account: 'DE02120300000000202051' },
    });
  });

  test('more than 90 days of a bank that gives them once is the same old list from then on', async () => {
    const made = await world();
    const { value: begun } = await made.provider.begin({
      institutionId: 'SWEDBANK_SWEDSESS',
      reference: 'h',
      redirectUri: 'http://127.0.0.1/',
      language: 'sv',
      customerType: 'business',
      purpose: 'history',
    });
    made.banks.approve(begun.requisitionId);
    const [account] = (await made.provider.complete({ requisitionId: begun.requisitionId, query: {} })).value.accounts;
    const read = async () =>
      (await made.provider.transactions({ ...account!, currency: 'SEK' }, addDays(TODAY, -400), TODAY)).value.booked.length;
    const first = await read();
    made.pass(1_000);
    made.banks.addRow('swed-sek', { date: TODAY, amount: '1', text: 'Ny' });
    expect(await read()).toBe(first);
  });
});

describe('limits', () => {
  test('come with every answer, and the fifth call of a day is told when it may come', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    const left: unknown[] = [];
    for (let i = 0; i < 4; i++) left.push((await made.provider.balances(account)).limits.find(({ scope }) => scope === 'balances'));
    expect(left).toEqual([3, 2, 1, 0].map((remaining) => ({ scope: 'balances', limit: 4, remaining, resetSeconds: 86_400 })));
    made.pass(1_308_000);
    const refused = await failure(made.provider.balances(account));
    expect(refused).toMatchObject({
      code: 'bank.limit',
      kind: 'limit',
      retry: 'later',
      afterSeconds: 85_092,
      details: { scope: 'balances' },
    });
    expect(calls(made, '/balances/')).toBe(5);
    expect(made.waits).toEqual([]);
    // Every kind of data has a count of its own.
    expect(
      (await made.provider.transactions(account, TODAY, TODAY)).limits.map(({ scope, remaining }) => [scope, remaining]),
    ).toContainEqual(['transactions', 3]);
    made.pass(85_092_000);
    expect((await made.provider.balances(account)).limits.find(({ scope }) => scope === 'balances')?.remaining).toBe(3);
  });

  const limited: readonly (readonly [what: string, fault: BankFaultWish, afterSeconds: number])[] = [
    ['its own, by the header', { kind: 'limit', resetSeconds: 777 }, 777],
    ["the bank's, which says nothing of when", { kind: 'bank-limit' }, 21_600],
  ];
  test.each(limited)('%s', async (_what, fault, afterSeconds) => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.fault(fault);
    expect(await failure(made.provider.transactions(account, TODAY, TODAY))).toMatchObject({ code: 'bank.limit', afterSeconds });
    expect(calls(made, '/transactions/')).toBe(1);
  });

  test('headers that are not there, or cannot be right, are no limit', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.fault({ kind: 'no-limit-headers' });
    expect((await made.provider.balances(account)).limits).toEqual([]);
    made.banks.fault({ kind: 'wrong-limit-headers' });
    expect((await made.provider.balances(account)).limits).toEqual([{ scope: 'balances', limit: 4, remaining: 0, resetSeconds: null }]);
  });
});

describe('what passes by itself', () => {
  test.each<BankFaultWish>([
    { kind: 'down' },
    { kind: 'unknown-error' },
    { kind: 'slow', delayMs: 5_000 },
    { kind: 'drip' },
    { kind: 'cut', afterBytes: 10 },
    { kind: 'half-json' },
    { kind: 'not-json' },
    { kind: 'empty-body' },
    { kind: 'login-page' },
    { kind: 'redirect' },
  ])('$kind, once', async (fault) => {
    const made = await world({}, isSlow(fault) ? 200 : undefined);
    const account = await handelsbanken(made);
    made.banks.fault({ ...fault, path: '/balances/' });
    expect((await made.provider.balances(account)).value.balances.length).toBeGreaterThan(1);
    expect(made.waits).toEqual([2_000]);
  });

  test('a token that is over is renewed once, by its refresh token while that lives', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.expireTokens();
    await made.provider.balances(account);
    expect([calls(made, 'token/new/'), calls(made, 'token/refresh/')]).toEqual([1, 1]);
    // The refresh token stays the same, and serves the day after as well.
    made.pass(DAY_MS);
    await made.provider.balances(account);
    expect([calls(made, 'token/new/'), calls(made, 'token/refresh/')]).toEqual([1, 2]);
    made.banks.expireTokens('refresh');
    await made.provider.balances(account);
    expect([calls(made, 'token/new/'), calls(made, 'token/refresh/')]).toEqual([2, 3]);
    made.pass(31 * DAY_MS);
    await made.provider.balances(account);
    expect([calls(made, 'token/new/'), calls(made, 'token/refresh/')]).toEqual([3, 3]);
  });
});

describe('what does not', () => {
  const lasting: readonly (readonly [what: string, fault: BankFaultWish, code: string, retry: 'never' | 'later', sent: number])[] = [
    ['a bank that is always down', { kind: 'down', times: 'always' }, 'bank.bank-down', 'later', 2],
    ['an unknown error, which counts', { kind: 'unknown-error', times: 'always' }, 'bank.bank-down', 'later', 2],
    ['always too slow', { kind: 'slow', delayMs: 5_000, times: 'always' }, 'bank.timeout', 'later', 2],
    ['always cut', { kind: 'cut', afterBytes: 3, times: 'always' }, 'bank.unreachable', 'later', 2],
    ['always half', { kind: 'half-json', times: 'always' }, 'bank.unreadable', 'later', 2],
    ['always a page', { kind: 'login-page', times: 'always' }, 'bank.unreadable', 'later', 2],
    ['a consent that is over', { kind: 'consent-expired' }, 'bank.consent-expired', 'never', 1],
    ['one that was told with 400', { kind: 'consent-expired', status: 400 }, 'bank.consent-expired', 'never', 1],
    ['one that was taken back', { kind: 'access-expired' }, 'bank.revoked', 'never', 1],
    ['an account that is closed', { kind: 'account-closed' }, 'bank.account-closed', 'never', 1],
    ['an account that was not granted', { kind: 'not-granted' }, 'bank.not-granted', 'never', 1],
    ['an account that is suspended', { kind: 'suspended' }, 'bank.suspended', 'never', 1],
    ['an account that is not ready', { kind: 'not-ready' }, 'bank.not-ready', 'later', 1],
    ['keys that are none', { kind: 'wrong-secret', path: '/accounts/' }, 'bank.misconfigured', 'never', 1],
    ['a machine that may not ask', { kind: 'ip-denied', path: '/accounts/' }, 'bank.misconfigured', 'never', 1],
    ['a token that is always old', { kind: 'old-token', times: 'always', path: '/accounts/' }, 'bank.misconfigured', 'never', 2],
  ];
  test.each(lasting)('%s', async (_what, fault, code, retry, sent) => {
    const made = await world({}, isSlow(fault) ? 200 : undefined);
    const account = await handelsbanken(made);
    made.sandbox.control.forgetRequests();
    made.banks.fault(fault);
    const error = await failure(made.provider.transactions(account, addDays(TODAY, -30), TODAY));
    expect([error.code, error.retry, error.details.provider]).toEqual([code, retry, 'gocardless']);
    expect(calls(made, '/transactions/')).toBe(sent);
  });

  test('says whether a failure counts towards the suspension, and what the service said', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.fault({ kind: 'unknown-error', times: 2 });
    expect((await failure(made.provider.balances(account))).details).toMatchObject({
      counted: true,
      type: 'UnknownRequestError',
      status: 500,
    });
    made.banks.fault({ kind: 'down', times: 2 });
    expect((await failure(made.provider.balances(account))).details).toMatchObject({
      counted: false,
      said: "Couldn't update account balances. Institution service unavailable",
    });
    made.banks.fault({ kind: 'not-ready' });
    expect((await failure(made.provider.balances(account))).afterSeconds).toBe(300);
  });

  test('ten failures in a row suspend the account: six calls, since each is tried twice', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    made.banks.fault({ kind: 'unknown-error', times: 11 });
    const codes: string[] = [];
    for (let i = 0; i < 6; i++) codes.push((await failure(made.provider.balances(account))).code);
    expect(codes).toEqual([...Array(5).fill('bank.bank-down'), 'bank.suspended']);
  });

  test('a consent that ends while it is used', async () => {
    const made = await world();
    const { requisitionId, accounts } = await made.connect('HANDELSBANKEN_HANDSESS');
    await made.provider.balances(accounts[0]!);
    made.banks.revoke(requisitionId);
    expect((await failure(made.provider.balances(accounts[0]!))).code).toBe('bank.revoked');
    const other = await made.connect('NORDEA_NDEASESS');
    made.pass(90 * DAY_MS);
    expect((await failure(made.provider.balances(other.accounts[0]!))).code).toBe('bank.consent-expired');
    expect((await made.provider.consent(other.requisitionId)).value).toMatchObject({ status: 'expired', accounts: [{ status: 'ended' }] });
  });

  test('a row that cannot be read with certainty leaves none of the answer', async () => {
    const made = await world();
    const account = await handelsbanken(made);
    for (const kind of ['third-decimal', 'no-day'] as const) {
      made.banks.forgetCalls();
      made.banks.fault({ kind });
      const error = await failure(made.provider.transactions(account, addDays(TODAY, -60), TODAY));
      expect(error.code).toBe('bank.unreadable');
      expect(error.faults[0]?.field).toMatch(/^transactions\.booked\.0\./);
    }
  });
});
