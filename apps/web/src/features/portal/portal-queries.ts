import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http.ts';
import { allOf } from '../../api/list.ts';
import type { Client, Task } from '../../api/resources.ts';

const MOST = 500;

/** The companies of whoever is signed in, by name: as many as one page of the API holds. */
export const ownCompaniesQuery = queryOptions({
  queryKey: ['clients', 'own'],
  queryFn: async ({ signal }): Promise<Client[]> =>
    (await answer(api.GET('/api/clients', { params: { query: { limit: MOST } }, signal }))).items,
  staleTime: 60_000,
});

/** What waits for whoever is signed in, of one company, the most urgent first. */
export function ownTasksQuery(clientId: string) {
  return queryOptions({
    queryKey: ['tasks', 'own', clientId],
    queryFn: ({ signal }): Promise<Task[]> =>
      allOf((cursor) => answer(api.GET('/api/tasks', { params: { query: { clientId, status: 'open', limit: MOST, ...cursor } }, signal }))),
  });
}
