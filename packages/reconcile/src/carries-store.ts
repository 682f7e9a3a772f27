import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { Side } from './engine-input.ts';

/** The rows that somebody has carried on. */
export async function carriedRows(tx: Tx, reconciliationId: string): Promise<{ bankIds: string[]; ledgerIds: string[] }> {
  const found = await rows<{ side: Side; id: string }>(
    tx,
    sql`select side, row_id as id from reconciliation_carries where reconciliation_id = ${reconciliationId} order by side, row_id limit 500000`,
  );
  const of = (side: Side) => found.filter((one) => one.side === side).map(({ id }) => id);
  return { bankIds: of('bank'), ledgerIds: of('ledger') };
}
