import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { moreOf } from '../../api/list.ts';
import type { Match, OpenItem } from '../../api/resources.ts';
import { type Side, suggestionsByRow } from './panes.ts';
import { openItemsQuery, suggestionsQuery } from './reconcile-queries.ts';

/** So many rows of a side are fetched at once; what lies behind them when somebody comes near, or a suggestion wants one. */
const AT_ONCE = 5_000;
const noRows: OpenItem[] = [];
const noMatches: Match[] = [];

/** Everything that waits in a reconciliation: the open rows of both sides and what is suggested for them. */
export function useOpenRows(clientId: string, id: string) {
  const bank = useSide(clientId, id, 'bank');
  const ledger = useSide(clientId, id, 'ledger');
  const suggestions = useQuery(suggestionsQuery(clientId, id));
  const byRow = useMemo(() => suggestionsByRow(suggestions.data ?? noMatches), [suggestions.data]);
  const byId = useMemo(() => new Map([...bank.rows, ...ledger.rows].map((row) => [row.id, row])), [bank.rows, ledger.rows]);
  return {
    bank,
    ledger,
    byRow,
    byId,
    /** Whether it cannot be told yet what waits, and what is suggested for it. */
    isPending: bank.isPending || ledger.isPending || suggestions.isPending,
    /** Whether everything is here. */
    isWhole: !(bank.more.available || ledger.more.available || bank.isFetching || ledger.isFetching || suggestions.isFetching),
    error: bank.error ?? ledger.error ?? suggestions.error,
    retry: () => {
      bank.retry();
      ledger.retry();
      void suggestions.refetch();
    },
  };
}

export type OpenRows = ReturnType<typeof useOpenRows>;

function useSide(clientId: string, id: string, side: Side) {
  const query = useInfiniteQuery(openItemsQuery(clientId, id, side));
  const rows = query.data ?? noRows;
  const { hasNextPage, isFetching, fetchNextPage, isError } = query;
  const goesOn = hasNextPage && !isFetching && !isError && rows.length < AT_ONCE;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return { rows, more: moreOf(query), isPending: query.isPending, isFetching, error: query.error, retry: () => void query.refetch() };
}
