import type { Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { BooksRow } from './books.ts';

/** An entry that has become current. */
export interface SummedEntry {
  readonly voucherDate: string;
  readonly row: Pick<BooksRow, 'account' | 'amountMinor'>;
}

/**
 * Adds entries to their months' sums. Summing them when somebody asks took 0.4 s for 60,000 entries on the embedded database;
 * the sums cost a tenth of storing them.
 */
export async function addSums(
  tx: Tx,
  place: { clientId: string; financialYearId: string },
  entries: readonly SummedEntry[],
): Promise<void> {
  const months = new Map<string, { account: string; month: string; debitMinor: bigint; creditMinor: bigint; entries: number }>();
  for (const { voucherDate, row } of entries) {
    const { account, amountMinor } = row;
    const month = `${voucherDate.slice(0, 8)}01`;
    const key = `${account}\u001f${month}`;
    const sum = months.get(key) ?? { account, month, debitMinor: 0n, creditMinor: 0n, entries: 0 };
    if (amountMinor > 0n) sum.debitMinor += amountMinor;
    else sum.creditMinor -= amountMinor;
    sum.entries += 1;
    months.set(key, sum);
  }
  if (months.size === 0) return;
  const json = JSON.stringify(
    [...months.values()].map((sum) => ({ ...sum, debitMinor: String(sum.debitMinor), creditMinor: String(sum.creditMinor) })),
  );
  await tx.execute(sql`
    insert into account_months as t (financial_year_id, account, month, client_id, debit_minor, credit_minor, entries)
    select ${place.financialYearId}::uuid, x.account, x.month, ${place.clientId}::uuid, x."debitMinor", x."creditMinor", x.entries
    from jsonb_to_recordset(${json}::jsonb) as x(account text, month date, "debitMinor" bigint, "creditMinor" bigint, entries int)
    ${ADDED}`);
}

/** Takes what is current of the vouchers out of the sums, before it stops being so. */
export async function subtractSums(tx: Tx, voucherIds: unknown): Promise<void> {
  await tx.execute(sql`
    insert into account_months as t (financial_year_id, account, month, client_id, debit_minor, credit_minor, entries)
    select financial_year_id, account, date_trunc('month', date)::date, client_id, -coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint,
      coalesce(sum(amount_minor) filter (where amount_minor < 0), 0)::bigint, -count(*)::int
    from ledger_entries where voucher_id = any(${voucherIds}::uuid[]) and current group by 1, 2, 3, 4
    ${ADDED}`);
}

const ADDED = sql.raw(`on conflict (financial_year_id, account, month) do update
  set debit_minor = t.debit_minor + excluded.debit_minor, credit_minor = t.credit_minor + excluded.credit_minor, entries = t.entries + excluded.entries`);
