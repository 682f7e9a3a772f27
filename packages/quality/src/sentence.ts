import { formatAmount, type Language, type Sentence, writtenAmount, writtenCount } from '@saldo/kernel';
import type { Figure } from './check.ts';

/** Fills `{name}` of a sentence with figures, amounts and counts written as each language has them. */
export function filled(sentence: Sentence, figures: Readonly<Record<string, Figure>>): Sentence {
  const inLanguage = (language: Language) =>
    sentence[language].replace(/\{(\w+)\}/g, (place, name: string) => written(figures[name], language) ?? place);
  return { sv: inLanguage('sv'), en: inLanguage('en') };
}

function written(figure: Figure | undefined, language: Language): string | undefined {
  if (figure === undefined || typeof figure === 'string') return figure;
  if (typeof figure === 'number') return writtenCount(figure, language);
  return 'minor' in figure ? writtenAmount(formatAmount(BigInt(Math.round(figure.minor))), language) : figure[language];
}
