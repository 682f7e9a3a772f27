import { addDays, dateInZone, type PlainDate, parsePlainDate } from '@saldo/kernel';
import { type Answer, json } from '../fortnox/answer.ts';
import type { SandboxBankAccount } from './bank-account.ts';
import { type BankFaultWish, gocardlessError } from './bank-faults.ts';
import type { BankState } from './bank-state.ts';
import { accountBehind, type BankConsent, openConsent, standingOf } from './consents.ts';
import * as errors from './gocardless-errors.ts';
import { gocardlessBalances, gocardlessDetails, gocardlessInstitution, gocardlessMetadata, gocardlessRow } from './gocardless-rows.ts';
import { bookedRows, pendingRows } from './told-rows.ts';

/** A request as a provider of the sandbox gets it. */
export interface BankRequest {
  readonly method: string;
  /** Below the API's address. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: string;
  /** Where the bank's own pages lie. */
  readonly origin: string;
}

const DAY_MS = 86_400_000;
const REFRESH_MS = 30 * DAY_MS;

/** Answers a call of GoCardless Bank Account Data, API v2. Paths end with a slash, as there. */
export function answerGocardless(state: BankState, request: BankRequest, fault: BankFaultWish | null): Answer {
  const { method, path } = request;
  const [, accountId = '', kind = ''] = /^accounts\/([^/]+)\/(?:(details|balances|transactions)\/)?$/.exec(path) ?? [];
  const instead = fault && gocardlessFault(state, fault, accountId, kind);
  if (instead) return instead;
  if (path === 'token/new/' || path === 'token/refresh/') return tokenAnswer(state, request);
  const bearer = /^Bearer (.+)$/.exec(request.authorization)?.[1] ?? '';
  if ((state.access.get(bearer) ?? 0) <= state.now()) return errors.oldToken;
  state.allCalls.count('all', state.now());
  const [, requisitionId] = /^requisitions\/([^/]+)\/$/.exec(path) ?? [];
  const [, agreementId] = /^agreements\/enduser\/([^/]+)\/$/.exec(path) ?? [];
  const [, institutionId] = /^institutions\/([^/]+)\/$/.exec(path) ?? [];
  if (accountId !== '') return accountAnswer(state, accountId, kind, request.query);
  if (institutionId !== undefined) return oneInstitution(state, institutionId);
  if (agreementId !== undefined) return oneAgreement(state, agreementId);
  if (requisitionId !== undefined) return oneRequisition(state, request, requisitionId);
  switch (`${method} ${path}`) {
    case 'GET institutions/':
      return institutions(state, request.query.get('country') ?? '');
    case 'POST agreements/enduser/':
      return newAgreement(state, bodyOf(request));
    case 'POST requisitions/':
      return newRequisition(state, request, bodyOf(request));
    default:
      return errors.unknownId;
  }
}

function gocardlessFault(state: BankState, fault: BankFaultWish, accountId: string, kind: string): Answer | null {
  const answer = errors.gocardlessFault(fault, accountId, kind, new Date(state.now()));
  const behind = accountId === '' ? null : accountBehind(state.consents, 'gocardless', accountId);
  // Failures of the bank that count: more than ten in a row, and nothing is asked of it any more.
  if (fault.kind === 'unknown-error' && behind) {
    const failures = (behind.consent.failures.get(accountId) ?? 0) + 1;
    behind.consent.failures.set(accountId, failures);
    if (failures > 10) behind.consent.status = 'SU';
  }
  if (fault.kind !== 'limit' || !answer) return answer;
  return { ...answer, headers: limitHeaders(state, { limit: 4, remaining: 0, resetSeconds: fault.resetSeconds ?? 85_092 }) };
}

