import { isUuid } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { readDayCursor, readNumberCursor } from './list-cursor.ts';
import { type FinancialYear, YEAR } from './years-store.ts';

/** An account of a chart. */
export interface Account {
  readonly clientId: string;
  readonly financialYearId: string;
  readonly number: string;
  readonly name: string;
  /** T asset, S liability, K cost, I income (`#KTYP`). */
  readonly type: 'T' | 'S' | 'K' | 'I' | null;
  readonly unit: string | null;
  readonly sruCodes: readonly string[];
}

/** Which accounts are asked for: of one year, or each as its newest year has it. */
export interface AccountFilter {
  readonly clientId?: string | undefined;
  readonly financialYearId?: string | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Which financial years are asked for. */
export interface YearFilter {
  readonly clientId?: string | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of accounts, and one more where there is a further page. */
export async function accountPage(tx: Tx, { clientId, financialYearId, limit, cursor }: AccountFilter): Promise<Account[]> {
  if (financialYearId !== undefined && !isUuid(financialYearId)) return [];
  const place = cursor === undefined ? null : readNumberCursor(cursor);
  return await rows<Account>(
    tx,
    sql`select distinct on (a.client_id, a.number) a.client_id as "clientId", a.financial_year_id as "financialYearId", a.number, a.name, a.type, a.unit,
        a.sru_codes as "sruCodes"
      from accounts a join financial_years y on y.id = a.financial_year_id where true
      ${clientId ? sql`and a.client_id = ${clientId}` : sql``} ${financialYearId ? sql`and a.financial_year_id = ${financialYearId}` : sql``}
      ${place ? sql`and (a.client_id, a.number) > (${place.clientId}::uuid, ${place.number})` : sql``}
      order by a.client_id, a.number, y.from_date desc limit ${limit + 1}`,
  );
}

/** A page of financial years, and one more where there is a further page. */
export async function yearPage(tx: Tx, { clientId, limit, cursor }: YearFilter): Promise<FinancialYear[]> {
  const place = cursor === undefined ? null : readDayCursor(cursor);
  return await rows<FinancialYear>(
    tx,
    sql`select ${YEAR} from financial_years y where true ${clientId ? sql`and y.client_id = ${clientId}` : sql``}
      ${place ? sql`and (y.client_id, y.from_date) > (${place.clientId}::uuid, ${place.date}::date)` : sql``}
      order by y.client_id, y.from_date limit ${limit + 1}`,
  );
}
