import { expect, it } from 'vitest';
import { beginning, containing, voucherName } from './voucher-search.ts';

it.each([
  ['A 105', ['A'], '105'],
  [' a105 ', ['a', 'A'], '105'],
  ['LEV1-12', ['LEV1'], '12'],
  ['lön 7', ['lön', 'LÖN'], '7'],
])('%j names a voucher', (query, series, number) => {
  expect(voucherName(query)).toEqual({ series, number });
});

it.each(['105', 'hyra', 'hyra maj 2025', 'A', '', 'Kundfaktura 4711', 'A 1234567890123'])('%j names none', (query) => {
  expect(voucherName(query)).toBeNull();
});

it('takes what is typed for itself, not for a pattern', () => {
  expect([containing(' 100_% \\'), beginning('19%')]).toEqual(['%100\\_\\% \\\\%', '19\\%%']);
});
