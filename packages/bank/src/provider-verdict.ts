import type { SaldoError } from '@saldo/kernel';
import type { LinkStatus, StoredConsentStatus } from './feed-schema.ts';

/** What an error of a provider means for the consent; null where it says nothing of it. */
export function consentStatusAfter({ code }: SaldoError): StoredConsentStatus | null {
  if (code === 'bank.consent-expired') return 'expired';
  return code === 'bank.revoked' || code === 'bank.suspended' ? 'revoked' : null;
}

/** What an error of a provider means for one account, which the others do not suffer by; null where it is of the whole consent or passes. */
export function linkStatusAfter({ code }: SaldoError): LinkStatus | null {
  if (code === 'bank.account-closed') return 'closed';
  if (code === 'bank.not-granted') return 'not-granted';
  return code === 'bank.missing' ? 'expired' : null;
}
