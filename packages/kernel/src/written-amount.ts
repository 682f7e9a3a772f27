import type { Language } from './language.ts';

const MINUS = '\u2212';
const marks: Record<Language, { group: string; decimal: string }> = {
  sv: { group: '\u00a0', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/**
 * Writes a decimal amount (`"-1234.50"`) as people read it: `−1 234,50` in Swedish, `−1,234.50` in English. The space does not break and
 * the minus is the sign, not the hyphen. Works on the text, so that no digit passes through a float; what is no amount stays as it is.
 */
export function writtenAmount(decimal: string, language: Language): string {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!parts) return decimal;
  const [, sign, whole = '0', decimals = ''] = parts;
  const negative = sign === '-' && /[1-9]/.test(whole + decimals);
  return `${negative ? MINUS : ''}${grouped(whole, language)}${marks[language].decimal}${decimals.padEnd(2, '0')}`;
}

/** Writes a whole count with its thousands apart: `1 204` in Swedish, `1,204` in English. */
export function writtenCount(count: number, language: Language): string {
  return `${count < 0 ? MINUS : ''}${grouped(String(Math.abs(Math.trunc(count))), language)}`;
}

function grouped(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, marks[language].group);
}
