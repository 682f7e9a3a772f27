import { expect, test } from 'vitest';
import { deviceCookie, deviceOf } from './device-cookie.ts';
import { inTurn } from './in-turn.ts';
import { cookieOf, credentialOf, sameSecret, sign, signedValue, writeApiKey, writeLocalKey } from './tokens.ts';

const rules = { authSecret: 'x'.repeat(40), prefix: 'saldo' };
const id = '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10';
const secret = `${'A'.repeat(42)}-`;
const of = (headers: Record<string, string>) => credentialOf(new Headers(headers), rules);
const session = { cookie: `saldo.session_token=${encodeURIComponent(sign('t1', rules.authSecret))}` };

test('a key is read from the header, in any case of the word', () => {
  const key = { kind: 'key', keyId: id, secret };
  expect(of({ authorization: `Bearer ${writeApiKey(id, secret)}` })).toEqual(key);
  expect(of({ authorization: `bearer  ${writeApiKey(id, secret)} ` })).toEqual(key);
  expect(of({ authorization: `Bearer ${writeLocalKey('abc')}` })).toEqual({ kind: 'local', secret: 'abc' });
});

test.each([
  '',
  'Bearer',
  'Bearer x',
  'Basic dXNlcjpwYXNz',
  `Bearer saldo_${id}_${secret}`,
  `Bearer ${writeApiKey(id, secret)}x`,
  `Bearer ${writeApiKey(id.toUpperCase(), secret)}`,
])('a header that is no key of ours (%s) is nobody, whatever the cookie says', (authorization) => {
  expect(of({ authorization, ...session })).toBeNull();
});

test('a session is read from the signed cookie only', () => {
  expect(of(session)).toEqual({ kind: 'session', token: 't1' });
  expect(of({ cookie: `a=b; ${session.cookie}; c=d` })).toEqual({ kind: 'session', token: 't1' });
  expect(of({ cookie: 'saldo.session_token=t1' })).toBeNull();
  expect(of({ cookie: `saldo.session_token=${encodeURIComponent(sign('t1', 'another secret'))}` })).toBeNull();
  expect(of({ cookie: `__Host-${session.cookie}` })).toBeNull();
  expect(of({})).toBeNull();
});

test('the signature is the one that Better Auth writes', () => {
  // HMAC-SHA-256 of "token" by "secret", by openssl.
  expect(sign('token', 'secret')).toBe('token.6UERDj0r/oJiHw4+FDRzDXMF0QbF9oyHFl0LJ6RhGko=');
  expect(signedValue('.x', 'secret')).toBeNull();
  expect(signedValue('token', 'secret')).toBeNull();
});

test('secrets are compared whole', () => {
  expect(sameSecret('a', 'a')).toBe(true);
  expect(sameSecret('a', 'ab')).toBe(false);
  expect(sameSecret('', 'a')).toBe(false);
});

test('a cookie is found by its whole name', () => {
  const headers = new Headers({ cookie: 'ab=1; b=2;  c=3=4; broken; b=5' });
  expect([cookieOf(headers, 'b'), cookieOf(headers, 'c'), cookieOf(headers, 'broken'), cookieOf(new Headers(), 'b')]).toEqual([
    '2',
    '3=4',
    null,
    null,
  ]);
});

test('a known browser is known for its account, and a session is no such cookie', () => {
  const cookie = (email: string) => (deviceCookie(email, id, rules, false).split(';')[0] ?? '').trim();
  const known = (email: string, text: string) => deviceOf(new Headers({ cookie: text }), email, rules);
  expect(known('a@b.se', cookie('a@b.se'))).toBe(id);
  expect(known('c@b.se', cookie('a@b.se'))).toBeNull();
  expect(known('a@b.se', session.cookie.replace('session_token', 'device'))).toBeNull();
  expect(known('a@b.se', '')).toBeNull();
});

test('works of one key run one after another, of two beside each other, and a failure stops nobody', async () => {
  const run = inTurn();
  const seen: string[] = [];
  const work = (name: string, ms: number) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    seen.push(`${name} ends`);
    if (name === 'b') throw new Error('no');
    return name;
  };
  const all = await Promise.allSettled([run('1', work('a', 20)), run('1', work('b', 5)), run('1', work('c', 1)), run('2', work('d', 1))]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(seen.filter((line) => !line.startsWith('d'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(seen.indexOf('d begins')).toBeLessThan(seen.indexOf('a ends'));
});
