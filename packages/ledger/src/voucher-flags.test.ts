import { plainDate } from '@saldo/kernel';
import { expect, it } from 'vitest';
import type { BooksVoucher } from './books.ts';
import { flagsOf } from './voucher-flags.ts';

it('says by how much a voucher does not balance, written as each language writes an amount', () => {
  const rows = [{ amountMinor: 123_450n }, { amountMinor: -246_900n }];
  const voucher = { series: 'A', number: '1', date: plainDate('2026-01-15'), rows } as unknown as BooksVoucher; // all that is looked at
  const [flag] = flagsOf(voucher, { from: plainDate('2026-01-01'), to: plainDate('2026-12-31') }, false);
  expect(flag?.message).toEqual({
    sv: 'Debet och kredit skiljer \u22121\u00a0234,50.',
    en: 'Debit and credit differ by \u22121,234.50.',
  });
});
