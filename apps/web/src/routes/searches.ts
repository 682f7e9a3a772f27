import { roles } from '@saldo/kernel';
import { auditKinds } from '../features/audit/audit-kinds.ts';
import { clientKinds } from '../features/clients/client-kinds.ts';
import { severities } from '../features/findings/severities.ts';
import { jobStatuses, queues } from '../features/jobs/job-state.ts';
import { comparisons } from '../features/ledger/balance-comparison.ts';
import { reconciliationStatuses } from '../features/reconcile/status.ts';
import { MOST_DRAWN } from '../features/review/most-drawn.ts';
import { yearProofs } from '../features/review/review-rows.ts';
import { timelineKinds } from '../features/timeline/timeline-kinds.ts';
import { days, on, oneOf, type RawSearch, text } from './address.ts';

// The state of each view as its address holds it. What cannot be read is as if it were not set: an address never breaks a page.

const boardStates = ['somebody', 'blocked', 'done'] as const;
const daySorts = ['date', '-date'] as const;
const voucherStates = ['superseded', 'removed'] as const;

/** The days that stay while one moves about. */
export const periodSearch = (raw: RawSearch) => days(raw);

export const signInSearch = (raw: RawSearch) =>
  view({ next: ownPath(raw.next), ended: on(raw.ended), error: text(raw.error, 100), code: oneOf(raw.code, ['ask']) });

export const setUpSearch = (raw: RawSearch) => view({ token: text(raw.token, 500) });

export const boardSearch = (raw: RawSearch) =>
  view({
    q: text(raw.q),
    mine: on(raw.mine),
    state: oneOf(raw.state, boardStates),
    client: text(raw.client),
    ...seenAs(raw),
    sort: oneOf(raw.sort, ['name']),
  });

export const clientsSearch = (raw: RawSearch) =>
  view({
    q: text(raw.q),
    kind: oneOf(raw.kind, clientKinds),
    status: oneOf(raw.status, ['archived']),
    error: text(raw.error, 500),
    open: oneOf(raw.open, ['create']),
    ...seenAs(raw),
    sort: oneOf(raw.sort, ['name', '-name', 'created', '-created']),
  });

export const overviewSearch = (raw: RawSearch) =>
  view({ open: oneOf(raw.open, ['edit', 'archive']), kind: oneOf(raw.kind, timelineKinds), days: on(raw.days) });

export const feedsSearch = (raw: RawSearch) =>
  view({
    open: oneOf(raw.open, ['create']),
    connected: text(raw.connected),
    error: text(raw.error, 500),
    ...seenAs(raw),
    sort: column(raw.sort),
  });

export const vouchersSearch = (raw: RawSearch) =>
  view({
    q: text(raw.q),
    series: text(raw.series, 20),
    account: text(raw.account, 20),
    state: oneOf(raw.state, voucherStates),
    flagged: on(raw.flagged),
    voucher: text(raw.voucher),
    ...seenAs(raw),
    sort: oneOf(raw.sort, daySorts),
  });

export const entriesSearch = (raw: RawSearch) =>
  view({
    account: text(raw.account, 20),
    voucher: text(raw.voucher),
    months: oneOf(raw.months, ['chart', 'table', 'none']),
    ...seenAs(raw),
    sort: oneOf(raw.sort, daySorts),
  });

export const bankSearch = (raw: RawSearch) =>
  view({
    account: text(raw.account),
    open: oneOf(raw.open, ['connect']),
    feed: text(raw.feed),
    connected: text(raw.connected),
    error: text(raw.error, 500),
    ...seenAs(raw),
    sort: column(raw.sort),
  });

export const bankTransactionsSearch = (raw: RawSearch) =>
  view({
    q: text(raw.q),
    account: text(raw.account),
    state: oneOf(raw.state, ['withdrawn', 'pending']),
    transaction: text(raw.transaction),
    ...seenAs(raw),
    sort: oneOf(raw.sort, daySorts),
  });

