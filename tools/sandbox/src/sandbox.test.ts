import { parseAmount, plainDate } from '@saldo/kernel';
import { afterEach, describe, expect, test } from 'vitest';
import { imbalance } from './books/generate.ts';
import { scenarioNamed, scenarios } from './scenarios/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';

const NOON = Date.parse('2026-11-25T11:00:00Z');
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

async function get(sandbox: Sandbox, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${sandbox.url}/${path}`, { headers: { authorization: `Bearer ${sandbox.apiKey}`, ...headers } });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text, json: () => JSON.parse(text) };
}

async function token(sandbox: Sandbox, form: Record<string, string>, headers: Record<string, string> = {}) {
  const { clientId, clientSecret } = sandbox.client;
  const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
  const response = await fetch(`${sandbox.authUrl}/token`, {
    method: 'POST',
    headers: { authorization, ...headers },
    body: new URLSearchParams(form),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: JSON.parse(await response.text()) };
}

async function consent(sandbox: Sandbox, more: Record<string, string> = { account_type: 'service' }) {
  const query = new URLSearchParams({
    client_id: sandbox.client.clientId,
    redirect_uri: 'http://127.0.0.1:3000/callback',
    scope: 'bookkeeping companyinformation',
    state: 's1',
    access_type: 'offline',
    response_type: 'code',
    ...more,
  });
  const response = await fetch(`${sandbox.authUrl}/auth?${query}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank').searchParams;
}

const exchange = (sandbox: Sandbox, code: string) =>
  token(sandbox, { grant_type: 'authorization_code', code, redirect_uri: 'http://127.0.0.1:3000/callback' });

describe('scenarios', () => {
  test('the same day and size give the same books, with exactly so many vouchers', () => {
    const wishes = { today: plainDate('2026-11-25'), size: 300 };
    const [one, two] = [scenarioNamed('demo').companies(wishes), scenarioNamed('demo').companies(wishes)];
    expect(one).toEqual(two);
    expect(one[0]!.years.map(({ vouchers }) => vouchers.length).reduce((sum, count) => sum + count)).toBe(300);
  });

  test('every book balances but the one that is there for that', () => {
    for (const { name, companies } of scenarios) {
      if (name === 'large') continue;
      for (const { years } of companies({ today: plainDate('2026-11-25'), size: 150 })) {
        const out = years.map(imbalance).filter((ore) => ore !== 0n);
        expect(out, name).toEqual(name === 'unbalanced' ? [1_250n] : []);
      }
    }
  });

  test('a closed year hands its balances on, and its result with them', () => {
    const [last, current] = scenarioNamed('demo').companies({ today: plainDate('2026-11-25') })[0]!.years;
    expect([...current!.opening.values()].reduce((sum, ore) => sum + ore, 0n)).toBe(0n);
    expect(current!.opening.get('2099')).not.toBe(0n);
    expect(last!.vouchers.some(({ rows }) => rows.some(({ account }) => account === '8999'))).toBe(true);
  });
});

