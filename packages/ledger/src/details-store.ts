import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { VoucherDetails } from './schema.ts';

/** What a source tells of a voucher outside its year's file. */
export interface ToldDetails extends VoucherDetails {
  readonly series: string;
  readonly number: string;
}

/**
 * Adds to the details of a year's vouchers what was told of them; what is left out stays, what is null goes, and what is the same writes
 * nothing. A voucher that is not there is passed over. `complete` notes that everything was asked for of the version that is stored.
 * Answers how many were written. Give at most some thousand at once.
 */
export async function writeDetails(tx: Tx, yearId: string, told: readonly ToldDetails[], complete: boolean): Promise<number> {
  if (told.length === 0) return 0;
  const json = JSON.stringify(told.map(({ series, number, ...details }) => ({ series, number, details })));
  const done = complete ? sql`, details_version = v.version` : sql``;
  const undone = complete ? sql`or v.details_version is distinct from v.version` : sql``;
  const merged = sql`jsonb_strip_nulls(coalesce(v.details, '{}') || x.details)`;
  const written = await rows(
    tx,
    sql`update vouchers v set details = ${merged} ${done}
      from jsonb_to_recordset(${json}::jsonb) as x(series text, number text, details jsonb)
      where v.financial_year_id = ${yearId} and v.series = x.series and v.number = x.number and v.unnumbered_in = '' and v.state = 'current'
        and (${merged} is distinct from coalesce(v.details, '{}') ${undone}) returning v.id`,
  );
  return written.length;
}

/** Vouchers of a year of whose version not everything has been asked for, at most so many. */
export async function vouchersWithoutDetails(tx: Tx, yearId: string, limit: number): Promise<{ series: string; number: string }[]> {
  return await rows(
    tx,
    sql`select series, number from vouchers where financial_year_id = ${yearId} and state = 'current' and unnumbered_in = ''
      and details_version is distinct from version order by date desc, id desc limit ${limit}`,
  );
}
