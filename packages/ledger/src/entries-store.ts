import type { PlainDate } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { ObjectRef } from './books.ts';
import { type DayCursor, type DaySort, readDayCursor } from './list-cursor.ts';
import { inIndexOrder } from './planner-store.ts';

/** A row of the books. */
export interface LedgerEntry {
  readonly id: string;
  readonly clientId: string;
  readonly voucherId: string;
  readonly series: string;
  readonly number: string;
  readonly date: PlainDate;
  readonly account: string;
  readonly accountName: string;
  /** Debit is positive. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The object of dimension 1. */
  readonly costCenter: string | null;
  /** The object of dimension 6. */
  readonly project: string | null;
  readonly objects: readonly { readonly dimension: string; readonly object: string }[];
  readonly text: string;
  /** What its voucher says of itself: many sources give their rows no text. */
  readonly voucherText: string;
  /** A decimal text, as its source wrote it. */
  readonly quantity: string | null;
}

/** Which current entries are asked for, by client and day. */
export interface EntryFilter {
  readonly clientId?: string | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly account?: string | undefined;
  readonly voucherId?: string | undefined;
  /** `date` where it is left out. */
  readonly sort?: DaySort | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface EntryRow extends Omit<LedgerEntry, 'amountMinor' | 'objects' | 'costCenter' | 'project'> {
  readonly amountMinor: string;
  readonly objects: readonly ObjectRef[];
}

const ENTRY = sql.raw(`e.id, e.client_id as "clientId", e.voucher_id as "voucherId", v.series, v.number, e.date::text as date, e.account,
  coalesce(a.name, '') as "accountName", e.amount_minor::text as "amountMinor", e.currency, e.objects, e.text, v.text as "voucherText",
  e.quantity`);

const JOINED = sql.raw(`join vouchers v on v.id = e.voucher_id
  left join accounts a on a.financial_year_id = e.financial_year_id and a.number = e.account`);

/** A page of current entries, and one more where there is a further page. */
export async function entryPage(tx: Tx, filter: EntryFilter): Promise<LedgerEntry[]> {
  const { clientId, from, to, account, voucherId, sort, limit, cursor } = filter;
  const page = pageByClient(
    { clientId, sort, limit, cursor },
    (ofClient) => sql`
    select * from ledger_entries e where e.client_id = ${ofClient} and e.current
      ${from ? sql`and e.date >= ${from}` : sql``} ${to ? sql`and e.date <= ${to}` : sql``}
      ${account ? sql`and e.account = ${account}` : sql``} ${voucherId ? sql`and e.voucher_id::text = ${voucherId}` : sql``}
      ${after(sql`e`, cursor, sort)} order by ${byDay('e', sort)} limit ${limit + 1}`,
  );
  const found = await inIndexOrder<EntryRow>(
    tx,
    sql`with page as materialized (${page}) select ${ENTRY} from page e ${JOINED} order by ${byClientAndDay('e', sort)}`,
  );
  return found.map(asEntry);
}

/**
 * The rows of a page, by client, day and id: of one client, or of each of the actor's. The page is cut before anything is joined to it, and
 * client by client: a planner without statistics else joins and sorts all there is (12 s for 1.5 million entries).
 * @param of the rows of one client, in their order and no more than a page
 */
export function pageByClient(
  filter: { clientId?: string | undefined; sort?: DaySort | undefined; limit: number; cursor?: string | undefined },
  of: (clientId: SQL) => SQL,
): SQL {
  const { clientId, sort, limit, cursor } = filter;
  if (clientId !== undefined) return of(sql`${clientId}::uuid`);
  const begin = sort === '-date' ? sql`<=` : sql`>=`;
  const first = cursor === undefined ? sql`true` : sql`c.id ${begin} ${readDayCursor(cursor).clientId}::uuid`;
  return sql`select own.* from (select unnest(string_to_array(current_setting('saldo.clients', true), ',')::uuid[]) as id) c
    cross join lateral (${of(sql`c.id`)}) own where ${first} order by ${byClientAndDay('own', sort)} limit ${limit + 1}`;
}

/** The current entries of vouchers, in the order of their rows. */
export async function entriesOfVouchers(tx: Tx, voucherIds: readonly string[]): Promise<Map<string, LedgerEntry[]>> {
  const found = await inIndexOrder<EntryRow>(
    tx,
    sql`select ${ENTRY} from ledger_entries e ${JOINED} where e.voucher_id = any(${sql.param([...voucherIds])}::uuid[]) and e.current order by e.voucher_id, e.row`,
  );
  return Map.groupBy(found.map(asEntry), (entry) => entry.voucherId);
}

/** The condition that a row with client, day and id comes after a place; nothing where there is none. Throws `ledger.bad-cursor`. */
export function after(table: SQL, cursor: string | undefined, sort?: DaySort): SQL {
  if (cursor === undefined) return sql``;
  const { clientId, date, id }: DayCursor = readDayCursor(cursor);
  return sql`and (${table}.client_id, ${table}.date, ${table}.id) ${beyond(sort)} (${clientId}::uuid, ${date}::date, ${id}::uuid)`;
}

/** The sign between a row and a place that it comes after. */
export function beyond(sort: DaySort | undefined): SQL {
  return sort === '-date' ? sql`<` : sql`>`;
}

/** The order of one client's rows of a table, by day and id. */
export function byDay(table: string, sort: DaySort | undefined): SQL {
  const direction = sort === '-date' ? ' desc' : '';
  return sql.raw(`${table}.date${direction}, ${table}.id${direction}`);
}

/** The order of the rows of several clients. */
export function byClientAndDay(table: string, sort: DaySort | undefined): SQL {
  return sql`${sql.raw(`${table}.client_id${sort === '-date' ? ' desc' : ''}`)}, ${byDay(table, sort)}`;
}

/** The object of a row in a dimension, or null. */
function objectIn(objects: readonly ObjectRef[], dimension: string): string | null {
  return objects.find(([of]) => of === dimension)?.[1] ?? null;
}

function asEntry(row: EntryRow): LedgerEntry {
  return { ...row, amountMinor: BigInt(row.amountMinor), ...toldObjects(row.objects) };
}

/** The objects of a row as they are told. */
export function toldObjects(objects: readonly ObjectRef[]): Pick<LedgerEntry, 'objects' | 'costCenter' | 'project'> {
  return {
    objects: objects.map(([dimension, object]) => ({ dimension, object })),
    costCenter: objectIn(objects, '1'),
    project: objectIn(objects, '6'),
  };
}
