import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { BalanceKind, BooksBalance, BooksHead } from './books.ts';
import { ROWS_PER_STATEMENT } from './vouchers-store.ts';

/** What the head belongs to, and whether what it leaves out is gone: so with a whole year, and not with additions. */
export interface HeadPlace {
  readonly clientId: string;
  readonly financialYearId: string;
  readonly isWhole: boolean;
}

/** How many rows of a head are written in one transaction: more, and everybody else waits too long for the embedded database. */
const ROWS_PER_COMMIT = 10_000;

/** Reads and writes of a head, each in a transaction of its own, and told which of them is the last. */
export interface HeadWriter {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  write(work: (tx: Tx) => Promise<void>, isLast: boolean): Promise<void>;
}

/**
 * Stores what the source says of the year besides its vouchers: company, chart, dimensions, objects, balances. Only rows that differ are
 * written, so that the same head twice writes nothing. Of balances those kinds are replaced that the head states, all of them by a whole year.
 * An ordinary head is one transaction, a huge one several; cut off in between and stored again, it ends the same.
 */
export async function storeHead(writer: HeadWriter, place: HeadPlace, head: BooksHead): Promise<void> {
  const statements: Statement[] = [
    { rows: 1, run: (tx) => storeCompany(tx, place, head) },
    ...(await replacing(
      writer,
      place,
      ACCOUNTS,
      lastOf(head.accounts, (account) => account.number),
    )),
    ...(await replacing(
      writer,
      place,
      DIMENSIONS,
      lastOf(head.dimensions, (dimension) => dimension.number),
    )),
    ...(await replacing(
      writer,
      place,
      OBJECTS,
      lastOf(head.objects, (object) => `${object.dimension}\u001f${object.number}`),
    )),
    ...(await balanceStatements(writer, place, head.balances)),
  ];
  for (let from = 0, to = 0; from < statements.length; from = to) {
    for (let weight = 0; to < statements.length && weight < ROWS_PER_COMMIT; to++) weight += statements[to]?.rows ?? 0;
    const together = statements.slice(from, to);
    await writer.write(async (tx) => {
      for (const { run } of together) await run(tx);
    }, to === statements.length);
  }
}

interface Statement {
  readonly rows: number;
  run(tx: Tx): Promise<unknown>;
}

interface HeadTable {
  readonly name: SQL;
  /** Columns by which a row is known; then the columns that may change. */
  readonly key: readonly string[];
  readonly rest: readonly string[];
  /** The columns as a record definition, with the names that the rows have. */
  readonly record: string;
  readonly select: string;
}

const ACCOUNTS: HeadTable = {
  name: sql.raw('accounts'),
  key: ['number'],
  rest: ['name', 'type', 'unit', 'sru_codes'],
  record: 'number text, name text, type text, unit text, "sruCodes" text[]',
  select: 'x.number, x.name, x.type, x.unit, x."sruCodes"',
};

const DIMENSIONS: HeadTable = {
  name: sql.raw('dimensions'),
  key: ['number'],
  rest: ['name', 'parent'],
  record: 'number text, name text, parent text',
  select: 'x.number, x.name, x.parent',
};

const OBJECTS: HeadTable = {
  name: sql.raw('objects'),
  key: ['dimension', 'number'],
  rest: ['name'],
  record: 'dimension text, number text, name text',
  select: 'x.dimension, x.number, x.name',
};

const BALANCES: HeadTable = {
  name: sql.raw('balances'),
  key: ['kind', 'year_index', 'account', 'objects', 'month'],
  rest: ['amount_minor', 'quantity'],
  record: 'kind text, "yearIndex" smallint, account text, objects text, month text, "amountMinor" bigint, quantity text',
  select: 'x.kind, x."yearIndex", x.account, x.objects, x.month, x."amountMinor", x.quantity',
};

async function storeCompany(tx: Tx, { financialYearId, isWhole }: HeadPlace, head: BooksHead): Promise<void> {
  if (!isWhole && head.balances.length === 0) return;
  const { company, program, chartType, currency, balancesUpTo } = head;
  const comparison = JSON.stringify(head.years.filter(({ yearIndex }) => yearIndex !== 0));
  const said = sql`(${company.name}, ${company.orgNo}, ${company.sourceId}, ${program}, ${chartType}, ${currency}, ${balancesUpTo}::date, ${comparison}::jsonb)`;
  const columns = sql.raw(
    '(company_name, company_org_no, company_source_id, program, chart_type, currency, balances_up_to, comparison_years)',
  );
  await tx.execute(sql`
    update financial_years set ${columns} = ${said}, updated_at = now(), version = version + 1
    where id = ${financialYearId} and ${columns} is distinct from ${said}`);
}

