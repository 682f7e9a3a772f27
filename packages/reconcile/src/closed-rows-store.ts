import { isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Side } from './engine-input.ts';
import type { Reconciliation } from './reconciliations-store.ts';

type Days = Pick<Reconciliation, 'id' | 'clientId' | 'bankAccountId' | 'ledgerAccount' | 'from' | 'to'>;

/** A row that is no longer what it was when the days were closed. Minor units. */
export interface ChangedRow {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly side: Side;
  readonly id: string;
  readonly now: { readonly date: PlainDate; readonly amountMinor: bigint } | null;
  readonly before: { readonly date: PlainDate; readonly amountMinor: bigint } | null;
}

/** Keeps the rows of the days as they are, in the place of those that were kept before. */
export async function keepClosedRows(tx: Tx, days: Days): Promise<void> {
  await tx.execute(sql`delete from reconciliation_closed_rows where reconciliation_id = ${days.id}`);
  await tx.execute(sql`
    insert into reconciliation_closed_rows (reconciliation_id, client_id, side, row_id, day, amount_minor)
    select ${days.id}::uuid, ${days.clientId}::uuid, n.side, n.row_id, n.day, n.amount_minor from (${rowsNow(days)}) n`);
}

/** Whether any row of the days is another than when they were closed. */
export async function hasChangedRows(tx: Tx, days: Days): Promise<boolean> {
  return (await rows(tx, sql`select from (${changedRows(days)}) changed limit 1`)).length > 0;
}

/** The place after a changed row, as one opaque text. */
export function changeCursor({ side, id }: Pick<ChangedRow, 'side' | 'id'>): string {
  return `${side}_${id}`;
}

/** A page of the rows that are another than when the days were closed, and one more where there is a further page. */
export async function changedRowPage(
  tx: Tx,
  days: Days,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ChangedRow[]> {
  const [side = '', id = ''] = cursor?.split('_') ?? [];
  if (cursor !== undefined && !isUuid(id)) throw new SaldoError('reconcile.bad-cursor', 'invalid');
  const after = cursor === undefined ? sql`` : sql`where (side, row_id) > (${side}, ${id}::uuid)`;
  const found = await rows<{
    side: Side;
    id: string;
    nowDay: PlainDate | null;
    nowAmount: string | null;
    wasDay: PlainDate | null;
    wasAmount: string | null;
  }>(
    tx,
    sql`select side, row_id as id, now_day::text as "nowDay", now_amount::text as "nowAmount", was_day::text as "wasDay", was_amount::text as "wasAmount"
      from (${changedRows(days)}) changed ${after} order by side, row_id limit ${limit + 1}`,
  );
  return found.map(({ side: of, id: rowId, nowDay, nowAmount, wasDay, wasAmount }) => ({
    kind: wasDay === null ? 'added' : nowDay === null ? 'removed' : 'changed',
    side: of,
    id: rowId,
    now: nowDay === null ? null : { date: nowDay, amountMinor: BigInt(nowAmount ?? 0) },
    before: wasDay === null ? null : { date: wasDay, amountMinor: BigInt(wasAmount ?? 0) },
  }));
}

function changedRows(days: Days): SQL {
  return sql`select coalesce(n.side, w.side) as side, coalesce(n.row_id, w.row_id) as row_id, n.day as now_day, n.amount_minor as now_amount,
      w.day as was_day, w.amount_minor as was_amount
    from (${rowsNow(days)}) n full join (select * from reconciliation_closed_rows where reconciliation_id = ${days.id}) w
      on w.side = n.side and w.row_id = n.row_id
    where (n.day, n.amount_minor) is distinct from (w.day, w.amount_minor)`;
}

function rowsNow({ bankAccountId, clientId, ledgerAccount, from, to }: Days): SQL {
  return sql`select 'bank' as side, id as row_id, booking_date as day, amount_minor from bank_transactions
      where bank_account_id = ${bankAccountId} and state = 'current' and booking_date between ${from}::date and ${to}::date
    union all select 'ledger', id, date, amount_minor from ledger_entries
      where client_id = ${clientId} and account = ${ledgerAccount} and current and date between ${from}::date and ${to}::date`;
}
