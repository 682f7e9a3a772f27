import type { Language } from '@saldo/kernel';

/** How sure a match is: rounded down, so that nothing is told to be certain that is not. */
export function confidenceText(confidence: number, decimals: number, language: Language): string {
  const size = 10 ** decimals;
  return (Math.floor(confidence * size) / size).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
