/** How wide a record is (Bankgirot, Bankgiro Inbetalningar, technical manual, 3.2). */
export const RECORD_WIDTH = 80;
const TAB_STOP = 8;

/** One line, by the positions of the manual: counted from 1, both ends included. */
export class BgmaxRecord {
  /** The transaction code: `01`, `05`, `20` … */
  readonly code: string;
  /** Whether tabs stood in it that were taken for blanks up to the next eighth position. */
  readonly hadTabs: boolean;
  readonly #characters: string;

  constructor(characters: string) {
    this.hadTabs = characters.includes('\t');
    this.#characters = this.hadTabs ? withoutTabs(characters) : characters;
    this.code = this.#characters.slice(0, 2);
  }

  get width(): number {
    return this.#characters.trimEnd().length;
  }

  text(from: number, to: number): string {
    return this.#characters.slice(from - 1, to).trim();
  }

  /** Figures only, all of them there; null otherwise. */
  figures(from: number, to: number): string | null {
    const field = this.#characters.slice(from - 1, to);
    return field.length === to - from + 1 && /^\d+$/.test(field) ? field : null;
  }

  /** A number whose zeros before it say nothing; `''` where it is all zeros or blank. */
  number(from: number, to: number): string {
    return this.text(from, to).replace(/^0+/, '');
  }

  amountMinor(): bigint | null {
    const figures = this.figures(38, 55);
    return figures === null ? null : BigInt(figures);
  }
}

function withoutTabs(text: string): string {
  let expanded = '';
  for (const character of text) {
    if (character === '\t') expanded += ' '.repeat(TAB_STOP - (expanded.length % TAB_STOP));
    else expanded += character;
  }
  return expanded;
}
