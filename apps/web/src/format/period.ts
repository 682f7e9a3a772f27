import {
  addDays,
  contains,
  daysBetween,
  type Language,
  type Period,
  type PlainDate,
  parseCompactDate,
  parsePlainDate,
  period,
  plainDate,
} from '@saldo/kernel';

/**
 * How a period is named: a month `oktober 2026`, a quarter `kv 3 2026`, a calendar year `2026`, else both its days.
 */
export function periodText({ from, to }: Period, language: Language): string {
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  if (from === monthOf(from).from && to === monthOf(from).to) return monthText(from, language);
  const quarter = quartersOf(year).findIndex((each) => each.from === from && each.to === to);
  if (quarter >= 0) return language === 'sv' ? `kv ${quarter + 1} ${year}` : `Q${quarter + 1} ${year}`;
  return `${from} – ${to}`;
}

/** Days by their first and last one, or the one day that they are. */
export function daysText({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from} – ${to}`;
}

/** A financial year as the trade names it: `2026`, and `2025/2026` where it lies in two calendar years. */
export function yearName({ from, to }: { from: string; to: string }): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}/${last}`;
}

/** The months of a year to choose from: `oktober` where all lie in one calendar year, else `okt. 2026`. */
export function monthChoices(year: Period, language: Language): { month: Period; text: string }[] {
  const sameYear = year.from.slice(0, 4) === year.to.slice(0, 4);
  const options = sameYear ? ({ month: 'long' } as const) : ({ month: 'short', year: 'numeric' } as const);
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { ...options, timeZone: 'UTC' });
  return monthsIn(year).map((month) => ({ month, text: format.format(new Date(`${month.from}T00:00:00Z`)) }));
}

/** The name of the month that a day lies in: `oktober 2026`. */
export function monthText(day: PlainDate, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The month that a day lies in as a chart has room for it: `okt`. */
export function shortMonth(day: PlainDate, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { month: 'short', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`)).slice(0, SHORT_LETTERS);
}

const SHORT_LETTERS = 3;

/** The calendar month that a day lies in. */
export function monthOf(day: PlainDate): Period {
  const from = plainDate(`${day.slice(0, 7)}-01`);
  const next = plainDate(`${addDays(from, 31).slice(0, 7)}-01`);
  return { from, to: addDays(next, -1) };
}

/** The calendar months that a period touches, each cut to the period. */
export function monthsIn(whole: Period): Period[] {
  const months: Period[] = [];
  for (let day = whole.from; day <= whole.to; day = addDays(monthOf(day).to, 1)) {
    const month = monthOf(day);
    months.push({ from: day, to: earlier(month.to, whole.to) });
  }
  return months;
}

/** Three months at a time from the beginning of a period, the last one cut to it. */
export function quartersIn(whole: Period): Period[] {
  const months = monthsIn(whole);
  const quarters: Period[] = [];
  for (let first = 0; first < months.length; first += 3) {
    const last = months[Math.min(first + 2, months.length - 1)];
    const start = months[first];
    if (start && last) quarters.push({ from: start.from, to: last.to });
  }
  return quarters;
}

/** The period next to this one, of the same kind: the next month after a month, the next year after a year. */
export function neighbour({ from, to }: Period, step: 1 | -1): Period {
  const months = monthsIn({ from, to });
  const whole = from === monthOf(from).from && to === monthOf(to).to;
  if (!whole) {
    const length = months.reduce((days, month) => days + dayCount(month), 0);
    return { from: addDays(from, step * length), to: addDays(to, step * length) };
  }
  const start = shiftMonths(from, step * months.length);
  const end = shiftMonths(plainDate(`${to.slice(0, 7)}-01`), step * months.length);
  return { from: start, to: monthOf(end).to };
}

/** Reads a day as people write it: `2026-11-30`, `20261130`, `261130`. Null for anything else. */
export function readDay(text: string): PlainDate | null {
  const written = text.trim();
  if (/^\d{6}$/.test(written)) return parseCompactDate(`20${written}`);
  return parsePlainDate(written) ?? parseCompactDate(written);
}

/** Reads two days as a period; null where one is no day or they stand the wrong way round. */
export function readPeriod(from: string | undefined, to: string | undefined): Period | null {
  const first = readDay(from ?? '');
  const last = readDay(to ?? '');
  return first && last ? period(first, last) : null;
}

function quartersOf(year: string): Period[] {
  return quartersIn({ from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) });
}

function shiftMonths(firstOfMonth: PlainDate, months: number): PlainDate {
  const total = Number(firstOfMonth.slice(0, 4)) * 12 + Number(firstOfMonth.slice(5, 7)) - 1 + months;
  return plainDate(`${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}-01`);
}

function dayCount({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return contains({ from: a, to: b }, a) ? a : b;
}
