import { type InfiniteData, infiniteQueryOptions, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { Page } from './resources.ts';

/** A list of the API, page after page, under one key. */
export function listQuery<T>(key: readonly unknown[], page: (cursor: { cursor?: string }, signal: AbortSignal) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => page(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<T>) => last.nextCursor,
    select: rowsOf<T>,
  });
}

/** The rows of every page fetched so far; made anew only when the data changed. */
function rowsOf<T>(data: InfiniteData<Page<T>, string | null>): T[] {
  return data.pages.flatMap((page) => page.items);
}

/** Every row of a list that is needed whole. */
export async function allOf<T>(page: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const next: Page<T> = await page(cursor === null ? {} : { cursor });
    rows.push(...next.items);
    cursor = next.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** What a long list needs to fetch on. */
export function moreOf(query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>) {
  return { available: query.hasNextPage, loading: query.isFetchingNextPage, load: () => void query.fetchNextPage() };
}

/** Only what is set of some filters. */
export function setOnly<T extends Record<string, string | number | undefined>>(query: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: NonNullable<T[K]>;
  }; // only entries that are set are left
}
