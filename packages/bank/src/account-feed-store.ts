import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { BankAccount } from './accounts-store.ts';
import { type CallState, decideCall, noCalls, scheduledFetchMs } from './call-budget.ts';
import { type AccountLink, linksOfAccounts } from './consents-store.ts';

/** How an account is fetched; nulls where it comes by files only. */
export interface AccountFeed {
  readonly feedId: string | null;
  readonly status: AccountLink['status'] | null;
  readonly fetchedAtMs: number | null;
  readonly consentExpiresAtMs: number | null;
  /** When the schedule fetches it next. */
  readonly nextFetchAtMs: number | null;
  /** How often a person may still fetch it today: the smallest over the scopes. */
  readonly callsLeft: number | null;
  /** When a person may again, where none is left. */
  readonly mayFetchAt: string | null;
}

/** An account with how it is fetched. */
export type FedAccount = BankAccount & { readonly feed: AccountFeed };

const BY_FILES: AccountFeed = {
  feedId: null,
  status: null,
  fetchedAtMs: null,
  consentExpiresAtMs: null,
  nextFetchAtMs: null,
  callsLeft: null,
  mayFetchAt: null,
};

const SCOPES = ['balances', 'transactions'] as const;

/** How accounts are fetched: what their consent, their schedule and their bank's limits say now. */
export async function withFeeds(tx: Tx, accounts: readonly BankAccount[], nowMs: number): Promise<FedAccount[]> {
  const links = await linksOfAccounts(
    tx,
    accounts.map(({ id }) => id),
  );
  if (links.length === 0) return accounts.map((account) => ({ ...account, feed: BY_FILES }));
  const schedules = await rows<{ feedId: string; nextMs: number }>(
    tx,
    sql`select subject_id as "feedId", (extract(epoch from next_run_at) * 1000)::float8 as "nextMs" from job_schedules
      where subject_id = any(${sql.param([...new Set(links.map(({ feedId }) => feedId))])}::text[])`,
  );
  const calls = await rows<CallState & { providerAccountId: string; scope: string }>(
    tx,
    sql`select provider_account_id as "providerAccountId", scope, calls, limit_per_day as "limitPerDay", remaining,
        to_char(resets_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "resetsAt"
      from bank_call_limits where provider_account_id = any(${sql.param(links.map(({ providerAccountId }) => providerAccountId))}::text[])`,
  );
  return accounts.map((account) => {
    const link = links.find(({ bankAccountId }) => bankAccountId === account.id);
    if (!link) return { ...account, feed: BY_FILES };
    const states = SCOPES.map(
      (scope) => calls.find((one) => one.providerAccountId === link.providerAccountId && one.scope === scope) ?? noCalls,
    );
    const decisions = states.map((state) => decideCall(state, 'now', nowMs));
    const nextMs = schedules.find(({ feedId }) => feedId === link.feedId)?.nextMs ?? null;
    return {
      ...account,
      feed: {
        feedId: link.feedId,
        status: link.status,
        fetchedAtMs: link.fetchedAtMs,
        consentExpiresAtMs: link.expiresAtMs,
        nextFetchAtMs: nextMs === null ? null : scheduledFetchMs(states, nextMs),
        callsLeft: Math.min(...decisions.map(({ left }) => left)),
        mayFetchAt: decisions.find(({ may }) => !may)?.nextAt ?? null,
      },
    };
  });
}
