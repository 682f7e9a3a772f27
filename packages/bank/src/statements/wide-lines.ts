/** A line of a file of UTF-16 as it would be in UTF-8, with its line feed, and where it stands in the file, in bytes. */
export interface WideLine {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly length: number;
}

/** Whether a file is UTF-16, by its mark or by the zeros beside its first letters. */
export function isWide(first: Uint8Array): boolean {
  const [a, b, c, d] = first;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  return a === 0 ? b !== 0 && c === 0 && d !== 0 : b === 0 && c !== 0 && d === 0;
}

/** What the beginning of a file of UTF-16 is in UTF-8, without its mark. */
export function narrowed(first: Uint8Array): Uint8Array {
  const lines = new WideLines(first);
  return Buffer.concat([...lines.take(first), ...lines.finish()].map(({ bytes }) => bytes));
}

/** Cuts a file of UTF-16 into its lines; those that end in carriage returns alone too. */
export class WideLines {
  /** Whether something stood in the last line although nothing ended it. */
  endsInLine = false;
  readonly #isBigEndian: boolean;
  #rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #offset = 0;
  #hasFeeds: boolean | null = null;

  constructor(first: Uint8Array) {
    this.#isBigEndian = first[0] === 0xfe || first[0] === 0;
  }

  /** How many bytes are left of a line that goes on. */
  get waiting(): number {
    return this.#rest.length;
  }

  /** The lines that end in what has come by now. */
  take(piece: Uint8Array): WideLine[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    return this.#cut(false);
  }

  /** The line that nothing ends. */
  finish(): WideLine[] {
    return this.#cut(true);
  }

  #cut(isLast: boolean): WideLine[] {
    const even = this.#rest.subarray(0, this.#rest.length & ~1);
    const text = (this.#isBigEndian ? Buffer.from(even).swap16() : even).toString('utf16le');
    if (this.#hasFeeds === null && (isLast || text.includes('\n') || text.length > DECIDED_BY)) this.#hasFeeds = text.includes('\n');
    if (this.#hasFeeds === null) return [];
    const feed = this.#hasFeeds ? '\n' : '\r';
    const lines: WideLine[] = [];
    let at = text.startsWith('\ufeff') && this.#offset === 0 ? 1 : 0;
    for (let end = text.indexOf(feed, at); end >= 0; end = text.indexOf(feed, at)) {
      lines.push(this.#line(`${text.slice(at, end)}\n`, at, end + 1));
      at = end + 1;
    }
    // What fills a file up behind its end is no line.
    let end = text.length;
    while (end > at && (text[end - 1] === '\0' || text[end - 1] === END_MARK)) end--;
    const open = text.slice(at, end);
    if (isLast && open !== '') {
      this.endsInLine = open.trim() !== '';
      lines.push(this.#line(`${open}\n`, at, text.length));
    }
    const done = isLast ? text.length : at;
    this.#rest = this.#rest.subarray(2 * done);
    this.#offset += 2 * done;
    return lines;
  }

  #line(text: string, at: number, end: number): WideLine {
    return { bytes: Buffer.from(text, 'utf8'), offset: this.#offset + 2 * at, length: 2 * (end - at) };
  }
}

const DECIDED_BY = 1 << 15;
const END_MARK = '\u001a';
