import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { BooksRow, ObjectRef } from './books.ts';
import { type KnownEntry, keepEntryIds } from './entry-match.ts';
import { ascendingIds } from './ids-store.ts';
import { keptCorrection } from './kept-rows.ts';
import { byOneIndex, inIndexOrder } from './planner-store.ts';
import type { StoredVoucher, VoucherChange } from './year-diff.ts';

/** What a batch of vouchers belongs to. */
export interface VoucherPlace {
  readonly clientId: string;
  readonly feedId: string;
  readonly financialYearId: string;
  readonly currency: string;
  /** The kept file that the vouchers stand in. */
  readonly rawId: string;
}

/** Rows that one statement writes at most: half a second on the embedded database. */
export const ROWS_PER_STATEMENT = 2_500;

const VOUCHERS_PER_READ = 20_000;

/** Everything that is stored of a year's vouchers, as far as comparing asks: current and removed ones. */
export async function storedVouchers(tx: Tx, financialYearId: string): Promise<StoredVoucher[]> {
  const found: StoredVoucher[] = [];
  for (let after: StoredVoucher | undefined; ; after = found.at(-1)) {
    const beyond = after
      ? sql`and (series, number, occurrence, unnumbered_in) > (${after.series}, ${after.number}, ${after.occurrence}::int, ${after.unnumberedIn})`
      : sql``;
    const page = await inIndexOrder<StoredVoucher>(
      tx,
      sql`select id, series, number, occurrence, unnumbered_in as "unnumberedIn", content_hash as "contentHash", state = 'current' as current, date::text as date,
          case when flags = '[]' then '' else (select string_agg(f->>'code', ',' order by n) from jsonb_array_elements(flags) with ordinality as t(f, n)) end as "flagCodes"
        from vouchers where financial_year_id = ${financialYearId} ${beyond}
        order by series, number, occurrence, unnumbered_in limit ${VOUCHERS_PER_READ}`,
    );
    found.push(...page);
    if (page.length < VOUCHERS_PER_READ) return found;
  }
}

/** What a batch will write, as far as it can be made ready before its transaction. */
export interface PreparedChanges {
  readonly place: VoucherPlace;
  /** The new vouchers and their entries as JSON, one text a statement. */
  readonly vouchers: readonly string[];
  readonly entries: readonly string[];
  readonly replaced: readonly VoucherChange[];
  readonly reflagged: readonly VoucherChange[];
  readonly toldMore: readonly VoucherChange[];
}

/** Makes ready what a comparison found, outside the transaction that will write it. Give at most some thousand rows at once. */
export function prepareChanges(place: VoucherPlace, changes: readonly VoucherChange[]): PreparedChanges {
  const added = changes.filter((change) => change.stored === null);
  const ids = ascendingIds(added.length);
  const vouchers = added.map((change, i) => ({ id: ids[i], ...change.identity, ...voucherFields(change) }));
  const entries = added.flatMap(({ voucher }, i) =>
    voucher.rows.map((row, n) => ({ voucherId: ids[i] ?? '', voucherDate: voucher.date, n, row })),
  );
  return {
    place,
    vouchers: inParts(vouchers).map((part) => JSON.stringify(part)),
    entries: entryTexts(entries),
    replaced: changes.filter((change) => change.stored !== null && change.kind !== 'unchanged'),
    reflagged: changes.filter((change) => change.onlyFlags),
    toldMore: changes.filter((change) => change.toldMore),
  };
}

/**
 * Writes what was made ready, in few statements whatever the number: new vouchers, new versions with the old ones kept in history,
 * flags that became others, and what another way to the source tells more of a voucher. Unchanged ones write nothing.
 */
export async function writeChanges(tx: Tx, { place, vouchers, entries, replaced, reflagged, toldMore }: PreparedChanges): Promise<void> {
  for (const json of vouchers) await insertVouchers(tx, place, json);
  await insertEntries(tx, place, entries);
  if (replaced.length > 0) await replaceVouchers(tx, place, replaced);
  if (reflagged.length > 0) await writeFlags(tx, reflagged);
  if (toldMore.length > 0) await writeToldMore(tx, toldMore);
}

/** Marks vouchers that their source no longer has. They stay, with their last version in history. */
export async function writeRemovals(tx: Tx, gone: readonly StoredVoucher[]): Promise<void> {
  const ids = sql.param(gone.map((voucher) => voucher.id));
  await byOneIndex(tx);
  await keepVersions(tx, ids, true);
  await tx.execute(sql`update ledger_entries set current = false where voucher_id = any(${ids}::uuid[]) and current`);
  await tx.execute(sql`update vouchers set state = 'removed' where id = any(${ids}::uuid[])`);
}

