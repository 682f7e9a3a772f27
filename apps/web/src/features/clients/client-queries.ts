import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, done, file, ifMatch } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { Client, NewClient, QueryOf } from '../../api/resources.ts';

const PAGE = 200;

export type ClientFilter = Pick<QueryOf<'/api/clients'>, 'q' | 'kind' | 'status' | 'sort'>;

/** Clients by name, those one may see. */
export function clientsQuery(filter: ClientFilter = {}) {
  const query = { ...filter, limit: PAGE };
  return listQuery<Client>(['clients', 'list', query], (cursor, signal) =>
    answer(api.GET('/api/clients', { params: { query: { ...query, ...cursor } }, signal })),
  );
}

/** Some clients by their ids, of those that one may see. */
export function clientsOfIdsQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ['clients', 'of-ids', ids],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/clients', { params: { query: { ids: ids.join(','), limit: PAGE } }, signal }))).items,
  });
}

/** Clients as a file, all of them. */
export function clientsFile(query: QueryOf<'/api/clients'>): Promise<File> {
  return file(api.GET('/api/clients', { params: { query }, parseAs: 'blob' }));
}

/** One client. */
export function clientQuery(id: string) {
  return queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/clients/{id}', { params: { path: { id } }, signal })),
  });
}

export function createClient(body: NewClient): Promise<Client> {
  return answer(api.POST('/api/clients', { body }));
}

export function changeClient({ id, version }: Client, body: Partial<NewClient>): Promise<Client> {
  return answer(api.PATCH('/api/clients/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
}

export function archiveClient({ id }: Pick<Client, 'id'>): Promise<void> {
  return done(api.DELETE('/api/clients/{id}', { params: { path: { id } } }));
}

/** Removes for good a client that never had books. */
export function removeClient({ id }: Pick<Client, 'id'>): Promise<void> {
  return done(api.DELETE('/api/clients/{id}', { params: { path: { id }, query: { remove: true } } }));
}

export function restoreClient({ id }: Pick<Client, 'id'>): Promise<Client> {
  return answer(api.POST('/api/clients/{id}/restore', { params: { path: { id } } }));
}

/** After a client was made, changed, archived or restored. */
export function clientsChanged(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['clients'] });
}
