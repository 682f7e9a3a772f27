import { isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { KeptStatementProof } from './schema.ts';
import type { ChainedStatement } from './statement-chain.ts';
import type { DatedHead } from './statement-days.ts';

/** A statement that is stored. Minor units. */
export interface BankStatement extends ChainedStatement {
  readonly clientId: string;
  readonly bankAccountId: string;
  readonly feedId: string;
  readonly currency: string;
  readonly transactions: number;
  readonly pending: number;
  readonly proof: KeptStatementProof;
  readonly replacedBy: string | null;
  readonly rawId: string;
  readonly rawOffset: number | null;
  readonly rawLength: number | null;
  readonly receivedAtMs: number;
}

/** What a statement is stored under. */
export interface StatementPlace {
  readonly clientId: string;
  readonly bankAccountId: string;
  readonly feedId: string;
  readonly source: string;
  readonly currency: string;
  readonly rawId: string;
}

const MOST_STATEMENTS = 20_000;

const COLUMNS =
  sql.raw(`id, client_id as "clientId", bank_account_id as "bankAccountId", feed_id as "feedId", source, source_id as "sourceId", sequence,
  from_date::text as "from", to_date::text as "to", currency, opening_minor::text as "openingMinor", closing_minor::text as "closingMinor",
  transactions, pending, proof, replaced_by as "replacedBy", raw_id as "rawId", raw_offset::float8 as "rawOffset", raw_length::float8 as "rawLength",
  (extract(epoch from received_at) * 1000)::float8 as "receivedAtMs"`);

/** The finished statements of an account, by day; those only that touch some days, where they are given. Replaced ones are left out. */
export async function statementsOf(
  tx: Tx,
  bankAccountId: string,
  days?: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<BankStatement[]> {
  const within = days ? sql`and from_date <= ${days.to}::date and to_date >= ${days.from}::date` : sql``;
  return (
    await rows<StatementRow>(
      tx,
      sql`select ${COLUMNS} from bank_statements where bank_account_id = ${bankAccountId} and proof is not null and replaced_by is null ${within}
        order by from_date, to_date, id limit ${MOST_STATEMENTS}`,
    )
  ).map(asStatement);
}

/** A page of finished statements of the actor's clients that no other replaces, the latest first, and one more where there is a further page. */
export async function statementPage(
  tx: Tx,
  filter: {
    readonly clientId?: string | undefined;
    readonly bankAccountId?: string | undefined;
    readonly limit: number;
    readonly after?: { readonly from: string; readonly id: string } | undefined;
  },
): Promise<BankStatement[]> {
  const { clientId, bankAccountId, limit, after } = filter;
  return (
    await rows<StatementRow>(
      tx,
      sql`select ${COLUMNS} from bank_statements where proof is not null and replaced_by is null
        ${clientId === undefined ? sql`` : sql`and client_id = ${clientId}`}
        ${bankAccountId === undefined ? sql`` : sql`and bank_account_id = ${bankAccountId}`}
        ${after ? sql`and (from_date, id) < (${after.from}::date, ${after.id}::uuid)` : sql``}
        order by from_date desc, id desc limit ${limit + 1}`,
    )
  ).map(asStatement);
}

/** One finished statement. Throws `bank.statement-missing`. */
export async function statementById(tx: Tx, id: string): Promise<BankStatement> {
  const [found] = isUuid(id)
    ? await rows<StatementRow>(tx, sql`select ${COLUMNS} from bank_statements where id = ${id} and proof is not null`)
    : [];
  if (!found) throw new SaldoError('bank.statement-missing', 'missing');
  return asStatement(found);
}

/** Begins a statement; it is on no list before it is finished. */
export async function insertStatement(tx: Tx, place: StatementPlace, head: DatedHead): Promise<string> {
  const id = newId();
  const { clientId, bankAccountId, feedId, source, currency, rawId } = place;
  await tx.execute(sql`
    insert into bank_statements (id, client_id, bank_account_id, feed_id, source, source_id, sequence, from_date, to_date, currency, opening_minor,
      closing_minor, transactions, pending, raw_id, raw_offset, raw_length)
    values (${id}, ${clientId}, ${bankAccountId}, ${feedId}, ${source}, ${head.sourceId}, ${head.sequence}, ${head.from}, ${head.to}, ${currency},
      ${head.opening?.amountMinor ?? null}, ${head.closing?.amountMinor ?? null}, ${head.counts.booked}, ${head.counts.pending}, ${rawId},
      ${head.place?.offset ?? null}, ${head.place?.length ?? null})`);
  return id;
}

/** Finishes a statement: it is on the lists from now on, and the one that it replaces is not. */
export async function finishStatement(tx: Tx, id: string, proof: KeptStatementProof, replaces: string | null): Promise<void> {
  await tx.execute(sql`update bank_statements set proof = ${JSON.stringify(proof)}::jsonb where id = ${id}`);
  if (replaces !== null) await tx.execute(sql`update bank_statements set replaced_by = ${id} where id = ${replaces}`);
}

type StatementRow = Omit<BankStatement, 'openingMinor' | 'closingMinor'> & {
  readonly openingMinor: string | null;
  readonly closingMinor: string | null;
};

function asStatement(row: StatementRow): BankStatement {
  return { ...row, openingMinor: minor(row.openingMinor), closingMinor: minor(row.closingMinor) };
}

function minor(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