export const bankStatementsSearch = (raw: RawSearch) =>
  view({ account: text(raw.account), statement: text(raw.statement), ...seenAs(raw) });

export const reconciliationsSearch = (raw: RawSearch) =>
  view({
    account: text(raw.account),
    status: oneOf(raw.status, reconciliationStatuses),
    open: oneOf(raw.open, ['create']),
    sort: column(raw.sort),
  });

export const reconciliationSearch = (raw: RawSearch) =>
  view({
    row: text(raw.row),
    rival: count(raw.rival),
    show: oneOf(raw.show, ['carried', 'matched']),
    made: oneOf(raw.made, ['confirmed', 'rejected']),
    pane: oneOf(raw.pane, ['bank', 'ledger']),
    match: text(raw.match),
    open: oneOf(raw.open, ['carry', 'opening', 'reopen', 'changes']),
  });

export const findingsSearch = (raw: RawSearch) =>
  view({
    status: oneOf(raw.status, ['accepted', 'gone']),
    severity: oneOf(raw.severity, severities),
    code: text(raw.code, 100),
    days: on(raw.days),
    finding: text(raw.finding),
    open: oneOf(raw.open, ['accept']),
  });

export const checksSearch = (raw: RawSearch) => view({ q: text(raw.q) });

export const reviewSearch = (raw: RawSearch) => view({ q: text(raw.q), proof: oneOf(raw.proof, yearProofs), ...seenAs(raw) });

export const sampleSearch = (raw: RawSearch) => view({ n: count(raw.n), seed: text(raw.seed, 64), voucher: text(raw.voucher) });

export const balanceSearch = (raw: RawSearch) =>
  view({ q: text(raw.q), moved: on(raw.moved), compare: oneOf(raw.compare, comparisons), ...seenAs(raw), sort: column(raw.sort) });

export const jobsSearch = (raw: RawSearch) =>
  view({
    queue: oneOf(raw.queue, queues),
    status: oneOf(raw.status, jobStatuses),
    clientId: text(raw.clientId),
    error: text(raw.error, 100),
    days: on(raw.days),
    job: text(raw.job),
    ...seenAs(raw),
    sort: oneOf(raw.sort, ['created', '-created']),
  });

export const auditSearch = (raw: RawSearch) =>
  view({
    clientId: text(raw.clientId),
    kind: oneOf(raw.kind, auditKinds),
    days: on(raw.days),
    row: text(raw.row),
    ...seenAs(raw),
    sort: oneOf(raw.sort, ['at', '-at']),
  });

export const usersSearch = (raw: RawSearch) =>
  view({ open: text(raw.open), q: text(raw.q), role: oneOf(raw.role, roles), ...seenAs(raw), sort: column(raw.sort) });

export const rolesSearch = (raw: RawSearch) => view({ role: oneOf(raw.role, roles) });

export const accountSearch = (raw: RawSearch) => view({ open: oneOf(raw.open, ['key']) });

// How many are drawn on a page at a time, at most.
function count(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number(text(value, 3));
  return Number.isInteger(number) && number >= 1 && number <= MOST_DRAWN ? number : undefined;
}

// How a list is seen beside its filters.
function seenAs(raw: RawSearch) {
  return { columns: text(raw.columns, 500), density: oneOf(raw.density, ['normal', 'compact']), view: text(raw.view, 40) };
}

// The name of a column, with or without a minus before it.
function column(value: unknown): string | undefined {
  return typeof value === 'string' && /^-?[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(value) ? value : undefined;
}

// Everything in a view is optional: a link names only what it sets.
function view<T extends object>(search: T): Partial<T> {
  return search;
}

// Only a place on this page: an address that leads elsewhere would send a fresh sign-in to a stranger.
function ownPath(value: unknown): string | undefined {
  const path = text(value, 1_000);
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : undefined;
}
