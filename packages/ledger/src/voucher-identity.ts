import type { BooksVoucher } from './books.ts';
import { comparedContent } from './content-hash.ts';

/** What makes a voucher the same one from one sync to the next, within its financial year. */
export interface VoucherIdentity {
  readonly series: string;
  readonly number: string;
  /** Which of several vouchers of one number, from 0; of an unnumbered one its place in the file. */
  readonly occurrence: number;
  /** The hash of the file that an unnumbered voucher stands in, and '' for a numbered one. */
  readonly unnumberedIn: string;
}

/** How much of the year the source tells: all of it, or vouchers to add to what is there. */
export type SourceReach = 'whole-year' | 'additions';

/**
 * Whether series and number name the voucher. A whole year may well have its numbers in one series without a name;
 * a file of additions that leaves the series out leaves the numbering to whoever takes it in (SIE 4C, #VER in type 4I).
 */
export function isNumbered(voucher: Pick<BooksVoucher, 'series' | 'number'>, reach: SourceReach): boolean {
  return voucher.number !== '' && (voucher.series !== '' || reach === 'whole-year');
}

/** One text per series and number, to group by. */
export function numberKey(series: string, number: string): string {
  return `${series}\u001f${number}`;
}

/** A voucher that is stored already, and one of the same series and number that comes in. */
export interface StoredOccurrence {
  readonly occurrence: number;
  readonly contentHash: string;
  readonly current: boolean;
}

/**
 * Gives each of the incoming vouchers of one series and number its occurrence: those with equal content keep theirs, so that the
 * removal of one of two is seen as just that. The rest of a whole year take what is left in order, current ones first, and then new
 * occurrences; additions never take the place of what is there.
 * Giving again, after some were stored, gives the same: a run that was cut off goes on as if it had not been.
 */
export function pairOccurrences(stored: readonly StoredOccurrence[], incomingHashes: readonly string[], reach: SourceReach): number[] {
  const free = [...stored].sort((a, b) => Number(b.current) - Number(a.current) || a.occurrence - b.occurrence);
  let next = stored.reduce((highest, one) => Math.max(highest, one.occurrence), -1) + 1;
  const given: (number | null)[] = incomingHashes.map((hash) => {
    const equal = free.findIndex((one) => one.contentHash === hash);
    const same = equal < 0 ? free.findIndex((one) => comparedContent(one.contentHash, hash) !== 'changed') : equal;
    return same < 0 ? null : (free.splice(same, 1)[0]?.occurrence ?? null);
  });
  const take = () => (reach === 'whole-year' ? free.shift()?.occurrence : undefined) ?? next++;
  return given.map((occurrence) => occurrence ?? take());
}
