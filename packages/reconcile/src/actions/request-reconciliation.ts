import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient } from '@saldo/clients';
import { enqueue, type Job } from '@saldo/jobs';
import { type Actor, type Fault, isUuid, overlaps, type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { reconcileJob } from '../jobs.ts';
import {
  holdAccount,
  insertReconciliation,
  noteJob,
  noteOpened,
  type Reconciliation,
  reconciliationsOf,
} from '../reconciliations-store.ts';

/** What is to be reconciled: some days of a bank account against an account of the books. */
export interface ReconciliationWish {
  readonly clientId: string;
  readonly bankAccountId: string;
  readonly ledgerAccount: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * Asks for some days to be reconciled; the same account and days again are run again. One that has become stale is open again by it.
 * Throws `bank.account-missing`, `reconcile.invalid` with a fault per field, `reconcile.closed`, and `reconcile.overlaps` where the days run
 * into those of another one.
 */
export async function requestReconciliation(
  actor: Actor,
  wish: ReconciliationWish,
): Promise<{ readonly job: Job; readonly reconciliationId: string }> {
  const { clientId, bankAccountId, from, to } = wish;
  can(actor, 'reconciliation.write', { clientId });
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const currency = await currencyOf(tx, wish);
    const ledgerAccount = refuseFaults(wish);
    await holdAccount(tx, bankAccountId);
    const all = await reconciliationsOf(tx, bankAccountId);
    const same = all.find((one) => one.from === from && one.to === to);
    refuseClash(wish, same, all);
    const id = same?.id ?? (await insertReconciliation(tx, { ...wish, ledgerAccount, currency }));
    if (same?.keptStatus === 'stale') await noteOpened(tx, id);
    const job = await enqueueRun(tx, actor, { id, clientId, bankAccountId });
    const payload = { bankAccountId, ledgerAccount, from, to, jobId: job.id };
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.request', refType: 'reconciliation', refId: id, payload });
    return { job, reconciliationId: id };
  });
}

/** Has a reconciliation run, in the caller's transaction. */
export async function enqueueRun(
  tx: Tx,
  actor: Actor,
  { id, clientId, bankAccountId }: Pick<Reconciliation, 'id' | 'clientId' | 'bankAccountId'>,
): Promise<Job> {
  const job = await enqueue(tx, actor, reconcileJob, { reconciliationId: id, bankAccountId }, { clientId, subjectId: id });
  await noteJob(tx, id, job.id);
  return job;
}

async function currencyOf(tx: Tx, { clientId, bankAccountId }: ReconciliationWish): Promise<string> {
  const [account] = isUuid(bankAccountId)
    ? await rows<{ currency: string }>(tx, sql`select currency from bank_accounts where id = ${bankAccountId} and client_id = ${clientId}`)
    : [];
  if (!account) throw new SaldoError('bank.account-missing', 'missing');
  return account.currency;
}

function refuseFaults({ ledgerAccount, from, to }: ReconciliationWish): string {
  const faults: Fault[] = [];
  if (!/^[0-9A-Za-z]{1,20}$/.test(ledgerAccount.trim())) faults.push(LEDGER_ACCOUNT);
  if (from > to) faults.push(ENDS_FIRST);
  if (faults.length > 0) throw new SaldoError('reconcile.invalid', 'invalid', {}, { faults });
  return ledgerAccount.trim();
}

function refuseClash(wish: ReconciliationWish, same: Reconciliation | undefined, all: readonly Reconciliation[]): void {
  if (same?.keptStatus === 'closed') throw new SaldoError('reconcile.closed', 'conflict', { from: same.from, to: same.to });
  const clash = same && same.ledgerAccount !== wish.ledgerAccount.trim() ? same : all.find((one) => one !== same && overlaps(one, wish));
  if (clash) throw new SaldoError('reconcile.overlaps', 'conflict', { from: clash.from, to: clash.to });
}

const LEDGER_ACCOUNT: Fault = {
  code: 'reconcile.field',
  field: 'ledgerAccount',
  message: { sv: 'Ange ett konto i bokföringen, till exempel 1930.', en: 'Give an account of the ledger, such as 1930.' },
};
const ENDS_FIRST: Fault = {
  code: 'reconcile.field',
  field: 'to',
  message: { sv: 'Slutdagen ligger före startdagen.', en: 'The last day lies before the first.' },
};
