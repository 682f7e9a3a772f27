import type { NewView, SavedView } from '../../api/resources.ts';
import { chosenIds, type Density, type ListChange, type ListFilters, type ListSearch } from './list-search.ts';

/** What a view keeps of a list as it is seen now. */
export function viewOf(
  filters: ListFilters,
  search: ListSearch,
  own: Density = 'normal',
): Pick<NewView, 'filters' | 'sort' | 'columns' | 'density'> {
  const set = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return {
    filters: Object.fromEntries(set.sort(([a], [b]) => (a < b ? -1 : 1))),
    sort: search.sort ?? null,
    columns: chosenIds(search)?.slice() ?? null,
    density: search.density ?? own,
  };
}

/** The change of an address that shows a view: every filter that the view has not is cleared. */
export function addressOf(
  view: Pick<SavedView, 'id' | 'filters' | 'sort' | 'columns' | 'density'> | null,
  filters: ListFilters,
  own: Density = 'normal',
): ListChange {
  const cleared = Object.fromEntries(Object.keys(filters).map((name) => [name, undefined]));
  if (!view) return { ...cleared, sort: undefined, columns: undefined, density: undefined, view: undefined };
  return {
    ...cleared,
    ...view.filters,
    sort: view.sort ?? undefined,
    columns: view.columns?.join(','),
    density: view.density === own ? undefined : view.density,
    view: view.id,
  };
}

/** Whether a list is seen otherwise than the view that it began as. */
export function differs(view: SavedView, filters: ListFilters, search: ListSearch, own: Density = 'normal'): boolean {
  const { filters: kept, sort, columns, density } = view;
  const saved = viewOf(kept, { sort: sort ?? undefined, columns: columns?.join(','), density });
  return JSON.stringify(viewOf(filters, search, own)) !== JSON.stringify(saved);
}
