/**
 * Reads JSON with every number kept as the text that stood there, so that no amount passes through a float: `629059.77` comes out
 * as `"629059.77"`, and a field that is a number in one endpoint and text in another comes out the same.
 * Undefined where the bytes are no JSON.
 */
export function readExactJson(bytes: Uint8Array): unknown {
  try {
    return parseWithSource(new TextDecoder('utf-8').decode(bytes), (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined ? source : value,
    );
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type ReviveWithSource = (text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown) => unknown;

// ES2025 hands the source text to the reviver; the library's types do not say so yet.
const parseWithSource = JSON.parse as ReviveWithSource;

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
