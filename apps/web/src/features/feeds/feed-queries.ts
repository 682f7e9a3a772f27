import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, done, file, ifMatch } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { Feed, FeedChange, Job, NewFeed, QueryOf, SyncWish } from '../../api/resources.ts';

const PAGE = 200;
const MOST = 500;
/** A sync that somebody else began shows up by itself within this time. */
const LOOK_AGAIN_MS = 20_000;

/** The data feeds of a client. */
export function feedsQuery(clientId: string) {
  return {
    ...listQuery<Feed>(['feeds', clientId], (cursor, signal) =>
      answer(api.GET('/api/datafeeds', { params: { query: { clientId, limit: PAGE, ...cursor } }, signal })),
    ),
    refetchInterval: LOOK_AGAIN_MS,
  };
}

/** Data feeds as a file, all of them. */
export function feedsFile(query: QueryOf<'/api/datafeeds'>): Promise<File> {
  return file(api.GET('/api/datafeeds', { params: { query }, parseAs: 'blob' }));
}

/** The feeds of all clients that one may see, at most as many as one page of the API holds. */
export const allFeedsQuery = queryOptions({
  queryKey: ['feeds', 'all'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/datafeeds', { params: { query: { limit: MOST } }, signal }))).items,
  refetchInterval: LOOK_AGAIN_MS,
});

export function createFeed(body: NewFeed): Promise<Feed> {
  return answer(api.POST('/api/datafeeds', { body }));
}

export function changeFeed({ id, version }: Feed, body: FeedChange): Promise<Feed> {
  return answer(api.PATCH('/api/datafeeds/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
}

export function pauseFeed({ id }: Feed): Promise<Feed> {
  return answer(api.POST('/api/datafeeds/{id}/pause', { params: { path: { id } } }));
}

export function resumeFeed({ id }: Pick<Feed, 'id'>): Promise<Feed> {
  return answer(api.POST('/api/datafeeds/{id}/resume', { params: { path: { id } } }));
}

export function disconnectFeed({ id }: Feed): Promise<Feed> {
  return answer(api.POST('/api/datafeeds/{id}/disconnect', { params: { path: { id } } }));
}

export function archiveFeed({ id }: Feed): Promise<void> {
  return done(api.DELETE('/api/datafeeds/{id}', { params: { path: { id } } }));
}

/** Where the consent is given; the provider leads back to the page. */
export async function beginConnect({ id }: Pick<Feed, 'id'>): Promise<string> {
  return (await answer(api.POST('/api/datafeeds/{id}/connect', { params: { path: { id } }, body: {} }))).url;
}

/** Asks for a sync; one that is queued already with the same wishes is joined. */
export async function requestSync({ id }: Pick<Feed, 'id'>, wishes: SyncWish = {}): Promise<Job> {
  return (await answer(api.POST('/api/datafeeds/{id}/sync', { params: { path: { id } }, body: wishes }))).job;
}

/** After a feed was made or changed, or a sync of it began or ended. */
export async function feedsChanged(queryClient: QueryClient): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: ['feeds'] }), queryClient.invalidateQueries({ queryKey: ['jobs'] })]);
}
