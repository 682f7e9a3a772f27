import type { PlainDate } from '@saldo/kernel';
import { minorUnits } from '../decimal-amount.ts';
import type { BalanceKind, StatedBalance } from '../statement.ts';
import { shortDate } from './short-date.ts';

/** The balances of a message by their field. `M` stands where a statement goes on over several messages. */
export const BALANCE_KINDS: Readonly<Record<string, BalanceKind>> = {
  '60F': 'OPBD',
  '60M': 'ITBD',
  '62F': 'CLBD',
  '62M': 'ITBD',
  '64': 'CLAV',
  '65': 'FWAV',
};

/** A balance, with the day as it was written where the calendar lacks it; or why it cannot be read. */
export type ReadBalance = { readonly balance: StatedBalance; readonly impossibleDate: string | null } | { readonly field: string };

/** Reads what follows the tag of a balance: mark, day, currency, amount. */
export function readBalance(kind: BalanceKind, text: string): ReadBalance {
  const parts = /^([CD])(\d{6})([A-Z]{3})(\d*)([,.]?)(\d*)\s*$/.exec(text);
  if (!parts) return { field: fieldOf(text) };
  const [, mark, day = '', currency = '', whole = '', point, decimals = ''] = parts;
  // Three figures behind a point are thousands that somebody has parted.
  const isParted = point === '.' && decimals.length === 3;
  const size = isParted || (whole === '' && decimals === '') ? null : minorUnits(whole, decimals);
  if (size === null) return { field: 'amount' };
  const date: PlainDate | null = shortDate(day);
  return {
    balance: { kind, date, amountMinor: mark === 'D' ? -size : size, currency },
    impossibleDate: date === null ? day : null,
  };
}

function fieldOf(text: string): string {
  if (!/^[CD]/.test(text)) return 'mark';
  if (!/^.\d{6}/.test(text)) return 'date';
  return /^.{7}[A-Z]{3}/.test(text) ? 'amount' : 'currency';
}
