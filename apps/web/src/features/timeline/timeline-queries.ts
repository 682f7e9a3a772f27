import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http.ts';
import { listQuery } from '../../api/list.ts';
import type { QueryOf, Task, TimelineEvent } from '../../api/resources.ts';

const PAGE = 15;
const MOST_TASKS = 50;
/** So many flagged vouchers are counted; beyond that the page says that there are more. */
const FLAGGED_COUNTED = 100;

export type TimelineFilter = Pick<QueryOf<'/api/clients/{id}/timeline'>, 'kind' | 'since' | 'before'>;

/** What happened to a client, newest first, page after page. */
export function timelineQuery(clientId: string, filter: TimelineFilter) {
  const query = { ...filter, limit: PAGE };
  return listQuery<TimelineEvent>(['timeline', clientId, query], (cursor, signal) =>
    answer(api.GET('/api/clients/{id}/timeline', { params: { path: { id: clientId }, query: { ...query, ...cursor } }, signal })),
  );
}

/** What waits for a person at a client, the most urgent first. */
export function openTasksQuery(clientId: string) {
  return queryOptions({
    queryKey: ['timeline', clientId, 'tasks'],
    queryFn: async ({ signal }): Promise<Task[]> =>
      (await answer(api.GET('/api/tasks', { params: { query: { clientId, status: 'open', limit: MOST_TASKS } }, signal }))).items,
  });
}

/** How many vouchers of a client are flagged, of whatever year; at most `FLAGGED_COUNTED`. */
export function flaggedQuery(clientId: string) {
  return queryOptions({
    queryKey: ['timeline', clientId, 'flagged'],
    queryFn: async ({ signal }): Promise<number> =>
      (await answer(api.GET('/api/vouchers', { params: { query: { clientId, flagged: true, limit: FLAGGED_COUNTED } }, signal }))).items
        .length,
  });
}
