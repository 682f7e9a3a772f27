import { type ProviderResponse, type ProviderTrouble, providerError, wordsOf } from '@saldo/bank/provider';
import type { SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';

/** What came back where it was not what was asked for. */
export interface Problem {
  readonly status: number;
  /** The service's own code, such as `EXPIRED_SESSION`; `''` where it gives none. */
  readonly error: string;
  readonly message: string;
  readonly detail: string;
}

/** The problem in an answer; null for one of 2xx that is JSON. */
export function problemIn({ status, bytes }: ProviderResponse): Problem | null {
  const json = readExactJson(bytes);
  if (status >= 200 && status < 300 && json !== undefined) return null;
  const told = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
  const { error, message, detail } = told;
  return { status, error: typeof error === 'string' ? error : '', message: wordsOf(message), detail: wordsOf(detailOf(detail)) };
}

// A text, or what its framework says of a field: [{loc, msg}].
function detailOf(detail: unknown): unknown {
  if (!Array.isArray(detail)) return detail;
  return detail.map((one) => (typeof one === 'object' && one !== null && 'msg' in one ? String(one.msg) : '')).join('. ');
}

const BY_CODE: Readonly<Record<string, ProviderTrouble>> = {
  EXPIRED_SESSION: 'consent-expired',
  CLOSED_SESSION: 'revoked',
  REVOKED_SESSION: 'revoked',
  WRONG_SESSION_STATUS: 'not-granted',
  SESSION_DOES_NOT_EXIST: 'revoked',
  ACCOUNT_DOES_NOT_EXIST: 'missing',
  ASPSP_ACCOUNT_NOT_ACCESSIBLE: 'not-granted',
  ASPSP_PSU_ACTION_REQUIRED: 'not-granted',
  ASPSP_RATE_LIMIT_EXCEEDED: 'limit',
  ASPSP_ERROR: 'bank-down',
  ASPSP_TIMEOUT: 'bank-down',
  ALREADY_AUTHORIZED: 'consent-refused',
  EXPIRED_AUTHORIZATION_CODE: 'consent-refused',
  WRONG_AUTHORIZATION_CODE: 'consent-refused',
  ACCESS_DENIED: 'misconfigured',
  AUTHORIZATION_NOT_PROVIDED: 'misconfigured',
  INVALID_HOST: 'misconfigured',
  NO_ACCOUNTS_ADDED: 'misconfigured',
  REDIRECT_URI_NOT_ALLOWED: 'misconfigured',
  UNAUTHORIZED_ACCESS: 'misconfigured',
  UNAUTHORIZED_IP: 'misconfigured',
};

/** A quarter of a day, for a bank that lets itself be asked four times a day and does not say when it began to count. */
const UNSAID_LIMIT_SECONDS = 21_600;
const UNSAID_API_LIMIT_SECONDS = 60;

/** The error that an answer means: by its code, by its status where it has none. */
export function errorOf(problem: Problem, path: string, retryAfterSeconds: number | null): SaldoError {
  const { status, error, message, detail } = problem;
  const reason = BY_CODE[error] ?? byStatus(status, path);
  const scope = /^accounts\/[^/]+\/(details|balances|transactions)\b/.exec(path)?.[1] ?? 'all';
  const details = {
    status,
    said: [...new Set([message, detail].filter(Boolean))].join('. '),
    ...(error !== '' && { type: error }),
    ...(reason === 'limit' && { scope }),
    ...(reason === 'consent-refused' && { reason: error }),
    ...(reason === 'bank-down' && { counted: false }),
  };
  const unsaid = scope === 'all' ? UNSAID_API_LIMIT_SECONDS : UNSAID_LIMIT_SECONDS;
  const afterSeconds = retryAfterSeconds ?? (reason === 'limit' ? unsaid : null);
  return providerError('enablebanking', reason, details, afterSeconds === null ? {} : { afterSeconds });
}

function byStatus(status: number, path: string): ProviderTrouble {
  if (status === 429) return 'limit';
  if (status === 404) return 'missing';
  if (status === 401) return 'misconfigured';
  if (status === 403) return path.startsWith('accounts/') ? 'not-granted' : 'misconfigured';
  if (status === 408 || status === 504) return 'timeout';
  if (status >= 500) return 'out-of-order';
  return status < 400 ? 'unreadable' : 'refused';
}
