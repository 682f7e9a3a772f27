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
 * Whether an account repeats another one with the other sign, such as a card that a bank shows as an account of its own beside the account
 * that it draws on: at least five transactions, nine of ten of which the other has with the other sign within three days, each used once.
 */
export function isMirror(rows: readonly MirroredRow[], other: readonly MirroredRow[]): boolean {
  if (rows.length < FEWEST) return false;
  const byAmount = new Map<bigint, { day: PlainDate; used: boolean }[]>();
  for (const { amountMinor, bookingDate } of other) {
    const group = byAmount.get(amountMinor) ?? [];
    group.push({ day: bookingDate, used: false });
    byAmount.set(amountMinor, group);
  }
  let mirrored = 0n;
  for (const { amountMinor, bookingDate } of rows) {
    const twin = byAmount.get(-amountMinor)?.find(({ day, used }) => !used && Math.abs(daysBetween(day, bookingDate)) <= DAYS_APART);
    if (!twin) continue;
    twin.used = true;
    mirrored++;
  }
  return mirrored * 10n >= BigInt(rows.length) * SHARE_IN_TENTHS;
}
