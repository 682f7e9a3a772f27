import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { plainDate } from '@saldo/kernel';
import { requestStream } from '@saldo/platform/http';
import { afterEach, describe, expect, test } from 'vitest';
import { keyBearer } from './bearer.ts';
import { fortnoxClient } from './client.ts';
import type { FortnoxConnection } from './connection.ts';
import { voucherFiles } from './details.ts';
import { fetchYears, refuseTruncated, yearsToFetch } from './fetch-years.ts';
import { exchangeCode, tenantOf } from './oauth.ts';

type Answers = Readonly<Record<string, (answer: ServerResponse, query: URLSearchParams, times: number) => void>>;

let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

/** A server that answers as it is told, below `/3`, and 404 with a page for people elsewhere. */
async function server(answers: Answers) {
  const asked: string[] = [];
  const waits: number[] = [];
  const listener = createServer((request, answer) => {
    const url = new URL(request.url ?? '', 'http://host');
    asked.push(url.pathname);
    const found = answers[url.pathname.replace('/3/', '')];
    if (found) return found(answer, url.searchParams, asked.filter((path) => path === url.pathname).length);
    answer.writeHead(404, { 'Content-Type': 'text/html' }).end('<html><head><title>404</title></head></html>');
  });
  await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
  close = () =>
    new Promise((closed) => {
      listener.close(() => closed());
      listener.closeAllConnections();
    });
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const clock = {
    now: () => Date.parse('2026-11-25T11:00:00Z'),
    random: () => 0.5,
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  const http: FortnoxConnection['http'] = (request) => requestStream({ ...request, urlFrom: 'operator', retries: 0, redirects: 0 });
  const connection: FortnoxConnection = {
    ...clock,
    http,
    apiUrl: `${url}/3`,
    bearer: keyBearer('the key'),
    turn: () => Promise.resolve(),
    holdBack: () => Promise.resolve(),
  };
  return {
    client: fortnoxClient(connection),
    app: { ...clock, http, authUrl: `${url}/3`, clientId: 'id', clientSecret: 'secret' },
    asked,
    waits,
  };
}

const says =
  (value: unknown, status = 200) =>
  (answer: ServerResponse): void => {
    answer.writeHead(status, { 'CONTENT-TYPE': 'application/json; charset=UTF-8' }).end(JSON.stringify(value));
  };

const year = { id: 5, from: plainDate('2026-01-01'), to: plainDate('2026-12-31') };
const wish = { today: plainDate('2026-11-25'), fetched: [], wish: {} };
const sie = '#FLAGGA 0\r\n#RAR 0 20260101 20261231\r\n#VER A 1 20260102\r\n{\r\n#TRANS 1930 {} 1\r\n#TRANS 3001 {} -1\r\n}\r\n';

describe('a server that is not quite like Fortnox is read all the same', () => {
  test('years as text with a time of day, no words about pages, nothing known of locks', async () => {
    const { client } = await server({
      financialyears: says({ FinancialYears: [{ Id: '5', FromDate: '2026-01-01T00:00:00', ToDate: '2026-12-31 00:00:00' }] }),
    });
    expect((await yearsToFetch(client, wish)).planned).toEqual([year]);
  });

  test('an empty list of years, and 204 where nothing is locked', async () => {
    const { client } = await server({
      financialyears: says({ MetaInformation: { '@TotalResources': '0' }, FinancialYears: [] }),
      'settings/lockedperiod': (answer) => void answer.writeHead(204).end(),
    });
    expect(await yearsToFetch(client, wish)).toEqual({ all: [], planned: [], lockedUntil: null });
  });

  test('an export that is packed, in small pieces, of any type', async () => {
    const { client } = await server({
      'sie/4': (answer) => {
        const packed = gzipSync(sie);
        answer.writeHead(200, { 'content-encoding': 'GZIP', 'content-type': 'text/plain; charset=IBM437' });
        for (let at = 0; at < packed.length; at += 7) answer.write(packed.subarray(at, at + 7));
        answer.end();
      },
    });
    expect(await client.sie(year)).toMatchObject({ byteLength: sie.length, vouchers: 1 });
  });

  test('pages of its own length, of which it does not say how many there are', async () => {
    const numbers = Array.from({ length: 23 }, (_, index) => index + 1);
    const { client, asked } = await server({
      vouchers: (answer, query) => {
        const from = (Number(query.get('page')) - 1) * 10;
        const Vouchers = numbers
          .slice(from, from + 10)
          .map((number) => ({ VoucherSeries: 'A', VoucherNumber: number, TransactionDate: '2026-01-02' }));
        says({ MetaInformation: { '@TotalResources': numbers.length }, Vouchers })(answer);
      },
    });
    expect((await client.vouchers(5)).map(({ VoucherNumber }) => Number(VoucherNumber))).toEqual(numbers);
    expect(asked.length).toBe(3);
  });

  test('too many requests, until a time that is told as a date', async () => {
    const { client, waits } = await server({
      companyinformation: (answer, _query, times) => {
        if (times > 1) return says({ CompanyInformation: { CompanyName: 'A', OrganizationNumber: null, DatabaseNumber: 7 } })(answer);
        answer.writeHead(429, { 'RETRY-AFTER': 'Wed, 25 Nov 2026 11:00:20 GMT' }).end();
      },
    });
    expect(await client.company()).toEqual({ name: 'A', orgNo: '', tenantId: '7' });
    expect(waits).toEqual([20_250]);
  });

  test('names with characters that no database takes', async () => {
    const { client } = await server({
      companyinformation: (answer) =>
        void answer.end('{"CompanyInformation":{"CompanyName":"\\u0000Å \\ud83d\\ude00 \\ud800","DatabaseNumber":"1"}}'),
    });
    expect((await client.company()).name).toBe('Å 😀 \ufffd');
  });

  test('vouchers without the right to see whose they are, nor cost centres and projects', async () => {
    const closed = says({ ErrorInformation: { error: 1, message: 'Nej', code: 2000663 } }, 403);
    const { client } = await server({
      'sie/4': closed,
      companyinformation: closed,
      costcenters: closed,
      vouchers: says({ MetaInformation: { '@TotalResources': 0, '@TotalPages': 0, '@CurrentPage': 1 }, Vouchers: [] }),
      accounts: says({ MetaInformation: { '@TotalResources': 1 }, Accounts: [{ Number: 1930, Active: 1, BalanceBroughtForward: 1.5 }] }),
    });
    for await (const found of fetchYears(client, [year])) {
      expect(found).toMatchObject({ kind: 'rest', because: { code: 'fortnox.scope-missing' } });
      if (found.kind === 'rest')
        expect(found.books.head).toMatchObject({ company: { orgNo: '' }, accounts: [{ number: '1930' }], objects: [] });
    }
  });

  test('an export that does not add up, where the vouchers may not be counted', async () => {
    const { client } = await server({ 'sie/4': (answer) => void answer.end(sie) });
    await refuseTruncated(client, year, await client.sie(year));
  });

  test('files of vouchers where it does not know the filter by year', async () => {
    const connection = (VoucherYear: number) => ({ FileId: `f${VoucherYear}`, VoucherSeries: 'A', VoucherNumber: '1', VoucherYear });
    const { client } = await server({
      voucherfileconnections: (answer, query) =>
        query.has('voucheryear')
          ? says({ ErrorInformation: { Error: 1, Message: 'Ogiltigt filter', Code: '2000587' } }, 400)(answer)
          : says({ VoucherFileConnections: [connection(5), connection(4)] })(answer),
    });
    expect(await voucherFiles(client, year)).toEqual([{ series: 'A', number: '1', fileId: 'f5', name: '' }]);
  });

  test('tokens of which it says little', async () => {
    const { app } = await server({ token: says({ access_token: 'a', refresh_token: null, token_type: 'Bearer' }) });
    expect(await exchangeCode(app, 'code', 'https://saldo')).toEqual({
      accessToken: 'a',
      refreshToken: null,
      scopes: [],
      expiresInSeconds: 300,
    });
    const claims = Buffer.from('{"tenantId":1084221}').toString('base64url');
    expect([`h.${claims}.s`, 'no token', `h.${Buffer.from('[]').toString('base64url')}.s`].map(tenantOf)).toEqual(['1084221', '', '']);
  });
});

describe('a server that refuses', () => {
  test('by 401 and a code of its own means the key', async () => {
    const { client } = await server({ financialyears: says({ ErrorInformation: { error: 1, message: 'x', code: 2009999 } }, 401) });
    await expect(client.financialYears()).rejects.toMatchObject({ code: 'fortnox.key-refused' });
  });

  test('by the way to a log-in page is not followed there', async () => {
    const { client, asked } = await server({
      financialyears: (answer) => void answer.writeHead(302, { location: '/3/login' }).end(),
    });
    await expect(client.financialYears()).rejects.toMatchObject({ code: 'fortnox.unreadable', retry: 'later' });
    expect(asked).not.toContain('/3/login');
  });
});
