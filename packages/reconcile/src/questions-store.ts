import type { Actor } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { closeTasks, openTask } from '@saldo/tasks';
import type { Reconciliation } from './reconciliations-store.ts';
import type { KeptStatus } from './schema.ts';
import type { Standing } from './standing-store.ts';

const KIND = 'reconciliation';

/** Asks a person about what a reconciliation leaves to them, or closes the task where it leaves nothing. */
export async function askAboutReconciliation(
  tx: Tx,
  actor: Actor,
  { id, clientId, ledgerAccount, from, to }: Pick<Reconciliation, 'id' | 'clientId' | 'ledgerAccount' | 'from' | 'to'>,
  { status, counts, proof }: Pick<Standing, 'counts' | 'proof'> & { readonly status: KeptStatus },
): Promise<void> {
  const ref = { type: 'reconciliation', id };
  if (status === 'ready' || status === 'closed') {
    await closeTasks(tx, actor, { clientId, kind: KIND, ref });
    return;
  }
  const days = `${ledgerAccount}, ${from} – ${to}`;
  const title =
    status === 'stale'
      ? {
          sv: `Något har ändrats sedan avstämningen stängdes: ${days}`,
          en: `Something has changed since the reconciliation was closed: ${days}`,
        }
      : status === 'unproven' && counts.undecided === 0
        ? { sv: `Banken har inte uppgett något saldo: ${days}`, en: `The bank has stated no balance: ${days}` }
        : { sv: `Stäm av ${days}`, en: `Reconcile ${days}` };
  const suggestion = { status, undecided: counts.undecided, suggested: counts.suggested, unexplained: proof.unexplained };
  await openTask(tx, actor, { clientId, kind: KIND, title, refs: [ref], suggestion, priority: status === 'stale' ? 2 : 3 });
}
