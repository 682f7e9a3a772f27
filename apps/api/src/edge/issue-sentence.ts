import type { Fault, Sentence } from '@saldo/kernel';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, as faults whose `field` is the dotted path into the input. */
export function faultsOf(issues: readonly Issue[], input: unknown): Fault[] {
  return issues.flatMap((issue) => faultsOfOne(issue, input));
}

/** Sentences that a schema of ours names instead of writing one: `z.string().regex(…, 'field.date')`. */
const named: Readonly<Record<string, Sentence>> = {
  'field.amount': { sv: 'Måste vara ett belopp som "1234.50".', en: 'Must be an amount such as "1234.50".' },
  'field.catalogue-code': {
    sv: 'Måste vara en kod ur kravkatalogen, till exempel aifm_full.',
    en: 'Must be a code of the catalogue, such as aifm_full.',
  },
  'field.currency': { sv: 'Måste vara en valuta som SEK.', en: 'Must be a currency such as SEK.' },
  'field.mapping': { sv: 'Måste vara en kolumnmall som går att läsa.', en: 'Must be a column mapping that can be read.' },
  'field.country': { sv: 'Måste vara ett land med två bokstäver, som SE.', en: 'Must be a country of two letters, such as SE.' },
  'field.time-zone': { sv: 'Måste vara en tidszon som Europe/Stockholm.', en: 'Must be a time zone such as Europe/Stockholm.' },
  'field.month-day': { sv: 'Måste vara månad och dag, MM-DD, till exempel 12-31.', en: 'Must be month and day, MM-DD, such as 12-31.' },
  'field.ids': { sv: 'Högst hundra id, med komma emellan.', en: 'At most a hundred ids, with commas between.' },
  'field.date': { sv: 'Måste vara en dag i kalendern, ÅÅÅÅ-MM-DD.', en: 'Must be a day of the calendar, YYYY-MM-DD.' },
  'field.month': { sv: 'Måste vara en månad, ÅÅÅÅ-MM.', en: 'Must be a month, YYYY-MM.' },
  'field.states': {
    sv: 'Måste vara lägen med komma emellan: blocked, attention, due, running, done, none.',
    en: 'Must be states with commas between: blocked, attention, due, running, done, none.',
  },
  'field.columns': {
    sv: 'Måste vara kolumner som listan har, med komma emellan.',
    en: 'Must be columns that the list has, with commas between.',
  },
  'field.sort': {
    sv: 'Måste vara en kolumn som listan har, med minus före för den sista först.',
    en: 'Must be a column that the list has, with a minus before it for the last first.',
  },
  'field.limit': { sv: 'Måste vara ett heltal från 1 till 500.', en: 'Must be a whole number from 1 to 500.' },
  'field.boolean': { sv: 'Måste vara true eller false.', en: 'Must be true or false.' },
  'field.control': { sv: 'Får inte innehålla styrtecken.', en: 'Must not contain control characters.' },
  'field.empty': { sv: 'Får inte vara tomt.', en: 'Must not be empty.' },
  'field.once': { sv: 'Får anges bara en gång.', en: 'May be given only once.' },
  'field.org-number': {
    sv: 'Är inget organisationsnummer: tio siffror vars kontrollsiffra stämmer.',
    en: 'Is no organisation number: ten digits whose check digit holds.',
  },
  'field.file': { sv: 'Välj en fil.', en: 'Choose a file.' },
  'field.long': { sv: 'Är för långt.', en: 'Is too long.' },
  'field.one-file': { sv: 'Skicka en fil i taget.', en: 'Send one file at a time.' },
  'field.no-file-here': { sv: 'Filen ska ligga i fältet "file".', en: 'The file belongs in the field "file".' },
  'field.too-many': { sv: 'Formuläret har för många fält.', en: 'The form has too many fields.' },
};

/** The fault of a field that a rule names, for checks outside a schema. */
export function namedFault(field: string, name: string): Fault {
  return { code: name, field, message: named[name] ?? wrongForm };
}

const missing: Sentence = { sv: 'Måste anges.', en: 'Must be given.' };
const wrongForm: Sentence = { sv: 'Har fel form.', en: 'Has the wrong form.' };
const unknownField: Sentence = { sv: 'Finns inte.', en: 'Is no field.' };

function faultsOfOne(issue: Issue, input: unknown): Fault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: 'field.unknown', field: [...path, key].join('.'), message: unknownField }));
  }
  const code = issue.message in named ? issue.message : `field.${issue.code.replaceAll('_', '-')}`;
  return [{ code, field: path.join('.'), message: sentenceOf(issue, valueAt(input, issue.path)) }];
}

function sentenceOf(issue: Issue, value: unknown): Sentence {
  const own = named[issue.message];
  if (own) return own;
  if (value === undefined) return missing;
  switch (issue.code) {
    case 'invalid_type':
      return typeSentences[issue.expected] ?? wrongForm;
    case 'too_small':
      return bound(issue.origin, 'minst', 'at least', Number(issue.minimum));
    case 'too_big':
      return bound(issue.origin, 'högst', 'at most', Number(issue.maximum));
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { sv: `Måste vara något av: ${values}.`, en: `Must be one of: ${values}.` };
    }
    case 'invalid_format':
      return formatSentences[issue.format] ?? wrongForm;
    default:
      return wrongForm;
  }
}

const typeSentences: Readonly<Record<string, Sentence>> = {
  string: { sv: 'Måste vara text.', en: 'Must be text.' },
  number: { sv: 'Måste vara ett tal.', en: 'Must be a number.' },
  int: { sv: 'Måste vara ett heltal.', en: 'Must be a whole number.' },
  boolean: { sv: 'Måste vara true eller false.', en: 'Must be true or false.' },
  array: { sv: 'Måste vara en lista.', en: 'Must be a list.' },
  object: { sv: 'Måste vara ett objekt.', en: 'Must be an object.' },
  record: { sv: 'Måste vara ett objekt.', en: 'Must be an object.' },
};

const formatSentences: Readonly<Record<string, Sentence>> = {
  email: { sv: 'Måste vara en e-postadress.', en: 'Must be an e-mail address.' },
  datetime: { sv: 'Måste vara en tidpunkt som 2026-11-30T12:00:00Z.', en: 'Must be an instant such as 2026-11-30T12:00:00Z.' },
};

function bound(origin: string, sv: string, en: string, size: number): Sentence {
  if (origin === 'string') return { sv: `Måste ha ${sv} ${size} tecken.`, en: `Must have ${en} ${size} characters.` };
  if (origin === 'array' || origin === 'set') return { sv: `Måste ha ${sv} ${size} poster.`, en: `Must have ${en} ${size} items.` };
  return { sv: `Måste vara ${sv} ${size}.`, en: `Must be ${en} ${size}.` };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
