import { describe, expect, test } from 'vitest';
import { agreementPlan, mayChooseAccounts } from './agreement-plan.ts';
import { accountFromDetails, consentFrom, institutionFrom } from './consent.ts';
import { lastLimits, limitsIn, scopeOf } from './limits.ts';
import { problemIn, saidBy } from './problem.ts';
import * as types from './types.ts';
import { errorOf } from './verdict.ts';

const problem = (status: number, body: unknown) =>
  problemIn({ status, headers: {}, bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)) })!;
const asked = { path: 'accounts/a/transactions/', limits: [], retryAfterSeconds: null };

describe('what a refusal says', () => {
  test.each([
    ['a summary and a detail', { summary: 'Not found.', detail: 'Not found.', status_code: 404 }, 'Not found'],
    [
      'lists of them',
      { summary: ['Institution access scope dependencies error'], detail: ['required together'], status_code: 400 },
      'Institution access scope dependencies error. required together',
    ],
    [
      'a field',
      { reference: { summary: 'Client reference must be unique', detail: 'x exists' }, status_code: 400 },
      'reference: Client reference must be unique. x exists',
    ],
    ['a list of a field', { institution_id: ['This field is required.'], status_code: 400 }, 'institution_id: This field is required'],
    ['a text of a field', { country: 'Invalid country choice', status_code: 400 }, 'country: Invalid country choice'],
    ['several of a field', { agreement: [{ summary: 'A', detail: 'b' }, { summary: 'C' }] }, 'agreement: A. b C'],
    ['comparisons in its words', { days: { summary: 'must be > 0 and <= 180', detail: '' } }, 'days: must be > 0 and <= 180'],
    ['markup', '<html><title>Bad gateway</title></html>', ''],
  ])('%s', (_what, body, said) => {
    expect(saidBy(problem(400, body))).toBe(said);
  });

  test('an account that is not ready is told by its status', () => {
    expect(problem(409, { id: 'a', status: 'PROCESSING', iban: 'SE…' })).toMatchObject({ accountStatus: 'PROCESSING', fields: {} });
    const code = (status: string) => errorOf(problem(409, { id: 'a', status }), asked).code;
    expect(['DISCOVERED', 'PROCESSING', 'SUSPENDED', 'EXPIRED', 'NEW'].map(code)).toEqual([
      'bank.not-ready',
      'bank.not-ready',
      'bank.suspended',
      'bank.consent-expired',
      'bank.not-ready',
    ]);
  });

  test('the type decides before the status', () => {
    const code = (status: number, type: string) => errorOf(problem(status, { summary: 'x', detail: 'y', type }), asked).code;
    expect([
      code(401, 'EUAExpired'),
      code(400, 'AccessExpiredError'),
      code(500, 'ServiceError'),
      code(403, 'AccountEUAScope'),
      code(503, 'ConnectionError'),
    ]).toEqual(['bank.consent-expired', 'bank.revoked', 'bank.bank-down', 'bank.not-granted', 'bank.bank-down']);
  });

  test('a status without a word is something too', () => {
    const code = (status: number) => errorOf(problem(status, ''), asked).code;
    expect([302, 400, 401, 403, 404, 408, 418, 429, 500, 502, 504].map((status) => [status, code(status)])).toEqual([
      [302, 'bank.unreadable'],
      [400, 'bank.refused'],
      [401, 'bank.not-granted'],
      [403, 'bank.not-granted'],
      [404, 'bank.missing'],
      [408, 'bank.timeout'],
      [418, 'bank.refused'],
      [429, 'bank.limit'],
      [500, 'bank.out-of-order'],
      [502, 'bank.out-of-order'],
      [504, 'bank.timeout'],
    ]);
    expect(errorOf(problem(401, ''), { ...asked, path: 'requisitions/' }).code).toBe('bank.misconfigured');
  });
});

