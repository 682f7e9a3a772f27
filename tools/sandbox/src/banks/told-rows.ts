import { createHash } from 'node:crypto';
import type { PlainDate } from '@saldo/kernel';
import type { SandboxBankAccount, SandboxBankRow } from './bank-account.ts';

/** A row as the bank tells it at a moment, with the ids that it has by then. */
export interface ToldRow {
  readonly row: SandboxBankRow;
  readonly isBooked: boolean;
  readonly amountMinor: bigint;
  /** The booked balance after it; null of what is pending. */
  readonly balanceAfterMinor: bigint | null;
  readonly text: string;
  /** The bank's own; the same for a row that is moved or worded anew, another for a pending one. */
  readonly transactionId: string;
  /** A hash of what is told, as GoCardless seems to make it: another when the bank moves the row. */
  readonly internalId: string;
  /** The kind of voucher, shared by many rows. */
  readonly entryNumber: string;
}

/** The booked rows of some days, newest first, as the bank tells them at a moment. */
export function bookedRows(
  account: SandboxBankAccount,
  at: { readonly nowMs: number; readonly salt: string },
  { from, to }: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined } = {},
): ToldRow[] {
  const equal = new Map<string, number>();
  let balance = account.openingMinor;
  const told = account.rows
    .filter((row) => isBooked(row, at.nowMs))
    .toSorted((a, b) => (a.bookingDate < b.bookingDate ? -1 : a.bookingDate > b.bookingDate ? 1 : 0))
    .map((row) => {
      balance += row.amountMinor;
      const content = [account.key, row.bookingDate, row.amountMinor, row.text].join('|');
      const occurrence = (equal.get(content) ?? 0) + 1;
      equal.set(content, occurrence);
      return {
        row,
        isBooked: true,
        amountMinor: row.amountMinor,
        balanceAfterMinor: balance,
        text: row.text,
        transactionId: hash([account.key, row.id, at.salt]),
        internalId: hash([content, occurrence, at.salt]),
        entryNumber: `54909${String(row.kind.length * 111).padStart(5, '0')}`,
      };
    });
  const within = told.filter(({ row }) => (from ?? '') <= row.bookingDate && row.bookingDate <= (to ?? '9999'));
  return within.sort((a, b) => (a.row.bookingDate < b.row.bookingDate ? 1 : a.row.bookingDate > b.row.bookingDate ? -1 : 0));
}

/** What is reserved and not booked yet. */
export function pendingRows(account: SandboxBankAccount, { nowMs, salt }: { readonly nowMs: number; readonly salt: string }): ToldRow[] {
  return account.rows
    .filter(({ pendingFromMs, bookedFromMs }) => pendingFromMs !== null && pendingFromMs <= nowMs && nowMs < bookedFromMs)
    .map((row) => ({
      row,
      isBooked: false,
      amountMinor: row.pendingMinor,
      balanceAfterMinor: null,
      text: row.pendingText,
      transactionId: hash([account.key, row.id, 'pending', salt]),
      internalId: '',
      entryNumber: '',
    }));
}

/** What is booked on the account, and what is left when everything pending is. */
export function balanceAt(account: SandboxBankAccount, nowMs: number): { readonly bookedMinor: bigint; readonly availableMinor: bigint } {
  let bookedMinor = account.openingMinor;
  for (const row of account.rows) if (isBooked(row, nowMs)) bookedMinor += row.amountMinor;
  const reserved = pendingRows(account, { nowMs, salt: '' }).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { bookedMinor, availableMinor: bookedMinor + reserved };
}

/** The booked balance at the end of a day, by what is told of it now. */
export function closingOn(account: SandboxBankAccount, day: PlainDate, nowMs: number): bigint {
  let closing = account.openingMinor;
  for (const row of account.rows) if (row.bookingDate <= day && isBooked(row, nowMs)) closing += row.amountMinor;
  return closing;
}

function isBooked({ bookedFromMs, withdrawnFromMs }: SandboxBankRow, nowMs: number): boolean {
  return bookedFromMs <= nowMs && (withdrawnFromMs === null || nowMs < withdrawnFromMs);
}

function hash(parts: readonly (string | number | bigint)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
