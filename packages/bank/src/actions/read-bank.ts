import { can } from '@saldo/access';
import { refuseForeignClient } from '@saldo/clients';
import { type Actor, addDays, dateInZone, daysBetween, isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { rawFile, readRaw, unpackRaw } from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import { type FedAccount, withFeeds } from '../account-feed-store.ts';
import { gapsOf, proveAccount } from '../account-review-store.ts';
import { accountById, accountPage } from '../accounts-store.ts';
import type { ProvenDay } from '../day-proof.ts';
import { bankCursor, readBankCursor } from '../list-cursor.ts';
import type { ChainGap } from '../statement-chain.ts';
import { type BankStatement, statementById, statementPage } from '../statements-store.ts';
import {
  type BankTransaction,
  type TransactionFilter,
  type TransactionVersion,
  transactionById,
  transactionPage,
  transactionVersions,
} from '../transaction-views-store.ts';

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The bank accounts of the actor's clients. Throws `bank.bad-cursor`, `clients.missing`. */
export async function listBankAccounts(
  actor: Actor,
  filter: { readonly clientId?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<FedAccount>> {
  const { cursor, limit } = filter;
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('bank.bad-cursor', 'invalid');
  return await inOwn(actor, filter, async (tx) => {
    const { items, nextCursor } = pageOf(await accountPage(tx, filter), limit, ({ id }) => id);
    return { items: await withFeeds(tx, items, Date.now()), nextCursor };
  });
}

/** One bank account. Throws `bank.account-missing`. */
export async function getBankAccount(actor: Actor, id: string): Promise<FedAccount> {
  can(actor, 'bank.read');
  const [found] = await transaction(actor, async (tx) => withFeeds(tx, [await accountById(tx, id)], Date.now()));
  if (!found) throw new SaldoError('bank.account-missing', 'missing');
  return found;
}

const MOST_DAYS = 400;
const USUAL_DAYS = 30;

/**
 * The proof of an account day by day: what is proven by the bank's own balances, what is not and by how much, and what is missing.
 * Throws `bank.account-missing`, `bank.too-many-days` for more than 400.
 */
export async function bankAccountDays(
  actor: Actor,
  id: string,
  asked: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined } = {},
  now = new Date(),
): Promise<ProvenDay[]> {
  can(actor, 'bank.read');
  return await transaction(actor, async (tx) => {
    const account = await accountById(tx, id);
    const to = asked.to ?? account.balanceDay ?? dateInZone(now, 'Europe/Stockholm');
    const from = asked.from ?? addDays(to, -USUAL_DAYS);
    if (daysBetween(from, to) < 0 || daysBetween(from, to) >= MOST_DAYS) throw new SaldoError('bank.too-many-days', 'invalid');
    return await proveAccount(tx, account, { from, to });
  });
}

/** A statement with the gaps between it and those beside it. */
export type ReviewedStatement = BankStatement & { readonly gaps: readonly ChainGap[] };

/** Statements, the latest first, each with the gaps on either side. Throws `bank.bad-cursor`, `clients.missing`, `bank.account-missing`. */
export async function listStatements(
  actor: Actor,
  filter: {
    readonly clientId?: string | undefined;
    readonly bankAccountId?: string | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<Page<ReviewedStatement>> {
  const { limit, cursor, bankAccountId } = filter;
  const place = cursor === undefined ? undefined : readBankCursor(cursor);
  return await inOwn(actor, filter, async (tx) => {
    if (bankAccountId !== undefined) await accountById(tx, bankAccountId);
    const page = await statementPage(tx, { ...filter, after: place && { from: place.date, id: place.id } });
    const { items, nextCursor } = pageOf(page, limit, ({ clientId, from, id }) => bankCursor({ clientId, date: from, id }));
    const gaps = new Map<string, readonly ChainGap[]>();
    for (const { bankAccountId: account } of items) if (!gaps.has(account)) gaps.set(account, await gapsOf(tx, account));
    return { items: items.map((one) => withGaps(one, gaps.get(one.bankAccountId) ?? [])), nextCursor };
  });
}

/** One statement. Throws `bank.statement-missing`. */
export async function getStatement(actor: Actor, id: string): Promise<ReviewedStatement> {
  can(actor, 'bank.read');
  return await transaction(actor, async (tx) => {
    const statement = await statementById(tx, id);
    return withGaps(statement, await gapsOf(tx, statement.bankAccountId));
  });
}

/** Bytes as they were received. */
export interface SourceBytes {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly name: string;
  readonly sha256: string;
}

/** The whole file that a statement was read from. Throws `bank.statement-missing`. */
export async function statementSource(actor: Actor, id: string): Promise<SourceBytes> {
  can(actor, 'bank.read');
  return await source(actor, async (tx) => ({ rawId: (await statementById(tx, id)).rawId, part: null }));
}

/** Transactions by client and day. Throws `bank.bad-cursor`, `clients.missing`, `bank.account-missing`. */
export async function listTransactions(actor: Actor, filter: TransactionFilter): Promise<Page<BankTransaction>> {
  const found = await inOwn(actor, filter, async (tx) => {
    if (filter.bankAccountId !== undefined) await accountById(tx, filter.bankAccountId);
    return await transactionPage(tx, filter);
  });
  return pageOf(found, filter.limit, ({ clientId, bookingDate, id }) => bankCursor({ clientId, date: bookingDate, id }));
}

/** One transaction. Throws `bank.transaction-missing`. */
export async function getTransaction(actor: Actor, id: string): Promise<BankTransaction> {
  can(actor, 'bank.read');
  return await transaction(actor, (tx) => transactionById(tx, id));
}

/** A transaction and its earlier versions, the oldest first. Throws `bank.transaction-missing`. */
export async function transactionHistory(
  actor: Actor,
  id: string,
): Promise<{ readonly current: BankTransaction; readonly earlier: readonly TransactionVersion[] }> {
  can(actor, 'bank.read');
  return await transaction(actor, async (tx) => ({ current: await transactionById(tx, id), earlier: await transactionVersions(tx, id) }));
}

/** The bytes of a transaction as its own source had them. Throws `bank.transaction-missing`, `bank.no-source`. */
export async function transactionSource(actor: Actor, id: string): Promise<SourceBytes> {
  can(actor, 'bank.read');
  return await source(actor, async (tx) => {
    const { sightings } = await transactionById(tx, id);
    const kept = sightings.find(({ rawId }) => rawId !== null);
    if (!kept || kept.rawId === null) throw new SaldoError('bank.no-source', 'missing');
    return { rawId: kept.rawId, part: kept.offset === null || kept.length === null ? null : { offset: kept.offset, length: kept.length } };
  });
}

async function source(
  actor: Actor,
  find: (tx: Tx) => Promise<{ readonly rawId: string; readonly part: { offset: number; length: number } | null }>,
): Promise<SourceBytes> {
  const { file, packed } = await transaction(actor, async (tx) => {
    const { rawId, part } = await find(tx);
    return { file: await rawFile(tx, rawId), packed: await readRaw(tx, rawId, part) };
  });
  return { bytes: await unpackRaw(packed), contentType: file.contentType, name: file.name, sha256: file.sha256 };
}

async function inOwn<T>(actor: Actor, { clientId }: { readonly clientId?: string | undefined }, work: (tx: Tx) => Promise<T>): Promise<T> {
  can(actor, 'bank.read', clientId === undefined ? {} : { clientId });
  return await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await work(tx);
  });
}

function pageOf<T>(found: readonly T[], limit: number, cursorOf: (item: T) => string): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? cursorOf(last) : null };
}

function withGaps(statement: BankStatement, gaps: readonly ChainGap[]): ReviewedStatement {
  return { ...statement, gaps: gaps.filter(({ beforeId, afterId }) => beforeId === statement.id || afterId === statement.id) };
}
