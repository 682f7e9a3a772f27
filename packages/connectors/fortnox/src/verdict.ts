import { type ErrorDetails, SaldoError } from '@saldo/kernel';
import type { Problem } from './problem.ts';

/** What to do after a request has failed. */
export type NextStep =
  | { readonly step: 'fail'; readonly error: SaldoError }
  /** One new token and the same request again. */
  | { readonly step: 'renew' }
  /** The same request again after a while; `everybody` where all who ask for this tenant must wait too. */
  | { readonly step: 'wait'; readonly ms: number; readonly everybody: boolean };

/** What has been tried for the request so far. */
export interface Tried {
  /** How often it was sent, this time included. */
  readonly attempts: number;
  readonly renewed: boolean;
  /** From 0 up to 1. */
  readonly random: number;
}

/** Sendings of one request while the other side is out of order. */
export const MOST_ATTEMPTS = 4;
/** Sendings of one request while the other side says that it is asked too often. */
export const MOST_LIMITED_ATTEMPTS = 6;
/** A wait longer than this is left to the job, which hands its place back meanwhile. */
const LONGEST_WAIT_SECONDS = 60;
const WINDOW_MS = 5_000;

const scopeCodes = new Set([2000663]);
const licenceCodes = new Set([2001101]);
const integrationLicenceCodes = new Set([2001103]);
const permissionCodes = new Set([2001427, 2003330]);
const tokenCodes = new Set([2000310, 2000311]);
const missingCodes = new Set([2000423, 2001304]);
const tellingCodes = new Set([...scopeCodes, ...licenceCodes, ...integrationLicenceCodes, ...permissionCodes]);

/** The rule for each kind of failure, decided by status and code and never by the words. */
export function nextStep(problem: Problem, tried: Tried): NextStep {
  const error = errorOf(problem);
  if (problem.status === 429) return limited(problem, tried, error);
  if (isUnauthorized(problem)) return tried.renewed ? { step: 'fail', error } : { step: 'renew' };
  if (error.retry === 'never' || tried.attempts >= MOST_ATTEMPTS) return { step: 'fail', error };
  const ms = 1_000 * 2 ** (tried.attempts - 1) * (0.75 + tried.random / 2);
  if (problem.retryAfterSeconds === null) return { step: 'wait', ms: Math.round(ms), everybody: false };
  return waitAsTold(problem.retryAfterSeconds, ms, error, false);
}

// Fortnox gives no Retry-After that anybody has seen: at least its whole window, with jitter so that workers do not come back as one.
function limited(problem: Problem, tried: Tried, error: SaldoError): NextStep {
  if (tried.attempts >= MOST_LIMITED_ATTEMPTS) return { step: 'fail', error };
  const ms = WINDOW_MS * Math.min(4, 2 ** (tried.attempts - 1)) * (1 + tried.random / 2);
  if (problem.retryAfterSeconds === null) return { step: 'wait', ms: Math.round(ms), everybody: true };
  return waitAsTold(problem.retryAfterSeconds, tried.random * 500, error, true);
}

function waitAsTold(seconds: number, moreMs: number, error: SaldoError, everybody: boolean): NextStep {
  if (seconds > LONGEST_WAIT_SECONDS) return { step: 'fail', error };
  return { step: 'wait', ms: Math.round(seconds * 1_000 + moreMs), everybody };
}

/** Whether the bearer was not accepted: an expired token looks like a revoked one. A code that says something else goes before 401. */
function isUnauthorized({ code, status }: Problem): boolean {
  if (code !== null && tokenCodes.has(code)) return true;
  return status === 401 && (code === null || !tellingCodes.has(code));
}

const closedWays = new Set(['scope-missing', 'licence-missing', 'not-permitted', 'route-missing']);
const unclearWays = new Set(['missing', 'refused']);

/** Whether it is this way that is closed for good, whatever the reason: where the export is not given, vouchers may be. */
export function isClosedWay(error: unknown): error is SaldoError {
  return isOneOf(error, closedWays) || isUnclearWay(error);
}

/** Whether a way was refused without a reason that says that it is closed: it may be so, or pass. */
export function isUnclearWay(error: unknown): error is SaldoError {
  return isOneOf(error, unclearWays);
}

/** The answer, or something else where that way is closed. */
export async function orClosed<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isClosedWay(error)) return otherwise;
    throw error;
  }
}

function isOneOf(error: unknown, names: ReadonlySet<string>): error is SaldoError {
  return error instanceof SaldoError && error.code.startsWith('fortnox.') && names.has(error.code.slice('fortnox.'.length));
}

/** The error that a problem ends in. The cause's own words go along, never a token. */
export function errorOf(problem: Problem): SaldoError {
  const { code, status, message, lacks } = problem;
  const details: ErrorDetails = { status, code, said: message, ...(lacks !== undefined && { lacks }) };
  const never = (name: string, kind: 'upstream' | 'conflict' | 'missing' | 'defect' = 'upstream') =>
    new SaldoError(`fortnox.${name}`, kind, details, { retry: 'never' });
  const later = (name: string) =>
    new SaldoError(`fortnox.${name}`, 'upstream', details, {
      retry: 'later',
      ...(problem.retryAfterSeconds === null ? {} : { afterSeconds: problem.retryAfterSeconds }),
    });
  if (code !== null) {
    if (scopeCodes.has(code)) return never('scope-missing');
    if (licenceCodes.has(code)) return never('licence-missing');
    if (integrationLicenceCodes.has(code)) return never('integration-licence-missing');
    if (permissionCodes.has(code)) return never('not-permitted');
    if (missingCodes.has(code)) return never('missing', 'missing');
    if (code === 2000762) return never('route-missing');
  }
  if (isUnauthorized(problem)) return never('unauthorized');
  if (status === 429) return limitError(details, problem);
  if (problem.kind === 'timeout' || status === 408 || status === 504) return later('timeout');
  if (problem.kind === 'unreachable') return later('unreachable');
  if (problem.kind === 'unreadable') return later('unreadable');
  if (status >= 500 || code === 1000003) return later('out-of-order');
  if (status === 403) return never('not-permitted');
  return status === 404 ? never('missing', 'missing') : never('refused');
}

function limitError(details: ErrorDetails, { retryAfterSeconds }: Problem): SaldoError {
  return new SaldoError('fortnox.limit', 'limit', details, { retry: 'later', afterSeconds: retryAfterSeconds ?? 60 });
}
