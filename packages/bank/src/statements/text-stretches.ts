import { isUtf8 } from 'node:buffer';
import { decodeByteText, EncodingEvidence, type SieEncoding } from '@saldo/ledger/sie';
import { LONGEST_LINE } from './limits.ts';

/** How the bytes of a file are to be read. */
export type TextEncoding = SieEncoding;

/** Whole lines of a file, one character per byte; every line ends in a line feed. */
export interface Stretch {
  readonly text: string;
  /** Where its first byte stands in the file. */
  readonly offset: number;
}

/** The bytes of a file, in any cuts. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const STRETCH_BYTES = 1 << 16;
const [LF, CR, END_MARK] = [10, 13, 0x1a];
const NOTHING = new Uint8Array(0);

/**
 * Cuts the chunks of a text file into stretches of whole lines and gathers on the way what its bytes say of their encoding. A byte order
 * mark and what fills the file up after its end are left out; a file whose lines end in carriage returns alone has line feeds instead.
 */
export class TextStretches {
  readonly evidence = new EncodingEvidence();
  /** A line went on beyond every line of such a file; nothing was read after it. */
  lineIsTooLong = false;
  /** Whether something stands in the last line although nothing ends it. */
  endsInLine = false;
  /** In bytes, with the mark. */
  length = 0;
  #tail: Uint8Array = NOTHING;
  #offset = 0;
  #begun = false;
  #carriageReturns = false;

  async *of(chunks: Chunks): AsyncGenerator<Stretch> {
    for await (const chunk of chunks) {
      this.length += chunk.length;
      for (let at = 0; at < chunk.length; at += STRETCH_BYTES) {
        const stretch = this.#take(chunk.subarray(at, at + STRETCH_BYTES));
        if (stretch) yield stretch;
        if (this.lineIsTooLong) return;
      }
    }
    const last = this.#finish();
    if (last) yield last;
  }

  #take(piece: Uint8Array): Stretch | null {
    let bytes = this.#tail.length === 0 ? piece : Buffer.concat([this.#tail, piece]);
    if (!this.#begun) {
      if (bytes.length < STRETCH_BYTES && !bytes.includes(LF)) return this.#keep(bytes);
      bytes = this.#begin(bytes);
    }
    if (this.#carriageReturns) bytes = withLineFeeds(bytes);
    const end = bytes.lastIndexOf(LF) + 1;
    return end === 0 ? this.#keep(bytes) : this.#give(bytes, end);
  }

  #keep(bytes: Uint8Array): null {
    this.#tail = bytes.slice();
    this.lineIsTooLong = bytes.length > LONGEST_LINE;
    return null;
  }

  #begin(bytes: Uint8Array): Uint8Array {
    this.#begun = true;
    this.#carriageReturns = !bytes.includes(LF) && bytes.includes(CR);
    if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return bytes;
    this.evidence.bom = true;
    this.#offset = 3;
    return bytes.subarray(3);
  }

  #give(bytes: Uint8Array, end: number): Stretch {
    this.evidence.add(bytes, 0, end);
    this.#tail = bytes.slice(end);
    const stretch = { text: byteText(bytes, end), offset: this.#offset };
    this.#offset += end;
    return stretch;
  }

  #finish(): Stretch | null {
    let bytes = this.#begun ? this.#tail : this.#begin(this.#tail);
    if (this.#carriageReturns) bytes = withLineFeeds(bytes);
    let end = bytes.length;
    while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === END_MARK)) end--;
    this.endsInLine = !isBlank(bytes.subarray(bytes.lastIndexOf(LF, end - 1) + 1, end));
    if (end === 0) return null;
    const { text, offset } = this.#give(bytes, end);
    return { text: text.endsWith('\n') ? text : `${text}\n`, offset };
  }
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

function withLineFeeds(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === CR ? LF : byte));
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === LF || byte === CR);
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
