import type { SaldoError } from '@saldo/kernel';
import type { ConsentOver, LinkStatus } from './feed-schema.ts';

/** What an error of a provider means for the consent; null where it says nothing of it. */
export function consentStatusAfter({ code }: SaldoError): ConsentOver | null {
  if (code === 'bank.consent-expired') return 'expired';
  if (code === 'bank.revoked') return 'revoked';
  return code === 'bank.suspended' ? 'suspended' : null;
}

/** What an error of a provider means for one account, which the others do not suffer by; null where it is of the whole consent or passes. */
export function linkStatusAfter({ code }: SaldoError): LinkStatus | null {
  if (code === 'bank.account-closed') return 'closed';
  if (code === 'bank.suspended') return 'suspended';
  // What the provider knows no more is in no consent of it.
  return code === 'bank.not-granted' || code === 'bank.missing' ? 'not-granted' : null;
}