describe('limits', () => {
  const headers = (remaining: string, reset: string) => ({
    http_x_ratelimit_limit: '300',
    http_x_ratelimit_remaining: '299',
    http_x_ratelimit_reset: '60',
    http_x_ratelimit_account_success_limit: '4',
    http_x_ratelimit_account_success_remaining: remaining,
    http_x_ratelimit_account_success_reset: reset,
  });

  test('of an account belong to the kind of data that was asked for', () => {
    expect(limitsIn(headers('3', '86400'), 'accounts/a/balances/')).toEqual([
      { scope: 'all', limit: 300, remaining: 299, resetSeconds: 60 },
      { scope: 'balances', limit: 4, remaining: 3, resetSeconds: 86_400 },
    ]);
    expect(limitsIn(headers('3', '86400'), 'accounts/a/')).toHaveLength(1);
    expect(limitsIn({ 'HTTP-X-RateLimit-Remaining': '7' }, 'requisitions/')).toEqual([
      { scope: 'all', limit: null, remaining: 7, resetSeconds: null },
    ]);
    expect(['accounts/a/', 'accounts/a/details/', 'accounts/a/transactions/?date_from=x', 'token/new/'].map(scopeOf)).toEqual([
      'all',
      'details',
      'transactions',
      'all',
    ]);
  });

  test('that cannot be are left out, and none are no limit', () => {
    expect(limitsIn({}, 'accounts/a/balances/')).toEqual([]);
    expect(limitsIn(headers('-1', '5'), 'accounts/a/balances/').map(({ scope }) => scope)).toEqual(['all']);
    expect(limitsIn(headers('0', '-5'), 'accounts/a/balances/').at(-1)).toEqual({
      scope: 'balances',
      limit: 4,
      remaining: 0,
      resetSeconds: null,
    });
    expect(limitsIn(headers('0', '99999999'), 'accounts/a/balances/').at(-1)?.resetSeconds).toBeNull();
    const last = { scope: 'all', limit: 1, remaining: 0, resetSeconds: 1 } as const;
    expect(lastLimits([{ ...last, remaining: 1 }], [], [last])).toEqual([last]);
  });

  test('say when to come again: the header, the words, or a quarter of a day', () => {
    const words = {
      summary: 'Rate limit exceeded',
      detail: 'The rate limit for this resource is 4/day. Please try again in 85092 seconds',
    };
    const after = (body: object, more: Partial<typeof asked> = {}) => errorOf(problem(429, body), { ...asked, ...more }).afterSeconds;
    expect(after(words)).toBe(85_092);
    expect(errorOf(problem(429, words), { ...asked, limits: limitsIn(headers('0', '120'), asked.path) }).afterSeconds).toBe(120);
    // A header that says that there is some left is not of this count.
    expect(errorOf(problem(429, words), { ...asked, limits: limitsIn(headers('2', '120'), asked.path) }).afterSeconds).toBe(85_092);
    expect(after({ summary: 'x', type: 'RateLimitError' })).toBe(21_600);
    expect(after({}, { path: 'requisitions/' })).toBe(60);
  });
});

describe('an agreement', () => {
  const bank = (more: object) =>
    types.institution.parse({ id: 'NORDEA_NDEASESS', transaction_total_days: '365', max_access_valid_for_days: '180', ...more });

  test('asks for the most that is given, then for what every bank gives', () => {
    expect(agreementPlan(bank({}), {})).toEqual([
      { historyDays: 365, accessDays: 180 },
      { historyDays: 365, accessDays: 90 },
      { historyDays: 90, accessDays: 90 },
    ]);
    expect(agreementPlan(bank({}), { historyDays: 30, accessDays: 10 })).toEqual([{ historyDays: 30, accessDays: 10 }]);
    expect(agreementPlan(bank({ transaction_total_days: undefined, max_access_valid_for_days: null }), {})).toEqual([
      { historyDays: 90, accessDays: 90 },
    ]);
    expect(agreementPlan(bank({ transaction_total_days: '5000' }), {})[0]?.historyDays).toBe(730);
  });

  test('of a bank that gives more than 90 days once asks for 90, unless it is for the history', () => {
    const once = bank({ supported_features: ['separate_continuous_history_consent'] });
    expect(agreementPlan(once, {})[0]).toEqual({ historyDays: 90, accessDays: 180 });
    expect(agreementPlan(once, { purpose: 'history' })[0]).toEqual({ historyDays: 365, accessDays: 180 });
    expect(agreementPlan(bank({ id: 'SWEDBANK_SWEDSESS' }), {})[0]?.historyDays).toBe(90);
  });

  test('is none for a bank that hangs on it, nor does a person choose accounts there', () => {
    const hanging = bank({ id: 'ING_INGBITMM', supported_features: ['account_selection'] });
    expect([agreementPlan(hanging, {}), mayChooseAccounts(hanging)]).toEqual([[], false]);
    expect(mayChooseAccounts(bank({ supported_features: ['account_selection'] }))).toBe(true);
    expect(mayChooseAccounts(bank({}))).toBe(false);
  });
});

