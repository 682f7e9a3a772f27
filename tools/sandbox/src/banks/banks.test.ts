import { addDays, plainDate, sumMinor } from '@saldo/kernel';
import { afterEach, describe, expect, test } from 'vitest';
import { scenarioNamed, scenarios } from '../scenarios/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../server.ts';
import { swedishIban } from './bank-account.ts';
import { banksOfScenario } from './banks-of-scenario.ts';
import { rowsFromBooks } from './rows-from-books.ts';

const TODAY = plainDate('2026-11-25');
const NOON = Date.parse('2026-11-25T11:00:00Z');
const DAY_MS = 86_400_000;

let running: Sandbox[] = [];
let nowMs = NOON;
afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.close()));
  running = [];
  nowMs = NOON;
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ size: 120, now: () => nowMs, ...options });
  running.push(sandbox);
  return sandbox;
}

async function ask(sandbox: Sandbox, path: string, { token = '', body, method }: { token?: string; body?: unknown; method?: string } = {}) {
  const response = await fetch(`${sandbox.gocardless.url}/${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
}

async function signIn(sandbox: Sandbox): Promise<string> {
  const { secretId, secretKey } = sandbox.gocardless;
  return (await ask(sandbox, 'token/new/', { body: { secret_id: secretId, secret_key: secretKey } })).json.access;
}

async function connected(sandbox: Sandbox, institutionId = 'HANDELSBANKEN_HANDSESS') {
  const token = await signIn(sandbox);
  const body = { institution_id: institutionId, redirect: 'http://127.0.0.1/back', reference: `r${sandbox.banks.consents().length}` };
  const { json } = await ask(sandbox, 'requisitions/', { token, body });
  sandbox.banks.approve(json.id);
  const { json: linked } = await ask(sandbox, `requisitions/${json.id}/`, { token });
  return { token, requisition: json.id, account: linked.accounts[0] as string };
}

describe("the demo's account", () => {
  const [company] = scenarioNamed('demo').companies({ today: TODAY });
  const { openingMinor, rows } = rowsFromBooks(company!, TODAY);
  const entries = company!.years.flatMap(({ vouchers }) =>
    vouchers.flatMap((voucher) =>
      voucher.rows
        .filter(({ account, state }) => account === '1930' && state !== 'struck')
        .map(({ amountMinor }) => ({ date: voucher.date, amountMinor })),
    ),
  );

  test('stands where its books stand, to the öre, as soon as no weekend lies between them, up to the last weeks', () => {
    const upTo = (days: readonly { readonly day: string; readonly amountMinor: bigint }[], last: string) =>
      sumMinor(days.filter(({ day }) => day <= last).map(({ amountMinor }) => amountMinor));
    const [inBooks, atBank] = [entries.map((one) => ({ ...one, day: one.date })), rows.map((one) => ({ ...one, day: one.bookingDate }))];
    const days = Array.from({ length: 600 }, (_, back) => addDays(TODAY, -40 - back));
    const meeting = days.filter((day) => upTo(inBooks, day) === upTo(atBank, day));
    expect(meeting.length).toBeGreaterThan(200);
    expect(meeting[0]! > addDays(TODAY, -60)).toBe(true);
    expect(openingMinor).toBe(company!.years[0]!.opening.get('1930'));
  });

  test('has a row of the same money within days for nearly every entry, and some that nobody has booked', () => {
    const left = [...rows];
    const unmatched = entries.filter(({ date, amountMinor }) => {
      const at = left.findIndex((row) => row.amountMinor === amountMinor && row.bookingDate >= date && row.bookingDate <= addDays(date, 4));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    const sums = left.filter(({ id }) => id.endsWith('+'));
    expect(entries.length).toBeGreaterThan(250);
    expect(unmatched.length).toBeLessThan(entries.length / 10);
    expect(sums.length).toBeGreaterThan(0);
    expect(left.filter((row) => !sums.includes(row)).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['deposit', 'parking-1', 'parking-2', 'parking-3']),
    );
  });

  test('is the same for the same day', () => {
    expect(rowsFromBooks(company!, TODAY)).toEqual({ openingMinor, rows });
  });
});

test('every scenario has its banks, and every IBAN its check digits', () => {
  for (const { name, companies } of scenarios) {
    const banks = banksOfScenario(companies({ today: TODAY, size: 60 }), TODAY);
    const keys = banks.flatMap(({ accounts }) => accounts.map(({ key }) => key));
    expect(new Set(keys).size, name).toBe(keys.length);
  }
  // The example of the Swedish banks' association.
  expect(swedishIban('500', '00000058398257466')).toBe('SE4550000000058398257466');
});

describe('GoCardless', () => {
  test('a token for a day, another by the refresh token, which stays', async () => {
    const sandbox = await start();
    const { json } = await ask(sandbox, 'token/new/', {
      body: { secret_id: sandbox.gocardless.secretId, secret_key: sandbox.gocardless.secretKey },
    });
    expect(json).toMatchObject({ access_expires: 86_400, refresh_expires: 2_592_000 });
    const { json: refreshed } = await ask(sandbox, 'token/refresh/', { body: { refresh: json.refresh } });
    expect(Object.keys(refreshed)).toEqual(['access', 'access_expires']);
    nowMs += DAY_MS;
    expect(await ask(sandbox, 'institutions/?country=SE', { token: json.access })).toMatchObject({
      status: 401,
      json: { summary: 'Invalid token' },
    });
    expect((await ask(sandbox, 'token/new/', { body: { secret_id: 'x', secret_key: 'y' } })).json.summary).toBe('Authentication failed');
  });

  test('four calls that went well a day, for each account and kind of data, with the headers of both counts', async () => {
    const sandbox = await start();
    const { token, account } = await connected(sandbox);
    const call = () => ask(sandbox, `accounts/${account}/balances/`, { token });
    sandbox.banks.fault({ kind: 'down' });
    expect((await call()).status).toBe(503);
    for (const remaining of ['3', '2', '1', '0']) {
      const { status, headers } = await call();
      expect([status, headers.get('HTTP_X_RATELIMIT_ACCOUNT_SUCCESS_REMAINING'), headers.get('HTTP_X_RATELIMIT_LIMIT')]).toEqual([
        200,
        remaining,
        '300',
      ]);
    }
    nowMs += 60_000;
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(refused.json.detail).toBe('The rate limit for this resource is 4/day. Please try again in 86340 seconds');
    expect((await ask(sandbox, `accounts/${account}/`, { token })).status).toBe(200);
    nowMs += DAY_MS;
    expect((await ask(sandbox, `accounts/${account}/balances/`, { token: await signIn(sandbox) })).status).toBe(200);
  });

  test('a day ahead, days the wrong way round and an account of nobody are refused in its own words', async () => {
    const sandbox = await start();
    const { token, account } = await connected(sandbox);
    const days = async (query: string) => (await ask(sandbox, `accounts/${account}/transactions/?${query}`, { token })).json;
    expect((await days('date_to=2026-11-26')).date_to.summary).toBe("Date can't be in future");
    expect((await days('date_from=2026-11-20&date_to=2026-11-10')).date_from.summary).toBe('DateRangeError');
    expect((await ask(sandbox, 'accounts/nobody/balances/', { token })).status).toBe(404);
    expect((await ask(sandbox, 'requisitions/nothing/', { token })).json).toMatchObject({ summary: 'Not found.', status_code: 404 });
  });

  test('ids keep until they are given anew', async () => {
    const sandbox = await start();
    const { token, account } = await connected(sandbox);
    const ids = async () => {
      sandbox.banks.forgetCalls();
      const { json } = await ask(sandbox, `accounts/${account}/transactions/?date_from=2026-10-01`, { token });
      return json.transactions.booked.map((row: { internalTransactionId: string }) => row.internalTransactionId);
    };
    const before = await ids();
    expect(before.length).toBeGreaterThan(5);
    expect(await ids()).toEqual(before);
    sandbox.banks.giveIdsAnew();
    expect((await ids()).filter((id: string) => before.includes(id))).toEqual([]);
  });

  test('a mirror shows the purchases of the account that they are paid from, and no booked money', async () => {
    const sandbox = await start();
    const token = await signIn(sandbox);
    const { json } = await ask(sandbox, 'requisitions/', {
      token,
      body: { institution_id: 'SEB_SE_CORP_ESSESESS', redirect: 'http://127.0.0.1/', reference: 'm' },
    });
    sandbox.banks.approve(json.id, ['seb-0', 'seb-card-0']);
    const [main, card] = (await ask(sandbox, `requisitions/${json.id}/`, { token })).json.accounts;
    const rows = async (id: string) =>
      (await ask(sandbox, `accounts/${id}/transactions/`, { token })).json.transactions.booked as {
        additionalInformation: string;
        transactionAmount: unknown;
      }[];
    const texts = (found: { additionalInformation: string }[]) => found.map(({ additionalInformation }) => additionalInformation).sort();
    const cardRows = texts(await rows(card));
    expect(cardRows.length).toBeGreaterThan(3);
    expect(texts(await rows(main)).filter((text) => text.startsWith('KORTKÖP'))).toEqual(cardRows);
    const { balances } = (await ask(sandbox, `accounts/${card}/balances/`, { token })).json;
    expect(balances.map(({ balanceType }: { balanceType: string }) => balanceType)).toEqual(['interimAvailable']);
  });
});

describe("the bank's own page", () => {
  const page = async (sandbox: Sandbox, decision: string, accounts: readonly string[] = []) => {
    const token = await signIn(sandbox);
    const body = { institution_id: 'SEB_SE_CORP_ESSESESS', redirect: 'http://127.0.0.1/back?x=1', reference: decision };
    const { json } = await ask(sandbox, 'requisitions/', { token, body });
    const form = new URLSearchParams([['decision', decision], ...accounts.map((key): [string, string] => ['account', key])]);
    const { headers } = await fetch(json.link, { method: 'POST', body: form, redirect: 'manual' });
    const { json: after } = await ask(sandbox, `requisitions/${json.id}/`, { token });
    return { back: headers.get('location'), after, link: json.link as string };
  };

  test('shows the accounts to choose from, in Swedish, and says that it is no real bank', async () => {
    const sandbox = await start();
    const { link } = await page(sandbox, 'none');
    const other = sandbox.banks.consents()[0]!;
    other.status = 'CR';
    const response = await fetch(link);
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    for (const words of ['<html lang="sv">', 'ingen riktig bank', 'Godkänn', 'Avbryt', 'Företagskort Mastercard', 'Välj de konton'])
      expect(text).toContain(words);
    expect((await fetch(`${sandbox.origin}/bank/nothing`)).status).toBe(404);
  });

  test('sends the person back with what they decided', async () => {
    const sandbox = await start();
    expect(await page(sandbox, 'approve', ['seb-0'])).toMatchObject({
      back: 'http://127.0.0.1/back?x=1&ref=approve',
      after: { status: 'LN', accounts: [expect.any(String)] },
    });
    expect(await page(sandbox, 'cancel')).toMatchObject({
      back: expect.stringContaining('error=UserCancelledSession'),
      after: { status: 'RJ', accounts: [] },
    });
    expect(await page(sandbox, 'fail')).toMatchObject({ back: expect.stringContaining('error=InstitutionTechnicalError') });
  });
});

test('another process has the same control over HTTP', async () => {
  const sandbox = await start();
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.origin}/sandbox/bank${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: JSON.parse(await response.text()) };
  };
  const { requisition, token, account } = await connected(sandbox);
  const overview = (await call('GET', '')).json;
  expect(overview.banks.find(({ name }: { name: string }) => name === 'Handelsbanken').accounts[0]).toMatchObject({
    key: 'shb',
    number: '6112123456789',
    currency: 'SEK',
  });
  expect(overview.consents).toMatchObject([{ id: requisition, status: 'LN' }]);
  const added = await call('POST', '/rows', { account: 'shb', date: '2026-11-24', amount: '-12.50', text: 'Ny' });
  expect(added.status).toBe(201);
  const texts = async () => {
    await call('POST', '/forget-calls');
    const { json } = await ask(sandbox, `accounts/${account}/transactions/?date_from=2026-11-24`, { token });
    return json.transactions.booked.map((row: { remittanceInformationUnstructured: string }) => row.remittanceInformationUnstructured);
  };
  expect(await texts()).toContain('Ny');
  await call('POST', '/withdraw', { account: 'shb', row: added.json.id });
  expect(await texts()).not.toContain('Ny');
  await call('POST', '/faults', { kind: 'bank-limit', times: 2 });
  expect((await call('GET', '/faults')).json.waiting).toHaveLength(1);
  expect((await call('DELETE', '/faults')).json).toEqual({ done: true });
  for (const path of ['/suspend', '/expire', '/revoke']) expect((await call('POST', path, { consent: requisition })).status).toBe(200);
  expect((await ask(sandbox, `accounts/${account}/balances/`, { token })).json.type).toBe('AccessExpiredError');
  for (const path of ['/new-ids', '/expire-tokens']) expect((await call('POST', path, {})).status).toBe(200);
  expect((await call('POST', '/quirks', { pageSize: 5, newAccountIds: true })).status).toBe(200);
  expect(sandbox.banks.quirks).toMatchObject({ pageSize: 5, newAccountIds: true });
  expect((await call('POST', '/rows', { account: 'none', date: '2026-11-24', amount: '1', text: '' })).json.error).toContain(
    'no account none',
  );
  expect((await call('POST', '/approve', { consent: 'none' })).status).toBe(400);
  expect((await call('GET', '/nothing')).status).toBe(404);
});
