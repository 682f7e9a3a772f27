import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';

/**
 * Runs a query whose page an index has in order, and has it use that: without statistics, which the embedded database never gathers by
 * itself and a server only some time after a first sync, a planner expects few rows, reads all there are and sorts them. The few rows that
 * are still sorted then look so dear that the server would compile the query, which takes longer than to run it.
 */
export async function inIndexOrder<T>(tx: Tx, query: SQL): Promise<T[]> {
  await tx.execute(
    sql`select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true)`,
  );
  const found = await rows<T>(tx, query);
  await tx.execute(sql`select set_config('enable_sort', 'on', true), set_config('enable_bitmapscan', 'on', true)`);
  return found;
}

/**
 * Has the rest of the transaction find rows by one index each: a planner without statistics would join the few rows of some vouchers with
 * all rows of the client.
 */
export async function byOneIndex(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true)`);
}
