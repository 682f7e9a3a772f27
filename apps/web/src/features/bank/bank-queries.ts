import type { Period } from '@saldo/kernel';
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, file, ifMatch } from '../../api/http.ts';
import { allOf, listQuery } from '../../api/list.ts';
import type { Bank, BankAccount, BankAccountChange, BankDay, BankStatement, BankTransaction, Feed, QueryOf } from '../../api/resources.ts';
import { createFeed } from '../feeds/feed-queries.ts';
import { sourceText } from '../ledger/source-text.ts';
import type { FileWish } from '../views/list-tools.tsx';

const PAGE = 200;
const MOST = 500;
const longList = { placeholderData: keepPreviousData, staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** The bank accounts of a client, all of them. */
export function bankAccountsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['bank', clientId, 'accounts'],
    queryFn: ({ signal }): Promise<BankAccount[]> =>
      allOf((cursor) => answer(api.GET('/api/bank-accounts', { params: { query: { clientId, limit: MOST, ...cursor } }, signal }))),
  });
}

/** Bank accounts as a file. */
export function bankAccountsFile(query: QueryOf<'/api/bank-accounts'>): Promise<File> {
  return file(api.GET('/api/bank-accounts', { params: { query }, parseAs: 'blob' }));
}

/** Names the ledger account of a bank account, or switches it on or off. */
export function changeBankAccount({ account, change }: { account: BankAccount; change: BankAccountChange }): Promise<BankAccount> {
  const { id, version } = account;
  return answer(api.PATCH('/api/bank-accounts/{id}', { params: { path: { id }, header: ifMatch(version) }, body: change }));
}

/** The proof of an account day by day. */
export function bankDaysQuery({ id, clientId }: Pick<BankAccount, 'id' | 'clientId'>, { from, to }: Period) {
  return queryOptions({
    queryKey: ['bank', clientId, 'days', id, from, to],
    queryFn: async ({ signal }): Promise<BankDay[]> =>
      (await answer(api.GET('/api/bank-accounts/{id}/days', { params: { path: { id }, query: { from, to } }, signal }))).items,
    placeholderData: keepPreviousData,
  });
}

type TransactionQuery = Omit<QueryOf<'/api/bank-transactions'>, 'clientId' | 'from' | 'to' | 'limit' | 'cursor' | 'format' | 'columns'>;

/** Transactions of some days that answer a filter, page after page. */
export function bankTransactionsQuery(clientId: string, { from, to }: Period, filter: TransactionQuery, limit = PAGE) {
  const query = { clientId, from, to, ...filter, limit };
  return {
    ...listQuery<BankTransaction>(['bank', clientId, 'transactions', query], async (cursor, signal) => {
      const ask = (at: { cursor?: string }) =>
        answer(api.GET('/api/bank-transactions', { params: { query: { ...query, ...at } }, signal }));
      let page = await ask(cursor);
      // A search may look at many rows and find none: a page without rows would give the list no end to reach.
      while (page.items.length === 0 && page.nextCursor !== null) page = await ask({ cursor: page.nextCursor });
      return page;
    }),
    ...longList,
  };
}

/** The same transactions as a file, all of them. */
export function bankTransactionsFile(clientId: string, { from, to }: Period, filter: TransactionQuery, wish: FileWish): Promise<File> {
  return file(api.GET('/api/bank-transactions', { params: { query: { clientId, from, to, ...filter, ...wish } }, parseAs: 'blob' }));
}

/** One transaction as it last was. */
export function bankTransactionQuery(id: string) {
  return queryOptions({
    queryKey: ['bank', 'transaction', id],
    queryFn: ({ signal }) => answer(api.GET('/api/bank-transactions/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });
}

/** The earlier versions of a transaction, the oldest first. */
export function bankHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ['bank', 'transaction', id, 'history'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/bank-transactions/{id}/history', { params: { path: { id } }, signal }))).items,
    staleTime: 60_000,
  });
}

/** The bytes that a transaction was read from, to be read by a person. */
export function bankSourceQuery(id: string) {
  return queryOptions({
    queryKey: ['bank', 'transaction', id, 'source'],
    queryFn: async ({ signal }) =>
      sourceText(
        new Uint8Array(
          await answer(api.GET('/api/bank-transactions/{id}/source', { params: { path: { id } }, parseAs: 'arrayBuffer', signal })),
        ),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

type StatementQuery = Omit<QueryOf<'/api/bank-statements'>, 'limit' | 'cursor' | 'format' | 'columns'>;

/** Statements, the latest first, page after page. */
export function bankStatementsQuery(query: StatementQuery & { clientId: string }) {
  return {
    ...listQuery<BankStatement>(['bank', query.clientId, 'statements', query], (cursor, signal) =>
      answer(api.GET('/api/bank-statements', { params: { query: { ...query, limit: PAGE, ...cursor } }, signal })),
    ),
    ...longList,
  };
}

/** The same statements as a file. */
export function bankStatementsFile(query: StatementQuery, wish: FileWish): Promise<File> {
  return file(api.GET('/api/bank-statements', { params: { query: { ...query, ...wish } }, parseAs: 'blob' }));
}

/** One statement. */
export function bankStatementQuery(id: string) {
  return queryOptions({
    queryKey: ['bank', 'transaction', id, 'statement'],
    queryFn: ({ signal }) => answer(api.GET('/api/bank-statements/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });
}

/** The file that a statement was read from. */
export function bankStatementFile({ id }: Pick<BankStatement, 'id'>): Promise<File> {
  return file(api.GET('/api/bank-statements/{id}/source', { params: { path: { id } }, parseAs: 'blob' }));
}

/** The banks that can be connected, by a part of their name. */
export function banksQuery(q: string) {
  return queryOptions({
    queryKey: ['banks', q],
    queryFn: async ({ signal }): Promise<Bank[]> =>
      (await answer(api.GET('/api/banks', { params: { query: { limit: PAGE, ...(q ? { q } : {}) } }, signal }))).items,
    placeholderData: keepPreviousData,
    staleTime: 3_600_000,
  });
}

/** Begins a consent at a bank: by the feed that is given, else by one made for it. Answers where the person goes. */
export async function beginBankConsent({
  clientId,
  feed,
  bank,
}: {
  clientId: string;
  feed: Feed | undefined;
  bank?: Bank;
}): Promise<string> {
  const { id } = feed ?? (await createFeed({ clientId, source: 'BANK', config: bank ? { provider: bank.provider } : {} }));
  const body = bank ? { institutionId: bank.id } : {};
  return (await answer(api.POST('/api/datafeeds/{id}/connect', { params: { path: { id } }, body }))).url;
}

/** After a bank account was changed. */
export async function bankChanged(queryClient: QueryClient): Promise<void> {
  await Promise.all(['bank', 'board', 'tasks'].map((room) => queryClient.invalidateQueries({ queryKey: [room] })));
}
