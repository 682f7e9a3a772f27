import { isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { type Chain, chainOf } from './chain.ts';
import type { KeptCounts, KeptNote, KeptReckoning, KeptStatus } from './schema.ts';

/** Some days of a bank account against an account of the books, and how they stand. */
export interface Reconciliation {
  readonly id: string;
  readonly clientId: string;
  readonly bankAccountId: string;
  readonly ledgerAccount: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly currency: string;
  /** How the last run or decision found it, whatever runs now. */
  readonly keptStatus: KeptStatus;
  /** Whether a run is queued or under way. */
  readonly isRunning: boolean;
  readonly counts: KeptCounts | null;
  readonly proof: KeptReckoning | null;
  readonly notes: readonly KeptNote[];
  readonly engineVersion: string | null;
  readonly rowsSha256: string | null;
  readonly ranAtMs: number | null;
  readonly jobId: string | null;
  readonly closedAtMs: number | null;
  readonly closedBy: string | null;
  readonly closedMark: string | null;
  /** Whether what its days held is kept since it was closed last, be it open again or not. */
  readonly hasBeenClosed: boolean;
  readonly version: number;
}

const COLUMNS =
  sql.raw(`r.id, r.client_id as "clientId", r.bank_account_id as "bankAccountId", r.ledger_account as "ledgerAccount", r.from_date::text as "from",
  r.to_date::text as "to", r.currency, r.status as "keptStatus", coalesce(j.status in ('queued', 'running'), false) as "isRunning", r.counts, r.proof,
  r.notes, r.engine_version as "engineVersion", r.rows_sha256 as "rowsSha256", (extract(epoch from r.ran_at) * 1000)::float8 as "ranAtMs",
  r.job_id as "jobId", (extract(epoch from r.closed_at) * 1000)::float8 as "closedAtMs", r.closed_by as "closedBy", r.closed_mark as "closedMark",
  r.has_been_closed as "hasBeenClosed",
  r.version`);
const FROM = sql.raw('from reconciliations r left join jobs j on j.id = r.job_id');

/** No account has more of them. */
const MOST_OF_ACCOUNT = 5_000;

/** One reconciliation. Throws `reconcile.missing`. */
export async function reconciliationById(tx: Tx, id: string): Promise<Reconciliation> {
  const [found] = isUuid(id) ? await rows<Reconciliation>(tx, sql`select ${COLUMNS} ${FROM} where r.id = ${id}`) : [];
  if (!found) throw new SaldoError('reconcile.missing', 'missing');
  return found;
}

/**
 * Keeps everybody else from deciding, asking or storing anything about the account until the transaction has ended: rows of one account
 * go on from one reconciliation to the next.
 */
export async function holdAccount(tx: Tx, bankAccountId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reconcile ${bankAccountId}`}, 0))`);
}

/** All reconciliations of an account, by their days. */
export async function reconciliationsOf(tx: Tx, bankAccountId: string): Promise<Reconciliation[]> {
  return await rows<Reconciliation>(
    tx,
    sql`select ${COLUMNS} ${FROM} where r.bank_account_id = ${bankAccountId} order by r.from_date limit ${MOST_OF_ACCOUNT}`,
  );
}

/** Which days a reconciliation goes on from. */
export async function chainFor(tx: Tx, own: Pick<Reconciliation, 'id' | 'bankAccountId' | 'from' | 'to'>): Promise<Chain> {
  const days = await rows<{ id: string; from: PlainDate; to: PlainDate }>(
    tx,
    sql`select id, from_date::text as "from", to_date::text as "to" from reconciliations where bank_account_id = ${own.bankAccountId} limit ${MOST_OF_ACCOUNT}`,
  );
  return chainOf(own, days);
}

