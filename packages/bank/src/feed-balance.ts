import { addDays, type PlainDate } from '@saldo/kernel';
import type { ClosingBalance } from './day-proof.ts';
import type { StatedBalance } from './statements/index.ts';

/** An entry as far as balances ask. */
interface BookedEntry {
  readonly bookingDate: PlainDate;
  readonly amountMinor: bigint;
}

/**
 * The booked balance at the end of a day that a feed's balances tell: a closing balance with its day; else the booked balance of the moment
 * (`ITBD`), less what was booked today, which closes yesterday. Null where neither is told, or in another currency: what is available may
 * hold a credit, and what is expected is not booked.
 */
export function closingOfFeed(
  balances: readonly StatedBalance[],
  booked: readonly BookedEntry[],
  account: { readonly currency: string; readonly today: PlainDate },
): ClosingBalance | null {
  const { currency, today } = account;
  const own = balances.filter((one) => one.currency === currency);
  const closing = own
    .filter(({ kind, date }) => kind === 'CLBD' && date !== null && date < today)
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0];
  if (closing?.date) return { day: closing.date, amountMinor: closing.amountMinor };
  const now = own.find(({ kind }) => kind === 'ITBD') ?? own.find(({ kind, date }) => kind === 'CLBD' && (date === null || date === today));
  if (!now) return null;
  const ofToday = booked.filter(({ bookingDate }) => bookingDate >= today).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { day: addDays(today, -1), amountMinor: now.amountMinor - ofToday };
}
