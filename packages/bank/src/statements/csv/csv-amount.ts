import { minorUnits } from '../decimal-amount.ts';

// As most are written: ten times as fast.
const PLAIN_COMMA = /^(-?)(\d{1,12}),(\d\d)$/;
const PLAIN_POINT = /^(-?)(\d{1,12})\.(\d\d)$/;
const BLANKS = /[\s\u00a0\u202f\u2009'’]/g;
const SIGN = /^([-+\u2212\u2013\u2012]?)(.*?)([-\u2212\u2013]?)$/;
const CURRENCY = /\s*(?:kr|SEK|EUR|USD|NOK|DKK|GBP|:-)\.?$/i;

/**
 * Minor units of an amount as banks export them: any minus, blanks between thousands, up to two decimals and zeros after them. The other
 * sign (a point, where a comma is the decimal sign) parts thousands only where that is certain: decimals follow, or it stands several
 * times. `ambiguous` for `1.000`, which is a thousand or one with three decimals; null for what is no amount.
 */
export function csvAmount(text: string, decimal: ',' | '.'): bigint | 'ambiguous' | null {
  const plain = (decimal === ',' ? PLAIN_COMMA : PLAIN_POINT).exec(text);
  if (plain) {
    const size = BigInt(Number(`${plain[2]}${plain[3]}`));
    return plain[1] === '-' ? -size : size;
  }
  const [, before = '', unsigned = '', after = ''] = SIGN.exec(text.replace(CURRENCY, '').replace(BLANKS, '')) ?? [];
  if (before !== '' && after !== '') return null;
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', decimals, ...more] = unsigned.split(decimal);
  if (more.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return null;
  const parts = whole.split(group);
  if (parts.length > 1) {
    if (!/^\d{1,3}$/.test(parts[0] ?? '') || !parts.slice(1).every((part) => /^\d{3}$/.test(part))) return null;
    if (parts.length === 2 && decimals === undefined) return 'ambiguous';
  }
  const digits = parts.join('');
  if (!/^\d*$/.test(digits) || (digits === '' && decimals === undefined)) return null;
  const size = minorUnits(digits, decimals ?? '');
  if (size === null) return null;
  return before === '' || before === '+' ? (after === '' ? size : -size) : -size;
}
