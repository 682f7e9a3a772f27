import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { type Actor, actorName, formatAmount, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { type ChangedRow, changeCursor, changedRowPage, keepClosedRows } from '../closed-rows-store.ts';
import { askAboutReconciliation } from '../questions-store.ts';
import { chainFor, holdAccount, noteClosed, noteOpened, type Reconciliation, reconciliationById } from '../reconciliations-store.ts';
import { rowsMark } from '../rows-store.ts';
import { reckonAnew } from '../standing-store.ts';
import { inOpen, refuseText, settle } from './in-open.ts';
import type { Page } from './read-reconciliation.ts';

/**
 * Closes a reconciliation that is ready: nothing undecided, nothing unexplained. It is proven once more in the same transaction.
 * Throws `reconcile.missing`, `reconcile.closed`, `reconcile.running`, `reconcile.not-ready`.
 */
export async function closeReconciliation(actor: Actor, id: string): Promise<Reconciliation> {
  return await inOpen(actor, id, async (tx, reconciliation) => {
    if (reconciliation.isRunning || reconciliation.ranAtMs === null) throw new SaldoError('reconcile.running', 'conflict');
    const standing = await reckonAnew(tx, id);
    const { counts, proof, status } = standing;
    const unexplained = proof.unexplained === null ? null : formatAmount(BigInt(proof.unexplained));
    if (status !== 'ready') throw new SaldoError('reconcile.not-ready', 'conflict', { undecided: counts.undecided, unexplained });
    await keepClosedRows(tx, reconciliation);
    const mark = await rowsMark(tx, { reconciliation, chain: await chainFor(tx, reconciliation) });
    await noteClosed(tx, id, actorName(actor), mark);
    await askAboutReconciliation(tx, actor, reconciliation, { ...standing, status: 'closed' });
    const { clientId } = reconciliation;
    const payload = { counts: { ...counts }, proof: { ...proof } };
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.close', refType: 'reconciliation', refId: id, payload });
    return await reconciliationById(tx, id);
  });
}

/** Opens a closed reconciliation again, with the reason. Throws `reconcile.missing`, `reconcile.not-closed`, `reconcile.invalid`. */
export async function reopenReconciliation(actor: Actor, id: string, reason: string): Promise<Reconciliation> {
  return await transaction(actor, async (tx) => {
    const { clientId, bankAccountId } = await reconciliationById(tx, id);
    can(actor, 'period.reopen', { clientId });
    const why = refuseText('reason', reason);
    await holdAccount(tx, bankAccountId);
    const reconciliation = await reconciliationById(tx, id);
    if (reconciliation.closedAtMs === null) throw new SaldoError('reconcile.not-closed', 'conflict');
    await noteOpened(tx, id);
    await settle(tx, actor, reconciliation);
    const payload = { reason: why, closedBy: reconciliation.closedBy };
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.reopen', refType: 'reconciliation', refId: id, payload });
    return await reconciliationById(tx, id);
  });
}

/** The rows that are another than when the reconciliation was last closed; none of one that never was. Throws `reconcile.missing`, `reconcile.bad-cursor`. */
export async function listChanges(
  actor: Actor,
  id: string,
  part: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<ChangedRow>> {
  can(actor, 'reconciliation.read');
  const found = await transaction(actor, async (tx) => {
    const reconciliation = await reconciliationById(tx, id);
    return reconciliation.hasBeenClosed ? await changedRowPage(tx, reconciliation, part) : [];
  });
  const items = found.slice(0, part.limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > part.limit && last ? changeCursor(last) : null };
}
