import { formatAmount, type Language, writtenAmount, writtenCount } from '@saldo/kernel';

/** An amount of the API (`"-1234.50"`) as its reader writes it: `−1 234,50` or `−1,234.50`. */
export function amountText(decimal: string, language: Language): string {
  return writtenAmount(decimal, language);
}

/** An amount, or nothing where it is zero: the empty side of a debit and credit pair. */
export function amountUnlessZero(decimal: string, language: Language): string {
  return isZero(decimal) ? '' : writtenAmount(decimal, language);
}

/** Whether the amount is zero, however it is written. */
export function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}

/** A count with its thousands apart: `1 204` or `1,204`. */
export function countText(count: number, language: Language): string {
  return writtenCount(count, language);
}

/** Minor units in units of so many, without decimals where there are none: `−1 250`, `0,50`. What an axis says. */
export function wholeText(minor: bigint, unitMinor: bigint, language: Language): string {
  return writtenAmount(formatAmount((minor * 100n) / unitMinor), language).replace(/[.,]00$/, '');
}
