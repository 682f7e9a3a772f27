import { isUuid, type Period, type PlainDate, SaldoError, type Sentence } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { FindingChanges, StoredFinding } from './compared-findings.ts';
import type { FoundFinding } from './run-checks.ts';
import type { FindingStatus, KeptProposal } from './schema.ts';

/** A finding as it is stored. */
export interface Finding {
  readonly id: string;
  readonly clientId: string;
  readonly financialYearId: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly status: FindingStatus;
  readonly content: string;
  readonly date: PlainDate;
  readonly amountMinor: bigint;
  readonly message: Sentence;
  readonly rule: string;
  readonly proposal: KeptProposal;
  readonly voucherIds: readonly string[];
  readonly entryIds: readonly string[];
  readonly bankTransactionIds: readonly string[];
  readonly acceptedReason: string | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
  readonly version: number;
  readonly foundAt: Date;
  readonly goneAt: Date | null;
}

/** Which findings are asked for; those about the most money first. */
export interface FindingFilter {
  readonly clientId?: string | undefined;
  readonly code?: string | undefined;
  readonly status?: FindingStatus | undefined;
  readonly severity?: Finding['severity'] | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const FINDING = sql.raw(`f.id, f.client_id as "clientId", f.financial_year_id as "financialYearId", f.code, f.severity, f.status, f.content,
  f.date::text as date, f.amount_minor::text as "amountMinor", f.message, f.rule, f.proposal, f.voucher_ids as "voucherIds",
  f.entry_ids as "entryIds", f.bank_transaction_ids as "bankTransactionIds", f.accepted_reason as "acceptedReason",
  f.accepted_by as "acceptedBy", (extract(epoch from f.accepted_at) * 1000)::float8 as "acceptedMs", f.version,
  (extract(epoch from f.found_at) * 1000)::float8 as "foundMs", (extract(epoch from f.gone_at) * 1000)::float8 as "goneMs"`);

type FindingRow = Omit<Finding, 'amountMinor' | 'acceptedAt' | 'foundAt' | 'goneAt'> & {
  readonly amountMinor: string;
  readonly acceptedMs: number | null;
  readonly foundMs: number;
  readonly goneMs: number | null;
};

function asFinding({ amountMinor, acceptedMs, foundMs, goneMs, ...row }: FindingRow): Finding {
  return {
    ...row,
    amountMinor: BigInt(amountMinor),
    acceptedAt: acceptedMs === null ? null : new Date(acceptedMs),
    foundAt: new Date(foundMs),
    goneAt: goneMs === null ? null : new Date(goneMs),
  };
}

/** One finding. Throws `quality.missing`. */
export async function findingById(tx: Tx, id: string, forUpdate = false): Promise<Finding> {
  const lock = forUpdate ? sql`for no key update` : sql``;
  const [row] = isUuid(id) ? await rows<FindingRow>(tx, sql`select ${FINDING} from findings f where f.id = ${id} ${lock}`) : [];
  if (!row) throw new SaldoError('quality.missing', 'missing');
  return asFinding(row);
}

/** A page of findings, those about the most money first, and one more where there is a further page. Throws `quality.bad-cursor`. */
export async function findingPage(tx: Tx, filter: FindingFilter): Promise<Finding[]> {
  const { clientId, code, status, severity, from, to, limit } = filter;
  const place = placeOf(filter.cursor);
  const found = await rows<FindingRow>(
    tx,
    sql`select ${FINDING} from findings f where true
      ${clientId ? sql`and f.client_id = ${clientId}` : sql``}
      ${status ? sql`and f.status = ${status}` : sql``}
      ${code ? sql`and f.code = ${code}` : sql``}
      ${severity ? sql`and f.severity = ${severity}` : sql``}
      ${from ? sql`and f.date >= ${from}` : sql``}
      ${to ? sql`and f.date <= ${to}` : sql``}
      ${place ? sql`and (f.amount_minor, f.id) < (${place.amountMinor}::bigint, ${place.id}::uuid)` : sql``}
      order by f.amount_minor desc, f.id desc limit ${limit + 1}`,
  );
  return found.map(asFinding);
}

/** Where the list goes on behind a finding. */
export function placeAfter({ amountMinor, id }: Finding): string {
  return `${amountMinor}_${id}`;
}

function placeOf(cursor: string | undefined): { amountMinor: string; id: string } | null {
  if (cursor === undefined) return null;
  const [amountMinor = '', id = ''] = cursor.split('_');
  if (!/^\d{1,18}$/.test(amountMinor) || !isUuid(id)) throw new SaldoError('quality.bad-cursor', 'invalid');
  return { amountMinor, id };
}

/** What part of the findings a run is about: a year's, or those of no year, within some days where it was asked for those. */
export interface FindingScope {
  readonly clientId: string;
  readonly financialYearId: string | null;
  readonly days: Partial<Period>;
}

/** What is stored of a part, as far as a run compares it. */
export async function storedFindings(tx: Tx, { clientId, financialYearId, days }: FindingScope): Promise<StoredFinding[]> {
  return await rows<StoredFinding>(
    tx,
    sql`select id, subject, content, severity, status, accepted_content as "acceptedContent" from findings
      where client_id = ${clientId} and financial_year_id is not distinct from ${financialYearId}::uuid
        ${days.from ? sql`and date >= ${days.from}` : sql``} ${days.to ? sql`and date <= ${days.to}` : sql``}`,
  );
}

const ROWS_PER_STATEMENT = 500;

/** Writes what a run changes, in sets. */
export async function writeChanges(tx: Tx, clientId: string, { added, changed, gone }: FindingChanges): Promise<void> {
  // One that another part of the books had before is taken over.
  for (const part of parts(added.map((finding) => ({ ...kept(finding), id: newId(), status: 'open' })))) {
    await tx.execute(sql`insert into findings (id, client_id, financial_year_id, code, severity, status, subject, content, date, amount_minor, message,
        rule, proposal, voucher_ids, entry_ids, bank_transaction_ids)
      select x.id, ${clientId}, x."yearId", x.code, x.severity, 'open', x.subject, x.content, x.date, x."amountMinor", x.message, x.rule,
        x.proposal, x."voucherIds", x."entryIds", x."bankTransactionIds"
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x (${RECORD})
      on conflict (client_id, subject) do update set financial_year_id = excluded.financial_year_id, date = excluded.date,
        content = excluded.content, gone_at = null, updated_at = now(), version = findings.version + 1,
        status = case when findings.accepted_content = excluded.content then 'accepted' else 'open' end`);
  }
  for (const part of parts(changed.map(({ id, status, finding }) => ({ ...kept(finding), id, status })))) {
    await tx.execute(sql`update findings f set financial_year_id = x."yearId", severity = x.severity, status = x.status, content = x.content,
        date = x.date, amount_minor = x."amountMinor", message = x.message, rule = x.rule, proposal = x.proposal, voucher_ids = x."voucherIds",
        entry_ids = x."entryIds", bank_transaction_ids = x."bankTransactionIds", gone_at = null, version = f.version + 1, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x (${RECORD}) where f.id = x.id`);
  }
  for (const part of parts(gone)) {
    await tx.execute(sql`update findings set status = 'gone', gone_at = now(), updated_at = now(), version = version + 1
      where id = any(${sql.param(part)}::uuid[])`);
  }
}

const RECORD =
  sql.raw(`id uuid, "yearId" uuid, code text, severity text, status text, subject text, content text, date date, "amountMinor" bigint,
  message jsonb, rule text, proposal jsonb, "voucherIds" jsonb, "entryIds" jsonb, "bankTransactionIds" jsonb`);

function kept({ amountMinor, proposal, ...finding }: FoundFinding) {
  const suggested = proposal.rows.map(({ account, minor }) => ({ account, amountMinor: String(Math.round(minor)) }));
  return { ...finding, amountMinor: amountMinor.toString(), proposal: { text: proposal.text, rows: suggested } };
}

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS_PER_STATEMENT) }, (_, place) =>
    all.slice(place * ROWS_PER_STATEMENT, (place + 1) * ROWS_PER_STATEMENT),
  );
}

/** How many findings of a client are open, by severity, and the error about the most money. */
export async function openCounts(
  tx: Tx,
  clientId: string,
): Promise<{ error: number; warning: number; info: number; worst: Sentence | null }> {
  const [counts] = await rows<{ error: number; warning: number; info: number; worst: Sentence | null }>(
    tx,
    sql`select count(*) filter (where severity = 'error')::int as error, count(*) filter (where severity = 'warning')::int as warning,
        count(*) filter (where severity = 'info')::int as info,
        (select message from findings where client_id = ${clientId} and status = 'open' and severity = 'error' order by amount_minor desc, id desc limit 1) as worst
      from findings where client_id = ${clientId} and status = 'open'`,
  );
  return counts ?? { error: 0, warning: 0, info: 0, worst: null };
}
