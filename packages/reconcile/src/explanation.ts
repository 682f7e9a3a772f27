import type { Sentence } from '@saldo/kernel';
import type { Evidence, EvidenceKind } from './engine-output.ts';

/** Why rows belong together, or may, in words and in bits. */
export interface Explanation extends Sentence {
  readonly parts: readonly { readonly kind: string; readonly weight: number; readonly sv: string; readonly en: string }[];
}

type Told = string | number | undefined;
type Words = (value: Told) => Sentence;

const said =
  (sv: string, en: string): Words =>
  () => ({ sv, en });
const named =
  (sv: string, en: string): Words =>
  (value) =>
    value === undefined ? { sv, en } : { sv: `${sv} (${value})`, en: `${en} (${value})` };

const WORDS: Readonly<Record<EvidenceKind, Words>> = {
  amount: said('samma belopp', 'the same amount'),
  days: (value) => daysApart(Number(value ?? 0)),
  name: named('samma motpart', 'the same counterparty'),
  'other-name': named('en annan motpart', 'another counterparty'),
  alias: named('samma motpart enligt en regel', 'the same counterparty by a rule'),
  reference: named('samma referens', 'the same reference'),
  'other-reference': named('en annan referens', 'another reference'),
  sum: named('summan av flera rader', 'the sum of several rows'),
  voucher: named('raderna i ett verifikat', 'the rows of one voucher'),
  run: named('rader i följd', 'rows that follow one another'),
  parts: named('bankens egna uppgifter om delarna', "the bank's own parts"),
  set: named('lika många lika rader på båda sidor', 'as many equal rows on either side'),
  fee: named('skillnaden är en avgift', 'the difference is a fee'),
  rounding: said('skillnaden är en avrundning', 'the difference is a rounding'),
  exchange: named('skillnaden är en kursskillnad', 'the difference is an exchange difference'),
  partial: said('en del av ett större belopp', 'a part of a larger amount'),
  return: said('raderna tar ut varandra', 'the rows take each other out'),
  typing: said('siffror har bytt plats eller skiljer', 'digits changed places, or one differs'),
  usual: said('så brukar det se ut på kontot', 'as is usual on this account'),
  rival: said('ett annat svar ligger nära', 'another answer is close'),
};

/** The evidence of a match as sentences: what speaks for it, the heaviest first, and then what speaks against. */
export function explain(
  evidence: readonly Evidence[],
  made: { readonly byPerson: boolean; readonly coincidence: number | null },
): Explanation {
  const parts = evidence.map(({ kind, weight, value }) => ({ kind, weight, ...WORDS[kind](value) }));
  if (made.byPerson && parts.length === 0) return { sv: 'Matchat för hand.', en: 'Matched by hand.', parts };
  const [speaksFor, against] = [parts.filter(({ weight }) => weight >= 0), parts.filter(({ weight }) => weight < 0)];
  const chance = made.coincidence === null ? null : oneIn(made.coincidence);
  return { sv: sentence('sv', speaksFor, against, chance), en: sentence('en', speaksFor, against, chance), parts };
}

type Part = Explanation['parts'][number];

function sentence(language: 'sv' | 'en', speaksFor: readonly Part[], against: readonly Part[], chance: number | null): string {
  const list = (parts: readonly Part[]) =>
    parts
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map((part) => part[language])
      .join(', ');
  const begins = capital(list(speaksFor) || (language === 'sv' ? 'inget säkert' : 'nothing certain'));
  const but = against.length === 0 ? '' : `${language === 'sv' ? '; emot talar' : '; against it'} ${list(against)}`;
  const luck =
    chance === null
      ? ''
      : language === 'sv'
        ? ` Slumpen ger en sådan summa en gång på ${chance}.`
        : ` Luck gives such a sum once in ${chance}.`;
  return `${begins}${but}.${luck}`;
}

function daysApart(days: number): Sentence {
  if (days === 0) return { sv: 'samma dag', en: 'the same day' };
  const count = Math.abs(days);
  return { sv: `${count} ${count === 1 ? 'dag' : 'dagar'} emellan`, en: `${count} ${count === 1 ? 'day' : 'days'} between` };
}

function oneIn(chance: number): number | null {
  return chance > 0 && chance < 1 ? Math.round(1 / chance) : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
