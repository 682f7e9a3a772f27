const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A decimal text as minor units. Takes exponents (`1.0E7`, as Java writes large numbers) and the noise that a float leaves far
 * behind the second decimal; null where the text is no amount, or one with a third decimal that means something.
 */
export function minorFromDecimal(text: string): bigint | null {
  const parts = DECIMAL.exec(text.trim());
  if (!parts) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const shifted = shift(whole, fraction, Number(exponent) + 2);
  if (shifted === null) return null;
  const { digits, rest } = shifted;
  const minor = BigInt(digits);
  // Four further digits tell noise (0000…, 9999…) from a real third decimal.
  const rounded = /^0{4}/.test(rest.padEnd(4, '0')) ? minor : /^9{4}/.test(rest) ? minor + 1n : null;
  return rounded === null || sign !== '-' ? rounded : -rounded;
}

// Moves the point so many places to the right.
function shift(whole: string, fraction: string, places: number): { digits: string; rest: string } | null {
  if (places > 40 || places < -40) return null;
  const digits = places < 0 ? whole.padStart(1 - places, '0') : whole;
  const at = digits.length + places;
  const all = (digits + fraction).padEnd(at, '0');
  return { digits: all.slice(0, at) || '0', rest: all.slice(at) };
}
