import { queryOptions } from '@tanstack/react-query';
import { answer, api, done, ifMatch } from '../../api/http.ts';
import type { NewView, SavedView, ViewChange } from '../../api/resources.ts';

const ALL = 200;

/** The lists that can be saved as views. */
export type ViewList = NewView['list'];

/** One's own views of a list, by name. */
export function viewsQuery(list: ViewList) {
  return queryOptions({
    queryKey: ['views', list],
    queryFn: async ({ signal }): Promise<SavedView[]> =>
      (await answer(api.GET('/api/views', { params: { query: { list, limit: ALL } }, signal }))).items,
    staleTime: 60_000,
  });
}

/** Saves a new view. */
export function createView(view: NewView): Promise<SavedView> {
  return answer(api.POST('/api/views', { body: view }));
}

/** Changes a view as it was read. */
export function changeView({ view: { id, version }, change }: { view: SavedView; change: ViewChange }): Promise<SavedView> {
  return answer(api.PATCH('/api/views/{id}', { params: { path: { id }, header: ifMatch(version) }, body: change }));
}

/** Forgets a view. */
export function removeView({ id }: SavedView): Promise<void> {
  return done(api.DELETE('/api/views/{id}', { params: { path: { id } } }));
}
