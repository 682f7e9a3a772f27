import { type ErrorDetails, type ErrorKind, type ErrorOptions, SaldoError } from '@saldo/kernel';
import type { ProviderName, ProviderTrouble } from '../provider.ts';

const KINDS: Readonly<Record<ProviderTrouble, readonly [kind: ErrorKind, retry: 'never' | 'later']>> = {
  'not-configured': ['conflict', 'never'],
  misconfigured: ['upstream', 'never'],
  quota: ['limit', 'never'],
  limit: ['limit', 'later'],
  'consent-refused': ['conflict', 'never'],
  'consent-pending': ['conflict', 'later'],
  'consent-expired': ['upstream', 'never'],
  revoked: ['upstream', 'never'],
  suspended: ['upstream', 'never'],
  'not-granted': ['upstream', 'never'],
  'account-closed': ['upstream', 'never'],
  'not-ready': ['upstream', 'later'],
  'bank-down': ['upstream', 'later'],
  'out-of-order': ['upstream', 'later'],
  timeout: ['upstream', 'later'],
  unreachable: ['upstream', 'later'],
  unreadable: ['upstream', 'later'],
  missing: ['missing', 'never'],
  refused: ['upstream', 'never'],
};

/** Every reason that there is. */
export const providerTroubles = Object.keys(KINDS) as readonly ProviderTrouble[];

/** The error of a provider: `bank.<reason>` of the kind that the table of `ProviderTrouble` says. */
export function providerError(
  provider: ProviderName,
  reason: ProviderTrouble,
  details: ErrorDetails = {},
  options: Omit<ErrorOptions, 'retry'> = {},
): SaldoError {
  const [kind, retry] = KINDS[reason];
  return new SaldoError(`bank.${reason}`, kind, { provider, ...details }, { retry, ...options });
}
