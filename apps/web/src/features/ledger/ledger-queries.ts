import type { Period } from '@saldo/kernel';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, file } from '../../api/http.ts';
import { allOf, listQuery, setOnly } from '../../api/list.ts';
import type { Account, Entry, FinancialYear, QueryOf, Voucher } from '../../api/resources.ts';
import type { FileWish } from '../views/list-tools.tsx';
import { sourceText } from './source-text.ts';

// The first page of a list is what a screen shows and a little more: it is there sooner than the five that follow at once.
const FIRST = 100;
const WHOLE = 500;

// A long list is not fetched again page by page whenever somebody looks back at it; a job's end renews it.
const longList = { placeholderData: keepPreviousData, staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** All financial years of a client, the latest first. A client has few. */
export function yearsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['ledger', clientId, 'years'],
    queryFn: async ({ signal }): Promise<FinancialYear[]> => {
      const years = await allOf((cursor) =>
        answer(api.GET('/api/financial-years', { params: { query: { clientId, limit: WHOLE, ...cursor } }, signal })),
      );
      return years.sort((a, b) => (a.from < b.from ? 1 : -1));
    },
  });
}

/** The chart of accounts of a client. */
export function accountsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['ledger', clientId, 'accounts'],
    queryFn: ({ signal }): Promise<Account[]> =>
      allOf((cursor) => answer(api.GET('/api/accounts', { params: { query: { clientId, limit: WHOLE, ...cursor } }, signal }))),
    staleTime: 60_000,
  });
}

type VoucherQuery = Omit<QueryOf<'/api/vouchers'>, 'clientId' | 'from' | 'to' | 'limit' | 'cursor' | 'format' | 'columns'>;

/** Vouchers of some days that answer a filter, page after page. */
export function vouchersQuery(clientId: string, { from, to }: Period, filter: VoucherQuery, first = FIRST) {
  const query = { clientId, from, to, ...filter };
  return {
    ...listQuery<Voucher>(['ledger', clientId, 'vouchers', query, first], async (cursor, signal) => {
      const ask = (at: { cursor?: string }) =>
        answer(api.GET('/api/vouchers', { params: { query: { ...query, ...pageAt(at, first) } }, signal }));
      let page = await ask(cursor);
      // A search may look at many vouchers and find none: a page without rows would give the list no end to reach.
      while (page.items.length === 0 && page.nextCursor !== null) page = await ask({ cursor: page.nextCursor });
      return page;
    }),
    ...longList,
  };
}

function pageAt(at: { cursor?: string }, first = FIRST) {
  return { ...at, limit: at.cursor === undefined ? first : WHOLE };
}

/** The same vouchers as a file, all of them. */
export function vouchersFile(clientId: string, { from, to }: Period, filter: VoucherQuery, wish: FileWish): Promise<File> {
  return file(api.GET('/api/vouchers', { params: { query: { clientId, from, to, ...filter, ...wish } }, parseAs: 'blob' }));
}

