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
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  if (given === undefined) return 1;
  const quality = Number(given.slice(2));
  return Number.isFinite(quality) ? quality : 0;
}
