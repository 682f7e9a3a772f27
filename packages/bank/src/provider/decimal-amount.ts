const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{0,30}))?$/;

/**
 * A provider's decimal text as minor units: `-9`, `31.95`, `25000.000`, `+0.5`. Null where it is no amount, or where a third decimal
 * means something: banks pad with noughts, and what is more than that we cannot hold.
 */
export function minorOfDecimal(text: string): bigint | null {
  const parts = DECIMAL.exec(text.trim());
  if (!parts) return null;
  const [, sign, whole = '', fraction = ''] = parts;
  if (/[1-9]/.test(fraction.slice(2))) return null;
  const minor = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'));
  return sign === '-' ? -minor : minor;
}
