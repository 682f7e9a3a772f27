import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, type Ref, useRef } from 'react';
import { classes } from '../classes.ts';
import { useNarrow } from '../narrow.ts';
import { type Column, useShownColumns } from './column.ts';
import { ListHead, ListRow } from './list-parts.tsx';
import type { Order } from './order.ts';
import { mainOf, useRowCursor } from './row-cursor.ts';

interface ListProps<T> {
  /** What the list holds, for readers. */
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  /** Where a row leads. */
  link?: (row: T) => LinkProps;
  /** A row under the others, in the order of the columns. */
  foot?: ReactNode;
  sub?: (row: T) => ReactNode;
  /** The order that the list is in; its columns change it. */
  order?: Order | undefined;
  compact?: boolean;
  /** The list lies in a drawer or dialog. */
  onSurface?: boolean;
}

/** A short list, all of it on the page, with the keyboard on its rows. */
export function List<T>({ openId, ...rest }: ListProps<T> & { openId?: string | undefined }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { here, put } = useRowCursor({
    count: rest.link ? rest.rows.length : 0,
    openIndex: openId ? rest.rows.findIndex((row) => rest.rowId(row) === openId) : -1,
    reach: async (index) => {
      const main = mainOf(body.current, index);
      main?.scrollIntoView({ block: 'nearest' });
      return main;
    },
  });
  return <Rows {...rest} bodyRef={body} here={here} put={put} />;
}

/** The same list without the keyboard, for a list inside another thing. */
export function PlainList<T>(props: ListProps<T>) {
  return <Rows {...props} here={-1} />;
}

type RowsProps<T> = ListProps<T> & { bodyRef?: Ref<HTMLTableSectionElement>; here: number; put?: (index: number) => void };

function Rows<T>({
  label,
  rows,
  columns: all,
  rowId,
  link,
  foot,
  sub,
  order,
  compact = false,
  onSurface = false,
  bodyRef,
  here,
  put,
}: RowsProps<T>) {
  const columns = useShownColumns(all);
  const tall = useNarrow() && sub !== undefined;
  return (
    <div className="@container">
      <table className={classes('list', onSurface && 'on-surface', tall && 'tall', compact && !tall && 'compact')} aria-label={label}>
        <ListHead columns={columns} order={order} />
        <tbody ref={bodyRef}>
          {rows.map((row, index) => (
            <ListRow
              key={rowId(row)}
              row={row}
              index={index}
              columns={columns}
              here={index === here}
              link={link?.(row)}
              onFocus={put ? () => put(index) : undefined}
              sub={sub?.(row)}
            />
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  );
}
