import type { Period } from '@saldo/kernel';
import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, file } from '../../api/http.ts';
import type { Board, BoardRow, QueryOf } from '../../api/resources.ts';

const PAGE = 200;
/** Where no change is told, because something between holds the stream back, the board looks again by itself. */
const LOOK_AGAIN_MS = 60_000;

export type BoardFilter = Pick<QueryOf<'/api/board'>, 'q' | 'state' | 'managerId' | 'sort'>;

/** The board of a month, page after page, with how many clients there are of each state. */
export function boardQuery(month: Period, filter: BoardFilter) {
  const query = { period: periodOf(month), ...filter, limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ['board', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/board', { params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Board) => last.nextCursor,
    select: boardOf,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** The rows of the board as a file, all of them. */
export function boardFile(query: QueryOf<'/api/board'>): Promise<File> {
  return file(api.GET('/api/board', { params: { query }, parseAs: 'blob' }));
}

/** One client's row of a month; undefined data while it is not known, null where the client is not on the board. */
export function boardRowQuery(month: Period, clientId: string) {
  const query = { period: periodOf(month), clientId };
  return queryOptions({
    queryKey: ['board', 'one', query],
    queryFn: async ({ signal }): Promise<BoardRow | null> =>
      (await answer(api.GET('/api/board', { params: { query }, signal }))).items[0] ?? null,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

function boardOf({ pages }: InfiniteData<Board, string | null>): { rows: BoardRow[]; counts: Board['counts'] | undefined } {
  // Rows that changed their place between two pages come once.
  const rows = new Map(pages.flatMap(({ items }) => items).map((row) => [row.clientId, row]));
  return { rows: [...rows.values()], counts: pages.at(-1)?.counts };
}

/** The month as the API names it. */
export function periodOf({ from }: Period): string {
  return from.slice(0, 7);
}
