import { LONGEST_FIELD } from '../limits.ts';
import { placeIn, type Stretch } from '../text-stretches.ts';

/** A row as it stands: cells one character per byte, without the quotes round them. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line that it begins on, counted from 1. */
  readonly line: number;
  readonly offset: number;
  readonly length: number;
}

const QUOTE = '"';

/**
 * Splits stretches of lines into rows (RFC 4180): a cell may stand in quotes, with delimiters and line feeds in it and quotes doubled. A
 * quote inside a cell that does not begin with one is a sign like any other. Lines without anything are passed over.
 */
export class CsvRows {
  line = 0;
  /** The line of a cell whose quotes nothing closes. */
  unclosed: number | null = null;
  readonly #delimiter: string;
  readonly #skipLines: number;
  readonly #give: (row: CsvRow) => void;
  readonly #giveSkipped: (line: string) => void;
  /** A row that goes on over the line, as far as it has come. */
  #open: { text: string; readonly line: number; readonly offset: number } | null = null;

  constructor(delimiter: string, skipLines: number, give: (row: CsvRow) => void, giveSkipped: (line: string) => void = () => undefined) {
    this.#delimiter = delimiter;
    this.#skipLines = skipLines;
    this.#give = give;
    this.#giveSkipped = giveSkipped;
  }

  scan(stretch: Stretch): void {
    const { text } = stretch;
    for (let at = 0; at < text.length && this.unclosed === null; ) {
      const feed = text.indexOf('\n', at);
      const end = text.charCodeAt(feed - 1) === 13 && feed > at ? feed - 1 : feed;
      this.line++;
      if (this.line <= this.#skipLines) this.#giveSkipped(text.slice(at, end));
      else this.#lineOf(text.slice(at, end), text.slice(end, feed + 1), placeIn(stretch, at), placeIn(stretch, feed + 1));
      at = feed + 1;
    }
  }

  finish(): void {
    if (this.#open) this.unclosed ??= this.#open.line;
  }

  #lineOf(line: string, lineEnd: string, offset: number, endOffset: number): void {
    const open = this.#open;
    const whole = open ? open.text + line : line;
    const [begin, at] = open ? [open.offset, open.line] : [offset, this.line];
    const cells = whole.includes(QUOTE) ? quotedCells(whole, this.#delimiter) : whole.split(this.#delimiter);
    if (cells === null) {
      this.#open = { text: whole + lineEnd, line: at, offset: begin };
      if (whole.length > LONGEST_FIELD) this.unclosed = at;
      return;
    }
    this.#open = null;
    if (whole.trim() === '') return;
    this.#give({ cells, line: at, offset: begin, length: endOffset - begin });
  }
}

/** The cells of a line with quotes in it; null where the last is not closed. */
function quotedCells(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    let cell = '';
    if (line[at] === QUOTE) {
      at++;
      for (;;) {
        const close = line.indexOf(QUOTE, at);
        if (close < 0) return null;
        cell += line.slice(at, close);
        at = close + 1;
        if (line[at] !== QUOTE) break;
        cell += QUOTE;
        at++;
      }
    }
    const end = line.indexOf(delimiter, at);
    cells.push(cell + line.slice(at, end < 0 ? line.length : end));
    if (end < 0) return cells;
    at = end + 1;
  }
  return cells;
}
