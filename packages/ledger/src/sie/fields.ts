import { BACKSLASH, byteText, CLOSE, CR, HASH, isBreak, LF, NINE, OPEN, QUOTE, skipBlanks, ZERO } from './bytes.ts';

export const BARE = 0;
const QUOTED = 1;
/** An object list `{…}`. */
export const LIST = 2;
/** An object list that the line ends in. */
export const OPEN_LIST = 3;

/**
 * The fields of one line as ranges of its bytes: without the quotes and braces round them, with `\"` inside as it stands.
 * Takes the misuse of quotes that is met in the field: unescaped ones inside a text, and texts that are never closed.
 */
export class Fields {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  /** The position of the line feed, or of the byte before an item that follows a carriage return alone. */
  end = 0;
  /** Whether quotes stand where they may not. */
  misused = false;
  /** Whether a text is not closed before the line ends. */
  unclosed = false;
  readonly start: number[] = [];
  readonly stop: number[] = [];
  readonly kind: number[] = [];

  /** Splits the line from `at` on; the bytes must hold its line feed. */
  read(bytes: Uint8Array, at: number): this {
    this.bytes = bytes;
    this.count = 0;
    this.misused = false;
    this.unclosed = false;
    let from = at;
    let p = skipBlanks(bytes, from);
    while (bytes[p] !== LF && !this.#beginsItem(from, p)) {
      from = this.#field(p);
      p = skipBlanks(bytes, from);
    }
    this.end = bytes[p] === LF ? p : p - 1;
    return this;
  }

  /** Whether a label or brace stands at `at` with a carriage return before it: some lines of a file may end in that alone. */
  #beginsItem(from: number, at: number): boolean {
    const c = this.bytes[at];
    return (c === HASH || c === OPEN || c === CLOSE) && this.bytes.subarray(from, at).includes(CR);
  }

  has(index: number): boolean {
    return index < this.count;
  }

  /** What the field is, or -1 where there is none. */
  kindOf(index: number): number {
    return index < this.count ? this.kind[index]! : -1;
  }

  isEmpty(index: number): boolean {
    return index >= this.count || this.start[index] === this.stop[index];
  }

  /** The field as a text of one character per byte, escapes undone; '' where there is none. */
  text(index: number): string {
    return index < this.count ? unescaped(byteText(this.bytes, this.start[index]!, this.stop[index]!)) : '';
  }

  /** What stands from one field up to the end of another, as it stands there: a text whose words nobody put in quotes. */
  span(from: number, to: number): string {
    return unescaped(byteText(this.bytes, this.start[from]!, this.stop[to]!));
  }

  #add(kind: number, start: number, stop: number): void {
    this.kind[this.count] = kind;
    this.start[this.count] = start;
    this.stop[this.count++] = stop;
  }

  #field(at: number): number {
    const c = this.bytes[at];
    return c === QUOTE ? this.#quoted(at + 1) : c === OPEN ? this.#list(at + 1) : this.#bare(at);
  }

  /** A field without quotes ends at a blank; one of digits also at a brace, as in `#TRANS 1910{} 5`. */
  #bare(at: number): number {
    const { bytes } = this;
    let digits = true;
    let p = at;
    for (; !isBreak(bytes[p]); p++) {
      const c = bytes[p]!;
      if (c === OPEN && digits && p > at) break;
      if (c === QUOTE) this.misused = true;
      if (c < ZERO || c > NINE) digits = false;
    }
    this.#add(BARE, at, p);
    return p;
  }

  #quoted(at: number): number {
    const { bytes } = this;
    let inner = false;
    for (let p = at; ; p++) {
      const c = bytes[p];
      if (c === LF || (c === CR && this.#beginsItem(p, skipBlanks(bytes, p)))) return this.#unclosed(at, p);
      if (c === BACKSLASH && bytes[p + 1] === QUOTE) {
        // "C:\Program\" ends in a backslash of its own and not in a quote of the text.
        if (bytes[skipBlanks(bytes, p + 2)] === LF) {
          this.misused = true;
          this.#add(QUOTED, at, p + 1);
          return p + 2;
        }
        p++;
      } else if (c === QUOTE) {
        if (isBreak(bytes[p + 1]) && !(inner && this.#oddQuotesAfter(p + 1))) {
          this.#add(QUOTED, at, p);
          return p + 1;
        }
        inner = true;
        this.misused = true;
      }
    }
  }

  #unclosed(at: number, end: number): number {
    const { bytes } = this;
    let stop = end;
    while (stop > at && isBreak(bytes[stop - 1])) stop--;
    this.unclosed = true;
    this.#add(QUOTED, at, stop);
    return end;
  }

  #oddQuotesAfter(at: number): boolean {
    const { bytes } = this;
    let odd = false;
    for (let p = at; bytes[p] !== LF; p++) {
      if (bytes[p] === CR && this.#beginsItem(p, skipBlanks(bytes, p))) break;
      if (bytes[p] === QUOTE && bytes[p - 1] !== BACKSLASH) odd = !odd;
    }
    return odd;
  }

  #list(at: number): number {
    const { bytes } = this;
    for (let p = at; ; p++) {
      const c = bytes[p];
      if (c === LF) {
        this.#add(OPEN_LIST, at, p);
        return p;
      }
      if (c === CLOSE) {
        this.#add(LIST, at, p);
        return p + 1;
      }
      if (c === QUOTE) p = closingInList(bytes, p + 1);
    }
  }
}

/** Where a quoted object number ends: the quote that ends it, or the last byte before the line feed. */
function closingInList(bytes: Uint8Array, at: number): number {
  for (let p = at; ; p++) {
    const c = bytes[p];
    if (c === LF) return p - 1;
    if (c === BACKSLASH && bytes[p + 1] === QUOTE) p++;
    else if (c === QUOTE) return p;
  }
}

/** Undoes `\"`, the only escape that the standard has. */
export function unescaped(text: string): string {
  return text.includes('\\"') ? text.replaceAll('\\"', '"') : text;
}

const LIST_FIELDS = /"((?:\\"|[^"])*)"?|([^\s"]+)/g;

/** The fields of an object list, without quotes. A list of an odd number of fields has a dimension without an object. */
export function listFields(list: string): string[] {
  return [...list.matchAll(LIST_FIELDS)].map(([, quoted, bare]) => unescaped(quoted ?? bare ?? ''));
}
