import { plainDate } from '@saldo/kernel';
import { daysOf, type LineDays, referencesIn, type StatementLine } from './statement-line.ts';

const [ZERO, COMMA, C, D, F, N, R, S] = [48, 44, 67, 68, 70, 78, 82, 83];
const MOST_DIGITS = 13;
const NO_DAYS: LineDays = { bookingDate: plainDate('1970-01-01'), valueDate: null, finding: null };
/** Files have few days; one with more than these has them computed anew. */
const MOST_DAYS = 10_000;

/**
 * Reads a `:61:` that is as the standard has it by its characters, in place: six times as fast as `readStatementLine`, to which every line
 * that deviates in the least is left.
 */
export class QuickLine {
  /** Minor units with their sign; at most 15 digits, so that they are exact. */
  minor = 0;
  isReversal = false;
  days: LineDays = NO_DAYS;
  #kindAt = 0;
  readonly #days = new Map<number, LineDays | null>();

  /** Whether the line from `at` (after the tag) up to `end` could be read so. */
  read(text: string, at: number, end: number): boolean {
    let p = at;
    let day = 0;
    let c = text.charCodeAt(p);
    while (c >= ZERO && c <= 57 && p < at + 10) {
      day = day * 10 + c - ZERO;
      c = text.charCodeAt(++p);
    }
    const days = p === at + 10 || p === at + 6 ? this.#daysAt(text, at, p, day) : null;
    if (!days || days.finding) return false;
    this.days = days;
    this.isReversal = c === R;
    if (c === R) c = text.charCodeAt(++p);
    if (c !== C && c !== D) return false;
    const isOut = (c === D) !== this.isReversal;
    c = text.charCodeAt(++p);
    if (c >= 65 && c <= 90) c = text.charCodeAt(++p);
    p = this.#amount(text, p);
    c = text.charCodeAt(p);
    if (p < 0 || (c !== N && c !== F && c !== S) || p + 4 > end) return false;
    if (isOut) this.minor = -this.minor;
    this.#kindAt = p;
    return true;
  }

  /** The whole line, after `read`. */
  line(text: string, end: number): StatementLine {
    const at = this.#kindAt;
    return {
      bookingDate: this.days.bookingDate,
      valueDate: this.days.valueDate,
      amountMinor: BigInt(this.minor),
      isReversal: this.isReversal,
      code: text.slice(at, at + 4).trim(),
      ...referencesIn(text.slice(at + 4, end)),
    };
  }

  /** Digits, a comma and up to two more; the position after them, or -1. */
  #amount(text: string, at: number): number {
    let p = at;
    let minor = 0;
    let c = text.charCodeAt(p);
    while (c >= ZERO && c <= 57) {
      minor = minor * 10 + c - ZERO;
      c = text.charCodeAt(++p);
    }
    if (c !== COMMA || p === at || p > at + MOST_DIGITS) return -1;
    for (let decimals = 0; decimals < 2; decimals++) {
      c = text.charCodeAt(p + 1);
      const isDigit = c >= ZERO && c <= 57;
      minor = minor * 10 + (isDigit ? c - ZERO : 0);
      if (isDigit) p++;
      else if (decimals === 0) {
        minor *= 10;
        break;
      }
    }
    this.minor = minor;
    return p + 1;
  }

  #daysAt(text: string, at: number, end: number, day: number): LineDays | null {
    const key = end === at + 6 ? -day - 1 : day;
    let days = this.#days.get(key);
    if (days === undefined) {
      if (this.#days.size >= MOST_DAYS) this.#days.clear();
      days = daysOf(text.slice(at, at + 6), text.slice(at + 6, end));
      this.#days.set(key, days);
    }
    return days;
  }
}
