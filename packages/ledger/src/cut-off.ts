import type { BooksVoucher } from './books.ts';
import { comparedContent, contentHash } from './content-hash.ts';
import { numberKey } from './voucher-identity.ts';
import type { StoredVoucher } from './year-diff.ts';

/** Fewer may well have been deleted at the source: there the last voucher of a series can go at any time. */
export const FEWEST_CUT = 2;

type Numbered = Pick<StoredVoucher, 'series' | 'number' | 'date'>;

/**
 * How many vouchers a year's file seems to have lost by being cut off between two of them, which its bytes cannot tell: 0 unless it holds
 * nothing but vouchers that are stored as they are, and what it lacks is the end of the year, by number or by day. Ask only of a file
 * that does not agree with its own balances.
 * @param file its vouchers in their order
 */
export async function vouchersCutOff(stored: readonly StoredVoucher[], file: AsyncIterable<readonly BooksVoucher[]>): Promise<number> {
  const current = stored.filter((one) => one.current && one.unnumberedIn === '');
  const groups = Map.groupBy(current, (one) => numberKey(one.series, one.number));
  const held: Numbered[] = [];
  for await (const vouchers of file) {
    for (const voucher of vouchers) {
      const group = groups.get(numberKey(voucher.series, voucher.number)) ?? [];
      const hash = contentHash(voucher);
      const same = group.findIndex((one) => comparedContent(one.contentHash, hash) !== 'changed');
      if (same < 0) return 0;
      held.push(...group.splice(same, 1));
    }
  }
  const lacking = [...groups.values()].flat();
  return lacking.length >= FEWEST_CUT && held.length > 0 && isEndOf(held, lacking) ? lacking.length : 0;
}

function isEndOf(held: readonly Numbered[], lacking: readonly Numbered[]): boolean {
  const series = [...new Set(held.map((one) => one.series))];
  const rank = (one: Numbered) => (series.includes(one.series) ? series.indexOf(one.series) : series.length);
  const byNumber = (a: Numbered, b: Numbered) => rank(a) - rank(b) || a.number.localeCompare(b.number, 'en', { numeric: true });
  const byDay = (a: Numbered, b: Numbered) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
  return [byNumber, byDay].some((order) => {
    const last = held.reduce((most, one) => (order(one, most) > 0 ? one : most));
    return lacking.every((one) => order(one, last) >= 0);
  });
}
