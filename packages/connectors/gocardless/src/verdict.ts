import { type ProviderLimit, type ProviderTrouble, providerError } from '@saldo/bank/provider';
import type { SaldoError } from '@saldo/kernel';
import { scopeOf } from './limits.ts';
import { type Problem, saidBy } from './problem.ts';

/** The question that was refused. */
export interface Refused {
  readonly path: string;
  readonly limits: readonly ProviderLimit[];
  /** `Retry-After`, where the answer had one. */
  readonly retryAfterSeconds: number | null;
}

const NOT_READY_SECONDS = 300;
/** A quarter of a day, for a bank that lets itself be asked four times a day and does not say when it began to count. */
const UNSAID_LIMIT_SECONDS = 21_600;
const UNSAID_API_LIMIT_SECONDS = 60;

/** Whether only our own token was old: then it is renewed, once. Every other 401 is the consent's. */
export function isOldToken({ status, summary }: Problem): boolean {
  return status === 401 && /^invalid token\b/i.test(summary);
}

/** The error that an answer means. The type decides where there is one; where there is none, the status and the fixed words. */
export function errorOf(problem: Problem, refused: Refused): SaldoError {
  const reason = reasonOf(problem, refused.path);
  const { status, type } = problem;
  const details = {
    status,
    said: saidBy(problem),
    ...(type !== '' && { type }),
    ...(reason === 'limit' && { scope: scopeOf(refused.path) }),
    // Ten of these in a row, and the service suspends the account.
    ...(reason === 'bank-down' && { counted: type === 'UnknownRequestError' }),
  };
  const afterSeconds = afterSecondsOf(reason, problem, refused);
  return providerError('gocardless', reason, details, afterSeconds === null ? {} : { afterSeconds });
}

// What is said of our own keys, token and address, whatever was asked for.
const isOurs = /^(?:invalid token|authentication failed|IP address)\b/i;

const BY_TYPE: Readonly<Record<string, ProviderTrouble>> = {
  EUAExpired: 'consent-expired',
  AccessExpiredError: 'revoked',
  AccountInactiveError: 'account-closed',
  AccountEUAScope: 'not-granted',
  AccountAccessForbidden: 'not-granted',
  AccountResourceUnavailable: 'not-granted',
  RateLimitError: 'limit',
  UnknownRequestError: 'bank-down',
  ServiceError: 'bank-down',
  ConnectionError: 'bank-down',
};

function reasonOf(problem: Problem, path: string): ProviderTrouble {
  const { status, type, summary, detail } = problem;
  const byType = BY_TYPE[type];
  if (byType !== undefined) return byType;
  // 400 until 2024, 401 since, and without a type in both.
  if (/(?:EUA|End User Agreement)\b.*\bexpired/i.test(`${summary} ${detail}`)) return 'consent-expired';
  const isAccount = path.startsWith('accounts/');
  if (status === 409) return stateOf(problem);
  if (status === 429) return 'limit';
  if (status === 402) return 'quota';
  if (status === 404) return 'missing';
  if (status === 401) return isAccount && !isOurs.test(summary) ? 'not-granted' : 'misconfigured';
  if (status === 403) return isAccount && !isOurs.test(summary) ? 'not-granted' : 'misconfigured';
  if (status === 408 || status === 504) return 'timeout';
  if (status >= 500) return 'out-of-order';
  return status < 400 ? 'unreadable' : 'refused';
}

function stateOf({ accountStatus, summary, detail }: Problem): ProviderTrouble {
  if (accountStatus === 'SUSPENDED' || /suspended/i.test(`${summary} ${detail}`)) return 'suspended';
  return accountStatus === 'EXPIRED' ? 'consent-expired' : 'not-ready';
}

function afterSecondsOf(
  reason: ProviderTrouble,
  { summary, detail }: Problem,
  { path, limits, retryAfterSeconds }: Refused,
): number | null {
  if (reason === 'not-ready') return retryAfterSeconds ?? NOT_READY_SECONDS;
  if (reason !== 'limit') return retryAfterSeconds;
  const usedUp = limits.flatMap(({ remaining, resetSeconds }) =>
    remaining === 0 && resetSeconds !== null && resetSeconds > 0 ? [resetSeconds] : [],
  );
  const written = /again in (\d{1,6}) seconds/i.exec(`${summary} ${detail}`)?.[1];
  if (usedUp.length > 0) return Math.max(...usedUp);
  if (written !== undefined) return Number(written);
  return retryAfterSeconds ?? (scopeOf(path) === 'all' ? UNSAID_API_LIMIT_SECONDS : UNSAID_LIMIT_SECONDS);
}
