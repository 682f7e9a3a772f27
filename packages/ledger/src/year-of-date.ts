import { addDays, contains, type Period, type PlainDate, plainDate } from '@saldo/kernel';

/**
 * The financial year that a day lies in, for vouchers that come without one: a year that is there already, else twelve months that end
 * on the client's last day.
 * @param yearEnd `MM-DD`; the last of February is the last whatever the year
 */
export function yearOfDate(date: PlainDate, known: readonly Period[], yearEnd: string): Period {
  const found = known.find((year) => contains(year, date));
  if (found) return { from: found.from, to: found.to };
  const year = Number(date.slice(0, 4));
  const to = date <= endIn(year, yearEnd) ? endIn(year, yearEnd) : endIn(year + 1, yearEnd);
  return { from: addDays(endIn(Number(to.slice(0, 4)) - 1, yearEnd), 1), to };
}

function endIn(year: number, yearEnd: string): PlainDate {
  const text = String(year).padStart(4, '0');
  if (yearEnd.startsWith('02-2')) return addDays(plainDate(`${text}-03-01`), -1);
  return plainDate(`${text}-${yearEnd}`);
}
