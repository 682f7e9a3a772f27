import { amountText } from '../../format/amount.ts';
import { daysText } from '../../format/period.ts';
import type { Words } from '../../words/words.tsx';
import { isRecord } from '../jobs/result-fields.ts';

const TOLD = 3;

/** What a task about a bank account is seen by, a sentence for each statement, gap and run of days; the first few of each. */
export function taskFigures(suggestion: unknown, words: Words): string[] {
  if (!isRecord(suggestion)) return [];
  const { timeline, bank, language } = words;
  const currency = typeof suggestion.currency === 'string' ? ` ${suggestion.currency}` : '';
  const sentences = (list: unknown, sentence: (fact: Fact) => string | null) => {
    const all = (Array.isArray(list) ? list : []).flatMap((one) => (isRecord(one) ? (sentence(factOf(one, language)) ?? []) : []));
    return all.length > TOLD ? [...all.slice(0, TOLD), timeline.moreLike(all.length - TOLD)] : all;
  };
  const difference = ({ difference: apart }: Fact) => (apart ? ` ${timeline.differs(`${apart}${currency}`)}` : '');
  return [
    ...sentences(suggestion.statements, (fact) => {
      const { from, to, opening, entries, expected, actual } = fact;
      if (!opening || !entries || !expected || !actual) return `${daysText({ from, to })}: ${bank.unstatedText}`;
      return `${daysText({ from, to })}: ${timeline.statementFigures(opening, entries, expected, actual)}${difference(fact)}`;
    }),
    ...sentences(suggestion.gaps, (fact) => {
      const { from, to, expected, actual } = fact;
      return expected && actual ? `${bank.gapText(from, to, expected, actual)}${difference(fact)}` : null;
    }),
    ...sentences(suggestion.days, (fact) => {
      const { from, to, opening, entries, expected, actual } = fact;
      if (!opening || !entries || !expected || !actual) return null;
      return `${daysText({ from, to })}: ${timeline.dayFigures(opening, entries, expected, actual)}${difference(fact)}`;
    }),
  ];
}

interface Fact {
  readonly from: string;
  readonly to: string;
  readonly opening: string | null;
  readonly entries: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
}

function factOf(one: Record<string, unknown>, language: Words['language']): Fact {
  const day = (value: unknown) => (typeof value === 'string' ? value : '');
  const amount = (value: unknown) => (typeof value === 'string' ? amountText(value, language) : null);
  return {
    from: day(one.from),
    to: day(one.to),
    opening: amount(one.opening),
    entries: amount(one.entries),
    expected: amount(one.expected),
    actual: amount(one.actual),
    difference: amount(one.difference),
  };
}
