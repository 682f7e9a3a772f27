import type { PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { BooksRow, BooksVoucher, ObjectRef } from './books.ts';
import { correctionOfKept } from './kept-rows.ts';
import { inIndexOrder } from './planner-store.ts';
import type { KeptCorrection } from './schema.ts';
import type { VoucherIdentity } from './voucher-identity.ts';

/** A current voucher by what it is known by. */
export interface NamedVoucher extends VoucherIdentity {
  readonly id: string;
}

export const NAMES_PER_READ = 20_000;

/** What the current vouchers of a year are known by, from behind one on; fewer than `NAMES_PER_READ` where they end. */
export async function voucherNames(tx: Tx, yearId: string, after: NamedVoucher | undefined): Promise<NamedVoucher[]> {
  const beyond = after
    ? sql`and (series, number, occurrence, unnumbered_in) > (${after.series}, ${after.number}, ${after.occurrence}::int, ${after.unnumberedIn})`
    : sql``;
  return await inIndexOrder<NamedVoucher>(
    tx,
    sql`select id, series, number, occurrence, unnumbered_in as "unnumberedIn" from vouchers
      where financial_year_id = ${yearId} and state = 'current' ${beyond}
      order by series, number, occurrence, unnumbered_in limit ${NAMES_PER_READ}`,
  );
}

/** The vouchers of some ids as their source had them, in the order of the ids. Give at most some thousand at once. */
export async function vouchersAsBooks(tx: Tx, ids: readonly string[]): Promise<BooksVoucher[]> {
  const all = sql.param([...ids]);
  const vouchers = await rows<StoredVoucher>(
    tx,
    sql`select id, series, number, date::text as date, text, registered_on::text as "registeredOn", sign, corrections
      from vouchers where id = any(${all}::uuid[])`,
  );
  const entries = await inIndexOrder<StoredEntry>(
    tx,
    sql`select voucher_id as "voucherId", account, amount_minor::text as "amountMinor", objects, row_date::text as date, text, quantity, sign
      from ledger_entries where voucher_id = any(${all}::uuid[]) and current order by voucher_id, row`,
  );
  const rowsOf = Map.groupBy(entries, ({ voucherId }) => voucherId);
  const byId = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  return ids.flatMap((id) => {
    const voucher = byId.get(id);
    return voucher ? [asBooks(voucher, rowsOf.get(id) ?? [])] : [];
  });
}

interface StoredVoucher extends Omit<BooksVoucher, 'rows' | 'corrections' | 'place'> {
  readonly id: string;
  readonly corrections: readonly KeptCorrection[];
}

interface StoredEntry extends Omit<BooksRow, 'amountMinor' | 'objects' | 'date'> {
  readonly voucherId: string;
  readonly amountMinor: string;
  readonly objects: readonly ObjectRef[];
  readonly date: PlainDate | null;
}

function asBooks({ id: _, corrections, ...voucher }: StoredVoucher, entries: readonly StoredEntry[]): BooksVoucher {
  return {
    ...voucher,
    rows: entries.map(({ voucherId: __, amountMinor, ...row }) => ({ ...row, amountMinor: BigInt(amountMinor) })),
    corrections: corrections.map(correctionOfKept),
    place: null,
  };
}
