import { addDays, type Period, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { UnbalancedVoucher, YearProof } from './books.ts';
import { monthAfter, monthsOf, partedMonths } from './sums-store.ts';
import {
  type AccountMovement,
  type ChartAccount,
  hasBalance,
  proveBooks,
  type StatedBalance,
  type TrialBalance,
  type TrialBalanceInput,
  trialBalance,
} from './trial-balance.ts';
import { type FinancialYear, yearsOf } from './years-store.ts';

/** The trial balance of some days of one year of a client. Throws `ledger.no-single-year` (422) where no year has them all. */
export async function readTrialBalance(tx: Tx, clientId: string, days: Period): Promise<TrialBalance & { readonly year: FinancialYear }> {
  const year = await singleYear(tx, clientId, days);
  const openings = await readOpenings(tx, year);
  const movements = await movementsOf(tx, year, days);
  const unbalanced = await unbalancedOf(tx, year);
  return { year, ...trialBalance({ ...openings, movements, unbalanced }) };
}

/** The year of a client that has all of some days. Throws `ledger.no-single-year` (422) where none has. */
export async function singleYear(tx: Tx, clientId: string, { from, to }: Period): Promise<FinancialYear> {
  const [year] = await yearsOf(tx, clientId, { from, to });
  if (!year || from < year.from || to > year.to || from > to) throw new SaldoError('ledger.no-single-year', 'invalid', { from, to });
  return year;
}

/** What decides where each account of a year opens: its chart, what its source states, and the last closings where it has not opened it. */
export async function readOpenings(tx: Tx, year: FinancialYear): Promise<Pick<TrialBalanceInput, 'chart' | 'stated' | 'lastClosing'>> {
  const chart = await chartOf(tx, year.id);
  const stated = await statedOf(tx, year.id);
  return { chart, stated, lastClosing: await closingBefore(tx, year, stated, chart) };
}

/** Proves a year's entries by what its source states, and by the balance of each voucher. */
export async function proveYear(tx: Tx, year: FinancialYear): Promise<YearProof> {
  const { stated, lastClosing } = await readOpenings(tx, year);
  const movements = await movementsOf(tx, year, year);
  const unbalanced = await unbalancedOf(tx, year);
  return proveBooks({ stated, movements, unbalanced, lastClosing });
}

const UNBALANCED_TOLD = 100;

// By the flag that each voucher was stored with, of which there is an index: no sum over all entries.
async function unbalancedOf(tx: Tx, year: FinancialYear): Promise<YearProof['unbalanced']> {
  const found = await rows<Omit<UnbalancedVoucher, 'differenceMinor'> & { count: string; difference: string }>(
    tx,
    sql`with flagged as (
        select id, series, number, date, count(*) over () as count from vouchers
        where client_id = ${year.clientId} and financial_year_id = ${year.id} and state = 'current' and flags <> '[]'
          and flags @> '[{"code": "unbalanced"}]' order by date, id limit ${UNBALANCED_TOLD}
      )
      select f.id as "voucherId", f.series, f.number, f.date::text as date, f.count::text as count,
        (select coalesce(sum(amount_minor), 0) from ledger_entries e where e.voucher_id = f.id and e.current)::text as difference
      from flagged f order by f.date, f.id`,
  );
  const vouchers = found.map(({ count: _, difference, ...voucher }) => ({ ...voucher, differenceMinor: BigInt(difference) }));
  return { count: Number(found[0]?.count ?? 0), vouchers };
}

async function chartOf(tx: Tx, yearId: string): Promise<ChartAccount[]> {
  return await rows<ChartAccount>(tx, sql`select number as account, name, type from accounts where financial_year_id = ${yearId}`);
}

async function statedOf(tx: Tx, yearId: string): Promise<StatedBalance[]> {
  const found = await rows<{ account: string; opening: string | null; closing: string | null; result: string | null }>(
    tx,
    sql`select account, max(amount_minor) filter (where kind = 'IB')::text as opening, max(amount_minor) filter (where kind = 'UB')::text as closing,
        max(amount_minor) filter (where kind = 'RES')::text as result
      from balances where financial_year_id = ${yearId} and year_index = 0 and objects = '[]' and kind in ('IB', 'UB', 'RES') group by account order by account`,
  );
  return found.map((one) => ({
    account: one.account,
    openingMinor: minor(one.opening),
    closingMinor: minor(one.closing),
    resultMinor: minor(one.result),
  }));
}

/**
 * What entries sum to before and in the days, and over the days that the stated balances hold for. Whole months come from their sums,
 * and only the months that a day parts in two from the entries; all months while the year is being written. What is dated outside the
 * year is flagged and counts nowhere.
 */
async function movementsOf(tx: Tx, year: FinancialYear, days: Period): Promise<AccountMovement[]> {
  const until = addDays(days.to, 1);
  const provableUntil = addDays(year.balancesUpTo !== null && year.balancesUpTo < year.to ? year.balancesUpTo : year.to, 1);
  const parted = partedMonths([year.from, addDays(year.to, 1), days.from, until, provableUntil]);
  const counted = year.summed ? parted : await monthsOf(tx, year);
  // A branch a month, so that each is a range of the index: joined with a list of months, all entries are read.
  const branches = counted.map(
    (month) => sql`union all select account, date, greatest(amount_minor, 0), greatest(-amount_minor, 0) from ledger_entries
      where client_id = ${year.clientId} and financial_year_id = ${year.id} and current and date >= ${month}::date and date < ${monthAfter(month)}::date`,
  );
  const found = await rows<Record<'account' | 'before' | 'debit' | 'credit' | 'provable', string>>(
    tx,
    sql`with parts as (
        select account, month as day, debit_minor as debit, credit_minor as credit from account_months
          where financial_year_id = ${year.id} and not month = any(${sql.param(counted)}::date[])
        ${sql.join(branches, sql` `)}
      )
      select account, coalesce(sum(debit - credit) filter (where day < ${days.from}::date), 0)::text as before,
        coalesce(sum(debit) filter (where day >= ${days.from}::date and day < ${until}::date), 0)::text as debit,
        coalesce(sum(credit) filter (where day >= ${days.from}::date and day < ${until}::date), 0)::text as credit,
        coalesce(sum(debit - credit) filter (where day < ${provableUntil}::date), 0)::text as provable
      from parts where day between ${year.from}::date and ${year.to}::date group by account order by account`,
  );
  return found.map(({ account, before, debit, credit, provable }) => ({
    account,
    beforeMinor: BigInt(before),
    debitMinor: BigInt(debit),
    creditMinor: BigInt(credit),
    provableMinor: BigInt(provable),
  }));
}

// Read only where the source has not opened the year: the year before as it is stored, else as this year's source has it.
async function closingBefore(
  tx: Tx,
  year: FinancialYear,
  stated: readonly StatedBalance[],
  chart: readonly ChartAccount[],
): Promise<Map<string, bigint>> {
  if (stated.some((one) => one.openingMinor !== null && one.openingMinor !== 0n)) return new Map();
  const before = addDays(year.from, -1);
  const [last] = await yearsOf(tx, year.clientId, { from: before, to: before });
  if (last) {
    const { rows: closed } = await readTrialBalance(tx, year.clientId, last);
    const types = new Map(chart.map((one) => [one.account, one.type]));
    return new Map(
      closed.filter((row) => hasBalance(row.account, types.get(row.account) ?? null)).map((row) => [row.account, row.closingMinor]),
    );
  }
  const said = await rows<{ account: string; closing: string }>(
    tx,
    sql`select account, amount_minor::text as closing from balances
      where financial_year_id = ${year.id} and year_index = -1 and kind = 'UB' and objects = '[]'`,
  );
  return new Map(said.map((one) => [one.account, BigInt(one.closing)]));
}

function minor(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
