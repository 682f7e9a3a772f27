/** How close the rows of a list stand. */
export type Density = 'normal' | 'compact';

/** How a list is seen, as its address holds it beside its filters. */
export interface ListSearch {
  /** A column, with a minus the last first. */
  sort?: string | undefined;
  /** Their names with commas between. */
  columns?: string | undefined;
  density?: Density | undefined;
  /** The saved view that it began as. */
  view?: string | undefined;
}

/** The filters of a list by the names that its address has for them. */
export type ListFilters = Readonly<Record<string, string | undefined>>;

/** A change of the address of a list. */
export type ListChange = Record<string, string | undefined>;

/** The columns that were chosen; undefined for the list's own. */
export function chosenIds({ columns }: Pick<ListSearch, 'columns'>): readonly string[] | undefined {
  return columns?.split(',').filter(Boolean);
}

/** The columns as the address holds them; nothing where they are the list's own. */
export function columnsText(ids: readonly string[], own: readonly string[]): string | undefined {
  return ids.length === own.length && own.every((id) => ids.includes(id)) ? undefined : ids.join(',');
}