describe('a consent', () => {
  const requisition = (status: string) =>
    types.requisition.parse({ id: 'r', status, institution_id: 'B', agreement: 'a', accounts: ['x'] });
  const agreement = types.agreement.parse({
    id: 'a',
    max_historical_days: '90',
    access_valid_for_days: '180',
    accepted: '2026-01-01T12:00:00Z',
    created: '2025-12-01T12:00:00Z',
  });
  const now = Date.parse('2026-03-01T00:00:00Z');

  test('gives data only once it is linked; a word that nobody knows yet is under way', () => {
    const status = (word: string) => consentFrom(requisition(word), agreement, [], now).status;
    expect(['CR', 'GC', 'UA', 'SA', 'GA', 'ID', 'NEW', 'LN', 'RJ', 'ER', 'EX', 'SU'].map(status)).toEqual([
      ...Array(7).fill('in-progress'),
      'linked',
      'refused',
      'refused',
      'expired',
      'suspended',
    ]);
  });

  test('ends so many days after the person agreed, whatever the service says of it then', () => {
    const { expiresAt, status } = consentFrom(requisition('LN'), agreement, [], now);
    expect([expiresAt, status]).toEqual(['2026-06-30T12:00:00.000Z', 'linked']);
    expect(consentFrom(requisition('LN'), agreement, [], Date.parse('2026-06-30T12:00:00Z')).status).toBe('expired');
    expect(consentFrom(requisition('LN'), null, [], now)).toMatchObject({ expiresAt: null, historyDays: null, status: 'linked' });
  });

  test('knows its accounts by their numbers, whatever stands under iban', () => {
    const keys = [{ iban: 'SE35 5000 0000 0549 1000 0003' }, { bban: '6112 123456789' }, { iban: 'XXXX-XXXXXX-31009' }, {}].map((numbers) =>
      types.accountMetadata.parse({ id: 'x', status: 'READY', ...numbers }),
    );
    const { accounts } = consentFrom(requisition('LN'), agreement, keys, now);
    expect(accounts.map(({ stableKey, isCard }) => [stableKey, isCard])).toEqual([
      ['iban:SE3550000000054910000003', false],
      ['bban:6112123456789', false],
      ['card:B:XXXXXXXXXX31009', true],
      ['', false],
    ]);
    const statuses = ['READY', 'PROCESSING', 'DISCOVERED', 'ERROR', 'EXPIRED', 'SUSPENDED', 'ENABLED'].map((status) =>
      types.accountMetadata.parse({ id: 'x', status }),
    );
    expect(consentFrom(requisition('LN'), agreement, statuses, now).accounts.map(({ status }) => status)).toEqual([
      'ready',
      'not-ready',
      'not-ready',
      'not-ready',
      'ended',
      'suspended',
      'not-ready',
    ]);
  });

  test('what the bank says of an account', () => {
    const details = (more: object) =>
      accountFromDetails(types.accountDetails.parse({ account: more }).account, { providerAccountId: 'x', institutionId: 'B' });
    expect(details({ resourceId: 'r1', currency: 'XXX', name: '', displayName: 'Lönekonto', status: 'deleted' })).toMatchObject({
      stableKey: 'resource:B:r1',
      currency: null,
      name: 'Lönekonto',
      status: 'closed',
    });
    expect(details({ maskedPan: '5413********1234', currency: 'SEK' })).toMatchObject({ isCard: true, bban: '5413********1234' });
  });

  test('a bank of the list, whose counts of days are text', () => {
    const found = types.institution.parse({
      id: 'B',
      name: 'Banken',
      transaction_total_days: '90',
      countries: ['SE'],
      supported_features: ['corporate_accounts', 'private_accounts'],
    });
    expect(institutionFrom(found)).toMatchObject({ historyDays: 90, accessDays: null, customerTypes: ['business', 'personal'] });
  });
});
