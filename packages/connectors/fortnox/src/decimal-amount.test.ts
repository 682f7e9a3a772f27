import { formatAmount } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorFromDecimal } from './decimal-amount.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('amounts', () => {
  test('decimals, exponents and the noise of floats', () => {
    const cases: Record<string, bigint | null> = {
      '0': 0n,
      '-1.85': -185n,
      '180': 18_000n,
      '1.0E7': 1_000_000_000n,
      '1.2345678E7': 1_234_567_800n,
      '-2.5e-1': -25n,
      '1234.560000000001': 123_456n,
      '1234.5599999999999': 123_456n,
      '0.995': null,
      '1.234': null,
      '': null,
      '1,5': null,
      NaN: null,
      '1e99': null,
    };
    for (const [text, minor] of Object.entries(cases)) expect(minorFromDecimal(text), text).toBe(minor);
  });

  test('every amount reads back from how it is written, whatever its size', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (minor) => minorFromDecimal(formatAmount(minor)) === minor));
  });

  test('what JavaScript makes of an amount below ten billion is that amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (minor) => {
        const [value] = readExactJson(bytes(JSON.stringify([Number(formatAmount(minor))]))) as [string];
        return minorFromDecimal(value) === minor;
      }),
    );
  });
});