/** Flags every voucher of the year that shares its number with another current one; additions may come beside what is there. */
export async function flagSharedNumbers(
  tx: Tx,
  financialYearId: string,
  flagOf: (series: string, number: string) => unknown,
): Promise<void> {
  const shared = await rows<{ id: string; series: string; number: string }>(
    tx,
    sql`select id, series, number from (
        select id, series, number, flags, count(*) over (partition by series, number) as sharing from vouchers
        where financial_year_id = ${financialYearId} and state = 'current' and unnumbered_in = '') v
      where sharing > 1 and not flags @> '[{"code": "duplicate-number"}]' limit ${ROWS_PER_STATEMENT}`,
  );
  if (shared.length === 0) return;
  const json = JSON.stringify(shared.map(({ id, series, number }) => ({ id, flag: flagOf(series, number) })));
  await tx.execute(
    sql`update vouchers v set flags = v.flags || jsonb_build_array(x.flag) from jsonb_to_recordset(${json}::jsonb) as x(id uuid, flag jsonb) where v.id = x.id`,
  );
}

async function insertVouchers(tx: Tx, place: VoucherPlace, json: string): Promise<void> {
  await tx.execute(sql`
    insert into vouchers (id, client_id, feed_id, financial_year_id, series, number, occurrence, unnumbered_in, date, text, registered_on, sign,
      flags, corrections, content_hash, raw_id, raw_offset, raw_length, raw_line, seen_at)
    select x.id, ${place.clientId}::uuid, ${place.feedId}::uuid, ${place.financialYearId}::uuid, x.series, x.number, x.occurrence, x."unnumberedIn",
      x.date, x.text, x."registeredOn", x.sign, x.flags, x.corrections, x."contentHash", ${place.rawId}::uuid, x."offset", x.length, x.line, now()
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, series text, number text, occurrence int, "unnumberedIn" text, ${VOUCHER_COLUMNS})`);
}

async function replaceVouchers(tx: Tx, place: VoucherPlace, replaced: readonly VoucherChange[]): Promise<void> {
  const ids = sql.param(replaced.map((change) => change.stored?.id ?? ''));
  await byOneIndex(tx);
  await keepVersions(tx, ids, false);
  const known = await entriesOf(tx, ids);
  const entries = replaced.flatMap(({ voucher, stored }) => {
    const kept = keepEntryIds(known.get(stored?.id ?? '') ?? [], voucher.rows);
    return voucher.rows.map((row, n) => ({ voucherId: stored?.id ?? '', voucherDate: voucher.date, n, row, id: kept[n] ?? null }));
  });
  const kept = entries.filter((entry) => entry.id !== null);
  const keptIds = sql.param(kept.map((entry) => entry.id));
  await tx.execute(
    sql`update ledger_entries set current = false where voucher_id = any(${ids}::uuid[]) and current and not id = any(${keptIds}::uuid[])`,
  );
  for (const part of inParts(kept)) {
    const json = JSON.stringify(part.map((entry) => ({ id: entry.id, ...entryFields(entry) })));
    await tx.execute(sql`
      update ledger_entries e set row = x.row, date = x.date, objects = x.objects, row_date = x."rowDate", text = x.text, quantity = x.quantity,
        sign = x.sign, currency = ${place.currency}, current = true
      from jsonb_to_recordset(${json}::jsonb) as x(id uuid, ${ENTRY_COLUMNS}) where e.id = x.id`);
  }
  await insertEntries(tx, place, entryTexts(entries.filter((entry) => entry.id === null)));
  const json = JSON.stringify(replaced.map((change) => ({ id: change.stored?.id, ...voucherFields(change) })));
  await tx.execute(sql`
    update vouchers v set date = x.date, text = x.text, registered_on = x."registeredOn", sign = x.sign, flags = x.flags, corrections = x.corrections,
      content_hash = x."contentHash", raw_id = ${place.rawId}::uuid, raw_offset = x."offset", raw_length = x.length, raw_line = x.line,
      state = 'current', version = v.version + 1, seen_at = now()
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, ${VOUCHER_COLUMNS}) where v.id = x.id`);
}

// The version that is current now, with its entries and their ids, goes into history. One that had vanished is there already.
async function keepVersions(tx: Tx, ids: unknown, removed: boolean): Promise<void> {
  await tx.execute(sql`
    insert into voucher_versions (voucher_id, version, client_id, content_hash, snapshot, raw_id, raw_offset, raw_length, raw_line, seen_at, gone_at, removed)
    select v.id, v.version, v.client_id, v.content_hash,
      jsonb_build_object('date', v.date, 'text', v.text, 'registeredOn', v.registered_on, 'sign', v.sign, 'flags', v.flags, 'corrections', v.corrections,
        'entries', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'account', e.account, 'amountMinor', e.amount_minor::text,
          'currency', e.currency, 'objects', e.objects, 'date', e.row_date, 'text', e.text, 'quantity', e.quantity, 'sign', e.sign) order by e.row)
          from ledger_entries e where e.voucher_id = v.id and e.current), '[]'::jsonb)),
      v.raw_id, v.raw_offset, v.raw_length, v.raw_line, v.seen_at, now(), ${removed}
    from vouchers v where v.id = any(${ids}::uuid[]) and v.state = 'current'`);
}