function tokenAnswer(state: BankState, request: BankRequest): Answer {
  const body = bodyOf(request);
  const access = state.consents.newId();
  if (request.path === 'token/refresh/') {
    if ((state.refresh.get(text(body.refresh)) ?? 0) <= state.now()) return errors.oldToken;
    state.access.set(access, state.now() + DAY_MS);
    // No other refresh token comes with it.
    return json(200, { access, access_expires: 86_400 });
  }
  if (body.secret_id !== state.secret.id || body.secret_key !== state.secret.key) return errors.wrongSecret;
  const refresh = state.consents.newId();
  state.access.set(access, state.now() + DAY_MS);
  state.refresh.set(refresh, state.now() + REFRESH_MS);
  return json(200, { access, access_expires: 86_400, refresh, refresh_expires: REFRESH_MS / 1_000 });
}

function institutions(state: BankState, country: string): Answer {
  if (!/^[A-Z]{2}$/i.test(country))
    return json(400, { country: { summary: 'Invalid country choice.', detail: `${country} is not a valid choice.` }, status_code: 400 });
  return json(200, country.toUpperCase() === 'SE' ? state.banks.map((bank) => gocardlessInstitution(bank, false)) : []);
}

function oneInstitution(state: BankState, id: string): Answer {
  const bank = state.banks.find(({ institutionId }) => institutionId === id);
  return bank ? json(200, gocardlessInstitution(bank, true)) : errors.unknownId;
}

function newAgreement(state: BankState, body: Body): Answer {
  const bank = state.banks.find(({ institutionId }) => institutionId === body.institution_id);
  if (!bank)
    return json(400, {
      institution_id: { summary: `Unknown Institution ID ${text(body.institution_id)}`, detail: 'Get Institution IDs from /institutions/' },
      status_code: 400,
    });
  const [historyDays, accessDays] = [Number(body.max_historical_days ?? 90), Number(body.access_valid_for_days ?? 90)];
  const wrong = (field: string, most: number) => ({
    [field]: { summary: `Incorrect ${field}`, detail: `${field} must be > 0 and <= ${most}` },
  });
  const faults = {
    ...(historyDays > bank.historyDays && wrong('max_historical_days', bank.historyDays)),
    ...(accessDays > bank.accessDays && wrong('access_valid_for_days', bank.accessDays)),
  };
  if (Object.keys(faults).length > 0) return json(400, { ...faults, status_code: 400 });
  const agreement = { id: state.consents.newId(), institutionId: bank.institutionId, historyDays, accessDays, createdMs: state.now() };
  state.agreements.set(agreement.id, agreement);
  return json(201, toldAgreement(state, agreement.id));
}

function oneAgreement(state: BankState, id: string): Answer {
  return state.agreements.has(id) ? json(200, toldAgreement(state, id)) : errors.unknownId;
}

function toldAgreement(state: BankState, id: string) {
  const agreement = state.agreements.get(id);
  const consent = state.consents.all.find(({ agreementId, provider }) => agreementId === id && provider === 'gocardless');
  return {
    id,
    created: instant(agreement?.createdMs ?? 0),
    institution_id: agreement?.institutionId,
    max_historical_days: agreement?.historyDays,
    access_valid_for_days: agreement?.accessDays,
    access_scope: ['balances', 'details', 'transactions'],
    accepted: consent?.acceptedMs ? instant(consent.acceptedMs) : null,
    reconfirmation: false,
  };
}

