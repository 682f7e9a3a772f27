import { formatAmount } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorFromDecimal, readExactJson } from './exact-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading JSON', () => {
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
