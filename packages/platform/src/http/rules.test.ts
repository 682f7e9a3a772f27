import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExactJson } from './exact-json.ts';
import { failure } from './failures.ts';
import { guardedLookup, isPublicAddress, type Resolve } from './public-address.ts';
import { retryAfterSeconds, retryPlan } from './retry-plan.ts';

describe('the plan for trying again', () => {
  const answered = (status: number, retryAfterSeconds: number | null = null) => ({ status, retryAfterSeconds });

  test('doubles from half a second with jitter, and never before the server said', () => {
    expect([1, 2, 3].map((attempt) => retryPlan(attempt, answered(503), 0)?.waitMs)).toEqual([250, 500, 1_000]);
    expect(retryPlan(1, answered(429, 7), 0.5)?.waitMs).toBe(7_375);
    expect(retryPlan(1, answered(429, 61), 0)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
        const wait = retryPlan(attempt, { error: { retry: 'later' } }, random)?.waitMs ?? -1;
        return wait >= 250 && wait <= 60_000;
      }),
    );
  });

  test('is none where waiting does not help', () => {
    for (const status of [200, 204, 301, 400, 401, 403, 404, 409, 422, 501, 505]) expect(retryPlan(1, answered(status), 0)).toBeNull();
    expect(retryPlan(1, { error: { retry: 'never' } }, 0)).toBeNull();
  });

  test('reads Retry-After as seconds or as a date', () => {
    const now = Date.parse('2026-11-25T12:00:00Z');
    expect(retryAfterSeconds('30', now)).toBe(30);
    expect(retryAfterSeconds('Wed, 25 Nov 2026 12:00:05 GMT', now)).toBe(5);
    expect(retryAfterSeconds('Wed, 25 Nov 2026 11:00:00 GMT', now)).toBe(0);
    expect(retryAfterSeconds('999999999', now)).toBe(86_400);
    for (const text of [undefined, '', '-1', 'soon', '1.5', '2026-11-25']) expect(retryAfterSeconds(text, now)).toBeNull();
  });
});

describe('public addresses', () => {
  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450:400f::1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.255.0.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'x',
    '',
    '1.2.3',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  const lookUp = (addresses: string[], all: boolean) =>
    new Promise<unknown>((resolve) => {
      const answers: Resolve = (_host, _options, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      guardedLookup(answers)('x.example', { all }, (error, found) => resolve(error ?? found));
    });

  test('a name is connected to the addresses that were checked, and refused for a single private one', async () => {
    expect(await lookUp(['8.8.8.8', '2606:4700::1'], true)).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
    expect(await lookUp(['8.8.8.8'], false)).toBe('8.8.8.8');
    for (const addresses of [['8.8.8.8', '127.0.0.1'], ['::1'], []])
      expect(await lookUp(addresses, true)).toMatchObject({ code: 'http.forbidden-address', details: { host: 'x.example' } });
  });
});

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'http.certificate', 'never'],
  ['CERT_HAS_EXPIRED', 'http.certificate', 'never'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'http.certificate', 'never'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'http.certificate', 'never'],
  ['ECONNREFUSED', 'http.unreachable', 'later'],
  ['ENOTFOUND', 'http.unreachable', 'later'],
  ['EAI_AGAIN', 'http.unreachable', 'later'],
  ['HPE_INVALID_CONSTANT', 'http.bad-answer', 'later'],
  ['Z_DATA_ERROR', 'http.bad-answer', 'later'],
])('%s is %s', (code, told, retry) => {
  const error = failure(Object.assign(new Error('x'), { code }), { host: 'h', method: 'GET', sent: false }, 'answer');
  expect(error).toMatchObject({ code: told, retry, details: { reason: code, host: 'h' } });
});

describe('reading JSON', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('numbers stay as they were written, wherever they stand', () => {
    const text = '{"Debit": 629059.770, "Rows": [1, -0.1, 12345678901234567890.12, 1.0E7], "Text": "5", "None": null, "Yes": true}';
    expect(readExactJson(bytes(text))).toEqual({
      Debit: '629059.770',
      Rows: ['1', '-0.1', '12345678901234567890.12', '1.0E7'],
      Text: '5',
      None: null,
      Yes: true,
    });
  });

  test('what is no JSON is undefined, not an empty answer', () => {
    for (const text of ['', '<!DOCTYPE html>', '{"Vouchers":[{"a":1},', 'Warning: mysql'] as const)
      expect(readExactJson(bytes(text))).toBeUndefined();
  });
});
