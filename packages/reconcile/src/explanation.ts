import { counted, formatAmount, type Sentence, writtenAmount } from '@saldo/kernel';
import type { Evidence, EvidenceKind, Match } from './engine-output.ts';

/** A match in words, and its parts as the API gives them. */
export interface Explanation extends Sentence {
  readonly parts: readonly { readonly kind: EvidenceKind; readonly weight: number }[];
}

type Phrase = (value: string | number | undefined) => Sentence;

const PHRASES: Readonly<Record<EvidenceKind, Phrase>> = {
  amount: () => ({ sv: 'samma belopp', en: 'the same amount' }),
  days: (value) => daysPhrase(Number(value ?? 0)),
  name: (value) => ({ sv: `samma motpart${quoted(value)}`, en: `the same counterparty${quoted(value)}` }),
  'other-name': (value) => ({ sv: `annan motpart${quoted(value)}`, en: `another counterparty${quoted(value)}` }),
  alias: (value) => ({ sv: `motparten är känd${quoted(value)}`, en: `the counterparty is known${quoted(value)}` }),
  reference: (value) => ({ sv: `samma referens${plain(value)}`, en: `the same reference${plain(value)}` }),
  'other-reference': () => ({ sv: 'referensen pekar på en annan post', en: 'the reference leads to another item' }),
  sum: (value) => ({ sv: `${value} poster ger tillsammans beloppet`, en: `${value} items come to the amount` }),
  voucher: (value) => ({ sv: `${value} rader i samma verifikation`, en: `${value} rows of one voucher` }),
  run: (value) => ({ sv: `${value} poster i följd ger beloppet`, en: `${value} items in a row come to the amount` }),
  parts: (value) => ({ sv: `bankens ${value} delposter`, en: `the bank's own ${value} parts` }),
  set: (value) => ({ sv: `${value} lika poster på vardera sidan`, en: `${value} equal items on each side` }),
  fee: (value) => ({ sv: `avgift ${percent(value, ',')} avdragen`, en: `a fee of ${percent(value, '.')} taken out` }),
  rounding: () => ({ sv: 'öresavrundning', en: 'rounded to whole kronor' }),
  exchange: () => ({ sv: 'troligen valutakursskillnad', en: 'probably an exchange difference' }),
  partial: () => ({ sv: 'delbetalning', en: 'a part payment' }),
  return: () => ({ sv: 'posterna tar ut varandra', en: 'the items take each other out' }),
  typing: () => ({ sv: 'troligen felskrivet belopp', en: 'probably a mistyped amount' }),
  usual: () => ({ sv: 'vanligt på kontot', en: 'usual on this account' }),
  rival: () => ({ sv: 'det finns andra tänkbara poster', en: 'there are other possible items' }),
};

/** A match's explanation: what weighs most first, then what speaks against it, the difference and the chance of luck. */
export function explain({
  evidence,
  differenceMinor,
  coincidence,
}: Pick<Match, 'evidence' | 'differenceMinor' | 'coincidence'>): Explanation {
  const told = evidence.filter(({ kind, weight }) => kind !== 'rival' || weight < -1);
  const sorted = [...told].sort((a, b) => Number(a.weight < 0) - Number(b.weight < 0) || Math.abs(b.weight) - Math.abs(a.weight));
  const phrases = sorted.map(({ kind, value }) => PHRASES[kind](value));
  const more = [
    ...(coincidence !== null && coincidence > 0 ? [luckPhrase(coincidence)] : []),
    ...(differenceMinor === 0n ? [] : [differencePhrase(differenceMinor)]),
  ];
  const sentence = (language: 'sv' | 'en') => {
    const text = [...phrases, ...more].map((phrase) => phrase[language]).join(', ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return { sv: sentence('sv'), en: sentence('en'), parts: evidence.map(({ kind, weight }: Evidence) => ({ kind, weight })) };
}

function daysPhrase(days: number): Sentence {
  if (days === 0) return { sv: 'samma dag', en: 'the same day' };
  const size = Math.abs(days);
  return days > 0
    ? { sv: `banken ${counted(size, 'dag', 'dagar')} senare`, en: `the bank ${counted(size, 'day', 'days')} later` }
    : { sv: `banken ${counted(size, 'dag', 'dagar')} tidigare`, en: `the bank ${counted(size, 'day', 'days')} earlier` };
}

function luckPhrase(coincidence: number): Sentence {
  if (coincidence < 1e-9) return { sv: 'slumpen är utesluten', en: 'luck is ruled out' };
  const times = Math.max(1, Math.round(1 / coincidence));
  const written = (gap: string) => String(times).replace(/\B(?=(\d{3})+$)/g, gap);
  return { sv: `slumpen ger en sådan summa 1 gång på ${written('\u00a0')}`, en: `luck gives such a sum 1 time in ${written(',')}` };
}

function differencePhrase(minor: bigint): Sentence {
  const amount = formatAmount(minor);
  return { sv: `differens ${writtenAmount(amount, 'sv')}`, en: `difference ${writtenAmount(amount, 'en')}` };
}

function quoted(value: string | number | undefined): string {
  return value === undefined || value === '' ? '' : ` (${value})`;
}

function plain(value: string | number | undefined): string {
  return value === undefined ? '' : ` ${value}`;
}

function percent(ratePpm: string | number | undefined, decimal: string): string {
  return `${(Number(ratePpm ?? 0) / 10_000).toFixed(2).replace('.', decimal)} %`;
}
