import { formatAmount } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvAmount } from './csv-amount.ts';
import { csvDateReader } from './csv-date.ts';

describe('an amount with a decimal comma', () => {
  it.each<[string, bigint | 'ambiguous' | null]>([
    ['-99,00', -9_900n],
    ['−1 432,50', -143_250n],
    ['–5', -500n],
    ['1 234 567,8', 123_456_780n],
    ['1\u00a0234,56', 123_456n],
    ['1\u202f234,56', 123_456n],
    ['12.345,67', 1_234_567n],
    ['1.234.567', 123_456_700n],
    ['+7', 700n],
    ['100,50-', -10_050n],
    [',5', 50n],
    ['0', 0n],
    ['100 kr', 10_000n],
    ['-1,000', -100n],
    ['25 000,00 SEK', 2_500_000n],
    ['1.234', 'ambiguous'],
    ['-1000.000', null],
    ['1,234,567', null],
    ['1,005', null],
    ['12.34,00', null],
    ['1.2345,00', null],
    ['-', null],
    ['', null],
    ['--5', null],
    ['-5-', null],
    ['12x', null],
    ['1e3', null],
    ['=1+1', null],
  ])('%s', (text, minor) => {
    expect(csvAmount(text, ',')).toBe(minor);
  });
});

describe('an amount with a decimal point', () => {
  it.each<[string, bigint | 'ambiguous' | null]>([
    ['-1000.000', -100_000n],
    ['25000.000', 2_500_000n],
    ['99.120', 9_912n],
    ['1,234.56', 123_456n],
    ['-39.00', -3_900n],
    ['1,234', 'ambiguous'],
    ['99.125', null],
    ['99,12', null],
  ])('%s', (text, minor) => {
    expect(csvAmount(text, '.')).toBe(minor);
  });
});

it('any amount is read as it was written', () => {
  const minor = fc.oneof(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }));
  fc.assert(
    fc.property(
      minor,
      fc.constantFrom<',' | '.'>(',', '.'),
      fc.constantFrom('', ' ', '\u00a0', 'other'),
      fc.constantFrom('-', '−'),
      (size, decimal, group, minus) => {
        const mark = group === 'other' ? (decimal === ',' ? '.' : ',') : group;
        const [whole = '', decimals = ''] = formatAmount(size < 0n ? -size : size).split('.');
        const text = `${size < 0n ? minus : ''}${whole.replace(/\B(?=(\d{3})+$)/g, mark)}${decimal}${decimals}`;
        expect(csvAmount(text, decimal)).toBe(size);
      },
    ),
  );
});

describe('a day', () => {
  it.each([
    ['YYYY-MM-DD', '2026-03-05', '2026-03-05'],
    ['YYYY-MM-DD', ' 2026-03-05 14:02:11 ', '2026-03-05'],
    ['YYYY-MM-DD', '2026-03-05T14:02:11Z', '2026-03-05'],
    ['YYYY-MM-DD', '2026-02-30', null],
    ['YYYY-MM-DD', '26-03-05', null],
    ['YYYY-MM-DD', '2026-03-05x', null],
    ['YYYY/MM/DD', '2026/03/05', '2026-03-05'],
    ['DD.MM.YYYY', '5.3.2026', '2026-03-05'],
    ['MM/DD/YYYY', '03/05/2026', '2026-03-05'],
    ['DD/MM/YYYY', '05/03/2026', '2026-03-05'],
    ['YYMMDD', '260305', '2026-03-05'],
    ['YYMMDD', '990305', '1999-03-05'],
    ['YYYYMMDD', '20260305', '2026-03-05'],
    ['YYYYMMDD', '2026035', null],
  ])('%s %s', (format, text, day) => {
    expect(csvDateReader(format)?.(text)).toBe(day);
  });

  it.each(['', 'YYYY-MM', 'MM-DD', 'YYYY-MM-DD-DD', 'dd.mm.yyyy'])('has no form "%s"', (format) => {
    expect(csvDateReader(format)).toBeNull();
  });
});