describe('exports', () => {
  test('opening + movements = closing for every account of the file, struck and added rows left out', async () => {
    const sandbox = await start({ size: 400 });
    const response = await fetch(`${sandbox.url}/sie/4?financialyear=2`, { headers: { authorization: `Bearer ${sandbox.apiKey}` } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const lines = [...bytes]
      .map((byte) => String.fromCharCode(byte))
      .join('')
      .split('\r\n');
    expect(lines[0]).toBe('#FLAGGA 0');
    expect(lines.some((line) => line.startsWith('#KSUMMA'))).toBe(false);
    expect(lines).toContain('#FNAMN "Bj\x94rk & \x8fkesson M\x94bler AB"');
    expect(lines.filter((line) => line.startsWith('#BTRANS')).length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.startsWith('#RTRANS')).length).toBeGreaterThan(0);
    const sums = new Map<string, bigint>();
    const add = (account: string, amount: string) => sums.set(account, (sums.get(account) ?? 0n) + parseAmount(amount)!);
    for (const line of lines) {
      const trans = /^#TRANS (\d+) \{[^}]*\} (\S+)/.exec(line);
      const opening = /^#IB 0 (\d+) (\S+)/.exec(line);
      const found = trans ?? opening;
      if (found) add(found[1]!, found[2]!);
    }
    const stated = lines.flatMap((line) => /^#(?:UB|RES) 0 (\d+) (\S+)/.exec(line)?.slice(1) ?? []);
    expect(stated.length).toBeGreaterThan(40);
    for (let i = 0; i < stated.length; i += 2) expect(sums.get(stated[i]!) ?? 0n).toBe(parseAmount(stated[i + 1]!));
  });

  test('an empty voucher keeps its number, a quote is escaped, and the format is the one of today', async () => {
    const sandbox = await start({ size: 400 });
    const { text, type } = await get(sandbox, 'sie/4?financialyear=2', { accept: '*/*' });
    expect(type).toBe('text/plain');
    expect(text).toMatch(/#VER A \d+ 2026\d{4} ".+" 2026\d{4}\r\n\{\r\n(#BTRANS .+\r\n)+\}\r\n/);
    expect(text).toContain('Dagskassa \\"butiken\\"');
    expect(text).toMatch(/#TRANS 1930 \{\} -?\d+(\.\d{1,2})? "" ".*" 0\r\n/);
  });

  test('a type by name of the payload is refused, and a year that is not there is missing', async () => {
    const sandbox = await start();
    expect((await get(sandbox, 'sie/4?financialyear=2', { accept: 'application/x-sie' })).json().ErrorInformation.code).toBe(1000030);
    expect((await get(sandbox, 'sie/4?financialyear=99')).json().ErrorInformation.Code).toBe(2000423);
  });
});

describe('lists', () => {
  test('pages of at most 500, with what there is in total', async () => {
    const sandbox = await start({ size: 700 });
    const { MetaInformation, Vouchers } = (await get(sandbox, 'vouchers?financialyear=1&limit=100&page=2')).json();
    expect(MetaInformation).toMatchObject({ '@CurrentPage': 2, '@TotalPages': Math.ceil(MetaInformation['@TotalResources'] / 100) });
    expect(Vouchers).toHaveLength(100);
    expect(Vouchers[0]).not.toHaveProperty('VoucherRows');
    expect((await get(sandbox, 'vouchers?financialyear=1&limit=501')).status).toBe(400);
    expect((await get(sandbox, 'vouchers?FinancialYear=1')).json().ErrorInformation.code).toBe(2000588);
  });

  test('a day outside the year is an error; lastmodified narrows by the Swedish minute and never shows a deletion', async () => {
    const sandbox = await start();
    expect((await get(sandbox, 'vouchers?financialyear=2&fromdate=2025-12-31')).json().ErrorInformation.code).toBe(2002363);
    const changed = () => get(sandbox, `vouchers?financialyear=2&lastmodified=${encodeURIComponent('2026-11-25 12:00')}`);
    expect((await changed()).json().Vouchers).toEqual([]);
    const { series, number } = sandbox.control.addVoucher({ date: plainDate('2026-11-24'), rows: [] });
    expect((await changed()).json().Vouchers).toMatchObject([{ VoucherSeries: series, VoucherNumber: number, Year: 2 }]);
    sandbox.control.deleteVoucher({ series, number });
    expect((await changed()).json().MetaInformation['@TotalResources']).toBe(0);
  });

  test('no financial year has a day outside them all', async () => {
    const sandbox = await start();
    expect((await get(sandbox, 'financialyears?date=1999-01-01')).json().FinancialYears).toEqual([]);
    expect((await get(sandbox, 'financialyears')).json().FinancialYears.map(({ Id }: { Id: number }) => Id)).toEqual([2, 1]);
  });
});

describe('the gate', () => {
  test('25 requests pass within 5 seconds, the next does not, and the window slides', async () => {
    const sandbox = await start();
    for (let i = 0; i < 25; i++) {
      nowMs += 10;
      expect((await get(sandbox, 'companyinformation')).status).toBe(200);
    }
    expect((await get(sandbox, 'companyinformation')).status).toBe(429);
    nowMs += 4_765;
    expect((await get(sandbox, 'companyinformation')).status).toBe(200);
    expect((await get(sandbox, 'companyinformation')).status).toBe(429);
    expect(sandbox.control.counts()).toMatchObject({ refused: 2, peak: 25 });
  });

  test('a stranger is told so without an error of the API, a missing scope has its code', async () => {
    const sandbox = await start();
    const stranger = await get(sandbox, 'accounts', { authorization: 'Bearer nobody' });
    expect([stranger.status, stranger.text]).toEqual([401, '{"message":"unauthorized"}']);
    const { body } = await exchange(sandbox, (await consent(sandbox)).get('code')!);
    const refused = await get(sandbox, 'projects', { authorization: `Bearer ${body.access_token}` });
    expect([refused.status, refused.json().ErrorInformation.code]).toEqual([403, 2000663]);
  });
});

describe('signing in', () => {
  test('a code works once, a refresh token works once, and the loser is told under text/html', async () => {
    const sandbox = await start();
    const answer = await consent(sandbox);
    expect(answer.get('state')).toBe('s1');
    const first = await exchange(sandbox, answer.get('code')!);
    expect(first.body).toMatchObject({ expires_in: 3600, token_type: 'bearer', scope: 'bookkeeping companyinformation' });
    expect((await exchange(sandbox, answer.get('code')!)).status).toBe(400);
    const renewed = await token(sandbox, { grant_type: 'refresh_token', refresh_token: first.body.refresh_token });
    expect(renewed.body.refresh_token).not.toBe(first.body.refresh_token);
    const lost = await token(sandbox, { grant_type: 'refresh_token', refresh_token: first.body.refresh_token });
    expect(lost).toMatchObject({ status: 400, type: 'text/html; charset=UTF-8', body: { error: 'invalid_grant' } });
  });

  test('a service account mints access by tenant, until the customer takes the consent back', async () => {
    const sandbox = await start();
    const tenant = String(sandbox.control.company().databaseNumber);
    const mint = () => token(sandbox, { grant_type: 'client_credentials' }, { TenantId: tenant });
    expect((await mint()).status).toBe(400);
    await exchange(sandbox, (await consent(sandbox)).get('code')!);
    const minted = await mint();
    expect(minted.body).not.toHaveProperty('refresh_token');
    expect((await get(sandbox, 'financialyears', { authorization: `Bearer ${minted.body.access_token}` })).status).toBe(200);
    sandbox.control.revokeConsent();
    expect((await mint()).status).toBe(400);
    expect((await get(sandbox, 'financialyears', { authorization: `Bearer ${minted.body.access_token}` })).status).toBe(401);
  });

  test('access ends after an hour, a wrong secret is told under text/plain, an unknown scope before anything else', async () => {
    const sandbox = await start();
    const { body } = await exchange(sandbox, (await consent(sandbox)).get('code')!);
    nowMs += 3_600_001;
    expect((await get(sandbox, 'financialyears', { authorization: `Bearer ${body.access_token}` })).status).toBe(401);
    const wrong = await fetch(`${sandbox.authUrl}/token`, { method: 'POST', headers: { authorization: 'Basic eDp5' } });
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([401, 'text/plain']);
    expect((await consent(sandbox, { scope: 'bookkeeping bathroom' })).get('error')).toBe('invalid_scope');
  });
});

describe('the control over HTTP', () => {
  test('books are edited, faults queued for a path, requests counted', async () => {
    const sandbox = await start();
    const call = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${sandbox.origin}/sandbox${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: JSON.parse(await response.text()) };
    };
    const added = await call('POST', '/vouchers', {
      date: '2026-11-20',
      rows: [
        { account: '1930', amount: '10.50' },
        { account: '3001', amount: '-10.50' },
      ],
    });
    expect(added.status).toBe(201);
    const { series, number } = added.body;
    await call('PATCH', `/vouchers/${series}/${number}`, { strike: [1], add: [{ account: '3041', amount: '-10.50' }], by: 'Göran' });
    const voucher = (await get(sandbox, `vouchers/${series}/${number}?financialyear=2`)).json().Voucher;
    expect(voucher.VoucherRows.map((row: { Removed: boolean }) => row.Removed)).toEqual([false, true, false]);
    expect((await call('DELETE', `/vouchers/${series}/1`)).status).toBe(400);
    await call('POST', '/faults', { kind: 'rate-limit', retryAfter: 7, path: '/sie/', times: 2 });
    expect((await get(sandbox, 'accounts')).status).toBe(200);
    expect((await get(sandbox, 'sie/4')).status).toBe(429);
    expect((await call('GET', '/counts')).body).toMatchObject({ sie: 1, refused: 1 });
    expect((await call('POST', '/faults', { kind: 'typo' })).status).toBe(400);
    expect((await call('GET', '')).body.companies[0].years).toHaveLength(2);
  });
});
