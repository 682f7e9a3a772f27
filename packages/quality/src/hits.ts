import type { Sentence } from '@saldo/kernel';
import type { CheckedEntry, CheckedVoucher } from './books.ts';
import type { CheckContext, Hit } from './check.ts';
import { laterDay } from './later-day.ts';

/** What a person calls a voucher: its series and number, or its day where it has none. */
export function nameOf(voucher: CheckedVoucher): string {
  return `${voucher.series} ${voucher.number}`.trim() || voucher.date;
}

/** What a voucher is called in every database. */
function aboutVoucher(voucher: CheckedVoucher, context: CheckContext): string {
  const year = context.facts.books.years[voucher.year];
  return voucher.number === '' ? `${year?.from} ${voucher.content}` : `${year?.from} ${voucher.series} ${voucher.number}`;
}

/** What a check found about one voucher; its name stands in the sentence as `{voucher}`. */
export function voucherHit(context: CheckContext, voucher: CheckedVoucher, found: Omit<Hit, 'about' | 'date' | 'vouchers'>): Hit {
  return {
    ...found,
    about: aboutVoucher(voucher, context),
    date: voucher.date,
    vouchers: [voucher],
    figures: { voucher: nameOf(voucher), date: voucher.date, ...found.figures },
  };
}

/** What a check found about several vouchers, the first of which it is about. */
export function vouchersHit(
  context: CheckContext,
  vouchers: readonly [CheckedVoucher, ...CheckedVoucher[]],
  found: Omit<Hit, 'about' | 'date' | 'vouchers'>,
): Hit {
  return {
    ...found,
    about: vouchers.map((voucher) => aboutVoucher(voucher, context)).join(' + '),
    date: vouchers.reduce((latest, { date }) => laterDay(latest, date), vouchers[0].date),
    vouchers,
    figures: { voucher: nameOf(vouchers[0]), other: vouchers.slice(1).map(nameOf).join(', '), ...found.figures },
  };
}

/** An amount in a sentence, without its sign. */
export function size(minor: number): { readonly minor: number } {
  return { minor: Math.abs(minor) };
}

/** The account with its name, as a sentence has it. */
export function accountFigure(context: CheckContext, account: string): string {
  const { name } = context.facts.traits(account);
  return name === '' ? account : `${account} ${name}`;
}

/** A sentence in both languages. */
export function both(sv: string, en: string): Sentence {
  return { sv, en };
}

/** The öre of the largest row. */
export function largest(entries: readonly CheckedEntry[]): number {
  return entries.reduce((most, { minor }) => Math.max(most, Math.abs(minor)), 0);
}
