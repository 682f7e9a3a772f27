import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, done } from '../../api/http.ts';
import { allOf, listQuery } from '../../api/list.ts';
import type { ChangedRow, Job, Match, NewOpening, OpenItem, Reconciliation, ReconciliationWish } from '../../api/resources.ts';
import type { Side } from './panes.ts';

const PAGE = 200;
const MOST = 500;
// What is decided changes by one's own hand: the rows are hidden at once, and read again when the server tells of it.
const longList = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** All reconciliations of a client, the latest days first. An account has one a month. */
export function reconciliationsQuery(clientId: string) {
  return queryOptions({
    queryKey: ['reconcile', clientId, 'list'],
    queryFn: async ({ signal }): Promise<Reconciliation[]> =>
      (await allOf((cursor) =>
        answer(api.GET('/api/reconciliations', { params: { query: { clientId, limit: PAGE, ...cursor } }, signal })),
      )) as Reconciliation[], // an amount that may be lacking is not told apart by the types made of the document
  });
}

/** One reconciliation with its proof. */
export function reconciliationQuery(clientId: string, id: string) {
  return queryOptions({
    queryKey: ['reconcile', clientId, 'one', id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/reconciliations/{id}', { params: { path: { id } }, signal }))) as Reconciliation, // as above
  });
}

/** The open rows of a side by day, page after page. */
export function openItemsQuery(clientId: string, id: string, side: Side) {
  return {
    ...listQuery<OpenItem>(['reconcile', clientId, 'open', id, side], (cursor, signal) =>
      answer(
        api.GET('/api/reconciliations/{id}/open-items', { params: { path: { id }, query: { side, limit: MOST, ...cursor } }, signal }),
      ),
    ),
    ...longList,
  };
}

/** Everything that is suggested: few rows are left to suggestions, and any of them may be the next. */
export function suggestionsQuery(clientId: string, id: string) {
  return queryOptions({
    queryKey: ['reconcile', clientId, 'suggestions', id],
    queryFn: ({ signal }): Promise<Match[]> =>
      allOf((cursor) =>
        answer(
          api.GET('/api/reconciliations/{id}/matches', {
            params: { path: { id }, query: { state: 'suggested', limit: MOST, ...cursor } },
            signal,
          }),
        ),
      ),
    ...longList,
  });
}

/** The matches of a reconciliation in one state, page after page. */
export function matchesQuery(clientId: string, id: string, state: Match['state']) {
  return {
    ...listQuery<Match>(['reconcile', clientId, 'matches', id, state], (cursor, signal) =>
      answer(api.GET('/api/reconciliations/{id}/matches', { params: { path: { id }, query: { state, limit: PAGE, ...cursor } }, signal })),
    ),
    ...longList,
  };
}

/** One match. */
export function matchQuery(clientId: string, id: string) {
  return queryOptions({
    queryKey: ['reconcile', clientId, 'match', id],
    queryFn: ({ signal }) => answer(api.GET('/api/matches/{id}', { params: { path: { id } }, signal })),
  });
}

/** The rows that are another than when it was closed. */
export function changesQuery(clientId: string, id: string) {
  return listQuery<ChangedRow>(['reconcile', clientId, 'changes', id], (cursor, signal) =>
    answer(api.GET('/api/reconciliations/{id}/changes', { params: { path: { id }, query: { limit: PAGE, ...cursor } }, signal })),
  );
}

/** Has some days reconciled; the same days are run again. */
export function askToReconcile(wish: ReconciliationWish): Promise<{ job: Job; reconciliationId: string }> {
  return answer(api.POST('/api/reconciliations', { body: wish }));
}

/** Confirms a suggestion. */
export function confirmMatch(id: string): Promise<Match> {
  return answer(api.POST('/api/matches/{id}/confirm', { params: { path: { id } } }));
}

/** Rejects a suggestion. */
export function rejectMatch(id: string): Promise<Match> {
  return answer(api.POST('/api/matches/{id}/reject', { params: { path: { id } } }));
}

/** Takes a match back. */
export function undoMatch(id: string): Promise<void> {
  return done(api.DELETE('/api/matches/{id}', { params: { path: { id } } }));
}

/** Rows by their side. */
export interface NamedRows {
  bankTransactionIds: string[];
  ledgerEntryIds: string[];
}

/** Matches rows by hand. */
export function matchByHand(reconciliationId: string, rows: NamedRows, note: string): Promise<Match> {
  return answer(api.POST('/api/matches', { body: { reconciliationId, ...rows, note } }));
}

/** Carries rows on, with the reason. */
export function carryRows(id: string, rows: NamedRows, reason: string): Promise<unknown> {
  return answer(api.POST('/api/reconciliations/{id}/carry', { params: { path: { id } }, body: { ...rows, reason } }));
}

/** Takes back that rows are carried. */
export function uncarryRows(id: string, { bankTransactionIds, ledgerEntryIds }: NamedRows): Promise<void> {
  const query = { bankTransactionIds: bankTransactionIds.join(','), ledgerEntryIds: ledgerEntryIds.join(',') };
  return done(api.DELETE('/api/reconciliations/{id}/carry', { params: { path: { id }, query } }));
}

/** Closes a reconciliation that is ready. */
export function closeReconciliation(id: string): Promise<unknown> {
  return answer(api.POST('/api/reconciliations/{id}/close', { params: { path: { id } } }));
}

/** Opens a closed one again. */
export function reopenReconciliation(id: string, reason: string): Promise<unknown> {
  return answer(api.POST('/api/reconciliations/{id}/reopen', { params: { path: { id } }, body: { reason } }));
}

/** Enters what the first days open with. */
export function enterOpening(id: string, opening: NewOpening): Promise<unknown> {
  return answer(api.POST('/api/reconciliations/{id}/opening-items', { params: { path: { id } }, body: opening }));
}

/** After a decision: the proof is read again. */
export async function proofChanged(queryClient: QueryClient, clientId: string): Promise<void> {
  await Promise.all(['one', 'list'].map((what) => queryClient.invalidateQueries({ queryKey: ['reconcile', clientId, what] })));
}

/** After something that changes rows and suggestions: all of it is read again. */
export async function reconcileChanged(queryClient: QueryClient, clientId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['reconcile', clientId] });
}
