import { type PlainDate, plainDate } from '@saldo/kernel';
import type { SandboxCompany } from '../books/company.ts';

/** What a scenario may be told. */
export interface ScenarioWishes {
  /** The day that the books go up to; two runs on one day give the same books. */
  readonly today: PlainDate;
  /** Vouchers over all years, exactly. */
  readonly size?: number;
  readonly seed?: number;
}

/** A situation with a name: the same in tests, in `npm run sandbox` and in `npm run seed`. */
export interface Scenario {
  readonly name: string;
  /** One line that says what is special about it. */
  readonly about: string;
  companies(wishes: ScenarioWishes): SandboxCompany[];
}

/** The calendar year of a day, or one before or after it. */
export function calendarYear(today: PlainDate, offset = 0): { from: PlainDate; to: PlainDate } {
  return daysOf(Number(today.slice(0, 4)) + offset, '01-01', '12-31');
}

/** A year from one day of the calendar to another, in a given year or across its end. */
export function daysOf(year: number, from: string, to: string): { from: PlainDate; to: PlainDate } {
  return { from: plainDate(`${year}-${from}`), to: plainDate(`${to < from ? year + 1 : year}-${to}`) };
}

/** Shares `size` out by weight; the parts sum to it exactly. */
export function shareOut(size: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.floor((size * weight) / total));
  shares[shares.length - 1]! += size - shares.reduce((sum, share) => sum + share, 0);
  return shares;
}
