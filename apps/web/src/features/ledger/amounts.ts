import { formatAmount, parseAmount, sumMinor } from '@saldo/kernel';
import type { Entry } from '../../api/resources.ts';

/** An amount of the API in minor units. Throws RangeError for what the API never sends. */
export function minor(amount: string): bigint {
  const read = parseAmount(amount);
  if (read === null) throw new RangeError(`${amount} is no amount`);
  return read;
}

/** The debit and the credit side of some entries, both positive. */
export function sidesOf(entries: readonly Pick<Entry, 'amount'>[]): { debit: string; credit: string; difference: string } {
  const amounts = entries.map(({ amount }) => minor(amount));
  const debit = sumMinor(amounts.filter((amount) => amount > 0n));
  const credit = -sumMinor(amounts.filter((amount) => amount < 0n));
  return { debit: formatAmount(debit), credit: formatAmount(credit), difference: formatAmount(debit - credit) };
}

/** The debit of one amount, `0.00` where it is a credit. */
export function debitOf(amount: string): string {
  return minor(amount) > 0n ? amount : '0.00';
}

/** The credit of one amount, positive, `0.00` where it is a debit. */
export function creditOf(amount: string): string {
  const value = minor(amount);
  return value < 0n ? formatAmount(-value) : '0.00';
}

/** The balance after each entry, in the order given, from an opening balance. */
export function runningBalance(opening: string, entries: readonly Pick<Entry, 'amount'>[]): string[] {
  let balance = minor(opening);
  return entries.map(({ amount }) => {
    balance += minor(amount);
    return formatAmount(balance);
  });
}

/** A sum of amounts. */
export function sumOf(amounts: readonly string[]): string {
  return formatAmount(sumMinor(amounts.map(minor)));
}
