import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, done, ifMatch } from '../../api/http.ts';
import { listQuery, setOnly } from '../../api/list.ts';
import type { ClientFields } from '../../api/paths.ts';
import type { Client } from '../../api/resources.ts';

export interface ClientFilter {
  q?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
}

/** Clients by name, those one may see. */
export function clientsQuery(filter: ClientFilter = {}) {
  const query = setOnly({ ...filter, limit: 200 });
  return listQuery<Client>(['clients', 'list', query], (cursor, signal) =>
    answer(api.GET('/api/clients', { params: { query: { ...query, ...cursor } }, signal })),
  );
}

/** One client. */
export function clientQuery(id: string) {
  return queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/clients/{id}', { params: { path: { id } }, signal })),
  });
}

export function createClient(body: ClientFields): Promise<Client> {
  return answer(api.POST('/api/clients', { body }));
}

export function changeClient({ id, version }: Client, body: Partial<ClientFields>): Promise<Client> {
  return answer(api.PATCH('/api/clients/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
}

export function archiveClient({ id }: Pick<Client, 'id'>): Promise<void> {
  return done(api.DELETE('/api/clients/{id}', { params: { path: { id } } }));
}

export function restoreClient({ id }: Pick<Client, 'id'>): Promise<Client> {
  return answer(api.POST('/api/clients/{id}/restore', { params: { path: { id } } }));
}

/** After a client was made, changed, archived or restored. */
export function clientsChanged(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['clients'] });
}
