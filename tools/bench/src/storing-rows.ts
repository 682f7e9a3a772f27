import type { JobActor } from '@saldo/kernel';
import { newId, rows, type Tx, transaction } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { operator } from './world.ts';

/** The rows that an import made, as plain values. */
export interface StoredRows {
  readonly vouchers: readonly Record<string, unknown>[];
  readonly entries: readonly Record<string, unknown>[];
  readonly count: number;
}

const ROWS_PER_STATEMENT = 5_000;

const VOUCHER_COLUMNS = {
  id: 'uuid',
  client_id: 'uuid',
  feed_id: 'uuid',
  financial_year_id: 'uuid',
  series: 'text',
  number: 'text',
  date: 'date',
  text: 'text',
  registered_on: 'date',
  sign: 'text',
  flags: 'jsonb',
  corrections: 'jsonb',
  content_hash: 'text',
  raw_id: 'uuid',
  raw_offset: 'bigint',
  raw_length: 'int',
  raw_line: 'int',
  seen_at: 'timestamptz',
} as const;

const ENTRY_COLUMNS = {
  id: 'uuid',
  client_id: 'uuid',
  financial_year_id: 'uuid',
  voucher_id: 'uuid',
  row: 'int',
  date: 'date',
  account: 'text',
  amount_minor: 'bigint',
  currency: 'text',
  objects: 'jsonb',
  row_date: 'date',
  text: 'text',
  quantity: 'text',
  sign: 'text',
} as const;

/** Reads back what an import has made of vouchers and entries. */
export async function rowsOfClient(clientId: string): Promise<StoredRows> {
  return await transaction(operator, async (tx) => {
    const vouchers = await asJson(tx, sql`select to_jsonb(v) as row from vouchers v where client_id = ${clientId} order by id`);
    const entries = await asJson(tx, sql`select to_jsonb(e) as row from ledger_entries e where client_id = ${clientId} order by id`);
    return { vouchers, entries, count: vouchers.length + entries.length };
  });
}

/** Seconds to insert the same rows for another client and nothing else, 5,000 a statement and commit. */
export async function bareInsert(clientId: string, { vouchers, entries }: StoredRows): Promise<number> {
  const actor: JobActor = { kind: 'job', jobId: newId(), clientIds: [clientId], fence: 0 };
  const yearId = newId();
  const ids = new Map(vouchers.map((voucher) => [voucher.id, newId()]));
  const ours = { client_id: clientId, financial_year_id: yearId };
  const [newVouchers, newEntries] = [
    vouchers.map((voucher) => ({ ...voucher, ...ours, id: ids.get(voucher.id) })),
    entries.map((entry) => ({ ...entry, ...ours, id: newId(), voucher_id: ids.get(entry.voucher_id) })),
  ];
  const began = performance.now();
  await insert(actor, sql`vouchers`, VOUCHER_COLUMNS, newVouchers);
  await insert(actor, sql`ledger_entries`, ENTRY_COLUMNS, newEntries);
  return (performance.now() - began) / 1000;
}

async function insert(actor: JobActor, table: SQL, columns: Readonly<Record<string, string>>, all: readonly object[]): Promise<void> {
  const names = sql.raw(Object.keys(columns).join(', '));
  const record = sql.raw(
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  );
  for (let at = 0; at < all.length; at += ROWS_PER_STATEMENT) {
    const json = JSON.stringify(all.slice(at, at + ROWS_PER_STATEMENT));
    await transaction(actor, (tx) =>
      tx.execute(sql`insert into ${table} (${names}) select ${names} from jsonb_to_recordset(${json}::jsonb) as x(${record})`),
    );
  }
}

async function asJson(tx: Tx, query: SQL): Promise<Record<string, unknown>[]> {
  return (await rows<{ row: Record<string, unknown> }>(tx, query)).map(({ row }) => row);
}
