import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { signedBearer } from './jwt.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

test('a bearer says who it is, lasts an hour, and is signed by the application', () => {
  const now = Date.parse('2026-11-25T11:00:00Z');
  const [header = '', body = '', signature = ''] = signedBearer({ appId: 'app-1', privateKey }, now).split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(read(header)).toEqual({ typ: 'JWT', alg: 'RS256', kid: 'app-1' });
  expect(read(body)).toEqual({ iss: 'enablebanking.com', aud: 'api.enablebanking.com', iat: now / 1_000, exp: now / 1_000 + 3_600 });
  const signed = Buffer.from(`${header}.${body}`);
  expect(verify('RSA-SHA256', signed, createPublicKey(publicKey), Buffer.from(signature, 'base64url'))).toBe(true);
});

test('a key that is none is told as what it is, without its text', () => {
  expect(() => signedBearer({ appId: 'a', privateKey: 'secret text' }, 0)).toThrow(
    expect.objectContaining({ code: 'bank.misconfigured', details: { provider: 'enablebanking', said: 'the private key is none' } }),
  );
});
