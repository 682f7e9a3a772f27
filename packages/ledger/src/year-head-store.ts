import { type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { BalanceKind, BooksAccount, BooksBalance, BooksDimension, BooksFinancialYear, BooksHead, BooksObject } from './books.ts';

const ROWS_PER_READ = 20_000;

/** Everything of a stored year but its vouchers, as its source had it. Throws `ledger.year-missing`. */
export async function readHead(tx: Tx, yearId: string): Promise<BooksHead> {
  const [year] = await rows<StoredHead>(
    tx,
    sql`select company_name as "name", company_org_no as "orgNo", company_source_id as "sourceId", program, currency, chart_type as "chartType",
        from_date::text as "from", to_date::text as "to", balances_up_to::text as "balancesUpTo", comparison_years as "comparisonYears"
      from financial_years where id = ${yearId}`,
  );
  if (!year) throw new SaldoError('ledger.year-missing', 'missing');
  const { name, orgNo, sourceId, program, currency, chartType, from, to, balancesUpTo, comparisonYears } = year;
  return {
    company: { name, orgNo, sourceId },
    program,
    currency,
    chartType,
    years: [{ yearIndex: 0, from, to }, ...comparisonYears],
    balancesUpTo,
    accounts: await allRows<BooksAccount>(tx, yearId, ACCOUNTS),
    dimensions: (await allRows<BooksDimension>(tx, yearId, DIMENSIONS)).sort(parentsFirst),
    objects: await allRows<BooksObject>(tx, yearId, OBJECTS),
    balances: (await allRows<StoredBalance>(tx, yearId, BALANCES)).map(asBalance).sort(asFilesHaveThem),
    findings: [],
  };
}

interface StoredHead extends Omit<BooksFinancialYear, 'yearIndex'> {
  readonly name: string;
  readonly orgNo: string;
  readonly sourceId: string;
  readonly program: string;
  readonly currency: string;
  readonly chartType: string;
  readonly balancesUpTo: PlainDate | null;
  readonly comparisonYears: readonly BooksFinancialYear[];
}

interface StoredBalance extends Omit<BooksBalance, 'objects' | 'month' | 'amountMinor'> {
  readonly objects: string;
  readonly month: string;
  readonly amountMinor: string;
}

interface PartOfHead {
  readonly table: string;
  /** The columns that a row of the year is known by, and their types; the names that the rows have in the order of these. */
  readonly key: readonly (readonly [column: string, type: string, name: string])[];
  readonly rest: string;
}

const ACCOUNTS: PartOfHead = {
  table: 'accounts',
  key: [['number', 'text', 'number']],
  rest: 'name, type, unit, sru_codes as "sruCodes"',
};

const DIMENSIONS: PartOfHead = { table: 'dimensions', key: [['number', 'text', 'number']], rest: 'name, parent' };

const OBJECTS: PartOfHead = {
  table: 'objects',
  key: [
    ['dimension', 'text', 'dimension'],
    ['number', 'text', 'number'],
  ],
  rest: 'name',
};

const BALANCES: PartOfHead = {
  table: 'balances',
  key: [
    ['kind', 'text', 'kind'],
    ['year_index', 'smallint', 'yearIndex'],
    ['account', 'text', 'account'],
    ['objects', 'text', 'objects'],
    ['month', 'text', 'month'],
  ],
  rest: 'amount_minor::text as "amountMinor", quantity',
};

async function allRows<T extends object>(tx: Tx, yearId: string, { table, key, rest }: PartOfHead): Promise<T[]> {
  const found: T[] = [];
  const columns = sql.raw(key.map(([column]) => column).join(', '));
  const named = sql.raw([...key.map(([column, , name]) => `${column} as "${name}"`), rest].join(', '));
  for (let last: T | undefined; ; last = found.at(-1)) {
    const after = last === undefined ? sql`` : sql`and (${columns}) > (${placeOf(key, last)})`;
    const page = await rows<T>(
      tx,
      sql`select ${named} from ${sql.raw(table)} where financial_year_id = ${yearId} ${after} order by ${columns} limit ${ROWS_PER_READ}`,
    );
    for (const row of page) found.push(row);
    if (page.length < ROWS_PER_READ) return found;
  }
}

function placeOf(key: PartOfHead['key'], row: object) {
  const fields: Record<string, unknown> = { ...row };
  return sql.join(
    key.map(([, type, name]) => sql`${fields[name]}::${sql.raw(type)}`),
    sql`, `,
  );
}

function asBalance({ objects, month, amountMinor, ...balance }: StoredBalance): BooksBalance {
  const flat = JSON.parse(objects) as string[]; // as `storeHead` wrote it
  const pairs = Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] ?? '', flat[at * 2 + 1] ?? ''] as const);
  return { ...balance, objects: pairs, month: month === '' ? null : month, amountMinor: BigInt(amountMinor) };
}

const KINDS: readonly BalanceKind[] = ['IB', 'UB', 'OIB', 'OUB', 'RES', 'PSALDO', 'PBUDGET'];

function parentsFirst(a: BooksDimension, b: BooksDimension): number {
  return Number(a.parent !== null) - Number(b.parent !== null);
}

function asFilesHaveThem(a: BooksBalance, b: BooksBalance): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.yearIndex - a.yearIndex;
}
