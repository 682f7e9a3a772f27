import { can } from '@saldo/access';
import { type Actor, type Fault, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { followMatches } from '../proposals-store.ts';
import { askAboutReconciliation } from '../questions-store.ts';
import { holdAccount, type Reconciliation, reconciliationById } from '../reconciliations-store.ts';
import { reckonAnew, reckonLater } from '../standing-store.ts';

/**
 * Decides something in a reconciliation that is not closed, in one transaction that nobody else decides beside, and proves it anew.
 * Throws `reconcile.missing`, `reconcile.closed`.
 * @param find the id of the reconciliation, looked up in the transaction
 */
export async function inOpen<T>(
  actor: Actor,
  find: string | ((tx: Tx) => Promise<string>),
  decide: (tx: Tx, reconciliation: Reconciliation) => Promise<T>,
): Promise<T> {
  return await transaction(actor, async (tx) => {
    const id = typeof find === 'string' ? find : await find(tx);
    const { clientId, bankAccountId } = await reconciliationById(tx, id);
    can(actor, 'reconciliation.write', { clientId });
    await holdAccount(tx, bankAccountId);
    const reconciliation = await reconciliationById(tx, id);
    const { from, to, closedAtMs } = reconciliation;
    if (closedAtMs !== null) throw new SaldoError('reconcile.closed', 'conflict', { from, to });
    return await decide(tx, reconciliation);
  });
}

/** Proves a reconciliation anew after a decision, and asks a person about what is left, or no more. */
export async function settle(tx: Tx, actor: Actor, reconciliation: Reconciliation): Promise<void> {
  await followMatches(tx, actor, reconciliation);
  await askAboutReconciliation(tx, actor, reconciliation, await reckonAnew(tx, reconciliation.id));
  await reckonLater(tx, reconciliation);
}

/** Refuses a text that is empty or too long, as a fault of its field. */
export function refuseText(field: string, text: string, most = 1_000): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > most) refuse([{ code: 'reconcile.field', field, message: textOf(most) }]);
  return trimmed;
}

/** Throws `reconcile.invalid` with faults, where there are any. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new SaldoError('reconcile.invalid', 'invalid', {}, { faults });
}

function textOf(most: number): Fault['message'] {
  return { sv: `Skriv en text på högst ${most} tecken.`, en: `Write a text of at most ${most} characters.` };
}
