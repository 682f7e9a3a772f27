import { addDays, type Period, type PlainDate } from '@saldo/kernel';
import type { BankDay } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import type { Words } from '../../words/words.tsx';

/** As many days as the API tells of at a time. */
const MOST_DAYS = 400;

/** The days of a period that a strip can show: those that have come, the latest ones where they are too many. Null where none has come. */
export function stripDays({ from, to }: Period, today: PlainDate): { days: Period; isCut: boolean } | null {
  if (from > today) return null;
  const last = to < today ? to : today;
  const earliest = addDays(last, 1 - MOST_DAYS);
  return from < earliest ? { days: { from: earliest, to: last }, isCut: true } : { days: { from, to: last }, isCut: false };
}

/** What is known of a day, in a sentence. */
export function daySentence({ day, state, difference }: BankDay, words: Words): string {
  const { daySentence: told } = words.bank;
  if (state !== 'unproven') return told[state](day);
  return difference === null ? told.unstated(day) : told.unproven(day, amountText(difference, words.language));
}

/** How a day stands: of those that are not proven, whether a balance says otherwise or none says anything. */
export type DayLook = BankDay['state'] | 'unstated';

/** Every way that a day can stand, the one that is in order first. */
export const dayLooks = ['proven', 'unproven', 'unstated', 'missing'] as const satisfies readonly DayLook[];

/** How a day stands, as the strip shows it. */
export function dayLook({ state, difference }: BankDay): DayLook {
  return state === 'unproven' && difference === null ? 'unstated' : state;
}

/** How many days stand how. */
export function dayCounts(days: readonly BankDay[]): Record<DayLook, number> {
  const counts = { proven: 0, unproven: 0, unstated: 0, missing: 0 };
  for (const day of days) counts[dayLook(day)] += 1;
  return counts;
}

/** The days month by month, as the strip has them on its lines. */
export function byMonth(days: readonly BankDay[]): { month: string; days: BankDay[] }[] {
  const months: { month: string; days: BankDay[] }[] = [];
  for (const day of days) {
    const month = day.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.days.push(day);
    else months.push({ month, days: [day] });
  }
  return months;
}

/** Where a key leads from a day of the strip: a day, or the same place in the line above or below. Null for any other key. */
export function dayAfterKey(key: string, at: number, days: readonly BankDay[]): number | null {
  const last = days.length - 1;
  const to = (day: number) => Math.min(last, Math.max(0, day));
  switch (key) {
    case 'ArrowRight':
      return to(at + 1);
    case 'ArrowLeft':
      return to(at - 1);
    case 'ArrowDown':
      return sameDayOf(1, at, days);
    case 'ArrowUp':
      return sameDayOf(-1, at, days);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

function sameDayOf(step: 1 | -1, at: number, days: readonly BankDay[]): number {
  const here = days[at];
  if (!here) return at;
  const ofMonth = here.day.slice(8);
  for (let next = at + step; next >= 0 && next < days.length; next += step) {
    const day = days[next]?.day ?? '';
    if (day.slice(0, 7) !== here.day.slice(0, 7) && (day.slice(8) === ofMonth || (step > 0 ? isLast(day) : false))) return next;
  }
  return at;
}

// A month that has no such day is entered at its last one.
function isLast(day: string): boolean {
  return addDays(day as PlainDate, 1).slice(8) === '01';
}
