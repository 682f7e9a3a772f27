import { type Period, type PlainDate, plainDate } from '@saldo/kernel';
import type { FinancialYear } from '../../api/resources.ts';

/** Where a client's books open: the financial year of today, else the latest one that has begun, else this calendar year. */
export function startingPeriod(years: readonly Period[], today: PlainDate): Period {
  const latestFirst = [...years].sort((a, b) => (a.from < b.from ? 1 : -1));
  return latestFirst.find((year) => year.from <= today) ?? latestFirst.at(-1) ?? calendarYear(today.slice(0, 4));
}

/** The financial year that holds all of a period, or null where it crosses years or lies outside them. */
export function yearHolding(years: readonly Period[], { from, to }: Period): Period | null {
  return years.find((year) => year.from <= from && to <= year.to) ?? null;
}

/** A calendar year. */
export function calendarYear(year: string): Period {
  return { from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) };
}

/** The days of financial years as the API names them. */
export function yearsAsPeriods(years: readonly FinancialYear[]): Period[] {
  return years.map(({ from, to }) => ({ from: plainDate(from), to: plainDate(to) }));
}
