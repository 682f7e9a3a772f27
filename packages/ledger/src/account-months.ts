import { addDays, type Period, type PlainDate, parsePlainDate, SaldoError } from '@saldo/kernel';

/** A month of an account, cut to the days asked for: what it began at, what was booked on it and what it ended at. */
export interface AccountMonth {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly openingMinor: bigint;
  readonly debitMinor: bigint;
  /** Positive. */
  readonly creditMinor: bigint;
  readonly closingMinor: bigint;
}

/** Both sides of some entries, positive. */
export interface Sides {
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
}

/** So many months are told at once. A financial year has 18 at most (BFL 3 kap. 3 §), but a file may name any days. */
export const MOST_MONTHS = 120;

/**
 * The months of an account, each beginning where the last one ended; one without entries is there too.
 * @param openingMinor what the account stands at before the days
 * @param sums what was booked, by the first day of each month within the days
 */
export function accountMonths(openingMinor: bigint, days: Period, sums: ReadonlyMap<string, Sides>): AccountMonth[] {
  let balanceMinor = openingMinor;
  return monthsWithin(days).map(({ from, to }) => {
    const { debitMinor, creditMinor } = sums.get(from) ?? STILL;
    const before = balanceMinor;
    balanceMinor += debitMinor - creditMinor;
    return { from, to, openingMinor: before, debitMinor, creditMinor, closingMinor: balanceMinor };
  });
}

/** The calendar months that some days touch, each cut to them. Throws `ledger.too-many-months` (422) where they are more than 120. */
export function monthsWithin({ from, to }: Period): Period[] {
  const months: Period[] = [];
  for (let first = from; ; ) {
    if (months.length === MOST_MONTHS) throw new SaldoError('ledger.too-many-months', 'invalid', { most: MOST_MONTHS });
    const last = endOfMonth(first);
    if (last >= to) return [...months, { from: first, to }];
    months.push({ from: first, to: last });
    first = addDays(last, 1);
  }
}

const STILL: Sides = { debitMinor: 0n, creditMinor: 0n };

function endOfMonth(day: PlainDate): PlainDate {
  const found = ['31', '30', '29'].map((last) => parsePlainDate(`${day.slice(0, 8)}${last}`)).find((last) => last !== null);
  return found ?? (`${day.slice(0, 8)}28` as PlainDate); // every month has a 28th
}
