import { bankSync, fileImport, fortnoxSync } from '@saldo/feeds';
import { dateInZone, type Period } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { ClientFacts, FeedFacts, JobFacts, YearFacts } from './facts.ts';

/** Which clients are asked for; all of the actor's where nothing is said. */
export interface FactsFilter {
  readonly clientId?: string | undefined;
  readonly managerId?: string | undefined;
  /** A part of the name or the organisation number. */
  readonly q?: string | undefined;
}

/** A board holds at most so many clients. */
const MOST_CLIENTS = 5_000;
const FEEDS_OF_A_CLIENT = 20;
const JOBS = [fortnoxSync.name, bankSync.name, fileImport.name];

/** Facts of a client, with where it is. */
export interface PlacedFacts extends ClientFacts {
  readonly timeZone: string;
}

interface FactsRow {
  readonly clientId: string;
  readonly name: string;
  readonly managerId: string | null;
  readonly timeZone: string;
  readonly feeds: readonly (Omit<FeedFacts, 'lastSyncAt'> & { lastSyncMs: number | null })[] | null;
  readonly jobs: readonly (Omit<JobFacts, 'runAt'> & { runMs: number })[] | null;
  readonly years: readonly YearRow[] | null;
  readonly flagged: number | null;
  readonly findings: ClientFacts['findings'] | null;
  readonly checked: boolean | null;
  readonly accounts: ClientFacts['accounts'] | null;
  readonly reconciliations: ClientFacts['reconciliations'] | null;
}

type YearRow = Omit<YearFacts, 'provedOn' | 'provedAt'> & { readonly provedMs: number | null };

/** What is stored of the actor's clients for a month, in one statement over sets: a thousand clients cost what ten do, but for the reading. */
export async function boardFacts(tx: Tx, month: Period, { clientId, managerId, q }: FactsFilter): Promise<PlacedFacts[]> {
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const found = await rows<FactsRow>(
    tx,
    sql`select c.id as "clientId", c.name, c.manager_id as "managerId", c.time_zone as "timeZone", f.feeds, j.jobs, y.years, v.flagged, q.findings, y.checked, b.accounts,
        r.reconciliations
      from clients c
      left join (
        select client_id, json_agg(json_build_object('id', id, 'source', source, 'status', status, 'lastError', last_error, 'lastJobId', last_job_id,
          'lastSyncMs', (extract(epoch from last_sync_at) * 1000)::float8) order by id) as feeds
        from (select *, row_number() over (partition by client_id order by id) as place from data_feeds where status <> 'archived') one
        where place <= ${FEEDS_OF_A_CLIENT} group by client_id
      ) f on f.client_id = c.id
      left join (
        select client_id, json_agg(json_build_object('id', id, 'feedId', subject_id, 'status', status, 'progress', progress,
          'brings', case when name = ${bankSync.name} or (name = ${fileImport.name} and payload->>'kind' <> 'sie') then 'bank' else 'books' end,
          'runMs', (extract(epoch from run_at) * 1000)::float8) order by id) as jobs
        from (
          select * from jobs where status = 'running' and name = any (${sql.param(JOBS)}::text[])
          union all select * from jobs where status = 'queued' and queue = 'etl' and name = any (${sql.param(JOBS)}::text[])
        ) unended group by client_id
      ) j on j.client_id = c.id
      left join (
        select client_id, json_agg(json_build_object('id', id, 'feedId', feed_id, 'from', from_date, 'to', to_date, 'locked', locked,
          'balancesUpTo', balances_up_to, 'proof', proof, 'provedMs', (extract(epoch from proved_at) * 1000)::float8) order by from_date) as years,
          bool_and(coalesce(checked_at >= proved_at, false)) as checked
        from (select fy.*, k.checked_at from financial_years fy left join checked_years k on k.financial_year_id = fy.id
          where fy.from_date <= ${month.to} and fy.to_date >= ${month.from}) of_month group by client_id
      ) y on y.client_id = c.id
      left join (
        select client_id, count(*)::int as flagged from vouchers
        where state = 'current' and flags <> '[]' and date between ${month.from} and ${month.to} group by client_id
      ) v on v.client_id = c.id
      left join (
        select client_id, json_build_object('errors', count(*) filter (where severity = 'error'), 'warnings', count(*) filter (where severity = 'warning'))
          as findings
        from findings where status = 'open' and date between ${month.from} and ${month.to} group by client_id
      ) q on q.client_id = c.id
      left join (
        select client_id, json_agg(json_build_object('id', id, 'ledgerAccount', ledger_account, 'seen', seen, 'proof', proof) order by id) as accounts
        from bank_accounts where enabled group by client_id
      ) b on b.client_id = c.id
      left join (
        select r.client_id, json_agg(json_build_object('id', r.id, 'bankAccountId', r.bank_account_id, 'from', r.from_date, 'to', r.to_date,
          'status', case when j.status in ('queued', 'running') then 'running' else r.status end, 'jobId', r.job_id,
          'undecided', coalesce((r.counts->>'undecided')::int, 0), 'unexplained', r.proof->>'unexplained') order by r.from_date, r.id) as reconciliations
        from reconciliations r left join jobs j on j.id = r.job_id
        where r.from_date <= ${month.to} and r.to_date >= ${month.from} group by r.client_id
      ) r on r.client_id = c.id
      where c.archived_at is null
        ${clientId ? sql`and c.id = ${clientId}` : sql``}
        ${managerId ? sql`and c.manager_id::text = ${managerId}` : sql``}
        ${like ? sql`and (c.name ilike ${like} or replace(c.org_no, '-', '') like ${like.replaceAll('-', '')})` : sql``}
      order by c.name, c.id limit ${MOST_CLIENTS}`,
  );
  return found.map(asFacts);
}

function asFacts({ feeds, jobs, years, flagged, findings, checked, accounts, reconciliations, ...client }: FactsRow): PlacedFacts {
  return {
    ...client,
    feeds: (feeds ?? []).map(({ lastSyncMs, ...feed }) => ({ ...feed, lastSyncAt: instantOf(lastSyncMs) })),
    jobs: (jobs ?? []).map(({ runMs, ...job }) => ({ ...job, runAt: new Date(runMs) })),
    years: (years ?? []).map((year) => asYear(year, client.timeZone)),
    flagged: flagged ?? 0,
    findings: findings ?? { errors: 0, warnings: 0 },
    checked: checked ?? false,
    accounts: accounts ?? [],
    reconciliations: reconciliations ?? [],
  };
}

function asYear({ provedMs, ...year }: YearRow, timeZone: string): YearFacts {
  const provedAt = instantOf(provedMs);
  return { ...year, provedAt, provedOn: provedAt && dateInZone(provedAt, timeZone) };
}

function instantOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
