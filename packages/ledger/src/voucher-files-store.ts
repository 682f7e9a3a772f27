import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { VoucherFileState } from './schema.ts';

/** A file that hangs on a voucher at its source. */
export interface AttachedFile {
  /** The source's own id. */
  readonly id: string;
  readonly name: string;
}

/** An attached file as far as it is here; `waiting` until a job has asked for it. */
export interface VoucherFile extends AttachedFile {
  readonly state: VoucherFileState | 'waiting';
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly receivedAt: Date | null;
  readonly fileKey: string | null;
}

/** What became of a file that was asked for; the bytes lie under the key. */
export type FetchedFile =
  | { readonly state: 'kept'; readonly contentType: string; readonly sizeBytes: number; readonly sha256: string; readonly fileKey: string }
  | { readonly state: Exclude<VoucherFileState, 'kept'> };

const FILES = sql`jsonb_array_elements(case when jsonb_typeof(v.details->'files') = 'array' then v.details->'files' else '[]' end)`;

/** Files that hang on current vouchers of a feed and were never asked for, at most so many. */
export async function filesToFetch(tx: Tx, feedId: string, limit: number): Promise<AttachedFile[]> {
  return await rows<AttachedFile>(
    tx,
    sql`select distinct on (f->>'id') f->>'id' as id, coalesce(f->>'name', '') as name
      from financial_years y join vouchers v on v.financial_year_id = y.id cross join lateral ${FILES} f
      where y.feed_id = ${feedId} and v.state = 'current' and v.details ? 'files'
        and not exists (select from voucher_files k where k.feed_id = y.feed_id and k.source_file_id = f->>'id')
      order by f->>'id' limit ${limit}`,
  );
}

/** Notes what became of a file of a feed; the first word stands. */
export async function noteFile(tx: Tx, of: { clientId: string; feedId: string; id: string }, file: FetchedFile): Promise<void> {
  const kept = file.state === 'kept' ? file : null;
  await tx.execute(sql`
    insert into voucher_files (feed_id, source_file_id, client_id, state, content_type, size_bytes, sha256, file_key)
    values (${of.feedId}, ${of.id}, ${of.clientId}, ${file.state}, ${kept?.contentType ?? null}, ${kept?.sizeBytes ?? null},
      ${kept?.sha256 ?? null}, ${kept?.fileKey ?? null}) on conflict do nothing`);
}

const MOST_FILES = 500;

/** The files that hang on a voucher, in the order in which its source names them. */
export async function filesOfVoucher(tx: Tx, voucherId: string): Promise<VoucherFile[]> {
  type Row = Omit<VoucherFile, 'receivedAt'> & { receivedMs: number | null };
  const found = await rows<Row>(
    tx,
    sql`select f.file->>'id' as id, coalesce(f.file->>'name', '') as name, coalesce(k.state, 'waiting') as state, k.content_type as "contentType",
        k.size_bytes::float8 as "sizeBytes", k.sha256, k.file_key as "fileKey", (extract(epoch from k.received_at) * 1000)::float8 as "receivedMs"
      from vouchers v cross join lateral ${FILES} with ordinality f(file, place)
        left join voucher_files k on k.feed_id = v.feed_id and k.source_file_id = f.file->>'id'
      where v.id = ${voucherId} order by f.place limit ${MOST_FILES}`,
  );
  return found.map(({ receivedMs, ...file }) => ({ ...file, receivedAt: receivedMs === null ? null : new Date(receivedMs) }));
}
