import { recordAudit } from '@saldo/audit';
import type { Actor } from '@saldo/kernel';
import { carryRows, uncarryRows } from '../carries-store.ts';
import { namedRows } from '../pool-rows-store.ts';
import { type Reconciliation, reconciliationById } from '../reconciliations-store.ts';
import { inOpen, refuse, refuseText, settle } from './in-open.ts';

/** Rows that stay open, and why. */
export interface CarriedRows {
  readonly bankTransactionIds: readonly string[];
  readonly ledgerEntryIds: readonly string[];
}

/**
 * Carries rows on as open, with the reason: they are decided, and go on in the next days. Those that are carried already get the new reason.
 * Throws `reconcile.missing`, `reconcile.closed`, `reconcile.row-missing`, `reconcile.row-outside`, `reconcile.row-taken`.
 */
export async function carry(actor: Actor, id: string, rows: CarriedRows & { readonly reason: string }): Promise<Reconciliation> {
  return await inOpen(actor, id, async (tx, reconciliation) => {
    const reason = refuseText('reason', rows.reason);
    const named = await namedRows(tx, reconciliation, { bank: rows.bankTransactionIds, ledger: rows.ledgerEntryIds });
    refuse(named.length === 0 ? [NO_ROWS] : []);
    await carryRows(tx, actor, reconciliation, named, reason);
    await settle(tx, actor, reconciliation);
    const { clientId } = reconciliation;
    const payload = { reason, rows: named.length, ids: named.slice(0, IDS_TOLD).map((row) => row.id) };
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.carry', refType: 'reconciliation', refId: id, payload });
    return await reconciliationById(tx, id);
  });
}

/** Takes back that rows are carried on: those named, or all where none is. Throws `reconcile.missing`, `reconcile.closed`. */
export async function uncarry(actor: Actor, id: string, rows: CarriedRows): Promise<void> {
  await inOpen(actor, id, async (tx, reconciliation) => {
    const named = [...rows.bankTransactionIds, ...rows.ledgerEntryIds];
    const freed = await uncarryRows(tx, id, named.length === 0 ? null : named);
    await settle(tx, actor, reconciliation);
    const { clientId } = reconciliation;
    const payload = { rows: freed.length, ids: freed.slice(0, IDS_TOLD) };
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.uncarry', refType: 'reconciliation', refId: id, payload });
  });
}

const IDS_TOLD = 100;
const NO_ROWS = {
  code: 'reconcile.field',
  field: 'bankTransactionIds',
  message: { sv: 'Välj minst en rad.', en: 'Choose at least one row.' },
};
