import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/http.ts';

/** What answers some typed words among all that one may see. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => (await answer(api.GET('/api/search', { params: { query: { q } }, signal }))).items,
  });
}
