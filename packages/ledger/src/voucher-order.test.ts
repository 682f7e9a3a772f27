import { expect, it } from 'vitest';
import { inVoucherOrder } from './voucher-order.ts';

const voucher = (name: string) => {
  const [series = '', number = '', occurrence = '0', unnumberedIn = ''] = name.split('/');
  return { series, number, occurrence: Number(occurrence), unnumberedIn };
};

it('has numbers ascend within a series, whatever their length, and what is unnumbered last, as its file has it', () => {
  const ordered = ['/7', 'A/1', 'A/2', 'A/2/1', 'A/010', 'A/10', 'A/11', 'A/12345678901234567890', 'A/', 'A/X', 'B/1', '//2/f', '//10/f'];
  for (const given of [ordered.toReversed(), ordered.toSorted()])
    expect(given.toSorted((a, b) => inVoucherOrder(voucher(a), voucher(b)))).toEqual(ordered);
});
