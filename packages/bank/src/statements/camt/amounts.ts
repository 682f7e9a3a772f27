import { LARGEST } from './limits.ts';

/** Currencies whose amounts have no decimals, and those that have more than two (ISO 4217). All others have two. */
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const WITH_MORE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND CLF UYW'.split(' '));

/** An amount as a file has it, without its sign. */
export interface WrittenAmount {
  /** Hundredths, whatever currency it is; null where `problem` says why there are none. */
  readonly minor: bigint | null;
  readonly currency: string;
  /**
   * `decimals`: the currency has not so many; `thousandths`: it has, and hundredths do not tell them. Neither is in an amount that can be
   * kept, but what only stands beside may be left out for it.
   */
  readonly problem: 'decimals' | 'thousandths' | null;
  readonly text: string;
  readonly line: number;
}

const DECIMAL = /^\+?(\d*)(?:\.(\d*))?$/;

/**
 * Reads an amount of XML (`xs:decimal`) in hundredths of its currency, as everything in Saldo counts: 1,000 yen are 100000. Zeros
 * behind the last decimal are none. `unreadable`: it is no amount; `too-large`: beyond 64 bits.
 */
export function readAmount(text: string, currency: string): Pick<WrittenAmount, 'minor' | 'problem'> | 'unreadable' | 'too-large' {
  const plain = plainAmount(text);
  if (plain !== null && !WITHOUT_DECIMALS.has(currency)) return { minor: plain, problem: null };
  const [, whole = '', written = ''] = DECIMAL.exec(text) ?? [];
  if (whole + written === '') return 'unreadable';
  const decimals = written.replace(/0+$/, '');
  if (decimals.length > (WITHOUT_DECIMALS.has(currency) ? 0 : 2)) {
    return { minor: null, problem: WITH_MORE_DECIMALS.has(currency) && decimals.length <= 4 ? 'thousandths' : 'decimals' };
  }
  const minor = BigInt((whole || '0') + decimals.padEnd(2, '0'));
  return minor > LARGEST ? 'too-large' : { minor, problem: null };
}

/** The quick way for what nearly every amount is: digits, and a point with one or two more. Null for any other. */
function plainAmount(text: string): bigint | null {
  const { length } = text;
  if (length === 0 || length > 15) return null;
  let minor = 0;
  let decimals = -1;
  for (let p = 0; p < length; p++) {
    const code = text.charCodeAt(p);
    if (code === 46 && decimals < 0 && p > 0) decimals = 0;
    else if (code < 48 || code > 57 || decimals === 2) return null;
    else {
      minor = minor * 10 + code - 48;
      if (decimals >= 0) decimals++;
    }
  }
  if (decimals === 0) return null;
  return BigInt(decimals === 2 ? minor : decimals === 1 ? minor * 10 : minor * 100);
}

/** Whether a text is the code of a currency. */
export function isCurrency(text: string): boolean {
  return text.length === 3 && isCapital(text.charCodeAt(0)) && isCapital(text.charCodeAt(1)) && isCapital(text.charCodeAt(2));
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}