async function writeFlags(tx: Tx, changes: readonly VoucherChange[]): Promise<void> {
  const json = JSON.stringify(changes.map((change) => ({ id: change.stored?.id, flags: change.flags })));
  await tx.execute(
    sql`update vouchers v set flags = x.flags from jsonb_to_recordset(${json}::jsonb) as x(id uuid, flags jsonb) where v.id = x.id`,
  );
}

// The same version: nothing has changed at the source.
async function writeToldMore(tx: Tx, changes: readonly VoucherChange[]): Promise<void> {
  const json = JSON.stringify(
    changes.map(({ stored, voucher, contentHash }) => {
      return {
        id: stored?.id,
        registeredOn: voucher.registeredOn,
        sign: voucher.sign,
        corrections: voucher.corrections.map(keptCorrection),
        contentHash,
      };
    }),
  );
  await tx.execute(sql`
    update vouchers v set registered_on = x."registeredOn", sign = x.sign, corrections = x.corrections, content_hash = x."contentHash"
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "registeredOn" date, sign text, corrections jsonb, "contentHash" text) where v.id = x.id`);
}

async function entriesOf(tx: Tx, voucherIds: unknown): Promise<Map<string, KnownEntry[]>> {
  const found = await rows<{ id: string; voucherId: string; account: string; amountMinor: string; objects: ObjectRef[]; current: boolean }>(
    tx,
    sql`select id, voucher_id as "voucherId", account, amount_minor::text as "amountMinor", objects, current from ledger_entries
      where voucher_id = any(${voucherIds}::uuid[]) order by voucher_id, row, id`,
  );
  const byVoucher = new Map<string, KnownEntry[]>();
  for (const entry of found) {
    const list = byVoucher.get(entry.voucherId) ?? [];
    list.push({ ...entry, amountMinor: BigInt(entry.amountMinor) });
    byVoucher.set(entry.voucherId, list);
  }
  return byVoucher;
}

interface NewEntry {
  readonly voucherId: string;
  readonly voucherDate: string;
  readonly n: number;
  readonly row: BooksRow;
}

async function insertEntries(tx: Tx, place: VoucherPlace, texts: readonly string[]): Promise<void> {
  for (const json of texts) {
    await tx.execute(sql`
      insert into ledger_entries (id, client_id, financial_year_id, voucher_id, row, date, account, amount_minor, currency, objects, row_date, text, quantity, sign)
      select x.id, ${place.clientId}::uuid, ${place.financialYearId}::uuid, x."voucherId", x.row, x.date, x.account, x."amountMinor", ${place.currency},
        x.objects, x."rowDate", x.text, x.quantity, x.sign
      from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "voucherId" uuid, ${ENTRY_COLUMNS})`);
  }
}

/** New entries with ids that keep their order, as JSON, one text a statement. */
function entryTexts(entries: readonly NewEntry[]): string[] {
  return inParts(entries).map((part) => {
    const ids = ascendingIds(part.length);
    return JSON.stringify(part.map((entry, i) => ({ id: ids[i], voucherId: entry.voucherId, ...entryFields(entry) })));
  });
}

const VOUCHER_COLUMNS = sql.raw(
  'date date, text text, "registeredOn" date, sign text, flags jsonb, corrections jsonb, "contentHash" text, "offset" bigint, length int, line int',
);

function voucherFields({ voucher, flags, contentHash }: VoucherChange) {
  const { date, text, registeredOn, sign, place } = voucher;
  const corrections = voucher.corrections.map(keptCorrection);
  return {
    date,
    text,
    registeredOn,
    sign,
    flags,
    corrections,
    contentHash,
    offset: place?.offset,
    length: place?.length,
    line: place?.line,
  };
}

const ENTRY_COLUMNS = sql.raw(
  'row int, date date, account text, "amountMinor" bigint, objects jsonb, "rowDate" date, text text, quantity text, sign text',
);

function entryFields({ n, row, voucherDate }: Omit<NewEntry, 'voucherId'>) {
  const { account, objects, text, quantity, sign } = row;
  return { row: n, date: voucherDate, account, amountMinor: row.amountMinor.toString(), objects, rowDate: row.date, text, quantity, sign };
}

function inParts<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < list.length; i += ROWS_PER_STATEMENT) parts.push(list.slice(i, i + ROWS_PER_STATEMENT));
  return parts;
}
