import type { BankProvider, ProviderName } from '@saldo/bank';
import { openEnableBanking } from '@saldo/enablebanking';
import { openGocardless } from '@saldo/gocardless';

/** Whoever fetches accounts at a name, with the keys of this installation. Throws `bank.not-configured`. */
export function openBank(name: ProviderName, signal?: AbortSignal): BankProvider {
  return name === 'gocardless' ? openGocardless(signal) : openEnableBanking(signal);
}
