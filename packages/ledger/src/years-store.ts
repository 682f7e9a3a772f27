import { type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { YearProof } from './books.ts';
import { ascendingIds } from './ids-store.ts';
import type { KeptProof } from './schema.ts';

/** A financial year as it is stored. */
export interface FinancialYear {
  readonly id: string;
  readonly clientId: string;
  readonly feedId: string;
  readonly sourceYearId: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly locked: boolean;
  readonly currency: string;
  readonly companyName: string;
  readonly program: string;
  readonly balancesUpTo: PlainDate | null;
  readonly contentSha256: string | null;
  /** Whether the sums of its months are kept; else they are counted from the entries. */
  readonly summed: boolean;
  /** What its last run found; null while it is being written. */
  readonly proof: KeptProof | null;
  readonly version: number;
}

/** The year that a source has, as it names it. */
export interface SourceYear {
  readonly clientId: string;
  readonly feedId: string;
  readonly sourceYearId: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly locked: boolean;
}

/** The columns of a year `y` under the names of `FinancialYear`. */
export const YEAR =
  sql.raw(`y.id, y.client_id as "clientId", y.feed_id as "feedId", y.source_year_id as "sourceYearId", y.from_date::text as "from",
  y.to_date::text as "to", y.locked, y.currency, y.company_name as "companyName", y.program, y.balances_up_to::text as "balancesUpTo",
  y.content_sha256 as "contentSha256", y.summed, y.proof, y.version`);

/**
 * The year of a source, made where it is new; its days follow the source where that moved them.
 * Years of a client never overlap, and one year has one source of books: throws `ledger.year-has-source` where another feed that is not
 * archived has it, and `ledger.year-overlaps` where the same feed has other days for it. The year of an archived feed is taken over.
 */
export async function openYear(tx: Tx, source: SourceYear): Promise<FinancialYear> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`financial-years ${source.clientId}`}, 0))`);
  const near = await yearsNear(tx, source);
  const clash = clashAmong(near, source);
  if (clash) throw clash;
  const same = near.find((year) => sameYear(year, source)) ?? null;
  return same === null ? await makeYear(tx, source) : await followSource(tx, same, source);
}

/** Why a source may not have the year, as `openYear` would throw it; null where it may. */
export async function clashOf(tx: Tx, source: Omit<SourceYear, 'locked'>): Promise<SaldoError | null> {
  return clashAmong(await yearsNear(tx, source), source);
}

async function yearsNear(tx: Tx, source: Omit<SourceYear, 'locked'>): Promise<(FinancialYear & { held: boolean })[]> {
  return await rows<FinancialYear & { held: boolean }>(
    tx,
    sql`select ${YEAR}, coalesce(f.status <> 'archived', false) as held from financial_years y left join data_feeds f on f.id = y.feed_id
      where y.client_id = ${source.clientId} and (y.from_date <= ${source.to} and y.to_date >= ${source.from}
        or y.feed_id = ${source.feedId} and y.source_year_id = ${source.sourceYearId}::text)
      order by y.from_date limit 20`,
  );
}

function clashAmong(near: readonly (FinancialYear & { held: boolean })[], source: Omit<SourceYear, 'locked'>): SaldoError | null {
  const foreign = near.find((year) => year.feedId !== source.feedId && year.held);
  if (foreign) return new SaldoError('ledger.year-has-source', 'conflict', { from: foreign.from, to: foreign.to });
  const same = near.find((year) => sameYear(year, source)) ?? null;
  const other = near.find((year) => year !== same);
  if (!other) return null;
  return new SaldoError('ledger.year-overlaps', 'conflict', { from: other.from, to: other.to, newFrom: source.from, newTo: source.to });
}

/** A year of the client by id. Throws `ledger.year-missing`. */
export async function yearById(tx: Tx, id: string): Promise<FinancialYear> {
  const [year] = await rows<FinancialYear>(tx, sql`select ${YEAR} from financial_years y where y.id = ${id}`);
  if (!year) throw new SaldoError('ledger.year-missing', 'missing');
  return year;
}

/** The client's years that have a day from `from` to `to`, in order; all of them where neither is given. */
export async function yearsOf(
  tx: Tx,
  clientId: string,
  days: { from?: PlainDate | undefined; to?: PlainDate | undefined } = {},
): Promise<FinancialYear[]> {
  return await rows<FinancialYear>(
    tx,
    sql`select ${YEAR} from financial_years y where y.client_id = ${clientId}
      and (${days.to ?? null}::date is null or y.from_date <= ${days.to ?? null}::date)
      and (${days.from ?? null}::date is null or y.to_date >= ${days.from ?? null}::date)
      order by y.from_date limit 200`,
  );
}

/** Says that the year is being written, so that no later sync takes it for finished and nobody its sums; nothing where it says so already. */
export async function markUnfinished(tx: Tx, yearId: string): Promise<void> {
  await tx.execute(
    sql`update financial_years set content_sha256 = null, summed = false, proof = null, proved_at = null
      where id = ${yearId} and (content_sha256 is not null or summed or proof is not null)`,
  );
}

/** Says that the year and its sums are stored as the source has them; `contentSha256` is null where the source is not the whole year. */
export async function markFinished(tx: Tx, yearId: string, of: { contentSha256: string | null; rawId: string }): Promise<void> {
  await tx.execute(
    sql`update financial_years set content_sha256 = ${of.contentSha256}, raw_id = ${of.rawId}, summed = true, updated_at = now(), version = version + 1
      where id = ${yearId} and (content_sha256 is distinct from ${of.contentSha256} or not summed)`,
  );
}

/** Keeps what a run found the year to be, as of now: the board and whoever asks later read it here. */
export async function keepProof(tx: Tx, yearId: string, proof: YearProof, entries: number): Promise<void> {
  const kept: KeptProof = {
    status: proof.status,
    differences: proof.differences.slice(0, DIFFERENCES_KEPT).map(({ account, expectedMinor, actualMinor }) => ({
      account,
      expectedMinor: String(expectedMinor),
      actualMinor: String(actualMinor),
    })),
    differenceCount: proof.differences.length,
    unbalanced: proof.unbalanced.count,
    entries,
  };
  await tx.execute(sql`update financial_years set proof = ${JSON.stringify(kept)}::jsonb, proved_at = now() where id = ${yearId}`);
}

const DIFFERENCES_KEPT = 20;

/** Notes when the list of the year's vouchers was asked for: what is changed after it comes with the next list. */
export async function markListed(tx: Tx, yearId: string, at: Date): Promise<void> {
  await tx.execute(sql`update financial_years set listed_at = ${at.toISOString()}::timestamptz where id = ${yearId}`);
}

/** What is stored of a year that is fetched voucher by voucher: when its list was last asked for, and the numbers that it has. */
export async function listedYear(
  tx: Tx,
  source: { feedId: string; from: PlainDate; to: PlainDate },
  takenSince: Date,
): Promise<{ listedAtMs: number | null; exported: boolean; stored: { series: string; number: string; taken: boolean }[] } | null> {
  const [year] = await rows<{ id: string; listedAtMs: number | null; exported: boolean }>(
    tx,
    sql`select id, (extract(epoch from listed_at) * 1000)::float8 as "listedAtMs", content_sha256 is not null as exported from financial_years
      where feed_id = ${source.feedId} and from_date = ${source.from} and to_date = ${source.to}`,
  );
  if (!year) return null;
  const stored = await rows<{ series: string; number: string; taken: boolean }>(
    tx,
    sql`select series, number, seen_at >= ${takenSince.toISOString()}::timestamptz as taken from vouchers
      where financial_year_id = ${year.id} and state = 'current' and unnumbered_in = ''`,
  );
  return { listedAtMs: year.listedAtMs, exported: year.exported, stored };
}

/** How many vouchers and entries of the year are current. */
export async function currentVouchers(tx: Tx, yearId: string): Promise<{ vouchers: number; entries: number }> {
  const [found] = await rows<{ vouchers: number; entries: number }>(
    tx,
    sql`select (select count(*)::int from vouchers where financial_year_id = y.id and state = 'current') as vouchers,
        case when y.summed then (select coalesce(sum(entries), 0)::int from account_months where financial_year_id = y.id)
          else (select count(*)::int from ledger_entries where client_id = y.client_id and financial_year_id = y.id and current) end as entries
      from financial_years y where y.id = ${yearId}`,
  );
  return found ?? { vouchers: 0, entries: 0 };
}

// The source's own number says that it is the same year although its days moved.
function sameYear(year: FinancialYear, source: Omit<SourceYear, 'locked'>): boolean {
  const sameDays = year.from === source.from && year.to === source.to;
  return sameDays || (year.feedId === source.feedId && source.sourceYearId !== null && year.sourceYearId === source.sourceYearId);
}

async function makeYear(tx: Tx, source: SourceYear): Promise<FinancialYear> {
  const [id = ''] = ascendingIds(1);
  await tx.execute(
    sql`insert into financial_years (id, client_id, feed_id, source_year_id, from_date, to_date, locked)
      values (${id}, ${source.clientId}, ${source.feedId}, ${source.sourceYearId}, ${source.from}, ${source.to}, ${source.locked})`,
  );
  return await yearById(tx, id);
}

async function followSource(tx: Tx, year: FinancialYear, source: SourceYear): Promise<FinancialYear> {
  const { feedId, sourceYearId, from, to, locked } = source;
  await tx.execute(
    sql`update financial_years set feed_id = ${feedId}, source_year_id = ${sourceYearId}, from_date = ${from}, to_date = ${to}, locked = ${locked},
        updated_at = now(), version = version + 1
      where id = ${year.id} and (feed_id, source_year_id, from_date, to_date, locked)
        is distinct from (${feedId}::uuid, ${sourceYearId}::text, ${from}::date, ${to}::date, ${locked}::boolean)`,
  );
  return { ...year, feedId, sourceYearId, from, to, locked };
}
