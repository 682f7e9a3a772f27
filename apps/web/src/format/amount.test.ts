import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, amountUnlessZero, countText, isZero } from './amount.ts';

const space = '\u00a0';

describe('amounts', () => {
  it('are written as the trade writes them', () => {
    expect(amountText('1234.50')).toBe(`1${space}234,50`);
    expect(amountText('-8612.10')).toBe(`\u22128${space}612,10`);
    expect(amountText('1204880.10')).toBe(`1${space}204${space}880,10`);
    expect(amountText('0.05')).toBe('0,05');
    expect(amountText('7')).toBe('7,00');
  });

  it('have no sign where they are nothing', () => {
    expect(amountText('-0.00')).toBe('0,00');
    expect(amountUnlessZero('0.00')).toBe('');
    expect(isZero('-0.00')).toBe(true);
    expect(isZero('0.01')).toBe(false);
  });

  it('leave alone what is no amount, rather than guess', () => {
    expect(amountText('1e5')).toBe('1e5');
  });

  it('lose no digit, however large: beyond what a float holds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const decimals = String(cents).padStart(2, '0');
        const read = amountText(`${whole}.${decimals}`).replaceAll(space, '').replace('\u2212', '-').replace(',', '.');
        return read === (whole === 0n ? `0.${decimals}` : `${whole}.${decimals}`);
      }),
    );
  });
});

it('groups counts', () => {
  expect(countText(0)).toBe('0');
  expect(countText(1204)).toBe(`1${space}204`);
  expect(countText(-12345)).toBe(`\u221212${space}345`);
});
