import { CR, LF } from './bytes.ts';
import { LONGEST_LINE } from './limits.ts';

/** The bytes of a file, in any cuts. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const STRETCH_BYTES = 1 << 16;
const BOM = [0xef, 0xbb, 0xbf];
const NUL = 0;
const END_MARK = 0x1a;

/** Puts chunks of any size together to stretches of whole lines, and keeps what a stretch leaves over for the next. */
export class Stretches {
  bytes = new Uint8Array(1 << 14);
  /** Where the first byte stands in the file. */
  base = 0;
  /** Up to where the lines are whole. */
  end = 0;
  hasBom = false;
  /** Whether the last line of the file has no line end although something stands in it. */
  lastLineOpen = false;
  /** Whether the file ends in the end mark of old systems, or is filled up with zeros. */
  hasEndMark = false;
  #length = 0;
  #target = STRETCH_BYTES;
  #carriageReturns: boolean | null = null;

  /** Takes a piece of at most a stretch; whether there is enough to read. */
  append(piece: Uint8Array): boolean {
    const length = this.#length + piece.length;
    if (length >= this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, length + 1));
      grown.set(this.bytes.subarray(0, this.#length));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.#length);
    this.#length = length;
    if (length < this.#target) return false;
    this.#prepare();
    return this.end > 0;
  }

  /** The file ends: what is left is whole. */
  finish(): void {
    while (this.#length > 0 && (this.bytes[this.#length - 1] === NUL || this.bytes[this.#length - 1] === END_MARK)) {
      this.#length--;
      this.hasEndMark = true;
    }
    this.#prepare();
    if (this.end === this.#length) return;
    const tail = Buffer.from(this.bytes.buffer, this.end, this.#length - this.end)
      .toString('latin1')
      .trim();
    this.lastLineOpen = tail !== '' && !tail.endsWith('}');
    this.bytes[this.#length++] = LF;
    this.end = this.#length;
  }

  /** Whether a line is longer than any line of a SIE file. */
  get lineIsTooLong(): boolean {
    return this.end === 0 && this.#length > LONGEST_LINE;
  }

  /** Drops the first bytes, which are done with. */
  drop(done: number): void {
    this.bytes.copyWithin(0, done, this.#length);
    this.#length -= done;
    this.base += done;
    this.end = 0;
    // What a voucher leaves over is read again, so the next stretch is at least twice as long.
    this.#target = Math.max(STRETCH_BYTES, this.#length * 2);
  }

  #prepare(): void {
    const { bytes } = this;
    if (this.#carriageReturns === null) {
      if (BOM.every((byte, at) => bytes[at] === byte)) {
        this.hasBom = true;
        bytes.fill(32, 0, BOM.length);
      }
      const begin = bytes.subarray(0, this.#length);
      this.#carriageReturns = !begin.includes(LF) && begin.includes(CR);
    }
    if (this.#carriageReturns) for (let p = 0; p < this.#length; p++) if (bytes[p] === CR) bytes[p] = LF;
    this.end = bytes.subarray(0, this.#length).lastIndexOf(LF) + 1;
  }
}

/** The same bytes in pieces of at most a stretch. */
export async function* pieces(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (chunk.length <= STRETCH_BYTES) yield chunk;
    else for (let at = 0; at < chunk.length; at += STRETCH_BYTES) yield chunk.subarray(at, at + STRETCH_BYTES);
  }
}

/** The first bytes of a file, at most `most`; the rest is not asked for. */
export async function firstBytes(chunks: Chunks, most: number): Promise<Uint8Array> {
  const first = new Uint8Array(most);
  let length = 0;
  for await (const chunk of chunks) {
    const part = chunk.subarray(0, most - length);
    first.set(part, length);
    length += part.length;
    if (length === most) break;
  }
  return first.subarray(0, length);
}
