import { addDays, type Period, type PlainDate, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthChoices, monthsIn, neighbour, periodText, quartersIn, readDay, readPeriod, yearName } from './period.ts';

const days = (from: string, to: string): Period => ({ from: plainDate(from), to: plainDate(to) });
const brokenYear = days('2025-07-01', '2026-06-30');
const firstYear = days('2017-07-28', '2018-12-31');

describe('naming', () => {
  it('uses the shortest name that says it all', () => {
    expect(periodText(days('2026-01-01', '2026-12-31'), 'sv')).toBe('2026');
    expect(periodText(days('2026-10-01', '2026-10-31'), 'sv')).toBe('oktober 2026');
    expect(periodText(days('2026-07-01', '2026-09-30'), 'sv')).toBe('kv 3 2026');
    expect(periodText(days('2026-07-01', '2026-09-30'), 'en')).toBe('Q3 2026');
    expect(periodText(days('2026-02-01', '2026-02-28'), 'en')).toBe('February 2026');
    expect(periodText(brokenYear, 'sv')).toBe('2025-07-01 – 2026-06-30');
  });

  it('calls a financial year by its calendar years', () => {
    expect([days('2026-01-01', '2026-12-31'), brokenYear, firstYear].map(yearName)).toEqual(['2026', '2025/2026', '2017/2018']);
  });

  it('says the year of a month only where the year is not one', () => {
    expect(monthChoices(days('2026-01-01', '2026-12-31'), 'sv')[8]?.text).toBe('september');
    expect(monthChoices(brokenYear, 'en')[0]?.text).toBe('Jul 2025');
  });
});

describe('parts of a year', () => {
  it('cut the months at the ends', () => {
    const months = monthsIn(firstYear);
    expect(months).toHaveLength(18);
    expect(months[0]).toEqual(days('2017-07-28', '2017-07-31'));
    expect(months.at(-1)).toEqual(days('2018-12-01', '2018-12-31'));
  });

  it('count quarters from the beginning of the year, wherever it lies', () => {
    expect(quartersIn(brokenYear)).toEqual([
      days('2025-07-01', '2025-09-30'),
      days('2025-10-01', '2025-12-31'),
      days('2026-01-01', '2026-03-31'),
      days('2026-04-01', '2026-06-30'),
    ]);
  });

  const someDays = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 900 })).map(
    ([start, length]): Period => ({
      from: addDays(plainDate('1990-01-01'), start),
      to: addDays(plainDate('1990-01-01'), start + length),
    }),
  );

  it('cover it without a gap', () => {
    fc.assert(
      fc.property(someDays, (whole) => {
        for (const parts of [monthsIn(whole), quartersIn(whole)]) {
          expect(parts[0]?.from).toBe(whole.from);
          expect(parts.at(-1)?.to).toBe(whole.to);
          for (let i = 1; i < parts.length; i++) expect(parts[i]?.from).toBe(addDays(parts[i - 1]?.to as PlainDate, 1));
        }
      }),
    );
  });

  it('lead to the neighbours, with no day between', () => {
    fc.assert(
      fc.property(someDays, (whole) => {
        expect(neighbour(whole, 1).from).toBe(addDays(whole.to, 1));
        expect(neighbour(whole, -1).to).toBe(addDays(whole.from, -1));
      }),
    );
  });
});

describe('neighbours', () => {
  it('are of the same kind', () => {
    expect(neighbour(days('2026-01-01', '2026-01-31'), 1)).toEqual(days('2026-02-01', '2026-02-28'));
    expect(neighbour(days('2026-02-01', '2026-02-28'), -1)).toEqual(days('2026-01-01', '2026-01-31'));
    expect(neighbour(days('2026-01-01', '2026-12-31'), -1)).toEqual(days('2025-01-01', '2025-12-31'));
    expect(neighbour(brokenYear, 1)).toEqual(days('2026-07-01', '2027-06-30'));
    expect(neighbour(days('2026-03-03', '2026-03-09'), 1)).toEqual(days('2026-03-10', '2026-03-16'));
  });
});

describe('reading', () => {
  it('takes a day as people write it, and nothing else', () => {
    expect(readDay(' 2026-11-30 ')).toBe('2026-11-30');
    expect(readDay('20261130')).toBe('2026-11-30');
    expect(readDay('261130')).toBe('2026-11-30');
    expect(readDay('2026-02-30')).toBeNull();
    expect(readDay('30/11/2026')).toBeNull();
  });

  it('wants both days, in order', () => {
    expect(readPeriod('2026-01-01', '2026-01-31')).toEqual(days('2026-01-01', '2026-01-31'));
    expect(readPeriod('2026-02-01', '2026-01-31')).toBeNull();
    expect(readPeriod('2026-02-01', undefined)).toBeNull();
  });
});
