import { addDays, type PlainDate } from '@saldo/kernel';
import type { BooksBalance, BooksHead, BooksVoucher } from '@saldo/ledger';
import { accountCode } from './account-code.ts';
import type { CheckedBooks, CheckedVoucher, CheckedYear } from './books.ts';

/** A year's books as a reader gives them, to be checked without being stored. `isWhole`: all vouchers of the year are in it. */
export function booksOfSource(head: BooksHead, vouchers: readonly BooksVoucher[], isWhole: boolean, today: PlainDate): CheckedBooks {
  return {
    today,
    years: [yearOf(head, vouchers, isWhole)],
    vouchers: vouchers.map((voucher, place) => voucherOf(voucher, place, head.currency)),
    bank: [],
  };
}

function yearOf(head: BooksHead, vouchers: readonly BooksVoucher[], isWhole: boolean): CheckedYear {
  const days = vouchers.map(({ date }) => date).sort();
  const own = head.years.find(({ yearIndex }) => yearIndex === 0);
  const from = own?.from ?? days[0] ?? ('2000-01-01' as PlainDate);
  return {
    id: from,
    from,
    to: own?.to ?? days.at(-1) ?? addDays(from, 364),
    currency: head.currency || 'SEK',
    accounts: new Map(head.accounts.map(({ number, name, type }) => [number, { name, type }])),
    opening: stated(head.balances, 'IB'),
    closing: stated(head.balances, 'UB'),
    results: stated(head.balances, 'RES'),
    months: head.balances
      .filter(({ kind, yearIndex, objects }) => kind === 'PSALDO' && yearIndex === 0 && objects.length === 0)
      .map(({ account, month, amountMinor }) => ({
        account,
        month: `${month?.slice(0, 4)}-${month?.slice(4)}`,
        minor: Number(amountMinor),
      })),
    balancesUpTo: head.balancesUpTo,
    isWhole,
    lockedOn: null,
    removed: [],
  };
}

function stated(balances: readonly BooksBalance[], kind: BooksBalance['kind']): ReadonlyMap<string, number> {
  return new Map(
    balances
      .filter((balance) => balance.kind === kind && balance.yearIndex === 0 && balance.objects.length === 0)
      .map(({ account, amountMinor }) => [account, Number(amountMinor)]),
  );
}

function voucherOf(voucher: BooksVoucher, place: number, currency: string): CheckedVoucher {
  const { series, number, date, text, registeredOn, rows, corrections } = voucher;
  return {
    id: `v${place}`,
    year: 0,
    series,
    number,
    date,
    text,
    registeredOn,
    entries: rows.map((row, at) => ({
      id: `v${place}e${at}`,
      account: row.account,
      code: accountCode(row.account),
      minor: Number(row.amountMinor),
      currency: currency || 'SEK',
      text: row.text,
    })),
    corrections: corrections.length,
    unsignedCorrections: corrections.filter(({ by, at }) => by === null && at === null).length,
    content: `${date}|${text}|${rows.map(({ account, amountMinor }) => `${account} ${amountMinor}`).join('|')}`,
    changedOn: null,
  };
}
