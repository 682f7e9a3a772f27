import { type Language, overlaps, type Period, type PlainDate, plainDate } from '@saldo/kernel';
import type { AccountMonth } from '../../api/resources.ts';
import { periodText, shortMonth } from '../../format/period.ts';
import { minor } from './amounts.ts';

/** A month of an account as a chart has it, its amounts in minor units. */
export interface MonthPoint {
  readonly days: Period;
  readonly name: string;
  readonly shortName: string;
  /** The calendar year that begins here, where the months lie in more than one. */
  readonly mark: string | undefined;
  readonly debit: bigint;
  readonly credit: bigint;
  /** Null of a month that is to come, with nothing booked in it or after: it has not closed at anything yet. */
  readonly closing: bigint | null;
  readonly month: AccountMonth;
}

/** The months of an account as points, in order. */
export function monthPoints(months: readonly AccountMonth[], today: PlainDate, language: Language): MonthPoint[] {
  const lastBooked = months.findLastIndex(({ debit, credit }) => minor(debit) !== 0n || minor(credit) !== 0n);
  const isOneYear = months[0]?.from.slice(0, 4) === months.at(-1)?.to.slice(0, 4);
  return months.map((month, place) => {
    const days = { from: plainDate(month.from), to: plainDate(month.to) };
    const begins = !isOneYear && days.from.slice(0, 4) !== months[place - 1]?.from.slice(0, 4);
    return {
      days,
      name: periodText(days, language),
      shortName: shortMonth(days.from, language),
      mark: begins ? days.from.slice(0, 4) : undefined,
      debit: minor(month.debit),
      credit: minor(month.credit),
      closing: days.from <= today || place <= lastBooked ? minor(month.closing) : null,
      month,
    };
  });
}

/** The months that some days touch; none where they are all of them. */
export function monthsIn(points: readonly MonthPoint[], days: Period): MonthPoint[] {
  const touched = points.filter((point) => overlaps(point.days, days));
  return touched.length === points.length ? [] : touched;
}
