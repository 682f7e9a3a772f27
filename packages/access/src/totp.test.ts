import { randomBytes } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeAt, normalRecoveryCode, RECOVERY_BYTES, recoveryCodes, SECRET_BYTES, stepOfCode, totpSecret, totpUri } from './totp.ts';

const newTotpSecret = () => totpSecret(new Uint8Array(randomBytes(SECRET_BYTES)));
const newRecoveryCodes = () => recoveryCodes(new Uint8Array(randomBytes(RECOVERY_BYTES)));

const at = (seconds: number) => new Date(seconds * 1_000);

describe('a code', () => {
  // RFC 6238, appendix B, of which an app shows the last six digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('of %i seconds after 1970 is that of the standard', async (seconds, code) => {
    const secret = base32.encode(Buffer.from('12345678901234567890'), { padding: false });
    expect(await codeAt(secret, at(seconds))).toBe(code);
    expect(await stepOfCode(secret, code, { now: at(seconds), after: 0 })).toBe(Math.floor(seconds / 30));
  });

  test('is taken half a minute early and late, and never twice', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1_000, max: 4_000_000_000 }), fc.integer({ min: -4, max: 4 }), async (seconds, away) => {
        const secret = newTotpSecret();
        const step = Math.floor(seconds / 30);
        const code = await codeAt(secret, at((step + away) * 30));
        const found = await stepOfCode(secret, code, { now: at(seconds), after: 0 });
        // A code of another half minute is the same once in a million times.
        if (Math.abs(away) <= 1) expect(found).not.toBeNull();
        if (found !== null) expect(await stepOfCode(secret, code, { now: at(seconds), after: step + 1 })).toBeNull();
      }),
    ));

  test('is read with the blank that apps write in its middle', async () => {
    const secret = newTotpSecret();
    const code = await codeAt(secret, at(90));
    expect(await stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, { now: at(90), after: 0 })).toBe(3);
  });
});

test('the address for the app says whose it is and what it needs', () => {
  expect(totpUri('ABC', 'anna@byrå.se')).toBe('otpauth://totp/Saldo:anna%40byr%C3%A5.se?secret=ABC&issuer=Saldo&digits=6&period=30');
});

test('a recovery code is found however it is typed', () => {
  const [code = ''] = newRecoveryCodes();
  expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
  expect(normalRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(code);
  expect(new Set(newRecoveryCodes()).size).toBe(10);
});
