import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SaldoError } from '@saldo/kernel';
import { syncPath, syncTree, writeDurably } from './durable-files.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { lockFolder } from './embedded-lock.ts';

/** The product's version, as `DATA_DIR/VERSION` names it. */
export const PRODUCT_VERSION = '0.1.0';

/** The PostgreSQL that is inside. */
const EMBEDDED_POSTGRES_MAJOR = 18;

/** A data folder that this process holds. */
export interface DataFolder {
  readonly exists: boolean;
  readonly databasePath: string;
  readonly creatingPath: string;
  readonly socketFolder: string;
  writeVersion(): Promise<void>;
  release(): Promise<void>;
}

/** Takes the folder's lock and checks that this version can open what lies there. */
export async function openFolder(dataDir: string, waitSeconds: number, runtimeFolder = tmpdir()): Promise<DataFolder> {
  const root = resolve(dataDir);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(root, waitSeconds);
  try {
    for (const name of await readdir(root))
      if (/^db\.(?:creating|snapshot)/.test(name)) await rm(join(root, name), { recursive: true, force: true });
    const databasePath = join(root, 'db');
    const exists = await holdsDatabase(databasePath);
    if (exists) refuseForeign(await readVersion(root), await readMajor(databasePath));
    return {
      exists,
      databasePath,
      creatingPath: join(root, 'db.creating'),
      socketFolder: await privateFolder(root, runtimeFolder),
      writeVersion: () => writeDurably(join(root, 'VERSION'), `saldo ${PRODUCT_VERSION}\npostgresql ${EMBEDDED_POSTGRES_MAJOR}\n`),
      release: () => lock.release(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes the database beside its place and moves it there when it is whole, so that a kill in between leaves nothing half-made. */
export async function createFolder(folder: DataFolder, prepare: (started: Embedded) => Promise<void>): Promise<void> {
  const started = await startEmbedded(folder.creatingPath, folder.socketFolder);
  try {
    await prepare(started);
  } finally {
    await started.stop();
  }
  await syncTree(folder.creatingPath);
  await rename(folder.creatingPath, folder.databasePath);
  await syncPath(resolve(folder.databasePath, '..'));
}

async function holdsDatabase(path: string): Promise<boolean> {
  return (await readdir(path).catch((): string[] => [])).includes('PG_VERSION');
}

async function readMajor(databasePath: string): Promise<number> {
  return Number((await readFile(join(databasePath, 'PG_VERSION'), 'utf8')).trim());
}

async function readVersion(root: string): Promise<string> {
  const text = await readFile(join(root, 'VERSION'), 'utf8').catch(() => '');
  return /^saldo (\S+)/.exec(text)?.[1] ?? PRODUCT_VERSION;
}

function refuseForeign(product: string, major: number): void {
  if (major !== EMBEDDED_POSTGRES_MAJOR) {
    throw new SaldoError('database.other-version', 'conflict', {
      found: `PostgreSQL ${major}`,
      wanted: `PostgreSQL ${EMBEDDED_POSTGRES_MAJOR}`,
    });
  }
  if (isNewer(product, PRODUCT_VERSION)) {
    throw new SaldoError('database.other-version', 'conflict', { found: `Saldo ${product}`, wanted: `Saldo ${PRODUCT_VERSION}` });
  }
}

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}

/** The folder of a socket, for this user alone and short: a socket's path may have 107 bytes, and a data folder may lie deeper than that. */
export async function privateFolder(root: string, runtime = tmpdir()): Promise<string> {
  const path = join(runtime, `saldo-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid())) {
    throw new SaldoError('database.socket-folder', 'defect', { path });
  }
  await chmod(path, 0o700);
  if (Buffer.byteLength(join(path, '.s.PGSQL.5432')) > 107) throw new SaldoError('database.socket-path', 'defect', { path });
  return path;
}
