import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { ClientChecks, Finding, Job, QueryOf } from '../../api/resources.ts';

const PAGE = 100;

export type FindingFilter = Omit<QueryOf<'/api/findings'>, 'clientId' | 'limit' | 'cursor'>;

/** What the checks have found of a client, what is about the most money first, page after page. */
export function findingsQuery(clientId: string, filter: FindingFilter) {
  return {
    ...listQuery<Finding>(['quality', clientId, 'findings', filter], (cursor, signal) =>
      answer(api.GET('/api/findings', { params: { query: { clientId, ...filter, limit: PAGE, ...cursor } }, signal })),
    ),
    placeholderData: keepPreviousData,
  };
}

/** One finding. */
export function findingQuery(clientId: string, id: string) {
  return queryOptions({
    queryKey: ['quality', clientId, 'finding', id],
    queryFn: ({ signal }) => answer(api.GET('/api/findings/{id}', { params: { path: { id } }, signal })),
  });
}

/** How a client has its checks. */
export function checksQuery(clientId: string) {
  return queryOptions({
    queryKey: ['quality', clientId, 'checks'],
    queryFn: ({ signal }): Promise<ClientChecks> =>
      answer(api.GET('/api/clients/{id}/checks', { params: { path: { id: clientId } }, signal })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** Has a client's books checked. */
export async function checkNow(clientId: string): Promise<Job> {
  return (await answer(api.POST('/api/data-quality', { body: { clientId } }))).job;
}

/** Accepts a finding, with the reason. */
export function acceptFinding({ finding: { id }, reason }: { finding: Finding; reason: string }): Promise<Finding> {
  return answer(api.POST('/api/findings/{id}/accept', { params: { path: { id } }, body: { reason } }));
}

/** Opens a finding again that was accepted. */
export function reopenFinding({ id }: Finding): Promise<Finding> {
  return answer(api.POST('/api/findings/{id}/reopen', { params: { path: { id } } }));
}

/** Sets how a client has its checks, as they were read. */
export function setChecks(clientId: string, { materiality, checks, version }: ClientChecks): Promise<ClientChecks> {
  const body = {
    materiality,
    checks: checks.map(({ code, on, limits }) => ({
      code,
      on,
      limits: Object.fromEntries(limits.map(({ name, value }) => [name, value])),
    })),
  };
  return answer(api.PUT('/api/clients/{id}/checks', { params: { path: { id: clientId }, header: ifMatch(version) }, body }));
}

/** After a finding or a setting was changed. */
export async function findingsChanged(queryClient: QueryClient, clientId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['quality', clientId] }),
    queryClient.invalidateQueries({ queryKey: ['board'] }),
  ]);
}
