import { isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { type BankCursor, readBankCursor } from './list-cursor.ts';
import type { BankFlag, KeptAmount, KeptDetail, KeptReferences, KeptSighting, TransactionSnapshot } from './schema.ts';

/** A transaction as lists show it. Minor units as `bigint`; money in is positive. */
export interface BankTransaction {
  readonly id: string;
  readonly clientId: string;
  readonly bankAccountId: string;
  readonly status: 'booked' | 'pending';
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly references: KeptReferences;
  readonly text: string;
  readonly code: string;
  readonly isReversal: boolean;
  readonly foreign: (KeptAmount & { readonly rate: string }) | null;
  readonly charges: readonly KeptAmount[];
  readonly balanceAfterMinor: bigint | null;
  readonly details: readonly KeptDetail[];
  readonly parts: number | null;
  readonly flags: readonly BankFlag[];
  readonly state: 'current' | 'withdrawn';
  readonly sightings: readonly KeptSighting[];
  readonly version: number;
  readonly seenAtMs: number;
}

/** Which transactions are asked for. */
export interface TransactionFilter {
  readonly clientId?: string | undefined;
  readonly bankAccountId?: string | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  /** Current ones unless it says otherwise. */
  readonly state?: 'current' | 'withdrawn' | undefined;
  readonly status?: 'booked' | 'pending' | undefined;
  /** Part of a text, a name or a reference, or a whole amount. */
  readonly q?: string | undefined;
  readonly sort?: 'date' | '-date' | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const SHARED = sql.raw(`t.id, t.client_id as "clientId", t.bank_account_id as "bankAccountId", t.booking_date::text as "bookingDate",
  t.value_date::text as "valueDate", t.amount_minor::text as "amountMinor", t.currency, t.counterparty_name as "counterpartyName",
  t.counterparty_account as "counterpartyAccount", t."references", t.text, (extract(epoch from t.seen_at) * 1000)::float8 as "seenAtMs"`);

const BOOKED = sql`${SHARED}, 'booked' as status, t.code, t.is_reversal as "isReversal", t.foreign_amount as "foreign", t.charges,
  t.balance_after_minor::text as "balanceAfterMinor", t.details, t.parts, t.flags, t.state, t.sightings, t.version`;

const PENDING = sql`${SHARED}, 'pending' as status, '' as code, false as "isReversal", null::jsonb as "foreign", '[]'::jsonb as charges,
  null as "balanceAfterMinor", '[]'::jsonb as details, null::int as parts, '[]'::jsonb as flags, 'current' as state, '[]'::jsonb as sightings, 1 as version`;

/** A page of transactions, by client and day, or by day of one account; and one more where there is a further page. */
export async function transactionPage(tx: Tx, filter: TransactionFilter): Promise<BankTransaction[]> {
  const { status = 'booked', state = 'current', limit, sort, cursor } = filter;
  if (status === 'pending' && state === 'withdrawn') return [];
  const way = sort === '-date' ? sql`desc` : sql`asc`;
  const table = status === 'pending' ? sql`bank_pending` : sql`bank_transactions`;
  const after = cursor === undefined ? sql`` : beyond(readBankCursor(cursor), sort);
  return (
    await rows<TransactionRow>(
      tx,
      sql`select ${status === 'pending' ? PENDING : BOOKED} from ${table} t where true ${conditions(filter)}
        ${status === 'pending' ? sql`` : sql`and t.state = ${state}`} ${after}
        and t.bank_account_id in (select id from bank_accounts where enabled)
        order by t.client_id ${way}, t.booking_date ${way}, t.id ${way} limit ${limit + 1}`,
    )
  ).map(asTransaction);
}

/** One booked transaction, current or withdrawn. Throws `bank.transaction-missing`. */
export async function transactionById(tx: Tx, id: string): Promise<BankTransaction> {
  const [found] = isUuid(id) ? await rows<TransactionRow>(tx, sql`select ${BOOKED} from bank_transactions t where t.id = ${id}`) : [];
  if (!found) throw new SaldoError('bank.transaction-missing', 'missing');
  return asTransaction(found);
}

/** An earlier version of a transaction. */
export interface TransactionVersion {
  readonly version: number;
  readonly snapshot: TransactionSnapshot;
  readonly seenAtMs: number;
  readonly goneAtMs: number;
  readonly withdrawn: boolean;
}

/** The versions of a transaction before the last one, the oldest first. */
export async function transactionVersions(tx: Tx, id: string): Promise<TransactionVersion[]> {
  return await rows<TransactionVersion>(
    tx,
    sql`select version, snapshot, (extract(epoch from seen_at) * 1000)::float8 as "seenAtMs", (extract(epoch from gone_at) * 1000)::float8 as "goneAtMs",
        withdrawn from bank_transaction_versions where transaction_id = ${id} order by version limit 500`,
  );
}

function conditions({ clientId, bankAccountId, from, to, q }: TransactionFilter): SQL {
  return sql`${clientId === undefined ? sql`` : sql`and t.client_id = ${clientId}`}
    ${bankAccountId === undefined ? sql`` : sql`and t.bank_account_id = ${bankAccountId}`}
    ${from === undefined ? sql`` : sql`and t.booking_date >= ${from}::date`}
    ${to === undefined ? sql`` : sql`and t.booking_date <= ${to}::date`}
    ${q?.trim() ? lookedFor(q.trim()) : sql``}`;
}

function lookedFor(q: string): SQL {
  const digits = q
    .replace(/[\s\u00a0]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  const amount = /^-?\d{1,15}(?:\.\d{1,2})?$/.test(digits) ? BigInt(minorDigits(digits)) : null;
  const like = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`and (t.text ilike ${like} or t.counterparty_name ilike ${like} or t.counterparty_account ilike ${like} or t."references"::text ilike ${like}
    ${amount === null ? sql`` : sql`or abs(t.amount_minor) = ${amount < 0n ? -amount : amount}`})`;
}

function minorDigits(text: string): string {
  const [whole = '0', decimals = ''] = text.split('.');
  return `${whole}${decimals.padEnd(2, '0')}`;
}

function beyond({ clientId, date, id }: BankCursor, sort: TransactionFilter['sort']): SQL {
  return sql`and (t.client_id, t.booking_date, t.id) ${sort === '-date' ? sql`<` : sql`>`} (${clientId}::uuid, ${date}::date, ${id}::uuid)`;
}

type TransactionRow = Omit<BankTransaction, 'amountMinor' | 'balanceAfterMinor'> & {
  readonly amountMinor: string;
  readonly balanceAfterMinor: string | null;
};

function asTransaction(row: TransactionRow): BankTransaction {
  const { amountMinor, balanceAfterMinor } = row;
  return { ...row, amountMinor: BigInt(amountMinor), balanceAfterMinor: balanceAfterMinor === null ? null : BigInt(balanceAfterMinor) };
}
