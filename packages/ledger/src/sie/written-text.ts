import { cp437Byte } from './encoding.ts';

/** What code page 437 lacks and what is written in its place; all else loses its accent or becomes a question mark. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‑', '-'],
  ['‘', "'"],
  ['’', "'"],
  ['‚', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['…', '...'],
  ['•', '*'],
  ['¹', '1'],
  ['³', '3'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['\u2009', ' '],
  ['\u202f', ' '],
]);

/** A text that code page 437 can say, and whether anything of it was lost on the way. */
export interface SayableText {
  readonly text: string;
  readonly lost: boolean;
}

/** Makes a text sayable: only characters of code page 437, no control characters, no backslash before the closing quote. */
export function sayable(original: string): SayableText {
  const composed = original.normalize('NFC');
  let text = '';
  let lost = false;
  for (const character of composed) {
    const code = character.codePointAt(0)!;
    if ((code >= 32 && code < 127) || cp437Byte(character) !== null) {
      text += character;
      continue;
    }
    text += code < 32 || code === 127 ? ' ' : (INSTEAD.get(character) ?? unaccented(character));
    lost = true;
  }
  if (!text.endsWith('\\')) return { text, lost };
  // `\"` is the standard's escaped quote, so a text cannot end in a backslash.
  return { text: text.replace(/\\+$/, (slashes) => '/'.repeat(slashes.length)), lost: true };
}

function unaccented(character: string): string {
  const base = character.normalize('NFD').replace(/\p{M}/gu, '');
  const code = base.codePointAt(0) ?? 0;
  return base.length === 1 && code >= 32 && code < 127 ? base : '?';
}

/** The bytes of a sayable text in code page 437. */
export function cp437Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 128 ? code : cp437Byte(text[i]!)!;
  }
  return bytes;
}
