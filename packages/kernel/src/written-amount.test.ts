import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenAmount, writtenCount } from './written-amount.ts';

const space = '\u00a0';

describe('amounts', () => {
  it('are written as the trade writes them', () => {
    expect(writtenAmount('1234.50', 'sv')).toBe(`1${space}234,50`);
    expect(writtenAmount('-8612.10', 'sv')).toBe(`\u22128${space}612,10`);
    expect(writtenAmount('1204880.10', 'sv')).toBe(`1${space}204${space}880,10`);
    expect(writtenAmount('0.05', 'sv')).toBe('0,05');
    expect(writtenAmount('7', 'sv')).toBe('7,00');
  });

  it('have the marks of the reader, and the same minus', () => {
    expect(writtenAmount('1204880.10', 'en')).toBe('1,204,880.10');
    expect(writtenAmount('-40.00', 'en')).toBe('\u221240.00');
  });

  it('have no sign where they are nothing', () => {
    expect(writtenAmount('-0.00', 'sv')).toBe('0,00');
  });

  it('leave alone what is no amount, rather than guess', () => {
    expect(writtenAmount('1e5', 'sv')).toBe('1e5');
  });

  it('lose no digit, however large: beyond what a float holds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const decimals = String(cents).padStart(2, '0');
        const swedish = writtenAmount(`${whole}.${decimals}`, 'sv').replaceAll(space, '').replace('\u2212', '-').replace(',', '.');
        const english = writtenAmount(`${whole}.${decimals}`, 'en').replaceAll(',', '').replace('\u2212', '-');
        return swedish === english && swedish === (whole === 0n ? `0.${decimals}` : `${whole}.${decimals}`);
      }),
    );
  });
});

it('counts stand in groups of three', () => {
  expect(writtenCount(0, 'sv')).toBe('0');
  expect(writtenCount(1204, 'sv')).toBe(`1${space}204`);
  expect(writtenCount(-12345, 'en')).toBe('\u221212,345');
});
