import { addDays, daysBetween, type PlainDate, parseCompactDate } from '@saldo/kernel';

/** A day `YYMMDD` of a SWIFT message: up to 79 in this century (User Handbook, General Field Definitions). Null where there is no such day. */
export function shortDate(text: string): PlainDate | null {
  return parseCompactDate(centuryOf(text) + text);
}

/**
 * A day `MMDD` in the year in which it lies nearest to another day `YYMMDD`, which may be one that the calendar lacks (interest is
 * reckoned to the 30th of February). Null where there is no such day.
 */
export function nearestDate(monthAndDay: string, near: string): PlainDate | null {
  const year = Number(centuryOf(near) + near.slice(0, 2));
  const month = Number(near.slice(2, 4));
  const first = parseCompactDate(`${year}${near.slice(2, 4)}01`);
  if (first === null || month === 0) return null;
  const about = addDays(first, Number(near.slice(4, 6)) - 1);
  let best: PlainDate | null = null;
  for (const candidate of [year, year - 1, year + 1]) {
    const day = parseCompactDate(`${candidate}${monthAndDay}`);
    if (day && (best === null || Math.abs(daysBetween(about, day)) < Math.abs(daysBetween(about, best)))) best = day;
  }
  return best;
}

function centuryOf(text: string): string {
  return text < '80' ? '20' : '19';
}
