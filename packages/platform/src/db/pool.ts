import type { Socket } from 'node:net';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { log } from '../log/index.ts';
import type { Db, Tx } from './database.ts';
import { isSilence, outage } from './outage.ts';
import { sqlState } from './sql-state.ts';

const LONGEST_STATEMENT_MS = 60_000;
const LAST_STATEMENTS_MS = 5_000;

/** A pool of connections to PostgreSQL or to the embedded socket; a statement may take a minute unless told otherwise. */
export function openPool(
  url: string,
  size: number,
  more: pg.PoolConfig & { readonly longestStatementMs?: number | undefined } = {},
): pg.Pool {
  const { longestStatementMs = LONGEST_STATEMENT_MS, ...options } = more;
  // Both time-outs together: over the embedded socket one alone does not end a wait (measured).
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    query_timeout: longestStatementMs,
    connectionTimeoutMillis: longestStatementMs,
    application_name: 'saldo',
    ...options,
  });
  // The pool drops it itself; the next caller gets a new one. While it is lent out the pool does not listen, and an end that nobody hears
  // would end the process: whoever holds it learns of it from their next statement.
  pool.on('error', tellEnded).on('connect', (connection) =>
    connection.on('error', (error) => {
      if (!endings.has(connection)) endings.set(connection, error);
      tellEnded(error);
    }),
  );
  return pool;
}

/** The same to a server, which may fall silent, or be silent to us while it still hears others. */
export function openServerPool(url: string, size: number, longestStatementMs?: number): pg.Pool {
  const options = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, onConnect: letNobodyWaitForUs, longestStatementMs };
  return openPool(url, size, options).on('connect', endInSilence);
}

const tellEnded = (error: Error) => log.debug({ error }, 'A connection to the database has ended');

// Why a connection ended: told once, often while nothing was asked of it.
const endings = new WeakMap<pg.PoolClient, Error>();

// Whoever vanishes in the middle of a transaction holds its locks until the server notices: two hours, as systems come.
async function letNobodyWaitForUs(connection: pg.ClientBase): Promise<void> {
  await connection.query(
    `set idle_in_transaction_session_timeout = '60s'; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`,
  );
}

// What nobody has answered in time may never be answered, and stands before whatever is asked next: a place of the pool that is lost for
// good, as soon as the network has swallowed one question (measured: after half a minute of that none was left).
function endInSilence(connection: pg.PoolClient): void {
  const ask = connection.query.bind(connection) as (...given: unknown[]) => unknown;
  const query = (...given: unknown[]): unknown => {
    const answer = ask(...given);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (isSilence(error)) cutOff(connection);
      throw error;
    });
  };
  Object.assign(connection, { query });
}

// A client of this driver has its connection, and that its socket, from the moment it is made.
function cutOff(client: pg.ClientBase): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}

/**
 * As drizzle does it over a pool, but for two things: where not even `begin` gets through, the connection is given back too, and what went
 * wrong first is what is thrown, not that after it no rollback got through.
 */
export function overPool(pool: pg.Pool): Db {
  const transaction: Db['transaction'] = async (work, options) => {
    const connection = await pool.connect();
    let isLost = false;
    try {
      return await inTransaction(drizzle(connection) as unknown as Db, work, options);
    } catch (error) {
      isLost = outage(error) !== null;
      // That it has ended is all that a statement can say; why, the connection was told.
      throw (isLost && sqlState(error) === null ? endings.get(connection) : null) ?? error;
    } finally {
      connection.release(isLost);
    }
  };
  return Object.assign(drizzle(pool) as unknown as Db, { transaction });
}

/** A transaction over one connection; throws what went wrong first, also where no rollback got through. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>, options?: Parameters<Db['transaction']>[1]): Promise<T> {
  const thrown: unknown[] = [];
  try {
    return await db.transaction(async (tx) => {
      try {
        return await work(tx);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    }, options);
  } catch (error) {
    throw thrown.length > 0 ? thrown[0] : error;
  }
}

/** Ends a pool: whoever still waits for an answer gets five seconds, and is then cut off. */
export async function endPool(pool: pg.Pool): Promise<void> {
  // The pool's own list: those that are only being connected are told to nobody. A server that has fallen silent does not take leave either.
  const clients = [...(Reflect.get(pool, '_clients') as pg.Client[])];
  const left = Promise.all(clients.map((client) => new Promise<void>((resolve) => client.once('end', resolve))));
  const late = Promise.withResolvers<void>();
  const cut = setTimeout(() => {
    for (const client of clients) cutOff(client);
    late.resolve();
  }, LAST_STATEMENTS_MS);
  await pool.end();
  await Promise.race([left, late.promise]);
  clearTimeout(cut);
}
