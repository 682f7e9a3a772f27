import { describe, expect, it } from 'vitest';
import type { SavedView } from '../../api/resources.ts';
import { columnsText } from './list-search.ts';
import { addressOf, differs, viewOf } from './view-state.ts';

const view: SavedView = {
  id: 'v1',
  list: 'vouchers',
  name: 'Hyror',
  filters: { q: 'hyra' },
  sort: '-date',
  columns: ['voucher', 'amount'],
  density: 'compact',
  version: 1,
  createdAt: '',
  updatedAt: '',
};
const filters = { q: undefined, series: 'A', flagged: undefined };

describe('a saved view', () => {
  it('has an address of its own, in which no other filter is left', () => {
    const address = addressOf(view, filters);
    expect(address).toEqual({
      q: 'hyra',
      series: undefined,
      flagged: undefined,
      sort: '-date',
      columns: 'voucher,amount',
      density: 'compact',
      view: 'v1',
    });
    expect(addressOf(null, filters)).toEqual({
      q: undefined,
      series: undefined,
      flagged: undefined,
      sort: undefined,
      columns: undefined,
      density: undefined,
      view: undefined,
    });
  });

  it('is the same list when it is come to by that address, and another once something is changed', () => {
    const { q, series, flagged, ...search } = addressOf(view, filters);
    const seen = { ...search, density: 'compact' } as const;
    expect(differs(view, { q, series, flagged }, seen)).toBe(false);
    expect(differs(view, { q, series: 'B', flagged }, seen)).toBe(true);
    expect(differs(view, { q, series, flagged }, { ...seen, sort: undefined })).toBe(true);
    expect(differs(view, { q, series, flagged }, { ...seen, density: 'normal' })).toBe(true);
  });

  it('keeps only what is set, and the list’s own row height where nobody chose', () => {
    expect(viewOf(filters, {})).toEqual({ filters: { series: 'A' }, sort: null, columns: null, density: 'normal' });
    expect(viewOf({}, {}, 'compact').density).toBe('compact');
    expect(addressOf({ ...view, density: 'compact' }, {}, 'compact').density).toBeUndefined();
  });

  it('names no columns where they are the list’s own', () => {
    expect(columnsText(['a', 'b'], ['a', 'b'])).toBeUndefined();
    expect(columnsText(['a'], ['a', 'b'])).toBe('a');
  });
});
