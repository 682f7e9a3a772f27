import { defineJob } from '@saldo/jobs';
import { z } from 'zod';

const ofReconciliation = z.object({ reconciliationId: z.uuid(), bankAccountId: z.uuid() });
export type ReconcilePayload = z.infer<typeof ofReconciliation>;

/** Matches a bank account with the books and proves the balance. What is open of earlier days goes on, so of an account one runs at a time. */
export const reconcileJob = defineJob({
  name: 'ai.reconcile',
  queue: 'ai',
  payload: ofReconciliation,
  subjectType: 'reconciliation',
  onePer: ({ bankAccountId }) => bankAccountId,
});

/** Looks after a sync which reconciliations are to be run again, and which closed ones have become stale. */
export const reconcileAfterSync = defineJob({
  name: 'ai.reconcile-after-sync',
  queue: 'ai',
  payload: z.object({ clientId: z.uuid() }),
  onePer: ({ clientId }) => clientId,
});

/** Runs a reconciliation on today's engine and rules, changes nothing, and lists every decision that would differ. */
export const replayJob = defineJob({
  name: 'ai.reconcile-replay',
  queue: 'ai',
  payload: ofReconciliation,
  subjectType: 'reconciliation',
});
