import { createHash } from 'node:crypto';
import type { Plain } from '@saldo/kernel';
import { sql } from 'drizzle-orm';
import type { FileStore } from '../files/index.ts';
import type { Envelope } from '../secrets/index.ts';
import { type ArchiveHeader, type ArchiveTable, controlLine, writeArchive } from './backup-archive.ts';
import { type ArchiveSummary, inspectArchive } from './backup-inspect.ts';
import { countRows, readSequences, readTables, rowLines, type TableShape } from './backup-tables.ts';
import { type Database, database, type Tx } from './database.ts';
import { PRODUCT_VERSION } from './embedded-folder.ts';
import { rows } from './transaction.ts';

/** What the owner of the audit chains tells and checks; this package knows no chain. */
export interface ChainCheck {
  /** How all chains end, sound or not, and what proves it from outside, as JSON can say it. */
  heads(tx: Tx): Promise<Plain>;
  /** Throws where the chains that were restored do not end just so. */
  verify(tx: Tx, heads: Plain): Promise<void>;
  /** Puts what proves it from outside back in its place, when the restore stands. */
  settle(heads: Plain): Promise<void>;
}

export interface BackupOptions {
  /** The archive to make; one that is there is not replaced. */
  readonly file: string;
  readonly files: FileStore;
  readonly chains: ChainCheck;
  /** Seals the proof by which a restore notices that it lacks the keys. */
  readonly keys: Envelope;
  /** Another database than the one that is open. */
  readonly on?: Pick<Database, 'atOnce'>;
  /** Told of each table before its rows and of the files, for a line on the terminal. */
  readonly onStep?: (what: string, count: number) => void;
}

export interface BackupReport extends ArchiveSummary {
  readonly file: string;
  readonly bytes: number;
}

/** The context that the proof of the keys is sealed for. */
export const KEY_PROOF = 'backup';

const FILE_CHUNK = 48 * 1024;

/**
 * Writes everything into one file: every table as it was at one instant, then the stored files. Reads it again in full before it says
 * that it is there. The encryption keys are not in it: they are kept apart (`DATA_DIR/keys` or `ENCRYPTION_KEYS`).
 * Throws `backup.exists`, `backup.damaged`.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupReport> {
  const { file, on = database() } = options;
  return await on.atOnce(async (tx) => {
    const tables = await readTables(tx);
    const header = await describe(tx, tables, options);
    const { bytes, checked } = await writeArchive(file, lines(tx, header, tables, options), inspectArchive);
    return { ...checked, file, bytes };
  });
}

async function describe(tx: Tx, tables: readonly TableShape[], { chains, keys }: BackupOptions): Promise<ArchiveHeader> {
  const [server] = await rows<{ version: string; now: string }>(
    tx,
    sql`select current_setting('server_version') as version, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now`,
  );
  const counted: ArchiveTable[] = [];
  for (const { name, columns } of tables) {
    counted.push({ name, columns: columns.map((column) => column.name), rows: await countRows(tx, name) });
  }
  return {
    format: 1,
    product: PRODUCT_VERSION,
    madeAt: server?.now ?? '',
    postgresql: server?.version ?? '',
    migrations: await rows(tx, sql`select name, sha256 from public.migrations order by name`),
    tables: counted,
    sequences: await readSequences(tx),
    heads: await chains.heads(tx),
    keyProof: keys.seal(PRODUCT_VERSION, KEY_PROOF),
  };
}

async function* lines(
  tx: Tx,
  header: ArchiveHeader,
  tables: readonly TableShape[],
  { files, onStep }: BackupOptions,
): AsyncGenerator<string> {
  yield controlLine('header', asPlain(header));
  for (const [number, table] of tables.entries()) {
    onStep?.(table.name, header.tables[number]?.rows ?? 0);
    yield controlLine('table', table.name);
    yield* rowLines(tx, table);
  }
  // After the tables: what came later is an orphan, and what they name is there unless it has been removed since.
  for await (const { key, bytes } of files.list()) {
    onStep?.(key, bytes);
    yield* fileLines(files, key);
  }
}

async function* fileLines(files: FileStore, key: string): AsyncGenerator<string> {
  const bytes = await files.size(key);
  if (bytes === null) return; // removed since it was listed
  yield controlLine('file', { key, bytes });
  const hash = createHash('sha256');
  for await (const chunk of (await files.get(key)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (let at = 0; at < chunk.length; at += FILE_CHUNK)
      yield controlLine('bytes', chunk.subarray(at, at + FILE_CHUNK).toString('base64'));
  }
  yield controlLine('file-end', hash.digest('hex'));
}

// An interface has no index signature; its fields are all plain.
function asPlain(header: ArchiveHeader): Plain {
  return header as unknown as Plain;
}