/** Which reconciliations are asked for; the latest days first. */
export interface ReconciliationFilter {
  readonly clientId?: string | undefined;
  readonly bankAccountId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of them, and one more where there is a further page. Throws `reconcile.bad-cursor`. */
export async function reconciliationPage(tx: Tx, filter: ReconciliationFilter): Promise<Reconciliation[]> {
  const { clientId, bankAccountId, limit, cursor } = filter;
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('reconcile.bad-cursor', 'invalid');
  const own = clientId === undefined ? sql`` : sql`and r.client_id = ${clientId}`;
  const account = bankAccountId === undefined ? sql`` : sql`and r.bank_account_id::text = ${bankAccountId}`;
  const after = cursor === undefined ? sql`` : sql`and (r.to_date, r.id) < (select to_date, id from reconciliations where id = ${cursor})`;
  return await rows<Reconciliation>(
    tx,
    sql`select ${COLUMNS} ${FROM} where true ${own} ${account} ${after} order by r.to_date desc, r.id desc limit ${limit + 1}`,
  );
}

/** What is asked to be reconciled. */
export interface NewReconciliation {
  readonly clientId: string;
  readonly bankAccountId: string;
  readonly ledgerAccount: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly currency: string;
}

/** Makes one, open until its first run. Answers its id. */
export async function insertReconciliation(tx: Tx, made: NewReconciliation): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into reconciliations (id, client_id, bank_account_id, ledger_account, from_date, to_date, currency)
    values (${id}, ${made.clientId}, ${made.bankAccountId}, ${made.ledgerAccount}, ${made.from}, ${made.to}, ${made.currency})`);
  return id;
}

/** Notes the job that runs it next. */
export async function noteJob(tx: Tx, id: string, jobId: string): Promise<void> {
  await set(tx, id, sql`job_id = ${jobId}`);
}

/** Notes what a run was given and found too much. */
export async function noteRun(
  tx: Tx,
  id: string,
  ran: { readonly engineVersion: string; readonly rowsSha256: string; readonly notes: readonly KeptNote[] },
): Promise<void> {
  await tx.execute(sql`
    update reconciliations set engine_version = ${ran.engineVersion}, rows_sha256 = ${ran.rowsSha256}, notes = ${JSON.stringify(ran.notes)}::jsonb,
      ran_at = now() where id = ${id}`);
}

/** Keeps how a reconciliation now stands. It counts as changed only where it stands otherwise than before. */
export async function keepStanding(
  tx: Tx,
  id: string,
  { status, counts, proof }: { readonly status: KeptStatus; readonly counts: KeptCounts; readonly proof: KeptReckoning },
): Promise<void> {
  const [kept, proven] = [JSON.stringify(counts), JSON.stringify(proof)];
  await tx.execute(sql`
    update reconciliations set status = ${status}, counts = ${kept}::jsonb, proof = ${proven}::jsonb, version = version + 1, updated_at = now()
    where id = ${id} and (status, counts, proof) is distinct from (${status}::text, ${kept}::jsonb, ${proven}::jsonb)`);
}

/** Notes that somebody closed it. */
export async function noteClosed(tx: Tx, id: string, by: string, mark: string): Promise<void> {
  await set(tx, id, sql`status = 'closed', closed_at = now(), closed_by = ${by}, closed_mark = ${mark}, has_been_closed = true`);
}

/** Notes that it is no longer closed; what it held when it was stays, to tell what has changed since. */
export async function noteOpened(tx: Tx, id: string): Promise<void> {
  await set(tx, id, sql`status = 'open', closed_at = null, closed_by = null, closed_mark = null`);
}

/** Notes that something has arrived since it was closed, or that what is there was looked at. */
export async function noteLateRows(
  tx: Tx,
  id: string,
  { isStale, mark }: { readonly isStale: boolean; readonly mark: string },
): Promise<void> {
  if (isStale) await set(tx, id, sql`status = 'stale', closed_mark = ${mark}`);
  else await tx.execute(sql`update reconciliations set closed_mark = ${mark} where id = ${id}`);
}

async function set(tx: Tx, id: string, what: SQL): Promise<void> {
  await tx.execute(sql`update reconciliations set ${what}, version = version + 1 where id = ${id}`);
}
