import { describe, expect, test } from 'vitest';
import { joinPages, type Page, pagesToRead } from './pages.ts';

const page = (current: number, total: number, items: number[]): Page<number> => ({
  meta: { '@CurrentPage': current, '@TotalPages': 2, '@TotalResources': total },
  items,
});

describe('pages of one list', () => {
  test('join where totals and keys agree', () => {
    expect(joinPages([page(1, 3, [1, 2]), page(2, 3, [3])], String)).toEqual([1, 2, 3]);
    expect(joinPages([page(1, 0, [])], String)).toEqual([]);
  });

  test('do not join where they moved meanwhile', () => {
    const moved = {
      'one went': [page(1, 3, [1, 2]), page(2, 2, [])],
      'one came before': [page(1, 3, [1, 2]), page(2, 4, [2, 3])],
      'one went and one came': [page(1, 4, [1, 2]), page(2, 4, [4])],
      'a page twice': [page(1, 4, [1, 2]), page(2, 4, [1, 2])],
      'another page': [page(1, 4, [1, 2]), page(1, 4, [3, 4])],
    };
    for (const [what, pages] of Object.entries(moved)) expect(joinPages(pages, String), what).toBeNull();
  });

  test('are as many as the total says, or the list contradicts itself', () => {
    const first = (total: number, pages: number, items: number) =>
      pagesToRead({
        meta: { '@CurrentPage': 1, '@TotalPages': pages, '@TotalResources': total },
        items: Array.from({ length: items }, () => 0),
      });
    expect([first(0, 0, 0), first(500, 1, 500), first(501, 2, 500), first(501, 6, 100)]).toEqual([1, 1, 2, 6]);
    expect([first(10, 2, 10), first(10, 1, 0), first(501, 1, 500)]).toEqual([null, null, null]);
  });
});
