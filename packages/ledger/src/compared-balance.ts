import type { TrialBalanceRow } from './trial-balance.ts';

/** An account in two periods. */
export interface ComparedRow {
  readonly account: string;
  readonly name: string;
  readonly valueMinor: bigint;
  readonly beforeMinor: bigint;
  readonly changeMinor: bigint;
  /** Whether anything was booked on it in either period. */
  readonly moved: boolean;
}

/**
 * The accounts of either of two trial balances, by number. Balance accounts (classes 1 and 2) are compared by what they close at, result
 * accounts by what they moved: a result begins anew each year.
 */
export function comparedBalance(rows: readonly TrialBalanceRow[], earlier: readonly TrialBalanceRow[]): ComparedRow[] {
  const [now, then] = [byAccount(rows), byAccount(earlier)];
  return [...new Set([...now.keys(), ...then.keys()])].sort().map((account) => {
    const [row, before] = [now.get(account), then.get(account)];
    const [valueMinor, beforeMinor] = [comparedMinor(row), comparedMinor(before)];
    const moved = hasMoved(row) || hasMoved(before);
    return { account, name: row?.name ?? before?.name ?? '', valueMinor, beforeMinor, changeMinor: valueMinor - beforeMinor, moved };
  });
}

function byAccount(rows: readonly TrialBalanceRow[]): Map<string, TrialBalanceRow> {
  return new Map(rows.map((row) => [row.account, row]));
}

function comparedMinor(row: TrialBalanceRow | undefined): bigint {
  if (!row) return 0n;
  return /^[12]/.test(row.account) ? row.closingMinor : row.debitMinor - row.creditMinor;
}

function hasMoved(row: TrialBalanceRow | undefined): boolean {
  return row !== undefined && (row.debitMinor !== 0n || row.creditMinor !== 0n);
}
