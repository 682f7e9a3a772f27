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

/** An entry with the account's booked balance after it, where its bank gives one. */
interface FollowedEntry extends BookedEntry {
  readonly balanceAfterMinor: bigint | null;
}

/**
 * The booked balances at the end of days that the rows of a feed tell, back from a closing balance: those of days whose rows all have the
 * balance after them, lead from one to another and end where the next day began. Where that breaks off nothing further back is told: some
 * banks write today's balance beside every row, and a balance that leads nowhere proves nothing and blames nobody.
 * @param from the first day that was delivered whole
 */
export function closingsOfRows(booked: readonly FollowedEntry[], closing: ClosingBalance | null, from: PlainDate): ClosingBalance[] {
  if (closing === null) return [];
  const days = Map.groupBy(
    booked.filter(({ bookingDate }) => from <= bookingDate && bookingDate <= closing.day),
    ({ bookingDate }) => bookingDate,
  );
  const told: ClosingBalance[] = [];
  let balance = closing.amountMinor;
  let isBroken = false;
  for (const [day, entries] of [...days].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const opening = openingOf(entries, balance);
    isBroken = opening === null;
    if (opening === null) break;
    if (day !== closing.day) told.push({ day, amountMinor: balance });
    told.push({ day: addDays(day, -1), amountMinor: opening });
    balance = opening;
  }
  // Nothing was booked between the first day and the first row.
  if (told.length > 0 && !isBroken) told.push({ day: addDays(from, -1), amountMinor: balance });
  return [...new Map(told.map((one) => [one.day, one])).values()];
}

// The balance that the rows of a day begin with, where each follows from another and the last leads to the day's closing; else null.
function openingOf(entries: readonly FollowedEntry[], closingMinor: bigint): bigint | null {
  const times = new Map<bigint, number>();
  const count = (balance: bigint, by: number) => times.set(balance, (times.get(balance) ?? 0) + by);
  for (const { amountMinor, balanceAfterMinor } of entries) {
    if (balanceAfterMinor === null) return null;
    count(balanceAfterMinor, 1);
    count(balanceAfterMinor - amountMinor, -1);
  }
  const loose = [...times].filter(([, number]) => number !== 0);
  // A day that ends where it began has no loose end.
  if (loose.length === 0) return times.has(closingMinor) ? closingMinor : null;
  const [end, begin] = loose.sort(([, a], [, b]) => b - a);
  if (loose.length !== 2 || !end || !begin || end[1] !== 1 || begin[1] !== -1 || end[0] !== closingMinor) return null;
  return begin[0];
}
