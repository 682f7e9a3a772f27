import { createPublicKey, verify } from 'node:crypto';
import { addDays, dateInZone, type PlainDate, parsePlainDate } from '@saldo/kernel';
import { type Answer, json } from '../fortnox/answer.ts';
import type { SandboxBankAccount } from './bank-account.ts';
import { type BankFaultWish, enablebankingError } from './bank-faults.ts';
import type { BankState } from './bank-state.ts';
import { accountBehind, type BankConsent, openConsent, standingOf } from './consents.ts';
import {
  enablebankingAccount,
  enablebankingAspsp,
  enablebankingBalances,
  enablebankingRow,
  identificationHash,
} from './enablebanking-rows.ts';
import type { BankRequest } from './gocardless.ts';
import { bookedRows, pendingRows } from './told-rows.ts';

const DAY_MS = 86_400_000;

/** Answers a call of Enable Banking's API. */
export function answerEnablebanking(state: BankState, request: BankRequest, fault: BankFaultWish | null): Answer {
  const instead = fault && enablebankingFault(fault);
  if (instead) return instead;
  if (!isSigned(state, request.authorization)) return enablebankingError(401, 'UNAUTHORIZED_ACCESS', 'Unauthorized access');
  const [, accountId, kind = ''] = /^accounts\/([^/]+)\/(details|balances|transactions)$/.exec(request.path) ?? [];
  if (accountId !== undefined) return accountAnswer(state, accountId, kind, request.query);
  const [, sessionId] = /^sessions\/([^/]+)$/.exec(request.path) ?? [];
  if (sessionId !== undefined) return oneSession(state, request.method, sessionId);
  switch (`${request.method} ${request.path}`) {
    case 'GET aspsps': {
      const isSwedish = (request.query.get('country') ?? 'SE') === 'SE';
      return json(200, { aspsps: isSwedish ? state.banks.filter(({ aspspName }) => aspspName !== null).map(enablebankingAspsp) : [] });
    }
    case 'POST auth':
      return begin(state, request);
    case 'POST sessions':
      return newSession(state, bodyOf(request).code);
    default:
      return json(404, { detail: 'Not Found' });
  }
}

function enablebankingFault({ kind, status }: BankFaultWish): Answer | null {
  switch (kind) {
    case 'down':
      return enablebankingError(status ?? 400, 'ASPSP_ERROR', 'Error interacting with ASPSP');
    case 'unknown-error':
      return json(500, { message: 'Internal server error' });
    case 'limit':
    case 'bank-limit':
      return enablebankingError(429, 'ASPSP_RATE_LIMIT_EXCEEDED', 'ASPSP Rate limit exceeded');
    case 'consent-expired':
      return enablebankingError(401, 'EXPIRED_SESSION', 'Session is expired');
    case 'access-expired':
      return enablebankingError(401, 'REVOKED_SESSION', 'Session is revoked');
    case 'account-closed':
      return enablebankingError(404, 'ACCOUNT_DOES_NOT_EXIST', 'No account found matching provided id');
    case 'not-granted':
      return enablebankingError(403, 'ASPSP_ACCOUNT_NOT_ACCESSIBLE', 'The PSU does not have access to the requested account');
    case 'period-refused':
      return enablebankingError(422, 'WRONG_TRANSACTIONS_PERIOD', 'Wrong transactions period requested');
    case 'wrong-secret':
      return enablebankingError(401, 'UNAUTHORIZED_ACCESS', 'Unauthorized access');
    case 'ip-denied':
      return enablebankingError(403, 'UNAUTHORIZED_IP', 'Used IP address is not authorized to access the resource');
    default:
      return null;
  }
}

