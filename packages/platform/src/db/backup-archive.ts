import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Plain, SaldoError } from '@saldo/kernel';
import { syncPath } from './durable-files.ts';

/** What stands at the head of an archive. */
export interface ArchiveHeader {
  readonly format: 1;
  readonly product: string;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  readonly postgresql: string;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly tables: readonly ArchiveTable[];
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly called: boolean }[];
  /** The ends of the audit chains, as their owner tells them. */
  readonly heads: Plain;
  /** A text sealed by the first encryption key: whoever opens it has the keys that the archive's secrets need. The keys are not in it. */
  readonly keyProof: string;
}

export interface ArchiveTable {
  /** With its schema: `public.clients`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** One line of an archive, understood. */
export type ArchiveRecord =
  | { readonly kind: 'header'; readonly header: ArchiveHeader }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'row'; readonly json: string }
  | { readonly kind: 'file'; readonly key: string; readonly bytes: number }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'file-end'; readonly sha256: string };

const FORMAT = 1;
const LONGEST_LINE = 256 * 1024 * 1024;

/** A control line; rows are JSON objects, everything else is a list that begins with its kind. */
export function controlLine(kind: 'header' | 'table' | 'file' | 'bytes' | 'file-end', value: Plain): string {
  return `${JSON.stringify([kind, value])}\n`;
}

/**
 * Writes lines as one gzip file with the SHA-256 of them all at its end: first beside its place, there read again in full, and moved
 * there when it is whole and on disk. Answers its size and what the check found. Throws `backup.exists`.
 */
export async function writeArchive<T>(
  file: string,
  lines: AsyncIterable<string>,
  check: (path: string) => Promise<T>,
): Promise<{ readonly bytes: number; readonly checked: T }> {
  const beside = `${file}.${process.pid}.unfinished`;
  await refuseExisting(file);
  try {
    const handle = await open(beside, 'wx', 0o600);
    await pipeline(withEnd(lines), createGzip({ level: 4, chunkSize: 256 * 1024 }), handle.createWriteStream());
    await syncPath(beside);
    const checked = await check(beside);
    // A link never replaces a file that has appeared meanwhile.
    await link(beside, file).catch((error: unknown) => refuseExistingOr(error, file));
    return { bytes: (await stat(file)).size, checked };
  } finally {
    await rm(beside, { force: true });
  }
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (found) throw new SaldoError('backup.exists', 'conflict', { file });
}

function refuseExistingOr(error: unknown, file: string): never {
  throw isCode(error, 'EEXIST') ? new SaldoError('backup.exists', 'conflict', { file }) : error;
}

async function* withEnd(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const text of lines) {
    const bytes = Buffer.from(text, 'utf8');
    hash.update(bytes);
    yield bytes;
  }
  yield Buffer.from(`${JSON.stringify(['end', hash.digest('hex')])}\n`);
}

/**
 * Reads an archive line by line. Throws `backup.damaged` where a line cannot be understood, the file ends early, or, at the end, where
 * the hash is another: until the last record has come nothing of it is proven. Throws `backup.newer` for a format of the future.
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveRecord> {
  const hash = createHash('sha256');
  let ended = false;
  let first = true;
  for await (const line of linesOf(file)) {
    if (ended) throw damaged(file, 'text after its end');
    const record = readLine(file, line);
    if (first !== (record.kind === 'header')) throw damaged(file, 'no header');
    first = false;
    if (record.kind === 'end') {
      if (record.sha256 !== hash.digest('hex')) throw damaged(file, 'the hash differs');
      ended = true;
    } else {
      hash.update(line).update('\n');
      yield record;
    }
  }
  if (!ended) throw damaged(file, 'it ends early');
}

type Line = ArchiveRecord | { readonly kind: 'end'; readonly sha256: string };

const OBJECT = '{'.charCodeAt(0);

function readLine(file: string, line: Buffer): Line {
  if (line[0] === OBJECT) return { kind: 'row', json: line.toString('utf8') };
  const value = parse(line);
  const [kind, said] = Array.isArray(value) ? (value as unknown[]) : [];
  if (kind === 'bytes' && typeof said === 'string') return { kind, bytes: Buffer.from(said, 'base64') };
  if ((kind === 'end' || kind === 'file-end') && typeof said === 'string') return { kind, sha256: said };
  if (kind === 'table' && typeof said === 'string') return { kind, name: said };
  if (kind === 'file' && isFile(said)) return { kind, key: said.key, bytes: said.bytes };
  if (kind === 'header') return { kind, header: asHeader(file, said) };
  throw damaged(file, 'a line that is none');
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isFile(value: unknown): value is { key: string; bytes: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'bytes' in value &&
    typeof value.bytes === 'number'
  );
}

// The hash at the end vouches for the rest of the header; only its format is judged before that is known.
function asHeader(file: string, value: unknown): ArchiveHeader {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
  if (typeof format === 'number' && format > FORMAT) throw new SaldoError('backup.newer', 'conflict', { file });
  if (format !== FORMAT) throw damaged(file, 'no header');
  return value as ArchiveHeader;
}

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const text = createGunzip({ chunkSize: 256 * 1024 });
  // Not a pipeline: what one promises never comes where a turned bit ends the packed text before the file.
  source.on('error', (error) => text.destroy(error)).pipe(text);
  let rest: Buffer[] = [];
  let restBytes = 0;
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        const piece = chunk.subarray(from, end);
        yield rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
        rest = [];
        restBytes = 0;
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
      restBytes += chunk.length - from;
      if (restBytes > LONGEST_LINE) throw damaged(file, 'a line without end');
    }
  } catch (error) {
    throw readable(file, error);
  } finally {
    source.destroy();
    text.destroy();
  }
  if (rest.length > 0) throw damaged(file, 'it ends early');
}

function readable(file: string, error: unknown): unknown {
  if (isCode(error, 'ENOENT')) return new SaldoError('backup.missing', 'missing', { file });
  const isGzip = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
  return isGzip ? damaged(file, 'it cannot be unpacked', error) : error;
}

/** The refusal of an archive that is not whole. */
export function damaged(file: string, reason: string, cause?: unknown): SaldoError {
  return new SaldoError('backup.damaged', 'invalid', { file, reason }, { cause });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
