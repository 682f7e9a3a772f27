import { isUtf8 } from 'node:buffer';
import { decodeByteText, EncodingEvidence, type SieEncoding } from '@saldo/ledger/sie';
import { LONGEST_LINE } from './limits.ts';
import { isWide, WideLines } from './wide-lines.ts';

/** How the bytes of a file are to be read. */
export type TextEncoding = SieEncoding;

/** Whole lines of a file, one character per byte; every line ends in a line feed. */
export interface Stretch {
  readonly text: string;
  /** Where its first byte stands in the file. */
  readonly offset: number;
  /** How many bytes of the file it is: as many as characters, or it is a single line of a file of UTF-16. */
  readonly length: number;
}

/** Where the byte stands in the file that a place in a stretch is. */
export function placeIn({ text, offset, length }: Stretch, at: number): number {
  return at < text.length ? offset + at : offset + length;
}

/** The bytes of a file, in any cuts. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const STRETCH_BYTES = 1 << 16;
const MARK_BYTES = 4;
const [LF, CR, END_MARK] = [10, 13, 0x1a];

/**
 * Cuts the chunks of a text file into stretches of whole lines and gathers on the way what its bytes say of their encoding. A byte order
 * mark and what fills the file up after its end are left out; a file whose lines end in carriage returns alone has line feeds instead.
 * One of UTF-16 comes as the bytes that it would have in UTF-8, a line at a time.
 */
export class TextStretches {
  readonly evidence = new EncodingEvidence();
  /** A line went on beyond every line of such a file; nothing was read after it. */
  lineIsTooLong = false;
  /** Whether something stands in the last line although nothing ends it. */
  endsInLine = false;
  /** In bytes, with the mark. */
  length = 0;
  /** One buffer for all: making one for each stretch took a hundred megabytes of a file of one gigabyte. */
  #bytes = new Uint8Array(2 * STRETCH_BYTES);
  #filled = 0;
  #offset = 0;
  #begun = false;
  #carriageReturns = false;
  #wide: WideLines | null = null;

  /** How the file is written; what is not told by its bytes is as Windows writes. */
  get encoding(): TextEncoding {
    return this.#wide ? 'utf-16' : this.evidence.encoding('latin1');
  }

