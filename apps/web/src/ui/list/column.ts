import type { ReactNode } from 'react';
import { useNarrow } from '../narrow.ts';

/** One column of a list. */
export interface Column<T> {
  id: string;
  header: string;
  /** The header is read out but not shown, over a column of buttons or remarks. */
  hideHeader?: boolean;
  cell: (row: T) => ReactNode;
  /** A figure: right-aligned, tabular. */
  figure?: boolean;
  /** CSS width; the one column without takes what is left. */
  width?: string;
  /** Left out below 800 px. */
  wideOnly?: boolean;
  /** Only below 800 px. */
  narrowOnly?: boolean;
  /** Left out where the list itself has little room: beside the drawer, or on a small window. */
  roomyOnly?: boolean;
  /** Opens the row: its content becomes the link or button of the row. */
  main?: boolean;
}

/** The columns that this screen has room for. Below 800 px the main one takes what is left. */
export function useShownColumns<T>(columns: readonly Column<T>[]): readonly Column<T>[] {
  const narrow = useNarrow();
  if (!narrow) return columns.filter(({ narrowOnly }) => !narrowOnly);
  return columns.filter(({ wideOnly }) => !wideOnly).map((column) => (column.main ? withoutWidth(column) : column));
}

function withoutWidth<T>({ width: _width, ...column }: Column<T>): Column<T> {
  return column;
}
