import type { MetaInformation } from './types.ts';

/** A page of a list as it was read. */
export interface Page<T> {
  readonly meta: MetaInformation;
  readonly items: readonly T[];
}

/**
 * All items of the pages of one list, or null where they do not make one whole: rows that come or go while somebody pages shift the
 * later pages, so that one is read twice and another never. Told by the totals of every page and by the number of distinct keys.
 */
export function joinPages<T>(pages: readonly Page<T>[], keyOf: (item: T) => string): T[] | null {
  const total = pages[0]?.meta['@TotalResources'] ?? 0;
  const isPage = ({ meta }: Page<T>, index: number) =>
    meta['@TotalResources'] === total && (meta['@CurrentPage'] ?? index + 1) === index + 1;
  if (!pages.every(isPage)) return null;
  const items = pages.flatMap((page) => page.items);
  const keys = new Set(items.map(keyOf));
  return items.length === total && keys.size === total ? items : null;
}

/** How many pages there are to read, the first among them; null where the list contradicts itself. */
export function pagesToRead<T>({ meta, items }: Page<T>): number | null {
  const { '@TotalResources': total, '@TotalPages': pages } = meta;
  if (total === 0) return 1;
  // The length of the first page tells how many a page holds, whatever was asked for.
  const counted = items.length > 0 ? Math.ceil(total / items.length) : null;
  return (pages ?? counted) === counted ? counted : null;
}
