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
  if (pages.some(({ meta }, index) => meta['@TotalResources'] !== total || meta['@CurrentPage'] !== index + 1)) return null;
  const items = pages.flatMap((page) => page.items);
  const keys = new Set(items.map(keyOf));
  return items.length === total && keys.size === total ? items : null;
}

/** How many pages there are to read after the first; null where the list contradicts itself. */
export function pagesToRead<T>({ meta, items }: Page<T>): number | null {
  const { '@TotalResources': total, '@TotalPages': pages } = meta;
  if (total === 0) return 1;
  // The length of the first page tells how many a page holds, whatever was asked for.
  return items.length > 0 && pages === Math.ceil(total / items.length) ? pages : null;
}
