import type { z } from '@hono/zod-openapi';
import { formatAmount, type PersonActor, type PlainDate, SaldoError } from '@saldo/kernel';
import { type ComparedRow, type DaySort, getTrialBalance, type LedgerEntry } from '@saldo/ledger';
import { type TrialBalanceSchema, toEntry } from '../../wire/ledger.ts';

type BalanceRow = z.input<typeof TrialBalanceSchema>['rows'][number];

/** The rows of a trial balance that answer a search, and those that moved, or did not, where only they are asked for. */
export function narrowedBalance(
  rows: readonly BalanceRow[],
  { q, moved }: { readonly q?: string | undefined; readonly moved?: boolean | undefined },
): BalanceRow[] {
  return rows.filter((row) => (moved === undefined || moved === (row.debit !== '0.00' || row.credit !== '0.00')) && answers(row, q));
}

/** The same of two trial balances side by side: an account has moved where it has in either. */
export function narrowedComparison(
  rows: readonly ComparedRow[],
  { q, moved }: { readonly q?: string | undefined; readonly moved?: boolean | undefined },
): ComparedRow[] {
  return rows.filter((row) => (moved === undefined || moved === row.moved) && answers(row, q));
}

function answers({ account, name }: { readonly account: string; readonly name: string }, q: string | undefined): boolean {
  const query = q?.trim().toLocaleLowerCase('sv') ?? '';
  return query === '' || account.startsWith(query) || name.toLocaleLowerCase('sv').includes(query);
}

/** What the entries of one account are asked by. */
interface OfAccount {
  readonly clientId?: string | undefined;
  readonly account?: string | undefined;
  readonly voucherId?: string | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly sort?: DaySort | undefined;
}

/**
 * Entries as rows of a file, each with the balance after it where that can be told: of one account, from the first day on, within one
 * financial year.
 */
export async function withRunningBalance(actor: PersonActor, asked: OfAccount) {
  let balance = await openingOf(actor, asked);
  return (entry: LedgerEntry) => {
    if (balance !== null) balance += entry.amountMinor;
    return { ...toEntry(entry), running: balance === null ? null : formatAmount(balance) };
  };
}

async function openingOf(actor: PersonActor, { clientId, account, voucherId, from, to, sort }: OfAccount): Promise<bigint | null> {
  if (clientId === undefined || account === undefined || from === undefined || to === undefined) return null;
  if (voucherId !== undefined || sort === '-date') return null;
  try {
    const { rows } = await getTrialBalance(actor, { clientId, from, to });
    return rows.find((row) => row.account === account)?.openingMinor ?? 0n;
  } catch (error) {
    // Over more than one year there is no balance to begin from, as on the screen.
    if (error instanceof SaldoError && error.code === 'ledger.no-single-year') return null;
    throw error;
  }
}
