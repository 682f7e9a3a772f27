import type { PlainDate } from '@saldo/kernel';
import type { SandboxCompany, SandboxVoucher } from './books/company.ts';
import { addVoucher, changeVoucher, deleteVoucher, type VoucherChange, type VoucherKey, type VoucherWish } from './books/edits.ts';
import type { FaultQueue } from './fault-queue.ts';
import type { AuthServer } from './fortnox/auth-server.ts';
import type { FaultWish } from './fortnox/faults.ts';
import type { Quirks } from './fortnox/lists.ts';
import type { RateWindow } from './fortnox/rate-window.ts';

/** A request that the sandbox has answered; no header or body of it is kept. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly tenant: number | null;
  readonly status: number;
  readonly fault: string | null;
}

/** How many requests came, by what they asked for. */
export interface RequestCounts {
  readonly api: number;
  readonly auth: number;
  readonly sie: number;
  readonly refused: number;
  /** The most that passed within one sliding window. */
  readonly peak: number;
}

/** The hand behind the curtain: edits the books, spoils answers, reads what was asked. */
export interface SandboxControl {
  companies(): readonly SandboxCompany[];
  /** The company of a tenant, or the first. Throws RangeError. */
  company(tenant?: number): SandboxCompany;
  addVoucher(wish: VoucherWish, tenant?: number): SandboxVoucher;
  changeVoucher(key: VoucherKey, change: VoucherChange, tenant?: number): SandboxVoucher;
  deleteVoucher(key: VoucherKey, options?: { force?: boolean; tenant?: number }): void;
  lockUntil(date: PlainDate | null, tenant?: number): void;
  fault(wish: FaultWish): void;
  clearFaults(): void;
  waitingFaults(): readonly FaultWish[];
  requests(): readonly LoggedRequest[];
  counts(): RequestCounts;
  forgetRequests(): void;
  /** Whose books the next consent is for. */
  authorizeAs(tenant: number): void;
  /** Every access token is past its hour. */
  expireAccessTokens(): void;
  /** The customer removes the integration. */
  revokeConsent(tenant?: number): void;
  liveRefreshTokens(): number;
  quirks: Quirks;
}

/** What the control works on. */
export interface SandboxState {
  readonly companies: readonly SandboxCompany[];
  readonly faults: FaultQueue<FaultWish>;
  readonly auth: AuthServer;
  readonly window: RateWindow;
  readonly quirks: Quirks;
  readonly log: LoggedRequest[];
  consentingTenant: number | null;
  now(): number;
  today(): PlainDate;
  /** Called whenever a company's books changed. */
  booksChanged(): void;
}

/** The control over a running sandbox. */
export function controlOver(state: SandboxState): SandboxControl {
  const company = (tenant?: number): SandboxCompany => {
    const found = tenant === undefined ? state.companies[0] : state.companies.find(({ databaseNumber }) => databaseNumber === tenant);
    if (!found) throw new RangeError(`no company ${tenant ?? ''}`);
    return found;
  };
  const changed = <T>(result: T): T => {
    state.booksChanged();
    return result;
  };
  return {
    companies: () => state.companies,
    company,
    addVoucher: (wish, tenant) => changed(addVoucher(company(tenant), wish, state.now())),
    changeVoucher: (key, change, tenant) => changed(changeVoucher(company(tenant), key, change, state.now(), state.today())),
    deleteVoucher: (key, options = {}) => changed(deleteVoucher(company(options.tenant), key, options.force)),
    lockUntil: (date, tenant) => {
      company(tenant).lockedUntil = date;
    },
    fault: (wish) => state.faults.add(wish),
    clearFaults: () => state.faults.clear(),
    waitingFaults: () => state.faults.waiting(),
    requests: () => [...state.log],
    counts: () => countsOf(state),
    forgetRequests: () => {
      state.log.length = 0;
    },
    authorizeAs: (tenant) => {
      state.consentingTenant = company(tenant).databaseNumber;
    },
    expireAccessTokens: () => state.auth.expireAccessTokens(),
    revokeConsent: (tenant) => state.auth.revokeConsent(company(tenant).databaseNumber),
    liveRefreshTokens: () => state.auth.liveRefreshTokens(),
    quirks: state.quirks,
  };
}

function countsOf({ log, window }: SandboxState): RequestCounts {
  const api = log.filter(({ address }) => address.startsWith('/3/'));
  return {
    api: api.length,
    auth: log.filter(({ address }) => address.startsWith('/oauth-v1/')).length,
    sie: api.filter(({ address }) => address.startsWith('/3/sie/')).length,
    refused: api.filter(({ status }) => status === 429).length,
    peak: window.peak(),
  };
}
