import { type FindingWords, findingWords } from '../../words/findings.ts';
import { useWords } from '../../words/words.tsx';

/** The words of what the checks find, in the chosen language. */
export function useFindingWords(): FindingWords {
  return findingWords[useWords().language];
}