function newRequisition(state: BankState, { origin }: BankRequest, body: Body): Answer {
  const bank = state.banks.find(({ institutionId }) => institutionId === body.institution_id);
  if (!bank) return json(400, { institution_id: ['This field is required.'], status_code: 400 });
  if (state.quirks.requisitionsLeft <= 0) return errors.usedUp;
  const [reference, agreementId] = [text(body.reference) || state.consents.newId(), text(body.agreement)];
  const isTaken = (one: BankConsent) => one.provider === 'gocardless' && one.reference === reference;
  if (state.consents.all.some(isTaken)) {
    return json(400, {
      reference: { summary: 'Client reference must be unique', detail: `Client reference ${reference} exists already` },
      status_code: 400,
    });
  }
  if (agreementId !== '' && state.consents.all.some((one) => one.agreementId === agreementId)) {
    return json(400, {
      agreement: { summary: `Agreement ${agreementId} is already associated`, detail: 'Create another one' },
      status_code: 400,
    });
  }
  if (body.account_selection === true && !bank.features.includes('account_selection')) {
    return json(400, {
      account_selection: {
        summary: 'Account selection not supported',
        detail: `Account selection not supported for ${bank.institutionId}`,
      },
      status_code: 400,
    });
  }
  const agreement = state.agreements.get(agreementId);
  const { historyDays = 90, accessDays = 90 } = agreement ?? {};
  state.quirks.requisitionsLeft -= 1;
  const consent = openConsent(state.consents, {
    id: state.consents.newId(),
    provider: 'gocardless',
    bank,
    reference,
    redirect: text(body.redirect),
    language: text(body.user_language) || 'EN',
    historyDays,
    lifeMs: accessDays * DAY_MS,
    agreementId: agreementId || null,
  });
  return json(201, toldRequisition(state, consent, origin));
}

function oneRequisition(state: BankState, { method, origin }: BankRequest, id: string): Answer {
  const consent = state.consents.all.find((one) => one.id === id && one.provider === 'gocardless' && !one.isDeleted);
  if (!consent) return errors.unknownId;
  if (method !== 'DELETE') return json(200, toldRequisition(state, consent, origin));
  consent.isDeleted = true;
  return json(200, { summary: 'Requisition deleted', detail: `Requisition ${id} deleted with all its End User Agreements` });
}

function toldRequisition(state: BankState, consent: BankConsent, origin: string) {
  const status = standingOf(consent, state.now()) === 'expired' ? 'EX' : consent.status;
  return {
    id: consent.id,
    created: instant(state.now()),
    redirect: consent.redirect,
    status,
    institution_id: consent.bank.institutionId,
    agreement: consent.agreementId ?? '',
    reference: consent.reference,
    accounts: status === 'CR' || status === 'UA' ? [] : [...consent.accounts.keys()],
    user_language: consent.language,
    link: `${origin}/bank/${consent.id}`,
    ssn: null,
    account_selection: false,
    redirect_immediate: false,
  };
}

function accountAnswer(state: BankState, accountId: string, kind: string, query: URLSearchParams): Answer {
  const behind = accountBehind(state.consents, 'gocardless', accountId);
  if (!behind) return gocardlessError(404, `Account ID ${accountId} not found`, 'Please check whether you specified a valid Account ID');
  const { consent, account } = behind;
  const standing = standingOf(consent, state.now());
  if (kind === '') {
    const status = standing === 'suspended' ? 'SUSPENDED' : standing === 'live' ? 'READY' : 'EXPIRED';
    return json(200, gocardlessMetadata(accountId, account, consent.bank, status));
  }
  const refused = refusalOf(consent, standing, accountId, kind);
  if (refused) return refused;
  const key = `${accountId} ${kind}`;
  const left = state.accountCalls.left(key, state.now());
  if (left.remaining === 0) return { ...errors.limitReached(left.limit, left.resetSeconds), headers: limitHeaders(state, left) };
  const answer = dataOf(state, consent, account, kind, query);
  if (answer.status === 200) {
    consent.failures.delete(accountId);
    state.accountCalls.count(key, state.now());
  }
  return { ...answer, headers: limitHeaders(state, state.accountCalls.left(key, state.now())) };
}

function refusalOf(consent: BankConsent, standing: ReturnType<typeof standingOf>, accountId: string, kind: string): Answer | null {
  switch (standing) {
    case 'live':
      return null;
    case 'expired':
      return errors.consentExpired(consent.agreementId ?? '', Math.round(consent.lifeMs / DAY_MS), new Date(consent.expiresMs ?? 0));
    case 'revoked':
      return errors.accessExpired(kind);
    case 'suspended':
      return errors.suspended(accountId);
    case 'pending':
    case 'deleted':
      return errors.notGranted();
  }
}