/** One voucher with its rows. */
export function voucherQuery(id: string) {
  return queryOptions({
    queryKey: ['ledger', 'voucher', id],
    queryFn: ({ signal }) => answer(api.GET('/api/vouchers/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });
}

/** Every version of a voucher that was seen. */
export function voucherHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ['ledger', 'voucher', id, 'history'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/vouchers/{id}/history', { params: { path: { id }, query: { limit: WHOLE } }, signal }))).items,
    staleTime: 60_000,
  });
}

/** The lines of the source that a voucher was read from. */
export function voucherSourceQuery(id: string) {
  return queryOptions({
    queryKey: ['ledger', 'voucher', id, 'source'],
    queryFn: async ({ signal }) =>
      sourceText(
        new Uint8Array(await answer(api.GET('/api/vouchers/{id}/source', { params: { path: { id } }, parseAs: 'arrayBuffer', signal }))),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The files that hang on a voucher at its source, and which of them are here. */
export function voucherFilesQuery(id: string) {
  return queryOptions({
    queryKey: ['ledger', 'voucher', id, 'files'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/vouchers/{id}/files', { params: { path: { id }, query: { limit: WHOLE } }, signal }))).items,
    staleTime: 60_000,
  });
}

/** A file that hangs on a voucher, with its bytes. */
export function voucherFile({ voucherId, fileId }: { voucherId: string; fileId: string }): Promise<File> {
  return file(api.GET('/api/vouchers/{id}/files/{fileId}', { params: { path: { id: voucherId, fileId } }, parseAs: 'blob' }));
}

type EntryQuery = { account?: string | undefined; sort?: QueryOf<'/api/ledger-entries'>['sort'] };

/** Entries of some days, of one account or of all. */
export function entriesQuery(clientId: string, { from, to }: Period, { account, sort }: EntryQuery) {
  const query = { ...setOnly({ clientId, from, to, account }), ...(sort ? { sort } : {}) };
  return {
    ...listQuery<Entry>(['ledger', clientId, 'entries', query], (cursor, signal) =>
      answer(api.GET('/api/ledger-entries', { params: { query: { ...query, ...pageAt(cursor) } }, signal })),
    ),
    ...longList,
  };
}

/** The same entries as a file, all of them. */
export function entriesFile(clientId: string, { from, to }: Period, { account, sort }: EntryQuery, wish: FileWish): Promise<File> {
  const query = { ...setOnly({ clientId, from, to, account }), ...(sort ? { sort } : {}), ...wish };
  return file(api.GET('/api/ledger-entries', { params: { query }, parseAs: 'blob' }));
}

/** The trial balance as a file: the accounts that a search leaves. */
export function balanceFile(query: QueryOf<'/api/trial-balance'>): Promise<File> {
  return file(api.GET('/api/trial-balance', { params: { query }, parseAs: 'blob' }));
}

export type ComparisonFilter = Pick<QueryOf<'/api/trial-balance/comparison'>, 'q' | 'moved'>;

/** The accounts of two periods side by side, those that a search leaves. */
export function comparisonQuery(clientId: string, { from, to }: Period, other: Period, filter: ComparisonFilter) {
  const query = { clientId, from, to, otherFrom: other.from, otherTo: other.to, ...filter };
  return queryOptions({
    queryKey: ['ledger', clientId, 'comparison', query],
    queryFn: ({ signal }) => answer(api.GET('/api/trial-balance/comparison', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** The same as a file. */
export function comparisonFile(query: QueryOf<'/api/trial-balance/comparison'>): Promise<File> {
  return file(api.GET('/api/trial-balance/comparison', { params: { query }, parseAs: 'blob' }));
}

/** The trial balance of some days within one financial year. */
export function trialBalanceQuery(clientId: string, { from, to }: Period) {
  return queryOptions({
    queryKey: ['ledger', clientId, 'balance', from, to],
    queryFn: ({ signal }) => answer(api.GET('/api/trial-balance', { params: { query: { clientId, from, to } }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** One account month by month over some days within one financial year. */
export function accountMonthsQuery(clientId: string, account: string, { from, to }: Period) {
  return queryOptions({
    queryKey: ['ledger', clientId, 'months', account, from, to],
    queryFn: ({ signal }) => answer(api.GET('/api/account-months', { params: { query: { clientId, account, from, to } }, signal })),
    staleTime: 60_000,
  });
}

/** The same months as a file. */
export function accountMonthsFile(query: QueryOf<'/api/account-months'>): Promise<File> {
  return file(api.GET('/api/account-months', { params: { query }, parseAs: 'blob' }));
}

/** The books of a financial year as a SIE 4 file. */
export function yearAsSie({ id }: Pick<FinancialYear, 'id'>): Promise<File> {
  return file(api.GET('/api/financial-years/{id}/sie', { params: { path: { id } }, parseAs: 'blob' }));
}
