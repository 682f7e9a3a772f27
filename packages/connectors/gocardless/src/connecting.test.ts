import type { ProviderAccount } from '@saldo/bank/provider';
import { SaldoError } from '@saldo/kernel';
import type { SandboxOptions } from '@saldo/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { type BankWorld, bankWorld } from './fixtures/bank-world.ts';

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

const calls = ({ sandbox }: BankWorld, part: string) => sandbox.control.requests().filter(({ address }) => address.includes(part)).length;

describe('connecting', () => {
  test('the banks of a country, with what each gives', async () => {
    const { provider } = await world();
    const { value } = await provider.institutions('SE');
    expect(value.map(({ id }) => id)).toContain('SEB_SE_CORP_ESSESESS');
    expect(value.find(({ id }) => id === 'NORDEA_NDEASESS')).toMatchObject({
      provider: 'gocardless',
      name: 'Nordea',
      bic: 'NDEASESS',
      countries: ['SE'],
      historyDays: 365,
      accessDays: 90,
    });
    expect((await provider.institutions('FI')).value).toEqual([]);
  });

  test('asks for the longest history and access that the bank gives, and comes back with the accounts that were chosen', async () => {
    const made = await world();
    const begun = await made.provider.begin({
      institutionId: 'SEB_SE_CORP_ESSESESS',
      reference: 'random-and-used-once',
      redirectUri: 'http://127.0.0.1:3000/callback',
      language: 'sv',
      customerType: 'business',
    });
    expect(begun.value).toMatchObject({ historyDays: 730, accessDays: 180, agreementId: expect.any(String) });
    const { requisitionId, url } = begun.value;
    expect((await made.provider.consent(requisitionId)).value).toMatchObject({
      status: 'in-progress',
      accounts: [],
      expiresAt: expect.any(String),
    });

    const page = await (await fetch(url)).text();
    expect(page).toContain('Företagskonto');
    expect(page).toContain('Sandlåda: ingen riktig bank');
    const body = new URLSearchParams([
      ['account', 'seb-0'],
      ['account', 'seb-card-0'],
      ['decision', 'approve'],
    ]);
    const { headers } = await fetch(url, { method: 'POST', body, redirect: 'manual' });
    const back = new URL(headers.get('location') ?? '');
    expect([...back.searchParams]).toEqual([['ref', 'random-and-used-once']]);

    const { value: consent } = await made.provider.complete({ requisitionId, query: Object.fromEntries(back.searchParams) });
    expect(consent).toMatchObject({ status: 'linked', said: 'LN', institutionId: 'SEB_SE_CORP_ESSESESS', historyDays: 730 });
    expect(consent.expiresAt).toBe(new Date(made.now() + 180 * DAY_MS).toISOString());
    expect(consent.accounts.map(({ name, iban, bban, isCard, status }) => [name, iban, bban, isCard, status])).toEqual([
      ['Företagskonto', expect.stringMatching(/^SE\d{22}$/), expect.stringMatching(/^\d{11}$/), false, 'ready'],
      ['Företagskort Mastercard', null, null, false, 'ready'],
    ]);
    const [main, card] = consent.accounts;
    expect(main?.stableKey).toBe(`iban:${main?.iban}`);
    const { value: details } = await made.provider.details(card!);
    expect(details).toMatchObject({
      isCard: true,
      bban: '5413********4221',
      stableKey: 'card:SEB_SE_CORP_ESSESESS:5413********4221',
      currency: 'SEK',
    });
    // The link works once: whoever comes with it again is sent back.
    const again = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '');
    expect(again.searchParams.get('error')).toBe('RequisitionLinkReused');
  });

  test('a person who cancels has given nothing, whatever they come back with', async () => {
    const made = await world();
    const { value } = await made.provider.begin({
      institutionId: 'HANDELSBANKEN_HANDSESS',
      reference: 'one',
      redirectUri: 'http://127.0.0.1:3000/callback',
      language: 'en',
      customerType: 'business',
    });
    const { requisitionId } = value;
    expect((await failure(made.provider.complete({ requisitionId, query: { ref: 'one' } }))).code).toBe('bank.consent-pending');
    expect(made.waits).toEqual([1_000, 1_000, 1_000]);
    const query = Object.fromEntries(new URL(made.banks.cancel(requisitionId)).searchParams);
    const refused = await failure(made.provider.complete({ requisitionId, query }));
    expect(refused).toMatchObject({
      code: 'bank.consent-refused',
      kind: 'conflict',
      details: { reason: 'UserCancelledSession', said: 'User cancelled the session' },
    });
    expect((await failure(made.provider.complete({ requisitionId, query: {} }))).code).toBe('bank.consent-refused');
  });

  test('an address that says that it failed does not undo what the bank has linked', async () => {
    const made = await world();
    const { requisitionId } = await made.connect('HANDELSBANKEN_HANDSESS');
    const { value } = await made.provider.complete({ requisitionId, query: { error: 'UserCancelledSession' } });
    expect(value.status).toBe('linked');
  });

  test('falls back to fewer days where the bank refuses its own numbers', async () => {
    const made = await world();
    made.banks.fault({ kind: 'days-refused' });
    const { requisitionId } = await made.connect('SEB_SE_CORP_ESSESESS');
    const { value } = await made.provider.consent(requisitionId);
    expect([value.historyDays, value.expiresAt]).toEqual([730, new Date(made.now() + 90 * DAY_MS).toISOString()]);
    expect(calls(made, '/agreements/enduser/')).toBeGreaterThan(1);
    made.banks.fault({ kind: 'days-refused', times: 'always' });
    expect((await failure(made.connect('SEB_SE_CORP_ESSESESS'))).code).toBe('bank.refused');
  });

  test('asks for no more than is wished, and for 90 days where more would come once only', async () => {
    const made = await world();
    const begin = (institutionId: string, more: object) =>
      made.provider.begin({
        institutionId,
        reference: JSON.stringify([institutionId, more]),
        redirectUri: 'http://127.0.0.1/',
        language: 'sv',
        customerType: 'business',
        ...more,
      });
    expect((await begin('NORDEA_NDEASESS', { historyDays: 60, accessDays: 30 })).value).toMatchObject({ historyDays: 60, accessDays: 30 });
    expect((await begin('SWEDBANK_SWEDSESS', {})).value).toMatchObject({ historyDays: 90, accessDays: 180 });
    expect((await begin('SWEDBANK_SWEDSESS', { purpose: 'history' })).value).toMatchObject({ historyDays: 730 });
  });

  test('a reference that was used, a bank that is none and a quota that is used up are refused', async () => {
    const made = await world();
    const wish = {
      institutionId: 'NORDEA_NDEASESS',
      reference: 'same',
      redirectUri: 'http://127.0.0.1/',
      language: 'sv',
      customerType: 'business',
    } as const;
    await made.provider.begin(wish);
    expect((await failure(made.provider.begin(wish))).details.said).toContain('Client reference must be unique');
    expect((await failure(made.provider.begin({ ...wish, institutionId: 'NONE' }))).code).toBe('bank.missing');
    made.banks.quirks.requisitionsLeft = 0;
    expect(await failure(made.provider.begin({ ...wish, reference: 'other' }))).toMatchObject({ code: 'bank.quota', retry: 'never' });
  });

  test('ends at once when it is revoked, and once only', async () => {
    const made = await world();
    const { requisitionId, accounts } = await made.connect('HANDELSBANKEN_HANDSESS');
    expect(await made.provider.revoke(requisitionId)).toBe(true);
    expect(await made.provider.revoke(requisitionId)).toBe(false);
    expect((await failure(made.provider.balances(accounts[0]!))).code).toBe('bank.not-granted');
    expect((await failure(made.provider.consent(requisitionId))).code).toBe('bank.missing');
  });

  test('is taken back too where nobody came back from the bank, or its time is over', async () => {
    const made = await world();
    const wish = { redirectUri: 'http://saldo.test/callback', reference: 'left', language: 'sv', customerType: 'business' } as const;
    const left = (await made.provider.begin({ ...wish, institutionId: 'NORDEA_NDEASESS' })).value;
    expect(await made.provider.revoke(left.requisitionId)).toBe(true);
    expect((await failure(made.provider.consent(left.requisitionId))).code).toBe('bank.missing');
    const over = await made.connect('NORDEA_NDEASESS');
    made.banks.expire(over.requisitionId);
    expect(await made.provider.revoke(over.requisitionId)).toBe(true);
  });

  test('the same account is known again by its number when a new consent names it otherwise', async () => {
    const made = await world({ bankQuirks: { newAccountIds: true } });
    const key = ({ stableKey, providerAccountId }: ProviderAccount) => [stableKey, providerAccountId];
    const [before, after] = [await made.connect('HANDELSBANKEN_HANDSESS'), await made.connect('HANDELSBANKEN_HANDSESS')];
    const [[first, firstId], [second, secondId]] = [key(before.accounts[0]!), key(after.accounts[0]!)];
    expect(first).toBe('bban:6112123456789');
    expect([first === second, firstId === secondId]).toEqual([true, false]);
  });

  test('two currencies under one number are parted by what the bank says of them', async () => {
    const made = await world();
    const { accounts } = await made.connect('SWEDBANK_SWEDSESS');
    const details = await Promise.all(accounts.map((account) => made.provider.details(account)));
    expect(new Set(details.map(({ value }) => value.stableKey)).size).toBe(1);
    expect(details.map(({ value }) => value.currency).sort()).toEqual(['EUR', 'SEK']);
  });
});
