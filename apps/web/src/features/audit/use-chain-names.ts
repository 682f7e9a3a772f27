import { FIRM } from '@saldo/kernel';
import { useWords } from '../../words/words.tsx';
import { useClientNames } from '../clients/use-client-names.ts';

/** What the chains of the log are called: by their clients, and one by the firm. */
export function useChainNames(chains: readonly string[]): (chain: string) => string {
  const { audit } = useWords();
  const nameOf = useClientNames(chains);
  return (chain) => (chain === FIRM ? audit.firm : (nameOf(chain) ?? audit.archived));
}
