import { type PlainDate, parsePlainDate } from '@saldo/kernel';

const PART = /YYYY|YY|MM|DD/g;

/** What a day is written as: `YYYY`, `YY`, `MM` and `DD`, each at most once, with anything between. Null where that is no form of a day. */
export function csvDateReader(format: string): ((text: string) => PlainDate | null) | null {
  const parts: readonly string[] = format.match(PART) ?? [];
  const [year, month, day] = [parts.findIndex((part) => part.startsWith('Y')), parts.indexOf('MM'), parts.indexOf('DD')];
  if (parts.length !== 3 || year < 0 || month < 0 || day < 0) return null;
  const hasSigns = format.length > parts.join('').length;
  const pattern = format
    .split(PART)
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .reduce((before, sign, at) => `${before}${figures(parts[at - 1] ?? '', hasSigns)}${sign}`);
  // A time of day may follow.
  const expression = new RegExp(`^${pattern}(?:[T ]\\d{1,2}[:.]\\d{2}.*)?$`);
  return (text) => {
    const found = expression.exec(text.trim());
    if (!found) return null;
    const of = (part: number) => (found[part + 1] ?? '').padStart(2, '0');
    const century = of(year).length === 4 ? '' : of(year) < '70' ? '20' : '19';
    return parsePlainDate(`${century}${of(year)}-${of(month)}-${of(day)}`);
  };
}

/** Between signs, days and months may have one figure. */
function figures(part: string, hasSigns: boolean): string {
  if (part === 'YYYY') return '(\\d{4})';
  return part === 'YY' || !hasSigns ? '(\\d{2})' : '(\\d{1,2})';
}
