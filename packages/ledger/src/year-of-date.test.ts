import { addDays, contains, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearOfDate } from './year-of-date.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate('1990-01-01'), days));
const yearEnd = fc.constantFrom('12-31', '06-30', '02-28', '02-29', '01-31', '04-30');

describe('yearOfDate', () => {
  it('takes the year that is there already', () => {
    const known = [{ from: plainDate('2024-07-01'), to: plainDate('2025-12-31') }];
    expect(yearOfDate(plainDate('2025-03-01'), known, '12-31')).toEqual(known[0]);
  });

  it('makes a broken year by its last day', () => {
    expect(yearOfDate(plainDate('2025-07-01'), [], '06-30')).toEqual({ from: '2025-07-01', to: '2026-06-30' });
    expect(yearOfDate(plainDate('2025-06-30'), [], '06-30')).toEqual({ from: '2024-07-01', to: '2025-06-30' });
    expect(yearOfDate(plainDate('2024-02-29'), [], '02-28')).toEqual({ from: '2023-03-01', to: '2024-02-29' });
  });

  it('holds the day, and the next year begins where it ends', () => {
    fc.assert(
      fc.property(day, yearEnd, (date, end) => {
        const year = yearOfDate(date, [], end);
        expect(contains(year, date)).toBe(true);
        expect(yearOfDate(addDays(year.to, 1), [], end).from).toBe(addDays(year.to, 1));
      }),
    );
  });
});
