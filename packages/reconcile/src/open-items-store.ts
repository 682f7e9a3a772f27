import { isUuid, type PlainDate, parsePlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { Chain } from './chain.ts';
import type { Side } from './engine-input.ts';
import type { OpenRow } from './engine-output.ts';
import type { Reconciliation } from './reconciliations-store.ts';
import { poolOf } from './standing-store.ts';

/** A row that no automatic or confirmed match holds. Minor units. */
export interface OpenItem {
  readonly id: string;
  readonly side: Side;
  readonly date: PlainDate;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly text: string;
  /** The counterparty, as the bank writes it. */
  readonly name: string;
  readonly reference: string;
  readonly voucherId: string | null;
  readonly series: string | null;
  readonly number: string | null;
  /** Whether it was open before the data begins. */
  readonly opening: boolean;
  readonly carried: { readonly reason: string; readonly by: string; readonly at: string } | null;
  readonly reason: OpenRow['reason'];
  /** The row that it is a double or twin of. */
  readonly of: string | null;
  /** Suggestions that hold it. */
  readonly suggestions: number;
}

/** Which open rows are asked for. */
export interface OpenItemFilter {
  /** Both where it is left out, the bank first. */
  readonly side?: Side | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The place after a row, as one opaque text. */
export function openItemCursor({ side, date, id }: Pick<OpenItem, 'side' | 'date' | 'id'>): string {
  return `${side}_${date}_${id}`;
}

/** A page of the open rows by side and day, and one more where there is a further page. Throws `reconcile.bad-cursor`. */
export async function openItemPage(
  tx: Tx,
  reconciliation: Reconciliation,
  chain: Chain,
  { side, limit, cursor }: OpenItemFilter,
): Promise<OpenItem[]> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const found: OpenItem[] = [];
  for (const one of SIDES) {
    if (side !== undefined && side !== one) continue;
    if (after !== null && after.side === 'ledger' && one === 'bank') continue;
    const place = after?.side === one ? after : null;
    if (found.length <= limit)
      found.push(...(await sidePage(tx, reconciliation, chain, { side: one, limit: limit - found.length, after: place })));
  }
  return found;
}

const SIDES = ['bank', 'ledger'] as const;

async function sidePage(
  tx: Tx,
  reconciliation: Reconciliation,
  chain: Chain,
  { side, limit, after }: { readonly side: Side; readonly limit: number; readonly after: Place | null },
): Promise<OpenItem[]> {
  const told =
    side === 'bank'
      ? sql`left join bank_transactions t on t.id = p.id left join reconciliation_opening_items o on o.id = p.id`
      : sql`left join ledger_entries t on t.id = p.id left join vouchers v on v.id = t.voucher_id left join reconciliation_opening_items o on o.id = p.id`;
  const words =
    side === 'bank'
      ? sql`coalesce(t.text, o.text) as text, coalesce(t.counterparty_name, '') as name, null as "voucherId", null as series, null as number,
          coalesce(o.reference, nullif(t."references"->>'ocr', ''), nullif(t."references"->>'endToEnd', ''), nullif(t."references"->>'message', ''), '') as reference`
      : sql`coalesce(nullif(t.text, ''), v.text, o.text) as text, '' as name, v.id as "voucherId", v.series, v.number,
          coalesce(o.reference, v.details->>'referenceNumber', '') as reference`;
  const found = await rows<Omit<OpenItem, 'amountMinor'> & { amountMinor: string }>(
    tx,
    sql`with pool as (${poolOf(side, reconciliation, chain)}), page as materialized (
        select p.* from pool p
        where not exists (select from reconciliation_match_rows h where h.held and h.side = ${side} and h.row_id = p.id
            and h.reconciliation_id = any(${sql.param([...chain.upToIds])}::uuid[]))
          ${after ? sql`and (p.day, p.id) > (${after.date}::date, ${after.id}::uuid)` : sql``}
        order by p.day, p.id limit ${limit + 1}
      )
      select p.id, ${side} as side, p.day::text as date, p.amount_minor::text as "amountMinor",
        coalesce(t.currency, ${reconciliation.currency}) as currency, ${words}, p.opening,
        case when c.row_id is null then null else jsonb_build_object('reason', c.reason, 'by', c.carried_by,
          'at', to_char(c.carried_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as carried,
        coalesce(n.reason, 'unlike') as reason, n.of_id as of,
        (select count(*)::int from reconciliation_match_rows s join reconciliation_matches m on m.id = s.match_id
          where s.row_id = p.id and s.side = ${side} and m.state = 'suggested') as suggestions
      from page p ${told}
      left join reconciliation_carries c on c.reconciliation_id = ${reconciliation.id} and c.side = ${side} and c.row_id = p.id
      left join reconciliation_open_reasons n on n.reconciliation_id = ${reconciliation.id} and n.side = ${side} and n.row_id = p.id
      order by p.day, p.id`,
  );
  return found.map((one) => ({ ...one, amountMinor: BigInt(one.amountMinor) }));
}

/** No run keeps more of them. */
const MOST_REASONS = 10_000;

/** Keeps why rows are open, of those that there is more to say of than that nothing fits. */
export async function keepOpenReasons(
  tx: Tx,
  { id, clientId }: Pick<Reconciliation, 'id' | 'clientId'>,
  open: readonly OpenRow[],
): Promise<void> {
  const told = open.filter(({ reason }) => reason !== 'unlike').slice(0, MOST_REASONS);
  await tx.execute(sql`delete from reconciliation_open_reasons where reconciliation_id = ${id}`);
  await tx.execute(sql`
    insert into reconciliation_open_reasons (reconciliation_id, client_id, side, row_id, reason, of_id)
    select ${id}::uuid, ${clientId}::uuid, x.side, x.id, x.reason, x.of
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as x(side text, id uuid, reason text, of uuid)`);
}

interface Place {
  readonly side: string;
  readonly date: PlainDate;
  readonly id: string;
}

function readCursor(text: string): Place {
  const [side = '', day = '', id = ''] = text.split('_');
  const date = parsePlainDate(day);
  if (date === null || !isUuid(id)) throw new SaldoError('reconcile.bad-cursor', 'invalid');
  return { side, date, id };
}
