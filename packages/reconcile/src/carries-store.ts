import { type Actor, actorName, isUuid, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { Side } from './engine-input.ts';
import type { Reconciliation } from './reconciliations-store.ts';

/** The rows that somebody has carried on. */
export async function carriedRows(tx: Tx, reconciliationId: string): Promise<{ bankIds: string[]; ledgerIds: string[] }> {
  const found = await rows<{ side: Side; id: string }>(
    tx,
    sql`select side, row_id as id from reconciliation_carries where reconciliation_id = ${reconciliationId} order by side, row_id limit 500000`,
  );
  const of = (side: Side) => found.filter((one) => one.side === side).map(({ id }) => id);
  return { bankIds: of('bank'), ledgerIds: of('ledger') };
}

/** Notes that rows are carried on, and why. */
export async function carryRows(
  tx: Tx,
  actor: Actor,
  { id, clientId }: Reconciliation,
  carried: readonly { readonly side: Side; readonly id: string }[],
  reason: string,
): Promise<void> {
  const json = JSON.stringify(carried.map(({ side, id: rowId }) => ({ side, id: rowId })));
  await tx.execute(sql`
    insert into reconciliation_carries (reconciliation_id, side, row_id, client_id, reason, carried_by)
    select ${id}::uuid, x.side, x.id, ${clientId}::uuid, ${reason}, ${actorName(actor)} from jsonb_to_recordset(${json}::jsonb) as x(side text, id uuid)
    on conflict (reconciliation_id, side, row_id) do update set reason = excluded.reason, carried_by = excluded.carried_by, carried_at = now()`);
}

/** Takes that back of some rows, or of all where `null` is given. Answers their ids. Throws `reconcile.row-missing`. */
export async function uncarryRows(tx: Tx, reconciliationId: string, rowIds: readonly string[] | null): Promise<string[]> {
  if (rowIds?.some((id) => !isUuid(id))) throw new SaldoError('reconcile.row-missing', 'missing');
  const of = rowIds === null ? sql`` : sql`and row_id = any(${sql.param([...rowIds])}::uuid[])`;
  const freed = await rows<{ id: string }>(
    tx,
    sql`delete from reconciliation_carries where reconciliation_id = ${reconciliationId} ${of} returning row_id as id`,
  );
  if (rowIds !== null && freed.length < new Set(rowIds).size) throw new SaldoError('reconcile.row-missing', 'missing');
  return freed.map(({ id }) => id);
}
