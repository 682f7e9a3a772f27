import type { ReactNode } from 'react';
import { useNarrow } from '../narrow.ts';

/** What rows are put in order by; null comes last. */
export type SortValue = string | number | bigint | null;

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
  /** Shown only where somebody has chosen it. */
  extra?: boolean;
  /** The list can be put in the order of this column by the server, which knows it under this name. */
  sort?: string;
  /** The server knows that order one way only: a second press goes back to the list's own. */
  oneWay?: boolean;
  /** What the page itself puts rows in order by, where all of them are here. */
  value?: (row: T) => SortValue;
  /** The columns of the list's file that hold what this one shows; the one of the same name where it is left out. */
  file?: readonly string[];
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
