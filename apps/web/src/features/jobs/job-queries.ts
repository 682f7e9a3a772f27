import { type Query, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, file } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { Job, QueryOf } from '../../api/resources.ts';
import { hasEnded } from './job-state.ts';

const PAGE = 100;
const ALIVE_MS = 3_000;

export type JobFilter = Omit<QueryOf<'/api/jobs'>, 'cursor' | 'format' | 'columns'>;

/** Jobs, the latest first. As long as one of them goes on, the list looks again by itself. */
export function jobsQuery(filter: JobFilter) {
  const query = { limit: PAGE, ...filter };
  return {
    ...listQuery<Job>(['jobs', 'list', query], (cursor, signal) =>
      answer(api.GET('/api/jobs', { params: { query: { ...query, ...cursor } }, signal })),
    ),
    refetchInterval: ({ state }: { state: { data?: { pages: { items: Job[] }[] } | undefined } }) =>
      state.data?.pages.some(({ items }) => items.some((job) => !hasEnded(job))) ? ALIVE_MS : false,
  };
}

/** Jobs as a file, all of them. */
export function jobsFile(query: QueryOf<'/api/jobs'>): Promise<File> {
  return file(api.GET('/api/jobs', { params: { query }, parseAs: 'blob' }));
}

/** One job. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/jobs/{id}', { params: { path: { id } }, signal })),
  });
}

/** A job that waits, looked at again as long as somebody wants to know why. */
export function whyQuery(id: string) {
  return { ...jobQuery(id), refetchInterval: ALIVE_MS };
}

export function retryJob({ id }: Pick<Job, 'id'>): Promise<Job> {
  return answer(api.POST('/api/jobs/{id}/retry', { params: { path: { id } } }));
}

export function cancelJob({ id }: Pick<Job, 'id'>): Promise<Job> {
  return answer(api.POST('/api/jobs/{id}/cancel', { params: { path: { id } } }));
}

/** After a job ended: what it may have changed is asked for again. Not those that are followed: their end is what was just read. */
export async function jobEnded(queryClient: QueryClient): Promise<void> {
  const isChanged = ({ queryKey: [room, which] }: Query) => changedRooms.has(room) && !(room === 'jobs' && which === FOLLOWED);
  await queryClient.invalidateQueries({ predicate: isChanged });
}

const changedRooms: ReadonlySet<unknown> = new Set(['jobs', 'feeds', 'ledger', 'bank', 'board', 'tasks', 'reconcile', 'quality']);

/** Jobs that are followed as they go on lie under keys of their own. */
export const FOLLOWED = 'live';
