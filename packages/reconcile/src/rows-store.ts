import type { PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Chain } from './chain.ts';
import type { MatchRow, Side } from './engine-input.ts';
import { MOST_OPENING_ITEMS } from './opening-store.ts';
import type { Reconciliation } from './reconciliations-store.ts';
import { bankRow, ledgerRow, openingRow, type ReadEntry, type ReadOpeningItem, type ReadTransaction } from './row-conversion.ts';

/** The rows that a reconciliation is about: those of its chain's days, up to its last one. */
export interface Pool {
  readonly reconciliation: Pick<Reconciliation, 'id' | 'clientId' | 'bankAccountId' | 'ledgerAccount' | 'currency' | 'to'>;
  readonly chain: Chain;
}

const READ_AT_ONCE = 2_000;

/** The next rows of the bank that no match of another reconciliation holds, by day; none after the last. */
export async function bankRows(tx: Tx, pool: Pool, after: MatchRow | undefined, sequence: number): Promise<MatchRow[]> {
  const { bankAccountId, to } = pool.reconciliation;
  const found = await rows<ReadTransaction>(
    tx,
    sql`select t.id, t.booking_date::text as day, t.amount_minor::text as "amountMinor", t.currency, t.counterparty_name as name, t.text,
        t."references", t.details, t.is_reversal as "isReversal"
      from bank_transactions t where t.bank_account_id = ${bankAccountId} and t.state = 'current'
        and t.booking_date between ${pool.chain.since}::date and ${to}::date and ${notElsewhere('bank', pool)}
        ${after ? sql`and (t.booking_date, t.id) > (${after.day}::date, ${after.id}::uuid)` : sql``}
      order by t.booking_date, t.id limit ${READ_AT_ONCE}`,
  );
  return found.map((one, place) => bankRow(one, sequence + place));
}

/** The next entries of the account that no match of another reconciliation holds, by day; none after the last. */
export async function ledgerRows(tx: Tx, pool: Pool, after: MatchRow | undefined): Promise<MatchRow[]> {
  const { clientId, ledgerAccount, to } = pool.reconciliation;
  const found = await rows<ReadEntry>(
    tx,
    sql`with page as materialized (
        select t.* from ledger_entries t where t.client_id = ${clientId} and t.account = ${ledgerAccount} and t.current
          and t.date between ${pool.chain.since}::date and ${to}::date and ${notElsewhere('ledger', pool)}
          ${after ? sql`and (t.date, t.id) > (${after.day}::date, ${after.id}::uuid)` : sql``}
        order by t.date, t.id limit ${READ_AT_ONCE}
      )
      select e.id, e.date::text as day, e.amount_minor::text as "amountMinor", e.currency, e.text, v.text as "voucherText", v.id as "voucherId",
        v.series, v.number, v.details->>'referenceNumber' as reference
      from page e join vouchers v on v.id = e.voucher_id order by e.date, e.id`,
  );
  return found.map(ledgerRow);
}

/** What was open before the data begins. */
export async function openingRows(tx: Tx, pool: Pool): Promise<Record<Side, MatchRow[]>> {
  const found = await rows<ReadOpeningItem & { readonly side: Side }>(
    tx,
    sql`select t.id, t.side, t.date::text as day, t.amount_minor::text as "amountMinor", r.currency, t.text, t.reference
      from reconciliation_opening_items t join reconciliations r on r.id = t.reconciliation_id
      where t.reconciliation_id = ${pool.chain.firstId} and not exists (select from reconciliation_match_rows h
        where h.held and h.side = t.side and h.row_id = t.id and h.reconciliation_id <> ${pool.reconciliation.id})
      order by t.date, t.id limit ${MOST_OPENING_ITEMS}`,
  );
  const of = (side: Side) => found.filter((one) => one.side === side).map(openingRow);
  return { bank: of('bank'), ledger: of('ledger') };
}

/** Where bank and books stand: the same text means that no row has changed. */
export async function rowsMark(tx: Tx, { reconciliation, chain }: Pool): Promise<string> {
  const [found] = await rows<{ mark: string }>(
    tx,
    sql`select concat_ws(' ', (select revision from bank_accounts where id = ${reconciliation.bankAccountId}),
      (select string_agg(concat_ws(':', id, version, content_sha256, summed), ' ' order by from_date) from financial_years
        where client_id = ${reconciliation.clientId} and from_date <= ${reconciliation.to} and to_date >= ${chain.since})) as mark`,
  );
  return found?.mark ?? '';
}

/** A row as far as a balance goes. */
export interface PlainRow {
  readonly id: string;
  readonly day: PlainDate;
  readonly amountMinor: string;
}

// What a match of another reconciliation holds is not there, be it of earlier days or of later ones.
function notElsewhere(side: Side, { reconciliation }: Pool): SQL {
  return sql`not exists (select from reconciliation_match_rows h where h.held and h.side = ${side} and h.row_id = t.id
    and h.reconciliation_id <> ${reconciliation.id})`;
}
