import { useNavigate } from '@tanstack/react-router';
import type { Column } from '../../ui/list/column.ts';
import { chosen, type Order } from '../../ui/list/order.ts';
import { chosenIds, type Density, type ListChange, type ListSearch } from './list-search.ts';

/** Writes a change of how a list is seen into its address. */
export function useListAddress(): (change: ListChange) => void {
  const navigate = useNavigate();
  return (change) => void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
}

interface SeenAs<T> {
  columns: Column<T>[];
  order: Order;
  compact: boolean;
}

/**
 * A list as its address wants it seen: columns, order and row height, for its table.
 * @param own how the list is seen where the address says nothing
 */
export function useSeenAs<T>(search: ListSearch, columns: readonly Column<T>[], own: { order: string; density?: Density }): SeenAs<T> {
  const change = useListAddress();
  return {
    columns: chosen(columns, chosenIds(search)),
    order: { is: search.sort ?? own.order, own: own.order, onChange: (next) => change({ sort: next === own.order ? undefined : next }) },
    compact: (search.density ?? own.density) === 'compact',
  };
}
