import { addDays, daysBetween, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountMonths, MOST_MONTHS, monthsWithin } from './account-months.ts';

const someDays = fc
  .record({ start: fc.integer({ min: 0, max: 20_000 }), length: fc.integer({ min: 0, max: 1_000 }) })
  .map(({ start, length }) => {
    const from = addDays(plainDate('1995-01-01'), start);
    return { from, to: addDays(from, length) };
  });

describe('the months of some days', () => {
  it('are calendar months, cut to the days at both ends', () => {
    expect(monthsWithin({ from: plainDate('2024-01-15'), to: plainDate('2024-03-02') })).toEqual([
      { from: '2024-01-15', to: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2024-03-01', to: '2024-03-02' },
    ]);
    expect(monthsWithin({ from: plainDate('9999-12-31'), to: plainDate('9999-12-31') })).toHaveLength(1);
  });

  it('hold each day once, in order', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const months = monthsWithin(days);
        expect([months[0]?.from, months.at(-1)?.to]).toEqual([days.from, days.to]);
        for (const [place, { from, to }] of months.entries()) {
          expect(to.slice(0, 7)).toBe(from.slice(0, 7));
          const before = months[place - 1];
          if (before) expect(daysBetween(before.to, from)).toBe(1);
        }
      }),
    );
  });

  it('are refused where they are more than a page can show', () => {
    const from = plainDate('2000-01-01');
    expect(monthsWithin({ from, to: plainDate('2009-12-31') })).toHaveLength(MOST_MONTHS);
    expect(() => monthsWithin({ from, to: plainDate('2010-01-01') })).toThrow('ledger.too-many-months');
  });
});

describe('an account by month', () => {
  it('begins each month where it ended the last, also over months without entries', () => {
    const days = { from: plainDate('2026-01-01'), to: plainDate('2026-03-31') };
    const sums = new Map([['2026-02-01', { debitMinor: 500n, creditMinor: 700n }]]);
    const told = accountMonths(100n, days, sums).map(({ from, openingMinor, debitMinor, creditMinor, closingMinor }) => [
      from,
      openingMinor,
      debitMinor,
      creditMinor,
      closingMinor,
    ]);
    expect(told).toEqual([
      ['2026-01-01', 100n, 0n, 0n, 100n],
      ['2026-02-01', 100n, 500n, 700n, -100n],
      ['2026-03-01', -100n, 0n, 0n, -100n],
    ]);
  });
});
