/** What is read out of the texts of a row: words by their first six letters, since banks cut names, and numbers that may be references. */
export interface WordReader {
  /** Codes of the words of a text, one after another; a code is the word's first six letters, exactly. */
  readonly words: number[];
  /** Codes of numbers and of references with letters and digits. */
  readonly numbers: number[];
}

const WORD_LETTERS = 6;
const LETTERS = 64;
const LEAST_DIGITS = 4;
/** More digits than a safe integer has are told apart by the first fifteen. */
const MOST_DIGITS = 15;
/** What stands where a bank has no reference. */
const NO_REFERENCE = /^(?:NOT ?PROVIDED|NOTPROVIDED|NONE|N\/?A|0+)$/;

// Digits are 100 + value, letters 1 to 63, everything else 0: one look-up per character of Latin text.
const KINDS = kindsOfLatin();

/** Adds the words and numbers of a text. Names keep å, ä and ö; a number of fewer than four digits says nothing. */
export function readText(text: string, into: WordReader): void {
  const upper = (isComposed(text) ? text : text.normalize('NFC')).toUpperCase();
  let letters = 0;
  let word = 0;
  let digits = 0;
  let number = 0;
  for (let at = 0; at <= upper.length; at++) {
    const kind = at < upper.length ? kindOf(upper.charCodeAt(at)) : 0;
    if (kind >= 100) {
      const isLeadingZero = digits === 0 && kind === 100;
      if (!isLeadingZero && digits < MOST_DIGITS) {
        number = number * 10 + (kind - 100);
        digits++;
      }
    } else if (digits > 0) {
      if (digits >= LEAST_DIGITS) into.numbers.push(number);
      digits = 0;
      number = 0;
    }
    if (kind > 0 && kind < 100) {
      if (letters < WORD_LETTERS) word = word * LETTERS + kind;
      letters++;
    } else if (letters > 0) {
      if (letters > 1) into.words.push(word);
      letters = 0;
      word = 0;
    }
  }
}

/**
 * Adds a reference as a source gives it: its digits where it is a number, and where it mixes letters and digits the whole of it too.
 * @param intern gives a text that is no number a code of its own
 */
export function readReference(reference: string, into: WordReader, intern: (text: string) => number): void {
  const packed = reference.toUpperCase().replace(/[\s.\-_/]/g, '');
  if (packed === '' || NO_REFERENCE.test(packed)) return;
  if (/^\d+$/.test(packed)) {
    const digits = packed.replace(/^0+/, '');
    if (digits.length >= LEAST_DIGITS) into.numbers.push(Number(digits.slice(0, MOST_DIGITS)));
    return;
  }
  if (/\d/.test(packed) && packed.length >= 5) into.numbers.push(intern(packed));
  readText(reference, into);
}

function isComposed(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x300 && code <= 0x36f) return false;
  }
  return true;
}

function kindOf(code: number): number {
  if (code < KINDS.length) return KINDS[code] ?? 0;
  // Letters of other scripts share codes: that two of them look alike costs little, and that they are dropped would cost the name.
  return /\p{L}/u.test(String.fromCharCode(code)) ? 40 + (code % 20) : 0;
}

function kindsOfLatin(): Uint8Array {
  const kinds = new Uint8Array(0x180);
  for (let digit = 0; digit < 10; digit++) kinds[48 + digit] = 100 + digit;
  for (let letter = 0; letter < 26; letter++) kinds[65 + letter] = 1 + letter;
  for (let code = 0xc0; code < 0x180; code++) if (/\p{L}/u.test(String.fromCharCode(code))) kinds[code] = 30 + (code % 30);
  for (const [at, letter] of ['Å', 'Ä', 'Ö', 'É', 'Ü', 'Ø', 'Æ'].entries()) kinds[letter.charCodeAt(0)] = 27 + at + 30;
  return kinds;
}
