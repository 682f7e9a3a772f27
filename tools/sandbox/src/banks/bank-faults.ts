import { type FaultTimes, faultQueue } from '../fault-queue.ts';
import { type Answer, json, page } from '../fortnox/answer.ts';

/** What can go wrong between Saldo and a bank, by name; each provider says it in its own words. */
export const bankFaultKinds = [
  'down',
  'unknown-error',
  'limit',
  'bank-limit',
  'no-limit-headers',
  'wrong-limit-headers',
  'consent-expired',
  'access-expired',
  'account-closed',
  'not-granted',
  'not-ready',
  'suspended',
  'old-token',
  'wrong-secret',
  'ip-denied',
  'quota',
  'days-refused',
  'period-refused',
  'third-decimal',
  'no-day',
  'slow',
  'drip',
  'cut',
  'half-json',
  'not-json',
  'empty-body',
  'login-page',
  'redirect',
] as const;
export type BankFaultKind = (typeof bankFaultKinds)[number];

export interface BankFaultWish extends FaultTimes {
  readonly kind: BankFaultKind;
  /** In place of the usual one: an expired consent was 400 once. */
  readonly status?: number | undefined;
  readonly resetSeconds?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly afterBytes?: number | undefined;
}

const DATA = '/accounts/';
const ELSEWHERE: Partial<Record<BankFaultKind, string>> = {
  'wrong-secret': '',
  'ip-denied': '',
  'old-token': '',
  quota: '/requisitions/',
  'days-refused': '/agreements/enduser/',
  'third-decimal': '/transactions',
  'no-day': '/transactions',
};

/** An empty queue; what names no path happens to a call for an account's data. */
export function bankFaults() {
  return faultQueue<BankFaultWish>(({ kind }) => ELSEWHERE[kind] ?? DATA);
}

/** The answer that a fault of the way gives in place of the real one, whoever the provider is; null for the provider's own faults. */
export function answerOfTheWay({ kind }: BankFaultWish): Answer | null {
  switch (kind) {
    case 'login-page':
      return page(200, 'Logga in');
    case 'redirect':
      return { ...page(302, 'Logga in'), headers: { location: 'https://bank.example/login' } };
    case 'empty-body':
      return { status: 200, contentType: 'application/json', body: '' };
    case 'not-json':
      return { status: 200, contentType: 'application/json', body: 'upstream connect error' };
    default:
      return null;
  }
}

/** The real answer, spoiled. */
export function spoilBankAnswer({ kind }: BankFaultWish, answer: Answer): Answer {
  const { body } = answer;
  const text = typeof body === 'string' ? body : '';
  switch (kind) {
    case 'half-json':
      return { ...answer, body: body.slice(0, Math.floor(body.length / 2)) };
    case 'third-decimal':
      return { ...answer, body: text.replace(/("amount":"-?\d+\.\d\d)\d*"/g, '$15"') };
    case 'no-day':
      return {
        ...answer,
        body: text.replace(/"(booking|value)_?[dD]ate":"[^"]+"/, '"gone":""').replace(/"(booking|value)_?[dD]ate":"[^"]+"/, '"gone2":""'),
      };
    case 'no-limit-headers':
      return { ...answer, headers: {} };
    case 'wrong-limit-headers': {
      const headers = {
        http_x_ratelimit_account_success_limit: '4',
        http_x_ratelimit_account_success_remaining: '0',
        http_x_ratelimit_account_success_reset: '-5',
      };
      return { ...answer, headers };
    }
    default:
      return answer;
  }
}

/** An error of GoCardless. */
export function gocardlessError(status: number, summary: string, detail: string, type?: string): Answer {
  return json(status, { summary, detail, ...(type === undefined ? {} : { type }), status_code: status });
}

/** An error of Enable Banking. */
export function enablebankingError(status: number, error: string, message: string): Answer {
  return json(status, { message, code: status, error });
}
