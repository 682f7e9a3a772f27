import type { Language } from '@saldo/kernel';

/** A day in a narrow column: `30 okt`, with its year where that is another than the reader has in mind. */
export function shortDay(day: string, ofYear: string, language: Language): string {
  const other = day.slice(0, 4) !== ofYear;
  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    ...(other && { year: '2-digit' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`)).replaceAll('.', '');
}
