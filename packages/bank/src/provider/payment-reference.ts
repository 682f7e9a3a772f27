import { luhnHolds } from '@saldo/kernel';
import { bare, modulus97Holds } from './account-number.ts';

/** The text as a creditor's reference, where it is one by its check digit: OCR (Luhn) or RF (ISO 11649); `''` where it is not. */
export function ocrOf(text: string): string {
  const reference = bare(text);
  if (/^\d{4,25}$/.test(reference) && luhnHolds(reference)) return reference;
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && modulus97Holds(reference) ? reference : '';
}

/** The digits of a bankgiro number as it is written, `123-4567` or `5050-1055`, whose check digit holds; `''` where it is none. */
export function bankgiroOf(text: string): string {
  const digits = text.trim().replace('-', '');
  return /^\d{3,4}-\d{4}$/.test(text.trim()) && luhnHolds(digits) ? digits : '';
}

/** An end-to-end id, or `''` where the bank says that there is none. */
export function endToEndOf(text: string): string {
  return /^not[ _-]?provided$/i.test(text.trim()) ? '' : text.trim();
}
