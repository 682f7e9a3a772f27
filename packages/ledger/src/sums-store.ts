import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/** The year whose months are summed. */
interface SummedYear {
  readonly id: string;
  readonly clientId: string;
}

/** The first days of the months that one of some days parts in two: their sums say nothing of what lies on either side. */
export function partedMonths(days: readonly string[]): string[] {
  return [...new Set(days.filter((day) => !day.endsWith('-01')).map((day) => `${day.slice(0, 8)}01`))];
}

/** The first day of the month after one. */
export function monthAfter(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${String(year + 1).padStart(4, '0')}-01-01` : `${month.slice(0, 5)}${String(of + 1).padStart(2, '0')}-01`;
}

/** The first days of all months that the year's vouchers lie in, or lay in when they were summed last. */
export async function monthsOf(tx: Tx, year: SummedYear): Promise<string[]> {
  const found = await rows<{ month: string }>(
    tx,
    sql`select date_trunc('month', date)::date::text as month from vouchers where financial_year_id = ${year.id} group by 1
      union select month::text from account_months where financial_year_id = ${year.id} order by 1`,
  );
  return found.map(({ month }) => month);
}

/**
 * Sums a month of the year anew from its current entries. Keeping the sums up with every batch took a third of the time that storing
 * takes; one pass over the entries at the end takes a twentieth.
 * @param month its first day
 */
export async function sumMonth(tx: Tx, year: SummedYear, month: string): Promise<void> {
  await tx.execute(sql`delete from account_months where financial_year_id = ${year.id} and month = ${month}`);
  await tx.execute(sql`
    insert into account_months (financial_year_id, account, month, client_id, debit_minor, credit_minor, entries)
    select financial_year_id, account, ${month}::date, client_id, coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint,
      coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::bigint, count(*)::int
    from ledger_entries where client_id = ${year.clientId} and financial_year_id = ${year.id} and current
      and date >= ${month}::date and date < ${month}::date + interval '1 month'
    group by financial_year_id, client_id, account`);
}
