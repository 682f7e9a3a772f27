import { SPACE } from './bytes.ts';
import { codesOf, decodeByteText, type SieEncoding } from './encoding.ts';
import { unescaped } from './fields.ts';

/**
 * The texts of a batch. All of its bytes are decoded at once and cut where a text is asked for: decoding field by field took three
 * times as long.
 */
export class BatchText {
  readonly #encoding: SieEncoding;
  readonly #codes: Uint16Array;
  /** In UTF-8, where bytes and characters do not stand at the same places, one character per byte. */
  readonly #isUtf8: boolean;
  #narrow = new Uint8Array(0);
  #text = '';
  #hasMore = false;

  constructor(encoding: SieEncoding) {
    this.#encoding = encoding;
    this.#codes = codesOf(encoding);
    this.#isUtf8 = encoding === 'utf-8' || encoding === 'utf-8-bom';
  }

  /** Takes the bytes of the next batch, up to `end`. */
  load(bytes: Uint8Array, end: number): void {
    if (this.#narrow.length < end) this.#narrow = new Uint8Array(end);
    const [narrow, codes] = [this.#narrow, this.#codes];
    let all = 0;
    for (let p = 0; p < end; p++) {
      const code = codes[bytes[p]!]!;
      narrow[p] = code;
      all |= code;
    }
    this.#hasMore = all > 127;
    if (this.#isUtf8 || all <= 127) this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1');
    else if (all <= 255) this.#text = Buffer.from(narrow.buffer, 0, end).toString('latin1');
    else this.#text = new TextDecoder('utf-16le').decode(Uint16Array.from(bytes.subarray(0, end), (byte) => codes[byte]!));
  }

  /** The text of a range; `care` where it may hold escapes or control characters. */
  read(start: number, stop: number, care: boolean): string {
    if (start === stop) return '';
    let text = this.#text.slice(start, stop);
    if (this.#isUtf8 && this.#hasMore) text = decodeByteText(text, this.#encoding);
    return care ? cleaned(text) : text;
  }
}

/** Escapes undone, and blanks for control characters, which the standard forbids and no database holds all of. */
function cleaned(text: string): string {
  const plain = unescaped(text);
  for (let i = 0; i < plain.length; i++) {
    if (plain.charCodeAt(i) < SPACE) return Array.from(plain, (character) => (character.charCodeAt(0) < SPACE ? ' ' : character)).join('');
  }
  return plain;
}
