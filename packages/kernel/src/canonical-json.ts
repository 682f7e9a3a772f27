/** What JSON can say, and `bigint`, which is written as its decimal digits in a string. */
export type Plain = null | boolean | number | string | bigint | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * One text per value (after RFC 8785): keys sorted by UTF-16 code units, no blanks, absent keys left out.
 * Two equal values give the same bytes to hash, whatever order their keys were set in.
 * Throws TypeError for NaN and infinities, which JSON cannot say.
 */
export function canonicalJson(value: Plain): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field = value[key];
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(',')}}`;
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
