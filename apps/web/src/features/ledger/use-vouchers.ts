import type { Period } from '@saldo/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { moreOf } from '../../api/list.ts';
import type { Voucher } from '../../api/resources.ts';
import { vouchersQuery } from './ledger-queries.ts';
import { askedOfServer, fitsFilter, looksAtRows, type VoucherFilter } from './voucher-filter.ts';

const none: Voucher[] = [];

/**
 * The vouchers of some days that answer a filter. What the server cannot filter by is looked for in the rows: then page
 * after page is fetched until all have been looked at, and the answers show up as they are found.
 */
export function useVouchers(clientId: string, period: Period, filter: VoucherFilter) {
  const query = useInfiniteQuery(vouchersQuery(clientId, period, askedOfServer(filter)));
  const { data: fetched = none, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  const searching = looksAtRows(filter);
  const goOn = searching && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);
  const { q, account, flagged } = filter;
  const rows = useMemo(
    () => (searching ? fetched.filter((voucher) => fitsFilter(voucher, { q, account, flagged })) : fetched),
    [searching, fetched, q, account, flagged],
  );
  return { query, rows, searched: searching ? fetched.length : null, more: searching ? undefined : moreOf(query) };
}
