import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { holdClient } from '@saldo/clients';
import { SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

/** What was received: files of books, files of statements, answers of providers. */
export type RawKind =
  | 'sie'
  | 'fortnox-json'
  | 'camt053'
  | 'camt054'
  | 'mt940'
  | 'bgmax'
  | 'csv'
  | 'skattekonto'
  | 'gocardless-json'
  | 'enablebanking-json';

/** What bytes are, the name they came under, and their content type. */
export interface RawDescription {
  readonly kind: RawKind;
  readonly name: string;
  readonly contentType: string;
}

/** Bytes that are ready to be kept: hashed, cut and compressed. */
export interface PackedRaw extends RawDescription {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly slices: readonly { readonly offset: number; readonly sizeBytes: number; readonly compressed: Uint8Array }[];
}

/** A file that is kept. */
export interface RawFile extends RawDescription {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

const SLICE_BYTES = 1_000_000;
const SLICES_PER_READ = 16;

/**
 * Hashes bytes as they come, cuts them into slices of at most 1 MB and compresses each by itself: off the main thread, outside any
 * transaction, and holding only what is compressed.
 */
export async function packRaw(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, description: RawDescription): Promise<PackedRaw> {
  const hash = createHash('sha256');
  const slices: { offset: number; sizeBytes: number; compressed: Uint8Array }[] = [];
  let sizeBytes = 0;
  let slice = Buffer.alloc(SLICE_BYTES);
  let filled = 0;
  const close = async () => {
    slices.push({ offset: sizeBytes - filled, sizeBytes: filled, compressed: await compress(slice.subarray(0, filled)) });
    slice = Buffer.alloc(SLICE_BYTES);
    filled = 0;
  };
  for await (const piece of pieces) {
    hash.update(piece);
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + SLICE_BYTES - filled);
      slice.set(part, filled);
      filled += part.length;
      sizeBytes += part.length;
      at += part.length;
      if (filled === SLICE_BYTES) await close();
    }
  }
  if (filled > 0) await close();
  return { ...description, sha256: hash.digest('hex'), sizeBytes, slices };
}

/**
 * Keeps the bytes as they came: the first of whatever comes of them, so that the client cannot be removed beside it. The same bytes of a
 * client are kept once: answers the id that they have, old or new. Throws `clients.missing` where it has been removed or archived.
 */
export async function keepRaw(tx: Tx, clientId: string, raw: PackedRaw): Promise<string> {
  await holdClient(tx, clientId);
  const id = newId();
  const made = await rows<{ id: string }>(
    tx,
    sql`insert into raw_files (id, client_id, sha256, kind, name, content_type, size_bytes)
      values (${id}, ${clientId}, ${raw.sha256}, ${raw.kind}, ${raw.name}, ${raw.contentType}, ${raw.sizeBytes})
      on conflict (client_id, sha256) do nothing returning id`,
  );
  if (made.length === 0) return await rawIdOf(tx, clientId, raw.sha256);
  for (const { offset, sizeBytes, compressed } of raw.slices) {
    await tx.execute(
      sql`insert into raw_chunks (raw_id, "offset", client_id, size_bytes, compressed)
        values (${id}, ${offset}, ${clientId}, ${sizeBytes}, ${Buffer.from(compressed)})`,
    );
  }
  return id;
}

/** What is kept under an id. Throws `ledger.raw-missing`. */
export async function rawFile(tx: Tx, rawId: string): Promise<RawFile> {
  const [found] = await rows<RawFile>(
    tx,
    sql`select id, sha256, kind, name, content_type as "contentType", size_bytes::float8 as "sizeBytes" from raw_files where id = ${rawId}`,
  );
  if (!found) throw new SaldoError('ledger.raw-missing', 'missing');
  return found;
}

/** Slices as they are kept, and the part of the file that is wanted of them. */
export interface PackedPart {
  readonly from: number;
  readonly to: number;
  readonly slices: readonly { readonly offset: number; readonly compressed: Uint8Array }[];
}

/** Reads what is kept of a part of a file, all of it by default; `unpackRaw` makes bytes of it. Throws `ledger.raw-missing`. */
export async function readRaw(tx: Tx, rawId: string, part: { offset: number; length: number } | null = null): Promise<PackedPart> {
  const { sizeBytes } = await rawFile(tx, rawId);
  const from = Math.min(part?.offset ?? 0, sizeBytes);
  const to = Math.min(part ? part.offset + part.length : sizeBytes, sizeBytes);
  const slices: { offset: number; compressed: Buffer }[] = [];
  for (let begin = Math.floor(from / SLICE_BYTES) * SLICE_BYTES; begin < to; begin += SLICES_PER_READ * SLICE_BYTES) {
    const end = Math.min(begin + SLICES_PER_READ * SLICE_BYTES, to);
    slices.push(
      ...(await rows<{ offset: number; compressed: Buffer }>(
        tx,
        sql`select "offset"::float8 as "offset", compressed from raw_chunks
          where raw_id = ${rawId} and "offset" >= ${begin} and "offset" < ${end} order by "offset"`,
      )),
    );
  }
  return { from, to, slices };
}

/** The bytes as they came; off the main thread, and after the transaction that read them. */
export async function unpackRaw({ from, to, slices }: PackedPart): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  for (const { offset, compressed } of slices) {
    const slice = await decompress(compressed);
    const begin = Math.max(from, offset);
    bytes.set(slice.subarray(begin - offset, to - offset), begin - from);
  }
  return bytes;
}

async function rawIdOf(tx: Tx, clientId: string, sha256: string): Promise<string> {
  const [found] = await rows<{ id: string }>(tx, sql`select id from raw_files where client_id = ${clientId} and sha256 = ${sha256}`);
  if (!found) throw new SaldoError('ledger.raw-missing', 'defect');
  return found.id;
}
