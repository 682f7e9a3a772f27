import { daysBetween, type PlainDate } from '@saldo/kernel';

/** A transaction as far as mirrors ask. */
export interface MirroredRow {
  readonly bookingDate: PlainDate;
  readonly amountMinor: bigint;
}

const FEWEST = 5;
const SHARE_IN_TENTHS = 9n;
const DAYS_APART = 3;

/**
 * Whether an account repeats another one, such as a card that a bank shows as an account of its own beside the account that it draws on: at
 * least five transactions, nine of ten of which the other has within three days, each used once; all with the other sign, as most banks
 * write it, or all with the same.
 */
export function isMirror(rows: readonly MirroredRow[], other: readonly MirroredRow[]): boolean {
  return repeats(rows, other, -1n) || repeats(rows, other, 1n);
}

function repeats(rows: readonly MirroredRow[], other: readonly MirroredRow[], sign: 1n | -1n): boolean {
  if (rows.length < FEWEST) return false;
  const byAmount = new Map<bigint, { day: PlainDate; used: boolean }[]>();
  for (const { amountMinor, bookingDate } of other) {
    const group = byAmount.get(amountMinor) ?? [];
    group.push({ day: bookingDate, used: false });
    byAmount.set(amountMinor, group);
  }
  let repeated = 0n;
  for (const { amountMinor, bookingDate } of rows) {
    const twins = byAmount.get(sign * amountMinor);
    const twin = twins?.find(({ day, used }) => !used && Math.abs(daysBetween(day, bookingDate)) <= DAYS_APART);
    if (!twin) continue;
    twin.used = true;
    repeated++;
  }
  return repeated * 10n >= BigInt(rows.length) * SHARE_IN_TENTHS;
}
