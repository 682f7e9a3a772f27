import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sketchVoucher, type VoucherSketch } from './book-sketches.ts';
import type { BooksVoucher } from './books.ts';
import { contentHash } from './content-hash.ts';
import { vouchersCutOff } from './cut-off.ts';
import type { StoredVoucher } from './year-diff.ts';

const storedAs = (vouchers: readonly BooksVoucher[]): StoredVoucher[] =>
  vouchers.map((voucher, at) => ({
    id: `v${at}`,
    series: voucher.series,
    number: voucher.number,
    date: voucher.date,
    occurrence: 0,
    unnumberedIn: '',
    contentHash: contentHash(voucher),
    flagCodes: '',
    current: true,
  }));

const file = async function* (vouchers: readonly BooksVoucher[]) {
  yield vouchers;
};

const cutOff = (stored: readonly VoucherSketch[], held: readonly VoucherSketch[]) =>
  vouchersCutOff(storedAs(stored.map(sketchVoucher)), file(held.map(sketchVoucher)));

/** Vouchers of some series, one a day, in the order of the year or of their numbers. */
const year = (order: 'day' | 'number'): VoucherSketch[] => {
  const made = Array.from({ length: 30 }, (_, at) => {
    return { series: 'ABC'[at % 3] ?? 'A', number: String(Math.floor(at / 3) + 1), date: `2025-03-${String(at + 1).padStart(2, '0')}` };
  });
  return order === 'day' ? made : made.sort((a, b) => a.series.localeCompare(b.series) || Number(a.number) - Number(b.number));
};

describe('a file that lacks vouchers', () => {
  it.each(['day', 'number'] as const)('was cut off where all that it lacks is its end, in the order of each %s', async (order) => {
    const whole = year(order);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 2 }), async (kept) => {
        expect(await cutOff(whole, whole.slice(0, kept))).toBe(whole.length - kept);
      }),
    );
  });

  it('was not where it lacks one, something in between, or everything, or says anything new', async () => {
    const whole = year('day');
    expect(await cutOff(whole, whole)).toBe(0);
    expect(await cutOff(whole, whole.slice(0, -1))).toBe(0);
    expect(await cutOff(whole, whole.slice(3))).toBe(0);
    expect(await cutOff(whole, [...whole.slice(0, 10), ...whole.slice(12, 20)])).toBe(0);
    expect(await cutOff(whole, [])).toBe(0);
    expect(await cutOff(whole, [...whole.slice(0, 10), { series: 'D', number: '1' }])).toBe(0);
    expect(await cutOff(whole, [{ ...whole[0]!, text: 'Ny' }, ...whole.slice(1, 10)])).toBe(0);
  });
});
