import type { PlainDate } from '@saldo/kernel';
import type { FinancialYear } from '@saldo/ledger';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { accountCode } from './account-code.ts';
import type { CheckedAccount, CheckedVoucher, CheckedYear, StatedMonth } from './books.ts';

/** Vouchers are read so many at once, each time in a transaction of its own: a long statement stops everybody on the embedded database. */
export const VOUCHERS_PER_READ = 1_500;

/** A year's chart and what its source states of it, without its vouchers. */
export async function checkedYear(tx: Tx, year: FinancialYear, lockedOn: PlainDate | null): Promise<CheckedYear> {
  const accounts = await rows<{ number: string } & CheckedAccount>(
    tx,
    sql`select number, name, type from accounts where financial_year_id = ${year.id}`,
  );
  const balances = await rows<{ kind: string; account: string; month: string; minor: string }>(
    tx,
    sql`select kind, account, month, amount_minor::text as minor from balances
      where financial_year_id = ${year.id} and year_index = 0 and objects = '[]' and kind in ('IB', 'UB', 'RES', 'PSALDO')`,
  );
  const of = (kind: string) => new Map(balances.filter((one) => one.kind === kind).map(({ account, minor }) => [account, Number(minor)]));
  const months: StatedMonth[] = balances
    .filter(({ kind }) => kind === 'PSALDO')
    .map(({ account, month, minor }) => ({ account, month: `${month.slice(0, 4)}-${month.slice(4)}`, minor: Number(minor) }));
  const [closing, results] = [of('UB'), of('RES')];
  return {
    id: year.id,
    from: year.from,
    to: year.to,
    currency: year.currency,
    accounts: new Map(accounts.map(({ number, name, type }) => [number, { name, type }])),
    opening: of('IB'),
    closing,
    results,
    months,
    balancesUpTo: year.balancesUpTo,
    isWhole: closing.size + results.size > 0,
    lockedOn,
    removed: [],
  };
}

interface VoucherRow {
  readonly id: string;
  readonly series: string;
  readonly number: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly registeredOn: PlainDate | null;
  readonly corrections: number;
  readonly unsigned: number;
  readonly contentHash: string;
  readonly version: number;
  readonly seenOn: PlainDate;
}

interface EntryRow {
  readonly id: string;
  readonly voucherId: string;
  readonly account: string;
  readonly minor: string;
  readonly currency: string;
  readonly text: string;
}

/** The current vouchers of a year behind one, in the order of their ids, with their rows; fewer than `VOUCHERS_PER_READ` where they end. */
export async function checkedVouchers(
  tx: Tx,
  yearId: string,
  place: { readonly year: number; readonly lockedOn: PlainDate | null; readonly after: string | null },
): Promise<CheckedVoucher[]> {
  const found = await rows<VoucherRow>(tx, vouchersOf(yearId, place.after));
  const entries = await rows<EntryRow>(
    tx,
    sql`select id, voucher_id as "voucherId", account, amount_minor::text as minor, currency, text from ledger_entries
      where voucher_id = any(${sql.param(found.map(({ id }) => id))}::uuid[]) and current order by voucher_id, row`,
  );
  const byVoucher = Map.groupBy(entries, ({ voucherId }) => voucherId);
  return found.map((voucher) => asChecked(voucher, byVoucher.get(voucher.id) ?? [], place));
}

function vouchersOf(yearId: string, after: string | null) {
  return sql`select id, series, number, date::text as date, text, registered_on::text as "registeredOn",
      jsonb_array_length(corrections) as corrections,
      (select count(*)::int from jsonb_array_elements(corrections) c where c->>'by' is null and c->>'at' is null) as unsigned,
      content_hash as "contentHash", version, seen_at::date::text as "seenOn"
    from vouchers where financial_year_id = ${yearId} and state = 'current' ${after === null ? sql`` : sql`and id > ${after}`}
    order by id limit ${VOUCHERS_PER_READ}`;
}

function asChecked(
  { unsigned, contentHash, version, seenOn, ...voucher }: VoucherRow,
  entries: readonly EntryRow[],
  { year, lockedOn }: { readonly year: number; readonly lockedOn: PlainDate | null },
): CheckedVoucher {
  const isLate = lockedOn !== null && seenOn > lockedOn;
  return {
    ...voucher,
    year,
    entries: entries.map(({ minor, voucherId: _, ...entry }) => ({ ...entry, code: accountCode(entry.account), minor: Number(minor) })),
    unsignedCorrections: unsigned,
    // What every way to a source tells, so that a later telling of who registered it opens nothing again.
    content: contentHash.slice(contentHash.indexOf('.') + 1),
    changedOn: version > 1 || isLate ? seenOn : null,
  };
}

/** Vouchers of a year that were seen and that its source no longer has, the last thousand, as they were last seen. */
export async function removedVouchers(tx: Tx, yearId: string, year: number): Promise<CheckedVoucher[]> {
  const found = await rows<
    VoucherRow & { entries: readonly { id: string; account: string; amountMinor: string; currency: string; text: string }[] }
  >(
    tx,
    sql`select v.id, v.series, v.number, v.date::text as date, v.text, v.registered_on::text as "registeredOn", 0 as corrections, 0 as unsigned,
        v.content_hash as "contentHash", v.version, v.seen_at::date::text as "seenOn",
        coalesce((select h.snapshot->'entries' from voucher_versions h where h.voucher_id = v.id and h.removed order by h.version desc limit 1), '[]') as entries
      from vouchers v where v.financial_year_id = ${yearId} and v.state = 'removed' order by v.id limit 1000`,
  );
  return found.map(({ entries, ...voucher }) =>
    asChecked(
      voucher,
      entries.map(({ amountMinor, ...entry }) => ({ ...entry, voucherId: voucher.id, minor: amountMinor })),
      { year, lockedOn: null },
    ),
  );
}
