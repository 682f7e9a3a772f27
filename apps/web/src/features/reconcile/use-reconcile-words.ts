import { type ReconcileWords, reconcileWords } from '../../words/reconcile.ts';
import { useWords } from '../../words/words.tsx';

/** The words of reconciliation in the chosen language. */
export function useReconcileWords(): ReconcileWords {
  return reconcileWords[useWords().language];
}
