/** An amount in minor units (öre, cent) with its ISO 4217 currency. Debit and money in are positive. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: string;
}

const AMOUNT = /^([+-]?)(\d+)(?:\.(\d{1,2}))?$/;

/**
 * Reads a decimal amount such as `1234.5`, `-7` or `+0.05` as minor units.
 * Answers null for anything else: blanks, exponents, a decimal comma, more than two decimals.
 */
export function parseAmount(text: string): bigint | null {
  const parts = AMOUNT.exec(text);
  if (!parts) return null;
  const [, sign, whole, decimals = ''] = parts;
  const minor = BigInt(whole + decimals.padEnd(2, '0'));
  return sign === '-' ? -minor : minor;
}

/** Writes minor units as the decimal string of the API, always with two decimals: `-1234n` → `"-12.34"`. */
export function formatAmount(amountMinor: bigint): string {
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(3, '0');
  return `${amountMinor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum of minor units. */
export function sumMinor(amounts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}
