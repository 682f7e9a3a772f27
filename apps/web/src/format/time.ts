import { addDays, type Language, type Period } from '@saldo/kernel';

const clock = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY_MS = 86_400_000;
const days = { sv: { today: 'i dag', yesterday: 'i går' }, en: { today: 'today', yesterday: 'yesterday' } } as const;

/** An instant of the API as the reader's own clock shows it: `2026-11-30 05:12`. */
export function instantText(instant: string, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { ...clock, ...(timeZone ? { timeZone } : {}) }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** An instant beside today: `i dag 05:12`, `i går 05:12`, else the date and time. */
export function momentText(instant: string, now: Date, language: Language, timeZone?: string): string {
  const text = instantText(instant, timeZone);
  const dayOf = (at: number) => instantText(new Date(at).toISOString(), timeZone).slice(0, 10);
  if (text.startsWith(dayOf(now.getTime()))) return `${days[language].today} ${text.slice(11)}`;
  if (text.startsWith(dayOf(now.getTime() - DAY_MS))) return `${days[language].yesterday} ${text.slice(11)}`;
  return text;
}

/** The time from the first midnight of some days to the one after them, by the reader's own clock. */
export function timeOfDays({ from, to }: Period): { since: string; before: string } {
  const midnight = (day: string) => new Date(`${day}T00:00:00`).toISOString();
  return { since: midnight(from), before: midnight(addDays(to, 1)) };
}

/** A length of time in the two largest units that say something: `2 min 14 s`, `1 tim 5 min`, `under 1 s`. */
export function durationText(seconds: number, language: Language): string {
  if (seconds < 1) return 'under 1 s';
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const hour = language === 'sv' ? 'tim' : 'h';
  if (hours > 0) return minutes > 0 ? `${hours} ${hour} ${minutes} min` : `${hours} ${hour}`;
  if (minutes > 0) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
  return `${rest} s`;
}

/** Seconds between two instants of the API, or null while one of them has not come. */
export function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  return from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : null;
}