async function balanceStatements(writer: HeadWriter, place: HeadPlace, balances: readonly BooksBalance[]): Promise<Statement[]> {
  const all = balances.map((balance) => ({
    ...balance,
    objects: JSON.stringify(balance.objects.flat()),
    month: balance.month ?? '',
    amountMinor: balance.amountMinor.toString(),
  }));
  const stated = lastOf(all, ({ kind, yearIndex, account, objects, month }) => [kind, yearIndex, account, objects, month].join('\u001f'));
  const kinds: BalanceKind[] = [...new Set(stated.map((balance) => balance.kind))];
  const others = place.isWhole ? sql`true` : sql`t.kind = any(${sql.param(kinds)}::text[])`;
  const removals = place.isWhole || kinds.length > 0 ? await removalsOf(writer, place, BALANCES, stated, others) : [];
  return [...removals, ...upserts(place, BALANCES, stated)];
}

async function replacing(writer: HeadWriter, place: HeadPlace, table: HeadTable, given: readonly object[]): Promise<Statement[]> {
  const removals = place.isWhole ? await removalsOf(writer, place, table, given, sql`true`) : [];
  return [...removals, ...upserts(place, table, given)];
}

function upserts({ clientId, financialYearId }: HeadPlace, table: HeadTable, given: readonly object[]): Statement[] {
  const columns = [...table.key, ...table.rest].join(', ');
  const key = table.key.join(', ');
  const set = table.rest.map((column) => `${column} = excluded.${column}`).join(', ');
  const was = table.rest.map((column) => `t.${column}`).join(', ');
  const is = table.rest.map((column) => `excluded.${column}`).join(', ');
  return inParts(given, (tx, json) =>
    tx.execute(sql`
      insert into ${table.name} as t (financial_year_id, client_id, ${sql.raw(columns)})
      select ${financialYearId}::uuid, ${clientId}::uuid, ${sql.raw(table.select)} from jsonb_to_recordset(${json}::jsonb) as x(${sql.raw(table.record)})
      on conflict (financial_year_id, ${sql.raw(key)}) do update set ${sql.raw(set)} where (${sql.raw(was)}) is distinct from (${sql.raw(is)})`),
  );
}

// What is stored is compared here rather than sent to the database: a chart is some thousand rows, balances by object and month more.
async function removalsOf(
  writer: HeadWriter,
  { financialYearId }: HeadPlace,
  table: HeadTable,
  given: readonly object[],
  among: SQL,
): Promise<Statement[]> {
  const stay = new Set(given.map((row) => keyOf(table, row)));
  const key = sql.raw(table.key.map((column) => `t.${column}`).join(', '));
  const stored = await writer.read((tx) =>
    rows<Record<string, unknown>>(tx, sql`select ${key} from ${table.name} t where t.financial_year_id = ${financialYearId} and ${among}`),
  );
  const gone = stored.filter((row) => !stay.has(keyOf(table, row)));
  const same = sql.raw(table.key.map((column) => `t.${column} = x.${column}`).join(' and '));
  const record = sql.raw(table.key.map((column) => `${column} ${column === 'year_index' ? 'smallint' : 'text'}`).join(', '));
  return inParts(gone, (tx, json) =>
    tx.execute(
      sql`delete from ${table.name} t using jsonb_to_recordset(${json}::jsonb) as x(${record}) where t.financial_year_id = ${financialYearId} and ${same}`,
    ),
  );
}

function inParts(given: readonly object[], run: (tx: Tx, json: string) => Promise<unknown>): Statement[] {
  const parts: Statement[] = [];
  for (let i = 0; i < given.length; i += ROWS_PER_STATEMENT) {
    const part = given.slice(i, i + ROWS_PER_STATEMENT);
    parts.push({ rows: part.length, run: (tx) => run(tx, JSON.stringify(part)) });
  }
  return parts;
}

function keyOf(table: HeadTable, row: object): string {
  const fields: Record<string, unknown> = { ...row };
  return table.key.map((column) => String(fields[column] ?? fields[column === 'year_index' ? 'yearIndex' : column])).join('\u001f');
}

// A source that states one thing twice means the last; two rows of one key in a statement would be refused.
function lastOf<T>(all: readonly T[], keyed: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [keyed(one), one])).values()];
}
