/** An amount as it was read: minor units, and whether it is written as the standard has it. */
export interface ReadAmount {
  readonly minor: bigint;
  readonly asStandard: boolean;
}

const STANDARD = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
const LOOSE = /^([+-]?)(\d*)(?:[.,](\d*))?$/;
const HUNDREDS = /^\d{3}(?:[.,]\d{1,2})?$/;

/** What a column of 64 bits holds; no ledger's amounts come near it. */
const LARGEST = 2n ** 63n - 1n;

/**
 * Reads an amount, also with a comma, a plus, or zeros after the second decimal.
 * Null for what is none, or would have to be rounded; 'too-large' beyond 64 bits.
 */
export function readAmount(text: string): ReadAmount | null | 'too-large' {
  const standard = STANDARD.exec(text);
  const [, sign = '', whole = '', decimals = ''] = standard ?? LOOSE.exec(text) ?? [];
  const kept = decimals.replace(/0+$/, '');
  if (whole + decimals === '' || kept.length > 2) return null;
  const size = BigInt((whole || '0') + kept.padEnd(2, '0'));
  if (size > LARGEST) return 'too-large';
  return { minor: sign === '-' ? -size : size, asStandard: standard !== null };
}

/** Whether two fields without quotes are the thousands and the rest of one amount, such as `1 000.00`. */
export function isSplitAmount(first: string, second: string): boolean {
  return /^-?\d{1,3}$/.test(first) && HUNDREDS.test(second);
}

const QUANTITY = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;

/** Whether a text is a decimal number, such as a quantity. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

const UNUSUAL = /[,+]|^-?\.|\.$/;

/** A quantity as a decimal text with a point. */
export function quantityText(text: string): string {
  if (text.length === 1 || !UNUSUAL.test(text)) return text;
  return text
    .replace(',', '.')
    .replace(/^\+/, '')
    .replace(/^(-?)\./, (_, sign: string) => `${sign}0.`)
    .replace(/\.$/, '');
}
