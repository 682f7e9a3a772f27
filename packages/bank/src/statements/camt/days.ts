import { type PlainDate, parsePlainDate } from '@saldo/kernel';

import { kept } from '../kept.ts';

const DAY = /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const MOST_KEPT = 5_000;

/** Reads the days of a file, most of which are the same few. */
export class Days {
  readonly #known = new Map<string, PlainDate>();

  /**
   * The day of `xs:date` or `xs:dateTime` as it is written: the bank's own, whatever zone it names. Null where it is no day of the
   * calendar.
   */
  read(text: string): PlainDate | null {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const written = DAY.exec(text)?.[1];
    const day = written === undefined ? null : parsePlainDate(written);
    if (day !== null && this.#known.size < MOST_KEPT) this.#known.set(kept(text), day);
    return day;
  }
}
