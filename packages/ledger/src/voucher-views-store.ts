import { isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { after, beyond, byClientAndDay, byDay, entriesOfVouchers, type LedgerEntry, pageByClient, toldObjects } from './entries-store.ts';
import { type DaySort, readDayCursor } from './list-cursor.ts';
import { inIndexOrder } from './planner-store.ts';
import type { KeptCorrection, KeptRow, VoucherDetails, VoucherFlag, VoucherSnapshot, VoucherState } from './schema.ts';
import { ofCurrent, ofKept, type VoucherFilter } from './voucher-filter-store.ts';

/** A row that was added to or struck from a voucher after it was registered; never part of a sum. */
export interface Correction {
  readonly kind: 'added' | 'struck';
  readonly entry: Omit<LedgerEntry, 'id' | 'clientId' | 'voucherId' | 'series' | 'number' | 'voucherText'>;
  readonly by: string | null;
  readonly at: PlainDate | null;
}

/** A voucher in one of its versions, with its rows. */
export interface Voucher {
  readonly id: string;
  readonly clientId: string;
  readonly feedId: string;
  readonly financialYearId: string;
  readonly series: string;
  readonly number: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly state: VoucherState;
  readonly flags: readonly VoucherFlag[];
  readonly entries: readonly LedgerEntry[];
  readonly corrections: readonly Correction[];
  /** What it was read from; null where nothing is kept. */
  readonly source: { readonly kind: string; readonly ref: string; readonly sha256: string } | null;
  readonly registeredOn: PlainDate | null;
  readonly sign: string | null;
  readonly details: VoucherDetails | null;
  readonly version: number;
  /** When this version was first seen. */
  readonly seenAt: Date;
  /** When the source was first seen without it; null for the current one. */
  readonly goneAt: Date | null;
}

interface ViewRow extends Omit<Voucher, 'entries' | 'corrections' | 'source' | 'seenAt' | 'goneAt'> {
  readonly corrections: readonly KeptCorrection[];
  readonly rows: VoucherSnapshot['entries'] | null;
  readonly currency: string;
  readonly rawKind: string | null;
  readonly rawName: string;
  readonly rawSha256: string;
  readonly rawLine: number | null;
  readonly seenMs: number;
  readonly goneMs: number | null;
}

const OF_VOUCHER =
  sql.raw(`v.id, v.client_id as "clientId", v.feed_id as "feedId", v.financial_year_id as "financialYearId", v.series, v.number,
  v.details, y.currency, r.kind as "rawKind", r.name as "rawName", r.sha256 as "rawSha256"`);

const current = (page: SQL, sort?: DaySort) => sql`with page as materialized (${page})
  select ${OF_VOUCHER}, v.date::text as date, v.text, v.state, v.flags, v.corrections, null::jsonb as rows, v.registered_on::text as "registeredOn",
    v.sign, v.version, v.raw_line as "rawLine", (extract(epoch from v.seen_at) * 1000)::float8 as "seenMs", null::float8 as "goneMs"
  from page v join financial_years y on y.id = v.financial_year_id left join raw_files r on r.id = v.raw_id order by ${byClientAndDay('v', sort)}`;

const KEPT = sql`select ${OF_VOUCHER}, o.snapshot->>'date' as date, o.snapshot->>'text' as text, case when o.removed then 'removed' else 'superseded' end as state,
    o.snapshot->'flags' as flags, o.snapshot->'corrections' as corrections, o.snapshot->'entries' as rows, o.snapshot->>'registeredOn' as "registeredOn",
    o.snapshot->>'sign' as sign, o.version, o.raw_line as "rawLine", (extract(epoch from o.seen_at) * 1000)::float8 as "seenMs",
    (extract(epoch from o.gone_at) * 1000)::float8 as "goneMs"
  from voucher_versions o join vouchers v on v.id = o.voucher_id join financial_years y on y.id = v.financial_year_id left join raw_files r on r.id = o.raw_id`;

/** A page of vouchers, and one more where there is a further page. */
export async function voucherPage(tx: Tx, filter: VoucherFilter): Promise<Voucher[]> {
  const { clientId, state = 'current', number, named, sort, limit, cursor } = filter;
  if (state === 'current') {
    // By its number a voucher is found in its year, whose index of identities does not know the order.
    const isNumbered = number !== undefined || named !== undefined;
    const inYear = (ofClient: SQL) =>
      sql`and v.financial_year_id = any(array(select id from financial_years where client_id = ${ofClient}))`;
    const ofOne = (ofClient: SQL) => sql`select * from vouchers v where v.client_id = ${ofClient} and v.state = 'current'
      ${isNumbered ? inYear(ofClient) : sql``} ${ofCurrent(filter)} ${after(sql`v`, cursor, sort)} order by ${byDay('v', sort)} limit ${limit + 1}`;
    const query = current(pageByClient({ clientId, sort, limit, cursor }, ofOne), sort);
    return await asVouchers(tx, isNumbered ? await rows<ViewRow>(tx, query) : await inIndexOrder<ViewRow>(tx, query));
  }
  // A voucher that has vanished is its last version; superseded ones are told version by version.
  const which = state === 'removed' ? sql`v.state = 'removed' and o.version = v.version` : sql`not o.removed`;
  const place = cursor === undefined ? null : readDayCursor(cursor);
  const date = sql`(o.snapshot->>'date')::date`;
  const further = place
    ? sql`and (v.client_id, ${date}, v.id, o.version) ${beyond(sort)} (${place.clientId}::uuid, ${place.date}::date, ${place.id}::uuid, ${place.version}::int)`
    : sql``;
  const own = clientId === undefined ? sql`` : sql`and v.client_id = ${clientId}`;
  const way = sort === '-date' ? sql`desc` : sql`asc`;
  return await views(
    tx,
    sql`${KEPT} where ${which} ${own} ${ofKept(filter)} ${further}
      order by v.client_id ${way}, ${date} ${way}, v.id ${way}, o.version ${way} limit ${limit + 1}`,
  );
}

/** Current vouchers of some ids, by client and day. */
export async function vouchersByIds(tx: Tx, ids: readonly string[], sort?: DaySort): Promise<Voucher[]> {
  const page = sql`select * from vouchers v where v.id = any(${sql.param([...ids])}::uuid[]) and v.state = 'current'`;
  return await views(tx, current(page, sort));
}

/** One voucher as it last was. Throws `ledger.voucher-missing`. */
export async function voucherById(tx: Tx, id: string): Promise<Voucher> {
  if (!isUuid(id)) throw new SaldoError('ledger.voucher-missing', 'missing');
  const [found] = await views(tx, current(sql`select * from vouchers v where v.id = ${id} and v.state = 'current'`));
  const [removed] = found ? [] : await views(tx, sql`${KEPT} where v.id = ${id} and v.state = 'removed' and o.version = v.version`);
  const voucher = found ?? removed;
  if (!voucher) throw new SaldoError('ledger.voucher-missing', 'missing');
  return voucher;
}

/** All versions of a voucher, the oldest first, at most 500. Throws `ledger.voucher-missing`. */
export async function voucherVersions(tx: Tx, id: string): Promise<Voucher[]> {
  const last = await voucherById(tx, id);
  const kept = await views(tx, sql`${KEPT} where v.id = ${id} order by o.version desc limit 499`);
  return [...kept.reverse(), ...(last.state === 'current' ? [last] : [])];
}

/** Where a voucher's bytes are kept. Throws `ledger.voucher-missing`, `ledger.no-source`. */
export async function sourceOf(tx: Tx, id: string): Promise<{ rawId: string; offset: number; length: number }> {
  if (!isUuid(id)) throw new SaldoError('ledger.voucher-missing', 'missing');
  const [found] = await rows<{ rawId: string | null; offset: number | null; length: number | null }>(
    tx,
    sql`select raw_id as "rawId", raw_offset::float8 as "offset", raw_length as "length" from vouchers where id = ${id}`,
  );
  if (!found) throw new SaldoError('ledger.voucher-missing', 'missing');
  const { rawId, offset, length } = found;
  if (rawId === null || offset === null || length === null) throw new SaldoError('ledger.no-source', 'missing');
  return { rawId, offset, length };
}

async function views(tx: Tx, query: SQL): Promise<Voucher[]> {
  return await asVouchers(tx, await rows<ViewRow>(tx, query));
}

async function asVouchers(tx: Tx, found: readonly ViewRow[]): Promise<Voucher[]> {
  const current = found.filter((row) => row.rows === null).map((row) => row.id);
  const entries = current.length > 0 ? await entriesOfVouchers(tx, current) : new Map<string, LedgerEntry[]>();
  const names = await accountNames(tx, found);
  return found.map((row) => asVoucher(row, entries.get(row.id) ?? [], (account) => names.get(`${row.financialYearId} ${account}`) ?? ''));
}

// Rows that are kept inside a document have no account to be joined with.
async function accountNames(tx: Tx, found: readonly ViewRow[]): Promise<Map<string, string>> {
  const years = new Set<string>();
  const accounts = new Set<string>();
  for (const { financialYearId, corrections, rows: kept } of found) {
    for (const { account } of [...corrections.map((correction) => correction.row), ...(kept ?? [])]) {
      years.add(financialYearId);
      accounts.add(account);
    }
  }
  if (accounts.size === 0) return new Map();
  const named = await rows<{ yearId: string; number: string; name: string }>(
    tx,
    sql`select financial_year_id as "yearId", number, name from accounts
      where financial_year_id = any(${sql.param([...years])}::uuid[]) and number = any(${sql.param([...accounts])}::text[])`,
  );
  return new Map(named.map(({ yearId, number, name }) => [`${yearId} ${number}`, name]));
}

function asVoucher(row: ViewRow, entries: readonly LedgerEntry[], nameOf: (account: string) => string): Voucher {
  const { rows: kept, currency, rawKind, rawName, rawSha256, rawLine, seenMs, goneMs, corrections, ...voucher } = row;
  const of = (one: KeptRow, inCurrency: string): Correction['entry'] => ({
    // A row's own day only where its source gives one.
    date: (one.date ?? voucher.date) as PlainDate,
    account: one.account,
    accountName: nameOf(one.account),
    amountMinor: BigInt(one.amountMinor),
    currency: inCurrency,
    ...toldObjects(one.objects),
    text: one.text,
    quantity: one.quantity,
  });
  const { id: voucherId, clientId, series, number, text: voucherText } = voucher;
  return {
    ...voucher,
    entries:
      kept?.map((one) => ({
        ...of(one, one.currency),
        date: voucher.date,
        id: one.id,
        clientId,
        voucherId,
        series,
        number,
        voucherText,
      })) ?? entries,
    corrections: corrections.map(({ kind, row: one, by, at }) => ({ kind, entry: of(one, currency), by, at: at as PlainDate | null })),
    source: rawKind === null ? null : { kind: rawKind, ref: rawLine === null ? rawName : `${rawName}:${rawLine}`, sha256: rawSha256 },
    seenAt: new Date(seenMs),
    goneAt: goneMs === null ? null : new Date(goneMs),
  };
}
