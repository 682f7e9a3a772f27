import { commonPasswords, commonWords } from './guessed-passwords.ts';

/** Why a password is refused. */
export type Weakness = 'too-short' | 'too-long' | 'common' | 'repeated' | 'own-name';

const PASSWORD_LEAST = 12;
const PASSWORD_MOST = 200;

/**
 * What is weak about a password, or null where it will do. Length is what counts: no rule asks for digits, capitals or signs, and blanks and
 * all letters are welcome. Refused are those that everybody tries first, repetitions and runs of the keyboard, and the owner's own name.
 * @param own words that belong to the owner: e-mail address, name
 */
export function weakness(password: string, own: readonly string[] = []): Weakness | null {
  const length = [...password].length;
  if (length < PASSWORD_LEAST) return 'too-short';
  if (length > PASSWORD_MOST) return 'too-long';
  const text = password.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (isRepetition(text) || isRun(text)) return 'repeated';
  const core = withoutEnds(text);
  if ([text, plain(text)].some((word) => commonPasswords.has(word))) return 'common';
  if ([core, plain(core)].some((word) => word === '' || commonWords.has(word))) return 'common';
  return own.flatMap(partsOf).includes(core) ? 'own-name' : null;
}

// One piece of at most six characters over and over: aaaaaaaaaaaa, abcabcabcabc.
function isRepetition(text: string): boolean {
  return /^(.{1,6}?)\1+$/u.test(text) || new Set(text).size < 4;
}

const RUNS = ['0123456789012345678901234567890', 'abcdefghijklmnopqrstuvwxyzåäö', 'qwertyuiopåasdfghjklöäzxcvbnm', '1234567890qwertyuiop'];

function isRun(text: string): boolean {
  const backwards = [...text].reverse().join('');
  return RUNS.some((run) => run.includes(text) || run.includes(backwards));
}

// Digits and signs at either end are what people add when a rule asks for them.
function withoutEnds(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

const READ_AS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function plain(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => READ_AS[sign] ?? sign);
}

// The address itself, its parts, and the name with and without blanks: all that somebody who knows the owner would try.
function partsOf(own: string): string[] {
  const text = own.normalize('NFKC').toLowerCase();
  const parts = text.split(/[\s@.,_+-]+/);
  return [text, ...parts, parts.join(''), text.split('@')[0] ?? ''].map(withoutEnds).filter((part) => part.length >= 3);
}
