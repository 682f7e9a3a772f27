import { type Language, SaldoError } from '@saldo/kernel';
import type { DomainPage } from '../edge/cursor.ts';
import type { ListFile } from './list-file.ts';
import type { Sheet } from './sheet.ts';
import { sortedRows } from './sorted-rows.ts';

/** So many rows are sorted in memory; no list of people or feeds is longer. */
const MOST_ROWS = 20_000;

interface Whole<T, R> extends Pick<ListFile<T, R>, 'read' | 'toRow'> {
  readonly sort: string | undefined;
  readonly language: Language;
}

/** A list that its page sorts by any of its columns, read whole and put in that order. Throws `api.too-long-to-sort` past 20,000 rows. */
export function wholeList<T, R>(sheet: Sheet<R>, { read, toRow, sort, language }: Whole<T, R>): () => Promise<DomainPage<R>> {
  return async () => {
    const rows: R[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: DomainPage<T> = await read({ limit: 500, cursor });
      rows.push(...page.items.map(toRow));
      if (rows.length > MOST_ROWS) throw new SaldoError('api.too-long-to-sort', 'invalid', { most: MOST_ROWS });
      cursor = page.nextCursor;
    }
    return { items: sortedRows(sheet, rows, sort, language), nextCursor: null };
  };
}
