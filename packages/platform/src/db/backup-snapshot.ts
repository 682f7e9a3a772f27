import { constants } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { log } from '../log/index.ts';
import type { Db, Tx } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { privateFolder } from './embedded-folder.ts';
import { outage } from './outage.ts';
import { inTransaction } from './pool.ts';

/** Does work in one transaction that sees the database as it was at one instant. */
export async function readServerAtOnce<T>(url: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Of its own: it reads for as long as there is something to read, but no single statement takes so long on a server that still answers.
  const client = new pg.Client({
    connectionString: url,
    application_name: 'saldo backup',
    query_timeout: LONGEST_STATEMENT_MS,
    connectionTimeoutMillis: 60_000,
    keepAlive: true,
  });
  // The next statement fails by it; unheard, it would end the process.
  client.on('error', (error) => log.debug({ error }, 'The connection of a backup has ended'));
  try {
    await client.connect();
    return await inTransaction(
      drizzle(client) as unknown as Db,
      async (tx) => {
        await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '0', true), set_config('timezone', 'UTC', true)`);
        return await work(tx);
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
  } catch (error) {
    throw outage(error) ?? error;
  } finally {
    await client.end();
  }
}

const LONGEST_STATEMENT_MS = 10 * 60_000;

export interface EmbeddedSource {
  readonly db: Db;
  readonly databasePath: string;
  readonly runtimeFolder: string | undefined;
  /** Does work during which no silence is taken for a dead session. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * The same for the embedded database, which has one backend: a transaction over minutes would stop everybody. So its files are copied
 * while one transaction holds the backend (as long as the disk takes: a gigabyte in seconds), and the copy is read at leisure.
 */
export async function readEmbeddedAtOnce<T>(
  { db, databasePath, runtimeFolder, hold }: EmbeddedSource,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const copy = `${databasePath}.snapshot-${crypto.randomUUID()}`;
  await db.execute(sql`checkpoint`); // so that there is little to recover
  try {
    await hold(() =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select 1`); // from here on the backend is ours
        await cp(databasePath, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
      }),
    );
    const socketFolder = await privateFolder(copy, runtimeFolder);
    const started = await startEmbedded(copy, socketFolder, { disposable: true });
    try {
      return await readServerAtOnce(started.url, work);
    } finally {
      await started.stop();
      await rm(socketFolder, { recursive: true, force: true });
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
