/** What a text says of an invoice: whose it is and its number. */
export interface InvoiceWords {
  /** The words of the name, joined; `''` where there are none. */
  readonly party: string;
  readonly numbers: readonly string[];
}

const PLAIN_WORDS = new Set(
  (
    'faktura fakturor fakt lev levfakt levfaktura leverantörsfaktura leverantörsfakt leverantör leverantörsbetalning kundfaktura kund kundfakt kundinbetalning ' +
    'betalning utbetalning inbetalning bet betald nr nummer no inköp köp från till av för och den avser avs ocr ref bg pg bankgiro plusgiro kredit ' +
    'kreditfaktura invoice payment paid supplier customer from to the number jan feb mar apr maj jun jul aug sep okt nov dec januari februari mars april ' +
    'juni juli augusti september oktober november december kontering verifikation ver'
  ).split(' '),
);

/** Reads name and numbers out of a voucher's text. Dates, years and short numbers are no invoice numbers. */
export function invoiceWords(text: string): InvoiceWords {
  const numbers: string[] = [];
  let party = '';
  let names = 0;
  for (const word of text.toLowerCase().split(/[\s,;:()"']+/)) {
    const digits = digitsIn(word);
    if (digits >= 3) {
      if (!isDate(word) && !/[.,]\d\d$/.test(word)) numbers.push(word.replace(/^(?:nr|no|#)\.?/, '').replace(/[.\-/]+$/, ''));
    } else if (digits === 0 && word.length > 1 && names < NAMES && !PLAIN_WORDS.has(word)) {
      const plain = PLAIN_NAME.test(word) ? word : word.replace(/[^\p{L}&]/gu, '');
      if (plain.length < 2 || PLAIN_WORDS.has(plain)) continue;
      party = names++ === 0 ? plain : `${party} ${plain}`;
    }
  }
  return { party, numbers };
}

const NAMES = 4;
const PLAIN_NAME = /^[a-zåäöé&]+$/;

function digitsIn(word: string): number {
  let digits = 0;
  for (let place = 0; place < word.length; place++) {
    const code = word.charCodeAt(place);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
}

function isDate(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word) || /^(?:19|20)?\d\d-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?$/.test(word);
}

/** Whether two numbers are one that was typed wrong: O for 0, I for 1, or two neighbours swapped. */
export function isNearNumber(one: string, other: string): boolean {
  if (one === other) return false;
  const [a, b] = [asDigits(one), asDigits(other)];
  if (a === b) return true;
  if (a.length !== b.length || a.length < 4) return false;
  const first = [...a].findIndex((digit, place) => digit !== b[place]);
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}

function asDigits(number: string): string {
  return number
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/^0+(?=\d)/, '');
}