  async *of(chunks: Chunks): AsyncGenerator<Stretch> {
    for await (const chunk of wholeMark(chunks)) {
      if (this.length === 0 && isWide(chunk)) this.#wide = new WideLines(chunk);
      this.length += chunk.length;
      if (this.#wide) {
        yield* this.#lines(this.#wide, chunk);
        if (this.lineIsTooLong) return;
        continue;
      }
      for (let at = 0; at < chunk.length; at += STRETCH_BYTES) {
        this.#append(chunk.subarray(at, at + STRETCH_BYTES));
        if (!this.#begun && !this.#begin(false)) continue;
        const end = lastLineEnd(this.#bytes, this.#filled);
        if (end > 0) yield this.#give(end);
        else if (this.#filled > LONGEST_LINE) {
          this.lineIsTooLong = true;
          return;
        }
      }
    }
    if (this.#wide) yield* this.#lines(this.#wide, null);
    else {
      const last = this.#finish();
      if (last) yield last;
    }
  }

  *#lines(wide: WideLines, chunk: Uint8Array | null): Generator<Stretch> {
    for (const { bytes, offset, length } of chunk ? wide.take(chunk) : wide.finish()) {
      this.evidence.add(bytes, 0, bytes.length);
      yield { text: byteText(bytes, bytes.length), offset, length };
    }
    this.endsInLine = wide.endsInLine;
    this.lineIsTooLong = wide.waiting > 2 * LONGEST_LINE;
    // Half a character at the end is a file that was cut off, or none of text.
    if (chunk === null && wide.waiting % 2 === 1) this.evidence.nul = true;
  }

  #append(piece: Uint8Array): void {
    const filled = this.#filled + piece.length;
    if (filled > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bytes.length, filled));
      grown.set(this.#bytes.subarray(0, this.#filled));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.#filled);
    if (this.#carriageReturns) withLineFeeds(this.#bytes.subarray(this.#filled, filled));
    this.#filled = filled;
  }

  /** Looks at the first bytes for a mark and for what ends the lines; false while there are too few to tell. */
  #begin(isWhole: boolean): boolean {
    const first = this.#bytes.subarray(0, this.#filled);
    const hasFeeds = first.includes(LF);
    if (!isWhole && !hasFeeds && first.length < STRETCH_BYTES) return false;
    this.#begun = true;
    this.#carriageReturns = !hasFeeds && first.includes(CR);
    if (this.#carriageReturns) withLineFeeds(first);
    if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) {
      this.evidence.bom = true;
      this.#drop(3);
    }
    return true;
  }

  #give(end: number): Stretch {
    this.evidence.add(this.#bytes, 0, end);
    const stretch = { text: byteText(this.#bytes, end), offset: this.#offset, length: end };
    this.#drop(end);
    return stretch;
  }

  #drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#filled);
    this.#filled -= count;
    this.#offset += count;
  }

  #finish(): Stretch | null {
    if (!this.#begun) this.#begin(true);
    let end = this.#filled;
    while (end > 0 && (this.#bytes[end - 1] === 0 || this.#bytes[end - 1] === END_MARK)) end--;
    this.endsInLine = !isBlank(this.#bytes.subarray(lastLineEnd(this.#bytes, end), end));
    if (end === 0) return null;
    const { text, offset } = this.#give(end);
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    return { text: whole, offset, length: whole.length };
  }
}

/** The same chunks, the first of them long enough to tell what the file is written in. */
async function* wholeMark(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (first === null) yield chunk;
    else {
      first = first.length === 0 ? chunk : Buffer.concat([first, chunk]);
      if (first.length < MARK_BYTES) continue;
      yield first;
      first = null;
    }
  }
  if (first !== null && first.length > 0) yield first;
}

/** Behind the last line feed of the first bytes. */
function lastLineEnd(bytes: Uint8Array, filled: number): number {
  return filled === 0 ? 0 : bytes.lastIndexOf(LF, filled - 1) + 1;
}

/** The first bytes of a file, at most `most`; the rest is not asked for. */
export async function firstBytes(chunks: Chunks, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk.slice(0, most - length));
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(parts);
}

/** Bytes up to a place as a text of one character each. */
export function byteText(bytes: Uint8Array, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1');
}

function withLineFeeds(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === CR) bytes[at] = LF;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === LF || byte === CR);
}

/** How the texts of stretches are written that a reading is of: what was UTF-16 comes as UTF-8. */
export function stretchEncoding(encoding: string): TextEncoding {
  return encoding === 'utf-16' ? 'utf-8' : (encoding as TextEncoding);
}

/** Decodes texts of one character per byte, with blanks for control characters, which no database holds all of; line feeds stay. */
export function decoderOf(encoding: TextEncoding): (text: string) => string {
  return (text) => (NEEDS_CARE.test(text) ? printable(decodeByteText(text, encoding)) : text);
}

/**
 * The characters of a text that has one per byte, where the encoding of the file is not known yet: what is whole UTF-8 is that, and the
 * rest is of the other encoding, whatever stands elsewhere in the file.
 */
export function charactersOf(text: string, otherwise: TextEncoding = 'latin1'): string {
  if (!/[\u0080-\u00ff]/.test(text)) return text;
  if (isUtf8(Buffer.from(text, 'latin1'))) return decodeByteText(text, 'utf-8');
  return decodeByteText(text, otherwise === 'cp437' ? 'cp437' : 'latin1');
}

const NEEDS_CARE = /[^\n\u0020-\u007e]/;
const CONTROL = /[^\P{Cc}\n]/u;
const CONTROLS = /[^\P{Cc}\n]/gu;

/** Blanks for control characters other than line feeds. */
export function printable(text: string): string {
  return CONTROL.test(text) ? text.replace(CONTROLS, ' ') : text;
}
