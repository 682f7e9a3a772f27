/**
 * What a code means in the text of an element. A code is that of a character where it is below U+0080, and any from 0x80 to 0xFF for all
 * others; 0 also stands for those that are none of XML.
 */
export const PLAIN = 0;
export const LESS = 1;
export const AMPERSAND = 2;
export const BRACKET = 3;
export const LINE_FEED = 4;
export const RETURN = 5;
export const FORBIDDEN = 6;

/** By code: what it means in a text. XML 1.0, section 2.2, knows no control characters but tab, line feed and return. */
export const IN_TEXT = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code === 60) return LESS;
  if (code === 38) return AMPERSAND;
  if (code === 93) return BRACKET;
  if (code === 10) return LINE_FEED;
  if (code === 13) return RETURN;
  return code < 32 && code !== 9 ? FORBIDDEN : PLAIN;
});

/** By code: 2 may begin a name, 1 may go on with it, 3 is to be looked at as a character, 0 is in none. */
export const IN_NAME = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code > 127) return 3;
  if (/[A-Za-z_:]/.test(character)) return 2;
  return /[-.0-9]/.test(character) ? 1 : 0;
});

/** By code: 1 for what most values of attributes are made of, and may be passed over without a look. */
export const IN_VALUE = Uint8Array.from({ length: 256 }, (_, code) => (/[A-Za-z0-9 .:/_-]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Names as XML 1.0, section 2.3, has them. */
const START =
  'A-Za-z_:\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\\xb7\\u0300-\\u036f\\u203f-\\u2040]*$`, 'u');
/** What is none of them, where surrogates stand in pairs. */
const NO_CHARACTER_OF_XML = /[^\t\n\r -\ufffd]/;

/** Whether a text is a name of XML. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** Whether a text, whose surrogates stand in pairs, has only characters of XML. */
export function isCharacters(text: string): boolean {
  return !NO_CHARACTER_OF_XML.test(text);
}

export function isBlank(code: number | undefined): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** How many line ends a text has: a line feed, a return, or both together. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p);
    if (code === 10 || (code === 13 && text.charCodeAt(p + 1) !== 10)) count++;
  }
  return count;
}

/** A text with its line ends as line feeds, as XML 1.0, section 2.11, has it. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/**
 * What stands for `&name;`: one of the five entities of XML itself, or a character by its number. Null for any other: there is no
 * document type that could make more.
 */
export function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? NAMED[name]! : null;
  const hexadecimal = /^#x([0-9A-Fa-f]+)$/.exec(name)?.[1];
  const code = hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : /^#[0-9]+$/.test(name) ? Number(name.slice(1)) : -1;
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

const BEYOND_LATIN = /[\u0100-\uffff]/;

/** Puts the code of each character of a text into a list that has room for it; see `IN_TEXT`. */
export function putCodes(text: string, codes: Buffer): void {
  codes.write(text, 'latin1');
  if (!BEYOND_LATIN.test(text)) return;
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p);
    if (code > 255) codes[p] = code < 0xfffe ? 255 : 0;
  }
}
