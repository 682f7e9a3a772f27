import { reconcile as en } from './en/reconcile.ts';
import { reconcile as sv } from './sv/reconcile.ts';

export type ReconcileWords = typeof sv;

/** The words of reconciliation in each language. They stand apart, since only its rooms need them. */
export const reconcileWords: Readonly<Record<'sv' | 'en', ReconcileWords>> = { sv, en };
