import { plainDate } from '@saldo/kernel';
import { describe, expect, test } from 'vitest';
import { planYears, type SourceYear, type YearPlan, yearsGone } from './plan-years.ts';

const year = (id: number, from: string, to: string): SourceYear => ({ id, from: plainDate(from), to: plainDate(to) });
const calendar = [2022, 2023, 2024, 2025, 2026].map((n, index) => year(index + 1, `${n}-01-01`, `${n}-12-31`));
const today = plainDate('2026-11-25');
const plan = (more: Partial<YearPlan> = {}) =>
  planYears({ years: calendar.toReversed(), today, lockedUntil: null, fetched: [], wish: {}, ...more }).map(({ id }) => id);

describe('which years', () => {
  test('this one and the last, oldest first', () => {
    expect(plan()).toEqual([4, 5]);
    expect(plan({ lockedUntil: plainDate('2026-06-30') })).toEqual([4, 5]);
    expect(plan({ years: [] })).toEqual([]);
    expect(plan({ years: [calendar[0]!] })).toEqual([1]);
  });

  test('every year fetched before, as long as a day of it is open', () => {
    expect(plan({ fetched: [calendar[0]!, calendar[1]!] })).toEqual([1, 2, 4, 5]);
    expect(plan({ fetched: [calendar[0]!, calendar[1]!], lockedUntil: plainDate('2023-12-30') })).toEqual([2, 4, 5]);
    expect(plan({ fetched: [calendar[0]!, calendar[1]!], lockedUntil: plainDate('2023-12-31') })).toEqual([4, 5]);
  });

  test('older ones when asked from a day, up to a day, or all', () => {
    expect(plan({ wish: { from: plainDate('2023-07-01') } })).toEqual([2, 3, 4, 5]);
    expect(plan({ wish: { from: plainDate('2022-01-01'), to: plainDate('2022-12-31') } })).toEqual([1, 4, 5]);
    expect(plan({ wish: { full: true }, lockedUntil: plainDate('2025-12-31') })).toEqual([1, 2, 3, 4, 5]);
  });

  test('a next year that is already open counts as open, and years that all have ended leave the last two', () => {
    expect(plan({ years: [...calendar, year(9, '2027-01-01', '2027-12-31')] })).toEqual([4, 5, 9]);
    expect(plan({ today: plainDate('2031-01-01') })).toEqual([4, 5]);
  });

  test('broken and extended years are chosen by overlap, never by 1 January', () => {
    const broken = [year(1, '2023-11-01', '2025-04-30'), year(2, '2025-05-01', '2026-04-30'), year(3, '2026-05-01', '2027-04-30')];
    expect(plan({ years: broken })).toEqual([2, 3]);
    expect(plan({ years: broken, fetched: [{ from: plainDate('2024-01-01'), to: plainDate('2024-12-31') }] })).toEqual([1, 2, 3]);
    expect(plan({ years: broken, wish: { from: plainDate('2025-04-30') } })).toEqual([1, 2, 3]);
  });
});

test('a year that was fetched and is at the source no longer is told, however the days of the others moved', () => {
  const fetched = [calendar[0]!, calendar[1]!, { from: plainDate('2019-01-01'), to: plainDate('2019-12-31') }];
  expect(yearsGone(fetched, calendar).map(({ code, message }) => [code, message.en.includes('2019-01-01')])).toEqual([
    ['fortnox.year-gone', true],
  ]);
  expect(yearsGone(fetched.slice(0, 2), [year(7, '2022-05-01', '2023-04-30')])).toEqual([]);
  expect(yearsGone(fetched, [])).toHaveLength(3);
});