/** Whether the bearer is a JSON Web Token that the application has signed for an hour, a day at most. */
function isSigned(state: BankState, authorization: string): boolean {
  const [header = '', body = '', signature = ''] = /^Bearer (.+)$/.exec(authorization)?.[1]?.split('.') ?? [];
  const [about, claims] = [decoded(header), decoded(body)];
  if (about.alg !== 'RS256' || about.typ !== 'JWT' || about.kid !== state.application.id) return false;
  if (claims.iss !== 'enablebanking.com' || claims.aud !== 'api.enablebanking.com') return false;
  const [issuedAt, expiresAt] = [Number(claims.iat), Number(claims.exp)];
  const now = state.now() / 1_000;
  if (!(issuedAt <= now + 60 && now < expiresAt && expiresAt - issuedAt <= 86_400)) return false;
  const key = createPublicKey(state.application.publicKey());
  return verify('RSA-SHA256', Buffer.from(`${header}.${body}`), key, Buffer.from(signature, 'base64url'));
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function begin(state: BankState, request: BankRequest): Answer {
  const { aspsp, access, state: reference, redirect_url, language } = bodyOf(request);
  const name = field(aspsp, 'name');
  const bank = state.banks.find(({ aspspName }) => aspspName !== null && aspspName === name);
  if (!bank) return enablebankingError(422, 'WRONG_ASPSP_PROVIDED', 'Wrong ASPSP name provided');
  const validUntil = Date.parse(String(field(access, 'valid_until')));
  const lifeMs = validUntil - state.now();
  if (Number.isNaN(validUntil) || lifeMs > bank.accessDays * DAY_MS + 1_000 || typeof redirect_url !== 'string') {
    return enablebankingError(422, 'WRONG_REQUEST_PARAMETERS', 'Wrong request parameters provided');
  }
  const consent = openConsent(state.consents, {
    id: state.consents.newId(),
    provider: 'enablebanking',
    bank,
    reference: String(reference),
    redirect: redirect_url,
    language: String(language ?? 'en'),
    historyDays: bank.historyDays,
    lifeMs,
    agreementId: null,
  });
  return json(200, { url: `${request.origin}/bank/${consent.id}`, authorization_id: consent.id, psu_id_hash: 'hash' });
}

function newSession(state: BankState, code: unknown): Answer {
  const consent = state.consents.all.find((one) => one.provider === 'enablebanking' && one.code !== null && one.code === code);
  if (!consent) return enablebankingError(422, 'WRONG_AUTHORIZATION_CODE', 'Wrong authorization code provided');
  if (consent.sessionId !== null) return enablebankingError(422, 'ALREADY_AUTHORIZED', 'Session is already authorized');
  consent.sessionId = state.consents.newId();
  consent.status = 'LN';
  return json(200, {
    session_id: consent.sessionId,
    accounts: [...consent.accounts].map(([uid, account]) => enablebankingAccount(uid, account)),
    aspsp: { name: consent.bank.aspspName, country: 'SE' },
    psu_type: 'business',
    access: { valid_until: instant(consent.expiresMs) },
  });
}

const WORDS = {
  live: 'AUTHORIZED',
  pending: 'PENDING_AUTHORIZATION',
  expired: 'EXPIRED',
  revoked: 'REVOKED',
  suspended: 'INVALID',
  deleted: 'CLOSED',
} as const;

function oneSession(state: BankState, method: string, sessionId: string): Answer {
  const consent = state.consents.all.find((one) => one.sessionId === sessionId);
  if (!consent) return enablebankingError(404, 'SESSION_DOES_NOT_EXIST', 'No session found matching provided id');
  if (method === 'DELETE') {
    if (consent.isDeleted) return enablebankingError(422, 'CLOSED_SESSION', 'Session is closed');
    consent.isDeleted = true;
    return json(200, { message: 'OK' });
  }
  const standing = standingOf(consent, state.now());
  return json(200, {
    status: WORDS[standing],
    accounts: [...consent.accounts.keys()],
    accounts_data: [...consent.accounts].map(([uid, account]) => {
      const hash = identificationHash(account);
      return { uid, identification_hash: hash, identification_hashes: [hash] };
    }),
    aspsp: { name: consent.bank.aspspName, country: 'SE' },
    psu_type: 'business',
    psu_id_hash: 'hash',
    access: { valid_until: instant(consent.expiresMs) },
    created: instant(consent.acceptedMs),
    authorized: instant(consent.acceptedMs),
  });
}

function accountAnswer(state: BankState, uid: string, kind: string, query: URLSearchParams): Answer {
  const behind = accountBehind(state.consents, 'enablebanking', uid);
  if (!behind) return enablebankingError(404, 'ACCOUNT_DOES_NOT_EXIST', 'No account found matching provided id');
  const { consent, account } = behind;
  const standing = standingOf(consent, state.now());
  if (standing === 'expired') return enablebankingError(401, 'EXPIRED_SESSION', 'Session is expired');
  if (standing === 'revoked') return enablebankingError(401, 'REVOKED_SESSION', 'Session is revoked');
  if (standing !== 'live') return enablebankingError(401, 'CLOSED_SESSION', 'Session is closed');
  // Further pages belong to the call that began them.
  const isFurther = query.has('continuation_key');
  const key = `enablebanking ${account.key} ${kind}`;
  if (!isFurther && state.accountCalls.left(key, state.now()).remaining === 0) {
    return enablebankingError(429, 'ASPSP_RATE_LIMIT_EXCEEDED', 'ASPSP Rate limit exceeded');
  }
  const answer = dataOf(state, consent, account, kind, uid, query);
  if (answer.status === 200 && !isFurther) state.accountCalls.count(key, state.now());
  return answer;
}

function dataOf(
  state: BankState,
  consent: BankConsent,
  account: SandboxBankAccount,
  kind: string,
  uid: string,
  query: URLSearchParams,
): Answer {
  if (kind === 'details') return json(200, enablebankingAccount(uid, account));
  if (kind === 'balances') return json(200, { balances: enablebankingBalances(account, consent.bank, state.now(), state.today()) });
  const [from, to] = ['date_from', 'date_to'].map((name) => parsePlainDate(query.get(name) ?? '') ?? undefined);
  const today = dateInZone(new Date(state.now()), 'UTC');
  if (from !== undefined && from > today) return enablebankingError(422, 'DATE_FROM_IN_FUTURE', 'date_from can not be in the future');
  if (to !== undefined && from === undefined)
    return enablebankingError(422, 'DATE_TO_WITHOUT_DATE_FROM', 'date_from must be provided if date_to provided');
  if (from !== undefined && from < addDays(today, -consent.historyDays)) {
    return enablebankingError(422, 'WRONG_TRANSACTIONS_PERIOD', 'Wrong transactions period requested');
  }
  return pageOf(state, consent, account, query, { from, to });
}

/** A page of rows; its key holds the other parameters, which must stay as they are, and after the first page comes one without rows. */
function pageOf(
  state: BankState,
  { bank }: BankConsent,
  account: SandboxBankAccount,
  query: URLSearchParams,
  days: { readonly from: PlainDate | undefined; readonly to: PlainDate | undefined },
): Answer {
  const at = { nowMs: state.now(), salt: String(state.quirks.idsGivenAnew) };
  const rows = [...pendingRows(account, at), ...bookedRows(account, at, days)];
  const others = ['date_from', 'date_to', 'transaction_status', 'strategy'].map((name) => query.get(name) ?? '').join('|');
  const given = query.get('continuation_key');
  const place = given === null ? { begin: 0, empty: false, others } : (decoded(given) as { begin: number; empty: boolean; others: string });
  if (place.others !== others) return enablebankingError(422, 'WRONG_CONTINUATION_KEY', 'Wrong continuation key provided');
  const { pageSize, emptyPages } = state.quirks;
  const end = place.empty ? place.begin : place.begin + pageSize;
  const isLast = end >= rows.length && !place.empty;
  const next = { begin: end, empty: emptyPages && given === null, others };
  return json(200, {
    transactions: rows.slice(place.begin, end).map((row) => enablebankingRow(row, bank, account, state.consents.newId())),
    continuation_key: isLast ? null : Buffer.from(JSON.stringify(next)).toString('base64url'),
  });
}

function bodyOf({ body }: BankRequest): Readonly<Record<string, unknown>> {
  const value: unknown = body === '' ? {} : JSON.parse(body);
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function instant(ms: number | null): string {
  return new Date(ms ?? 0).toISOString();
}
