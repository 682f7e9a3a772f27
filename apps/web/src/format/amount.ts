const MINUS = '\u2212';
const SPACE = '\u00a0';

/**
 * Writes an amount of the API (`"-1234.50"`) as people read it: `−1 234,50`. The space does not break and the minus is
 * the sign, not the hyphen. Works on the text, so that no digit passes through a float.
 */
export function amountText(decimal: string): string {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!parts) return decimal;
  const [, sign, whole = '0', decimals = ''] = parts;
  const negative = sign === '-' && /[1-9]/.test(whole + decimals);
  return `${negative ? MINUS : ''}${grouped(whole)},${decimals.padEnd(2, '0')}`;
}

/** An amount, or nothing where it is zero: the empty side of a debit and credit pair. */
export function amountUnlessZero(decimal: string): string {
  return /[1-9]/.test(decimal) ? amountText(decimal) : '';
}

/** Whether the amount is zero, however it is written. */
export function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}

/** A count with grouped thousands: `1 204`. */
export function countText(count: number): string {
  return `${count < 0 ? MINUS : ''}${grouped(String(Math.abs(Math.trunc(count))))}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, SPACE);
}
