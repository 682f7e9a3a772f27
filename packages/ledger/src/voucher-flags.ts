import { contains, formatAmount, type Period, sumMinor, writtenAmount } from '@saldo/kernel';
import type { BooksVoucher } from './books.ts';

/** Something about a voucher that is readable but wrong at its source; the voucher is stored as it stands. */
export interface VoucherFlag {
  readonly code: 'unbalanced' | 'duplicate-number' | 'date-outside-year';
  readonly message: { readonly sv: string; readonly en: string };
}

/** What a voucher's rows sum to: 0 where debit and credit agree. Corrections are never part of it. */
function voucherSumMinor(voucher: Pick<BooksVoucher, 'rows'>): bigint {
  return sumMinor(voucher.rows.map((row) => row.amountMinor));
}

/** The flags of a voucher: whether it balances, lies in its year, and has its number alone. An empty voucher is legal. */
export function flagsOf(voucher: BooksVoucher, year: Period, sharesNumber: boolean): readonly VoucherFlag[] {
  const flags: VoucherFlag[] = [];
  const sum = voucherSumMinor(voucher);
  if (sum !== 0n) flags.push({ code: 'unbalanced', message: unbalanced(sum) });
  if (sharesNumber) flags.push(duplicateNumber(voucher.series, voucher.number));
  if (!contains(year, voucher.date)) flags.push({ code: 'date-outside-year', message: outsideYear(voucher.date, year) });
  return flags.length === 0 ? NONE : flags;
}

/** The flag of a voucher whose number another one has too. */
export function duplicateNumber(series: string, number: string): VoucherFlag {
  const name = `${series} ${number}`.trim();
  const message = { sv: `Flera verifikationer har numret ${name}.`, en: `Several vouchers have the number ${name}.` };
  return { code: 'duplicate-number', message };
}

const NONE: readonly VoucherFlag[] = [];

function unbalanced(sum: bigint) {
  const amount = formatAmount(sum);
  return {
    sv: `Debet och kredit skiljer ${writtenAmount(amount, 'sv')}.`,
    en: `Debit and credit differ by ${writtenAmount(amount, 'en')}.`,
  };
}

function outsideYear(date: string, { from, to }: Period) {
  return {
    sv: `Datumet ${date} ligger utanför räkenskapsåret ${from} – ${to}.`,
    en: `The date ${date} lies outside the financial year ${from} – ${to}.`,
  };
}
