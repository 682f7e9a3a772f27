import { expect, it } from 'vitest';
import { amountText, amountUnlessZero, countText, isZero, wholeText } from './amount.ts';

it('amounts are written in the language of the reader, and nothing stands on the empty side', () => {
  expect(amountText('-1234.50', 'sv')).toBe('\u22121\u00a0234,50');
  expect(amountText('-1234.50', 'en')).toBe('\u22121,234.50');
  expect(amountUnlessZero('0.00', 'sv')).toBe('');
  expect(amountUnlessZero('0.10', 'en')).toBe('0.10');
  expect(isZero('-0.00')).toBe(true);
  expect(isZero('0.01')).toBe(false);
  expect([countText(1204, 'sv'), countText(1204, 'en')]).toEqual(['1\u00a0204', '1,204']);
});

it('an axis says round amounts in its own units', () => {
  expect([wholeText(-1_250_000_00n, 1_000_00n, 'sv'), wholeText(-1_250_000_00n, 1_000_00n, 'en')]).toEqual([
    '\u22121\u00a0250',
    '\u22121,250',
  ]);
  expect([wholeText(0n, 100n, 'sv'), wholeText(50n, 100n, 'sv'), wholeText(500n, 100n, 'en')]).toEqual(['0', '0,50', '5']);
});
