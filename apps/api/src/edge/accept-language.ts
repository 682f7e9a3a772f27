import type { Language } from '@saldo/kernel';

/** The caller's language by `Accept-Language` (RFC 9110, section 12.5.4): English where it is preferred to Swedish, else Swedish. */
export function acceptedLanguage(header: string | undefined): Language {
  let best: Language = 'sv';
  let bestQuality = 0;
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = tag.split('-')[0];
    if (language !== 'sv' && language !== 'en') continue;
    const quality = qualityOf(parameters);
    if (quality <= bestQuality) continue;
    best = language;
    bestQuality = quality;
  }
  return best;
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.map((parameter) => /^q\s*=\s*(.*)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
  if (given === undefined) return 1;
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(given) ? Number(given) : 0;
}
