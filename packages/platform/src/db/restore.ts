import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { SaldoError } from '@saldo/kernel';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { FileStore } from '../files/index.ts';
import { log } from '../log/index.ts';
import type { Envelope } from '../secrets/index.ts';
import { type ChainCheck, KEY_PROOF } from './backup.ts';
import { type ArchiveHeader, type ArchiveRecord, damaged, readArchive } from './backup-archive.ts';
import { type ArchiveSummary, inspectArchive } from './backup-inspect.ts';
import { countRows, filledTables, insertLines, liftGuards, readTables, sameShape, setSequences, type TableShape } from './backup-tables.ts';
import type { Db, Tx } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { createFolder, type DataFolder, openFolder } from './embedded-folder.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { outage } from './outage.ts';

export interface RestoreOptions {
  readonly file: string;
  /** PostgreSQL; without it the embedded database in `dataDir` is made. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly runtimeFolder?: string | undefined;
  readonly files: FileStore;
  readonly chains: ChainCheck;
  readonly keys: Envelope;
  /** Restores although the keys are lost: stored secrets must then be entered again and the chains' seals do not hold. */
  readonly withoutKeys?: boolean;
  readonly onStep?: (what: string, count: number) => void;
  /** Other migrations than the product's: for tests. */
  readonly migrations?: URL;
}

const BATCH_ROWS = 5_000;
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Brings an archive back into an empty database, all of it or nothing. The archive is read to its end before anything is touched; rows,
 * counts, foreign keys and the ends of the audit chains are checked before the one commit (on PostgreSQL) or the one rename (embedded).
 * An archive of an earlier version is restored as it was and then migrated.
 * Throws `backup.damaged`, `backup.newer`, `backup.other-schema`, `backup.not-empty`, `backup.other-keys`, or what the chains say.
 */
export async function restoreBackup(options: RestoreOptions): Promise<ArchiveSummary> {
  const summary = await inspectArchive(options.file);
  await refuseForeign(summary.header, options.migrations ?? migrationsFolder);
  if (!options.withoutKeys) refuseOtherKeys(options.keys, summary.header);
  const load = (url: string) => loadOver(url, summary, options);
  if (options.databaseUrl) await load(options.databaseUrl);
  else await intoFolder(options, load);
  await options.chains.settle(summary.header.heads);
  return summary;
}

async function refuseForeign({ migrations, product }: ArchiveHeader, folder: URL): Promise<void> {
  const own = new Map<string, string>();
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql'))) {
    own.set(
      name,
      createHash('sha256')
        .update(await readFile(new URL(name, folder), 'utf8'))
        .digest('hex'),
    );
  }
  for (const { name, sha256 } of migrations) {
    const known = own.get(name);
    if (known === undefined) throw new SaldoError('backup.newer-version', 'conflict', { product });
    if (known !== sha256) throw new SaldoError('backup.other-schema', 'conflict', { name });
  }
}

function refuseOtherKeys(keys: Envelope, { keyProof }: ArchiveHeader): void {
  try {
    keys.open(keyProof, KEY_PROOF);
  } catch (cause) {
    const keyId = keyProof.split('.')[1] ?? '';
    throw new SaldoError('backup.other-keys', 'conflict', { keyId }, { cause });
  }
}

async function intoFolder({ dataDir, runtimeFolder }: RestoreOptions, load: (url: string) => Promise<void>): Promise<void> {
  const folder = await openFolder(dataDir, 0, runtimeFolder);
  try {
    if (folder.exists) await setAsideEmpty(folder);
    await createFolder(folder, (started) => load(started.url));
  } finally {
    await rm(folder.creatingPath, { recursive: true, force: true });
    await folder.release();
  }
}

