import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import type { AccountMonth } from '../../api/resources.ts';
import { monthPoints, monthsIn } from './month-points.ts';

const month = (from: string, to: string, debit = '0.00'): AccountMonth => ({
  from,
  to,
  opening: '0.00',
  debit,
  credit: '0.00',
  closing: debit,
});
const winter = [
  month('2025-11-15', '2025-11-30', '10.00'),
  month('2025-12-01', '2025-12-31', '20.00'),
  month('2026-01-01', '2026-01-31'),
  month('2026-02-01', '2026-02-28'),
];
const days = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to) });

describe('the months of an account as points', () => {
  it('are named by their month, a part of one by its days, and say where a calendar year begins', () => {
    const points = monthPoints(winter, plainDate('2026-03-01'), 'sv');
    expect(points.map(({ name }) => name)).toEqual(['2025-11-15 – 2025-11-30', 'december 2025', 'januari 2026', 'februari 2026']);
    expect(points.map(({ shortName, mark }) => [shortName, mark])).toEqual([
      ['nov', '2025'],
      ['dec', undefined],
      ['jan', '2026'],
      ['feb', undefined],
    ]);
    expect(monthPoints(winter.slice(2), plainDate('2026-03-01'), 'en').map(({ mark }) => mark)).toEqual([undefined, undefined]);
  });

  it('have not closed while they are to come, unless something is booked in them or after', () => {
    const closings = (today: string, months = winter) =>
      monthPoints(months, plainDate(today), 'sv').map(({ closing }) => (closing === null ? null : Number(closing)));
    expect(closings('2026-01-01')).toEqual([1_000, 2_000, 0, null]);
    expect(closings('2025-11-20')).toEqual([1_000, 2_000, null, null]);
    expect(closings('2025-11-20', [...winter.slice(0, 3), month('2026-02-01', '2026-02-28', '1.00')])).toEqual([1_000, 2_000, 0, 100]);
  });

  it('are chosen where the days touch them, and not where the days are all of them', () => {
    const points = monthPoints(winter, plainDate('2026-03-01'), 'sv');
    expect(monthsIn(points, days('2025-12-31', '2026-01-01')).map(({ name }) => name)).toEqual(['december 2025', 'januari 2026']);
    expect(monthsIn(points, days('2025-11-15', '2026-02-28'))).toEqual([]);
  });
});
