import type { Language } from '@saldo/kernel';
import { countText } from '../format/amount.ts';

/** A count with its noun in the right number: `count(1, 'klient', 'klienter')` → `1 klient`. */
export type Count = (count: number, one: string, other: string) => string;

/** How a language counts, by its own plural rules. */
export function counting(language: Language): Count {
  const rules = new Intl.PluralRules(language);
  return (count, one, other) => `${countText(count, language)}\u00a0${rules.select(count) === 'one' ? one : other}`;
}
