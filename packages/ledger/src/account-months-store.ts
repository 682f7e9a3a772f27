import { addDays, type Period, type PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type AccountMonth, accountMonths, type Sides } from './account-months.ts';
import { readOpenings, singleYear } from './figures-store.ts';
import { monthAfter, partedMonths } from './sums-store.ts';
import { type BalanceFlag, CARRIED, openingsOf } from './trial-balance.ts';
import type { FinancialYear } from './years-store.ts';

/** An account within one financial year, month by month; its figures are those of the trial balance of each month. */
export interface AccountMonths {
  readonly year: FinancialYear;
  readonly account: string;
  /** As the chart of the year has it; empty where it is not in it. */
  readonly name: string;
  readonly months: readonly AccountMonth[];
  /** `carried` where the year's opening is the last closing. */
  readonly flags: readonly BalanceFlag[];
}

/**
 * The months of an account in some days of one year of a client; one that nothing was booked on has them too, all at 0.
 * Throws `ledger.no-single-year` (422) where no year has them all, `ledger.too-many-months` (422).
 */
export async function readAccountMonths(tx: Tx, clientId: string, account: string, days: Period): Promise<AccountMonths> {
  const year = await singleYear(tx, clientId, days);
  const { chart, stated, lastClosing } = await readOpenings(tx, year);
  const named = new Map(chart.map((one) => [one.account, one]));
  const opened = openingsOf({ stated, lastClosing }, named).get(account);
  const { before, within } = await sidesOf(tx, year, account, days);
  const openingMinor = (opened?.minor ?? 0n) + before.debitMinor - before.creditMinor;
  return {
    year,
    account,
    name: named.get(account)?.name ?? '',
    months: accountMonths(openingMinor, days, within),
    flags: opened?.carried ? [CARRIED] : [],
  };
}

/**
 * Both sides of the account in the year before the days, and in them by month. Whole months come from their sums, those that a day parts in
 * two from the entries, in one query; all from the entries while the year is being written.
 */
async function sidesOf(
  tx: Tx,
  year: FinancialYear,
  account: string,
  { from, to }: Period,
): Promise<{ before: Sides; within: Map<string, Sides> }> {
  const until = addDays(to, 1);
  const parted = partedMonths([year.from, addDays(year.to, 1), from, until]);
  const ranges: readonly (readonly [first: string, after: string])[] = year.summed
    ? parted.map((month) => [month, monthAfter(month)] as const)
    : [[year.from, until]];
  // A branch a range, so that each is one of the index by account and day.
  const branches = ranges.map(
    ([first, after]) => sql`union all select date, greatest(amount_minor, 0), greatest(-amount_minor, 0) from ledger_entries
      where client_id = ${year.clientId} and account = ${account} and financial_year_id = ${year.id} and current
        and date >= ${first}::date and date < ${after}::date`,
  );
  const found = await rows<{ first: PlainDate | null; debit: string; credit: string }>(
    tx,
    sql`with parts as (
        select month as day, debit_minor as debit, credit_minor as credit from account_months
          where financial_year_id = ${year.id} and account = ${account} and ${year.summed} and not month = any(${sql.param(parted)}::date[])
        ${sql.join(branches, sql` `)}
      )
      select case when day >= ${from}::date then greatest(date_trunc('month', day)::date, ${from}::date)::text end as first,
        sum(debit)::text as debit, sum(credit)::text as credit
      from parts where day between ${year.from}::date and ${to}::date group by 1`,
  );
  const sides = new Map(found.map(({ first, debit, credit }) => [first, { debitMinor: BigInt(debit), creditMinor: BigInt(credit) }]));
  const within = new Map([...sides].flatMap(([first, sums]) => (first === null ? [] : [[first, sums] as const])));
  return { before: sides.get(null) ?? { debitMinor: 0n, creditMinor: 0n }, within };
}
