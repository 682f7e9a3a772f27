import type { FinancialYear } from '../../api/resources.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../words/words.tsx';

/** Whether a year's books agree with what their source states, in a word. */
export function YearProof({ proof }: Pick<FinancialYear, 'proof'>) {
  const words = useWords().review;
  if (!proof) return <State tone="unknown">{words.notProved}</State>;
  if (proof.status === 'proven') return <State tone="proven">{words.proven}</State>;
  if (proof.differenceCount > 0) return <State tone="late">{words.differences(proof.differenceCount)}</State>;
  return <State tone="late">{proof.unbalanced > 0 ? words.unbalanced(proof.unbalanced) : words.nothingStated}</State>;
}
