import { byteText, ZERO } from './bytes.ts';

const PAGE_BITS = 1_024;
/** How many pages and texts are kept: the numbers of a file of 1 GB take a hundredth of it. */
const MOST_PAGES = 150_000;
const MOST_TEXTS = 150_000;

/**
 * Which voucher numbers have been met, so that the second of one number is seen. Numbers in a row take a bit each; what is no
 * plain number is kept as a text.
 */
export class NumbersSeen {
  /** Whether there were more than are kept, so that some numbers may stand twice without being noticed. */
  overflowed = false;
  readonly #pages = new Map<string, Map<number, Uint32Array>>();
  readonly #texts = new Set<string>();
  #pageCount = 0;

  /** Whether the number that stands in a range of bytes was met before in the series; it is afterwards. */
  meet(series: string, bytes: Uint8Array, start: number, stop: number): boolean {
    let number = 0;
    for (let p = start; p < stop; p++) {
      const digit = bytes[p]! - ZERO;
      if (digit < 0 || digit > 9 || (digit === 0 && p === start) || stop - start > 9) {
        return this.#meetText(`${series}\n${byteText(bytes, start, stop)}`);
      }
      number = number * 10 + digit;
    }
    return this.#meetNumber(series, number);
  }

  /** The same of a number that is a text. */
  meetText(series: string, number: string): boolean {
    const bytes = Buffer.from(number, 'latin1');
    return this.meet(series, bytes, 0, bytes.length);
  }

  #meetNumber(series: string, number: number): boolean {
    let pages = this.#pages.get(series);
    if (!pages) {
      pages = new Map();
      if (this.#pages.size < MOST_TEXTS) this.#pages.set(series, pages);
      else this.overflowed = true;
    }
    const index = Math.floor(number / PAGE_BITS);
    let page = pages.get(index);
    if (!page) {
      if (this.#pageCount >= MOST_PAGES) {
        this.overflowed = true;
        return false;
      }
      page = new Uint32Array(PAGE_BITS / 32);
      pages.set(index, page);
      this.#pageCount++;
    }
    const word = (number % PAGE_BITS) >>> 5;
    const bit = 1 << (number & 31);
    const met = (page[word]! & bit) !== 0;
    page[word]! |= bit;
    return met;
  }

  #meetText(text: string): boolean {
    if (this.#texts.has(text)) return true;
    if (this.#texts.size < MOST_TEXTS) this.#texts.add(text);
    else this.overflowed = true;
    return false;
  }
}