// A database that was opened once and never used stands in the way; its name is one that the next start clears away.
async function setAsideEmpty(folder: DataFolder): Promise<void> {
  const started = await startEmbedded(folder.databasePath, folder.socketFolder);
  try {
    await withClient(started.url, (db) => db.transaction(refuseFull));
  } finally {
    await started.stop();
  }
  await rename(folder.databasePath, `${folder.creatingPath}.empty`);
}

async function refuseFull(tx: Tx): Promise<void> {
  const filled = await filledTables(tx);
  if (filled.length > 0) throw new SaldoError('backup.not-empty', 'conflict', { tables: filled.slice(0, 5).join(', ') });
}

async function withClient<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'saldo restore', keepAlive: true });
  // The next statement fails by it; unheard, it would end the process.
  client.on('error', (error) => log.debug({ error }, 'The connection of a restore has ended'));
  try {
    await client.connect();
    return await work(drizzle(client) as unknown as Db);
  } catch (error) {
    throw outage(error) ?? error;
  } finally {
    await client.end();
  }
}

async function loadOver(url: string, { header }: ArchiveSummary, options: RestoreOptions): Promise<void> {
  const stored: string[] = [];
  try {
    await withClient(url, (db) => db.transaction((tx) => load(tx, header, options, stored)));
  } catch (error) {
    for (const key of stored) await options.files.remove(key);
    throw error;
  }
}

async function load(tx: Tx, header: ArchiveHeader, options: RestoreOptions, stored: string[]): Promise<void> {
  await refuseFull(tx);
  const archived = new Set(header.migrations.map(({ name }) => name));
  const folder = options.migrations ?? migrationsFolder;
  await migrate(tx, folder, (name) => archived.has(name));
  const tables = await readTables(tx);
  if (!sameShape(header.tables, tables)) throw new SaldoError('backup.other-schema', 'conflict', { name: 'tables' });
  const putBack = await liftGuards(tx);
  await readInto(tx, header, tables, options, stored);
  for (const { name, rows } of header.tables) {
    if ((await countRows(tx, name)) !== rows) throw damaged(options.file, `the count of ${name} differs`);
  }
  await setSequences(tx, header.sequences);
  await putBack();
  await migrate(tx, folder);
  await options.chains.verify(tx, header.heads);
}

async function readInto(
  tx: Tx,
  header: ArchiveHeader,
  tables: readonly TableShape[],
  options: RestoreOptions,
  stored: string[],
): Promise<void> {
  const records = readArchive(options.file);
  let table: TableShape | undefined;
  let batch: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (table && batch.length > 0) await insertLines(tx, table, batch);
    batch = [];
    bytes = 0;
  };
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const record = next.value;
    if (record.kind === 'row') {
      batch.push(record.json);
      bytes += record.json.length;
      if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush();
    } else if (record.kind === 'table') {
      await flush();
      table = tables.find(({ name }) => name === record.name);
      options.onStep?.(record.name, header.tables.find(({ name }) => name === record.name)?.rows ?? 0);
    } else if (record.kind === 'file') {
      await flush();
      options.onStep?.(record.key, record.bytes);
      if (await storeFile(options.files, record.key, records)) stored.push(record.key);
    }
  }
  await flush();
}

/** Stores the bytes that follow; one that lies there already is left if it is the same. Answers whether it is new. */
async function storeFile(files: FileStore, key: string, records: AsyncGenerator<ArchiveRecord>): Promise<boolean> {
  let sha256 = '';
  async function* content(): AsyncGenerator<Uint8Array> {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      if (next.value.kind === 'bytes') yield next.value.bytes;
      if (next.value.kind !== 'file-end') continue;
      sha256 = next.value.sha256;
      return;
    }
  }
  if ((await files.size(key)) === null) {
    await files.put(key, content());
    return true;
  }
  for await (const _ of content()); // to its end, where its hash stands
  const hash = createHash('sha256');
  for await (const chunk of await files.get(key)) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== sha256) throw new SaldoError('backup.file-differs', 'conflict', { key });
  return false;
}
