import { SaldoError } from '@saldo/kernel';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { beforeMetrics, setDatabasePool } from '../log/index.ts';
import { readEmbeddedAtOnce, readServerAtOnce } from './backup-snapshot.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { createFolder, openFolder } from './embedded-folder.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { endPool, openPool, openServerPool, overPool } from './pool.ts';
import { serverTrouble } from './server-trouble.ts';

/** The database as its owner; domain code gets a `Tx` from `transaction` instead. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** A transaction that acts for somebody; the only thing that stores take. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface DatabaseOptions {
  /** PostgreSQL; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Connections at most; 10 on PostgreSQL, 8 embedded. */
  readonly poolSize?: number;
  /** How long a statement on PostgreSQL may take before it is given up; a minute. */
  readonly longestStatementMs?: number;
  /** How long a second start waits for the folder's holder to go away. */
  readonly lockWaitSeconds?: number;
  /** Where the socket's private folder is made (`XDG_RUNTIME_DIR`); the temporary folder by default. */
  readonly runtimeFolder?: string | undefined;
}

export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  readonly db: Db;
  readonly pool: pg.Pool;
  /** False while the embedded worker is being replaced. */
  ready(): boolean;
  /** How many times the embedded database has asked the disk to keep what it wrote; null on PostgreSQL. */
  fsyncCount(): number | null;
  /** Does work that reads everything as it is at one instant, while others go on writing: for backups. */
  atOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the database, applies the migrations and makes `transaction` use it.
 * Throws SaldoError `database.*` with a sentence where the folder is held, foreign or of another version, or the server does not let us in.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const opened = options.databaseUrl ? await openServer(options.databaseUrl, options) : await openEmbedded(options);
  current = opened;
  const { pool } = opened;
  beforeMetrics('database pool', () => setDatabasePool({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }));
  return opened;
}

/** The database that `openDatabase` opened. */
export function database(): Database {
  if (!current) throw new SaldoError('database.closed', 'defect');
  return current;
}

/** Closes what `openDatabase` opened, if anything. */
export async function closeDatabase(): Promise<void> {
  const closing = current;
  current = null;
  await closing?.close();
}

/** Makes `transaction` use this database: for tests, which open their own. */
export function useDatabase(opened: Database): void {
  current = opened;
}

/**
 * Makes one commit that changes nothing, and answers whether the disk was asked to keep it: out of the box PGlite never asks, and a power
 * cut would lose what was acknowledged. Null on PostgreSQL, which answers for itself.
 */
export async function commitReachesDisk({ pool, fsyncCount }: Pick<Database, 'pool' | 'fsyncCount'>): Promise<boolean | null> {
  const before = fsyncCount();
  if (before === null) return null;
  await pool.query('update migrations set name = name where name = (select min(name) from migrations)');
  return fsyncCount() !== before;
}

let current: Database | null = null;

async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const pool = openServerPool(url, options.poolSize ?? 10, options.longestStatementMs);
  const db = overPool(pool);
  try {
    await refuseOldServer(db);
    await migrate(db, migrationsFolder);
  } catch (error) {
    await pool.end();
    throw serverTrouble(error, url) ?? error;
  }
  return {
    kind: 'postgresql',
    db,
    pool,
    ready: () => true,
    fsyncCount: () => null,
    atOnce: (work) => readServerAtOnce(url, work),
    close: () => endPool(pool),
  };
}

async function refuseOldServer(db: Db): Promise<void> {
  const answer = (await db.execute(sql`select current_setting('server_version_num')::int as version`)) as unknown as {
    rows: { version: number }[];
  };
  const version = answer.rows[0]?.version ?? 0;
  if (version < 150_000) throw new SaldoError('database.too-old', 'defect', { version: Math.floor(version / 10_000) });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const folder = await openFolder(options.dataDir, options.lockWaitSeconds ?? 10, options.runtimeFolder);
  try {
    if (!folder.exists) await createFolder(folder, async (started) => withPool(started, (db) => migrate(db, migrationsFolder)));
    const embedded = await startEmbedded(folder.databasePath, folder.socketFolder);
    const pool = openPool(embedded.url, options.poolSize ?? 8).on('connect', embedded.hear);
    const db = overPool(pool);
    try {
      await migrate(db, migrationsFolder);
      if (!(await commitReachesDisk({ pool, fsyncCount: embedded.fsyncCount }))) throw new SaldoError('database.not-durable', 'defect');
      await folder.writeVersion();
    } catch (error) {
      await pool.end();
      await embedded.stop();
      throw error;
    }
    embedded.watch(pool);
    return {
      kind: 'embedded',
      db,
      pool,
      ready: embedded.ready,
      fsyncCount: embedded.fsyncCount,
      atOnce: (work) =>
        readEmbeddedAtOnce({ db, databasePath: folder.databasePath, runtimeFolder: options.runtimeFolder, hold: embedded.hold }, work),
      close: async () => {
        await pool.end();
        await embedded.stop();
        await folder.release();
      },
    };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

async function withPool(started: Embedded, work: (db: Db) => Promise<unknown>): Promise<void> {
  const pool = openPool(started.url, 1);
  try {
    await work(overPool(pool));
  } finally {
    await pool.end();
  }
}
