import type { Institution } from '../provider.ts';

// What people call a bank beside its name.
const ALIASES: readonly (readonly [name: RegExp, aliases: string])[] = [
  [/handelsbanken/, 'shb'],
  [/^seb\b|skandinaviska enskilda/, 'skandinaviska enskilda'],
  [/swedbank/, 'foreningssparbanken sparbanken'],
  [/lansforsakringar/, 'lf'],
  [/danske/, 'ostgota enskilda'],
  [/avanza/, 'placera'],
];

/**
 * The institutions that a person means: every word asked for begins a word of the name, of what people call the bank, of its BIC or of
 * its id. Case and the dots over letters do not matter. Those whose name begins with it come first, then by name.
 */
export function searchInstitutions(institutions: readonly Institution[], query: string): Institution[] {
  const words = wordsOf(query);
  const whole = words.join(' ');
  return institutions
    .map((institution) => ({ institution, name: folded(institution.name) }))
    .filter(({ institution, name }) => {
      const known = wordsOf([name, aliasesOf(name), institution.bic, institution.id].join(' '));
      return words.every((word) => known.some((one) => one.startsWith(word)));
    })
    .sort((a, b) => Number(b.name.startsWith(whole)) - Number(a.name.startsWith(whole)) || (a.name < b.name ? -1 : 1))
    .map(({ institution }) => institution);
}

function aliasesOf(name: string): string {
  return ALIASES.flatMap(([pattern, aliases]) => (pattern.test(name) ? [aliases] : [])).join(' ');
}

function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
