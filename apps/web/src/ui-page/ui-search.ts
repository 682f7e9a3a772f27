import { useSearch } from '@tanstack/react-router';
import { days, oneOf, type RawSearch, text } from '../routes/address.ts';
import { invoiceStates } from './fixtures.ts';

/** What the address of the design system holds: how its list is seen, what is open, and the chosen days. */
export function uiSearch(raw: RawSearch) {
  return {
    ...days(raw),
    q: text(raw.q),
    state: oneOf(raw.state, invoiceStates),
    row: text(raw.row),
    sort: text(raw.sort, 40),
    columns: text(raw.columns, 500),
    density: oneOf(raw.density, ['normal', 'compact']),
    view: text(raw.view, 40),
  };
}

/** The address as the design system reads it. */
export function useUiSearch(): ReturnType<typeof uiSearch> {
  return uiSearch(useSearch({ strict: false }));
}