function dataOf(state: BankState, consent: BankConsent, account: SandboxBankAccount, kind: string, query: URLSearchParams): Answer {
  if (kind === 'details') return json(200, gocardlessDetails(account, state.quirks.detailsLackNumbers));
  if (kind === 'balances') return json(200, { balances: gocardlessBalances(account, consent.bank, state.now(), state.today()) });
  const asked = daysAsked(query, dateInZone(new Date(state.now()), 'UTC'));
  if ('refused' in asked) return asked.refused;
  // More than 90 days of some banks come once; from then on it is the same old list.
  const isFrozen = consent.historyDays > 90 && consent.bank.features.includes('separate_continuous_history_consent');
  if (isFrozen) consent.frozenMs ??= state.now();
  const at = { nowMs: consent.frozenMs ?? state.now(), salt: String(state.quirks.idsGivenAnew) };
  const oldest = addDays(dateInZone(new Date(consent.acceptedMs ?? at.nowMs), 'Europe/Stockholm'), -consent.historyDays);
  const from = asked.from !== undefined && asked.from > oldest ? asked.from : oldest;
  const told = (row: Parameters<typeof gocardlessRow>[0]) => gocardlessRow(row, consent.bank, account);
  return json(200, {
    transactions: { booked: bookedRows(account, at, { from, to: asked.to }).map(told), pending: pendingRows(account, at).map(told) },
    last_updated: instant(at.nowMs),
  });
}

type DaysAsked = { readonly from: PlainDate | undefined; readonly to: PlainDate | undefined } | { readonly refused: Answer };

function daysAsked(query: URLSearchParams, todayInUtc: PlainDate): DaysAsked {
  const [from, to] = ['date_from', 'date_to'].map((name) => query.get(name));
  const wrong: Record<string, unknown> = {};
  for (const [name, value] of [
    ['date_from', from],
    ['date_to', to],
  ] as const) {
    if (value == null) continue;
    if (parsePlainDate(value) === null) wrong[name] = ['Date has wrong format.'];
    else if (value > todayInUtc) {
      wrong[name] = {
        summary: "Date can't be in future",
        detail: `'${value}' can't be greater than ${todayInUtc}. Specify correct date range`,
      };
    }
  }
  if (from && to && from > to) wrong.date_from = { summary: 'DateRangeError', detail: 'date_from is after date_to' };
  if (Object.keys(wrong).length > 0) return { refused: json(400, { ...wrong, status_code: 400 }) };
  return { from: from ? (parsePlainDate(from) ?? undefined) : undefined, to: to ? (parsePlainDate(to) ?? undefined) : undefined };
}

function limitHeaders(state: BankState, left: { readonly limit: number; readonly remaining: number; readonly resetSeconds: number }) {
  const all = state.allCalls.left('all', state.now());
  return {
    HTTP_X_RATELIMIT_LIMIT: String(all.limit),
    HTTP_X_RATELIMIT_REMAINING: String(all.remaining),
    HTTP_X_RATELIMIT_RESET: String(all.resetSeconds),
    HTTP_X_RATELIMIT_ACCOUNT_SUCCESS_LIMIT: String(left.limit),
    HTTP_X_RATELIMIT_ACCOUNT_SUCCESS_REMAINING: String(left.remaining),
    HTTP_X_RATELIMIT_ACCOUNT_SUCCESS_RESET: String(left.resetSeconds),
  };
}

type Body = Readonly<Record<string, unknown>>;

function bodyOf({ body }: BankRequest): Body {
  const value: unknown = body === '' ? {} : JSON.parse(body);
  return typeof value === 'object' && value !== null ? (value as Body) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
