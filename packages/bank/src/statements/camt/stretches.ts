import { isAscii, isUtf8 } from 'node:buffer';
import type { Chunks } from '../text-stretches.ts';
import { type CamtEncoding, decodeBroken, decodeSingle, wholeCharacters } from './encoding.ts';
import { STRETCH_BYTES } from './limits.ts';
import { putCodes } from './xml-characters.ts';

/**
 * Puts chunks of any size together to stretches, decodes them, and knows where in the file each character stands. What is not done
 * with of a stretch comes again at the start of the next.
 */
export class Stretches {
  text = '';
  /** The code of each character of the text, as the scanner of XML looks at them. */
  codes: Uint8Array = new Uint8Array();
  /** Where the stretch begins, in bytes of the file. */
  base = 0;
  /** Whether bytes were met that are no characters of UTF-8, which is what the file is read as. */
  broken = false;
  /** Whether what is UTF-16 has halves of characters, which cannot be passed over. */
  isUnreadable = false;
  /** Whether bytes were met that would be characters of UTF-8, in an encoding that has one byte for each. */
  maybeUtf8 = false;
  /** How many U+FFFD were read: characters that were lost before, or are broken here. */
  lost = 0;
  readonly #encoding: CamtEncoding;
  #mark: number;
  #bytes = new Uint8Array(STRETCH_BYTES * 2);
  #length = 0;
  #codes = Buffer.alloc(STRETCH_BYTES * 2);
  #target = STRETCH_BYTES;
  /** Bytes of each character, where they have the same number of them. */
  #width: 1 | 2 | null = 1;
  /** Where in the text one byte alone became U+FFFD. */
  #brokenAt: number[] = [];
  #character = 0;
  #byte = 0;

  /** `mark`: how many bytes of a byte order mark to pass over. */
  constructor(encoding: CamtEncoding, mark: number) {
    this.#encoding = encoding;
    this.#mark = mark;
  }

  /** Takes a piece of at most a stretch; whether there is enough to read. */
  append(piece: Uint8Array): boolean {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, length));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
    if (length < this.#target) return false;
    this.#decode(false);
    return true;
  }

  /** The file ends: what is left is the last stretch. */
  finish(): void {
    this.#decode(true);
  }

  /** Drops the first characters, which are done with. */
  drop(characters: number): void {
    if (this.#width === null)
      for (let p = this.text.indexOf('\ufffd'); p >= 0 && p < characters; p = this.text.indexOf('\ufffd', p + 1)) this.lost++;
    const bytes = this.byteOf(characters) - this.base;
    this.#bytes.copyWithin(0, bytes, this.#length);
    this.#length -= bytes;
    this.base += bytes;
    // What is left over is read again, so the next stretch is at least twice as long.
    this.#target = Math.max(STRETCH_BYTES, this.#length * 2);
  }

  /** Where a character stands in the file, in bytes; the quickest asked in ascending order. */
  byteOf(character: number): number {
    if (this.#width !== null) return this.base + character * this.#width;
    if (character < this.#character) {
      this.#character = 0;
      this.#byte = 0;
    }
    this.#byte += Buffer.byteLength(this.text.slice(this.#character, character));
    // Each of these was one byte and is counted as the three that U+FFFD takes.
    for (const at of this.#brokenAt) if (at >= this.#character && at < character) this.#byte -= 2;
    this.#character = character;
    return this.base + this.#byte;
  }

  #decode(last: boolean): void {
    if (this.#mark > 0) {
      this.#bytes.copyWithin(0, this.#mark, this.#length);
      this.#length -= this.#mark;
      this.base = this.#mark;
      this.#mark = 0;
    }
    this.#character = 0;
    this.#byte = 0;
    const bytes = Buffer.from(this.#bytes.buffer, 0, this.#length);
    if (this.#encoding.startsWith('utf-16')) this.#decode16(bytes, last);
    else if (isAscii(bytes)) {
      this.text = bytes.toString('latin1');
      this.codes = bytes;
      this.#width = 1;
    } else if (this.#encoding === 'utf-8') this.#decode8(last ? bytes : bytes.subarray(0, wholeCharacters(bytes)));
    else {
      this.text = decodeSingle(bytes, this.#encoding);
      this.codes = bytes;
      this.#width = 1;
      this.maybeUtf8 ||= /[\xc2-\xf4][\x80-\xbf]/.test(bytes.toString('latin1'));
    }
  }

  #decode8(bytes: Buffer): void {
    this.#width = null;
    this.#brokenAt = [];
    if (isUtf8(bytes)) this.text = bytes.toString('utf8');
    else {
      this.broken = true;
      this.text = decodeBroken(bytes, this.#brokenAt);
    }
    this.#code();
  }

  #code(): void {
    if (this.#codes.length < this.text.length) this.#codes = Buffer.alloc(this.text.length * 2);
    putCodes(this.text, this.#codes);
    this.codes = this.#codes;
  }

  #decode16(bytes: Buffer, last: boolean): void {
    const whole = bytes.subarray(0, bytes.length & ~1);
    let text = (this.#encoding === 'utf-16le' ? whole : Buffer.from(whole).swap16()).toString('utf16le');
    if (!last && /[\ud800-\udbff]$/.test(text)) text = text.slice(0, -1);
    this.isUnreadable ||= !text.isWellFormed() || (last && bytes.length % 2 === 1);
    this.text = text;
    this.#width = 2;
    this.#code();
  }
}

/** The same bytes in pieces of at most a stretch. */
export async function* pieces(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (chunk.length <= STRETCH_BYTES) yield chunk;
    else for (let at = 0; at < chunk.length; at += STRETCH_BYTES) yield chunk.subarray(at, at + STRETCH_BYTES);
  }
}
