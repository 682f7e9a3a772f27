import { LARGEST_MINOR } from './limits.ts';

/**
 * Minor units (two decimals) of a decimal number given as its digits before and after the mark; zeros after the second decimal are nothing.
 * Null where it would have to be rounded or is beyond 64 bits.
 */
export function minorUnits(whole: string, decimals: string): bigint | null {
  const kept = decimals.length > 2 ? decimals.replace(/0+$/, '') : decimals;
  if (kept.length > 2) return null;
  const digits = (whole || '0') + kept.padEnd(2, '0');
  if (digits.length <= 15) return BigInt(Number(digits));
  const size = BigInt(digits);
  return size > LARGEST_MINOR ? null : size;
}
