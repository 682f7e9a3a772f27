import { Link, type LinkProps } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import type { Column } from './column.ts';
import { nextOrder, type Order, orderName } from './order.ts';
import { SelectAll, type Selection, SelectRow } from './selection.tsx';

interface HeadProps<T> {
  columns: readonly Column<T>[];
  order?: Order | undefined;
  selection?: Selection | undefined;
  /** Every row that a press on the head selects. */
  rowIds?: readonly string[];
}

/** The head of a list; its cells carry the widths, and put the list in their order where it can be. */
export function ListHead<T>({ columns, order, selection, rowIds = [] }: HeadProps<T>) {
  return (
    <thead>
      <tr>
        {selection ? <SelectAll selection={selection} rowIds={rowIds} /> : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} order={order} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<T>({ column, order }: { column: Column<T>; order: Order | undefined }) {
  const name = order ? orderName(column) : undefined;
  const way = name === undefined || !order ? undefined : order.is === name ? 'ascending' : order.is === `-${name}` ? 'descending' : 'none';
  const text = column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header;
  return (
    <th scope="col" aria-sort={way} style={column.width ? { width: column.width } : undefined} className={cellLook(column)}>
      {order && name !== undefined ? (
        <button
          type="button"
          onClick={() => order.onChange(nextOrder(order, name, column.oneWay))}
          className={classes(
            '-mx-1 flex h-7 w-[calc(100%+0.5rem)] items-center gap-1 rounded-sm px-1 font-[inherit] hover:text-ink',
            column.figure && 'flex-row-reverse',
            way !== 'none' && 'text-ink',
          )}
        >
          <span className="min-w-0 truncate">{text}</span>
          <Icon name={way === 'ascending' ? 'up' : 'down'} className={classes('size-3', way === 'none' && 'opacity-0')} />
        </button>
      ) : (
        text
      )}
    </th>
  );
}

export interface RowProps<T> {
  row: T;
  index: number;
  columns: readonly Column<T>[];
  here: boolean;
  /** It belongs to the open one. */
  marked?: boolean;
  /** Where the row leads. */
  link?: LinkProps | undefined;
  onFocus?: (() => void) | undefined;
  /** The row among all, where only some are on the page. */
  ariaRowIndex?: number;
  /** A second line under the main cell, below 800 px only. */
  sub?: ReactNode;
  rowId?: string;
  selection?: Selection | undefined;
  /** The line of the list that it is, where rows are as tall as what they hold, and what looks how tall. */
  measured?: { line: number; by: (row: Element | null) => void } | undefined;
}

/** One row. A press anywhere on it follows its link; for the keyboard and for readers the main cell is that link. */
export function ListRow<T>({
  row,
  index,
  columns,
  here,
  marked,
  link,
  onFocus,
  ariaRowIndex,
  sub,
  rowId,
  selection,
  measured,
}: RowProps<T>) {
  return (
    // The link in the main cell is the way of the keyboard; the row only widens its target.
    <tr
      ref={measured?.by}
      data-line={measured?.line}
      data-index={index}
      data-here={here || undefined}
      data-marked={marked || undefined}
      data-opens={link ? true : undefined}
      aria-rowindex={ariaRowIndex}
      onClick={link ? followMain : undefined}
      onFocus={onFocus}
    >
      {selection && rowId !== undefined ? <SelectRow selection={selection} rowId={rowId} /> : null}
      {columns.map((column) => (
        <td key={column.id} className={cellLook(column)}>
          {column.main && link ? (
            <Link {...link} data-row-main>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
          {column.main && sub ? <div className="sub">{sub}</div> : null}
        </td>
      ))}
    </tr>
  );
}

/** A heading over some rows of a list. */
export function BandLine({ text, width, ariaRowIndex }: { text: string; width: number; ariaRowIndex: number }) {
  return (
    <tr aria-rowindex={ariaRowIndex}>
      <th scope="rowgroup" colSpan={width} className="band">
        {text}
      </th>
    </tr>
  );
}

interface SumProps<T> {
  line: { text: string; cells: Readonly<Record<string, ReactNode>> };
  columns: readonly Column<T>[];
  /** The list has a column of ticks before the others. */
  selects?: boolean;
  ariaRowIndex?: number;
}

/** The sums of some rows, each under its column; the words stand in the columns before the first sum. */
export function SumLine<T>({ line: { text, cells }, columns, selects = false, ariaRowIndex }: SumProps<T>) {
  const first = columns.findIndex(({ id }) => id in cells);
  const words = first < 0 ? columns.length : first;
  return (
    <tr className="sum" aria-rowindex={ariaRowIndex}>
      {selects ? <td className="ticks" /> : null}
      {words > 0 ? <td colSpan={words}>{text}</td> : null}
      {columns.slice(words).map((column) => (
        <td key={column.id} className={cellLook(column)}>
          {cells[column.id]}
        </td>
      ))}
    </tr>
  );
}

function cellLook<T>({ figure, roomyOnly }: Column<T>): string | undefined {
  return classes(figure && 'num', roomyOnly && 'roomy-only') || undefined;
}

/** A press on a row, beside anything of its own: opens what its main cell opens. Marking text is no press. */
function followMain(event: MouseEvent<HTMLTableRowElement>): void {
  const own = event.target instanceof Element && event.target.closest('a, button, input, select, label');
  const selecting = (getSelection()?.toString() ?? '') !== '';
  if (!own && !selecting) event.currentTarget.querySelector<HTMLElement>('[data-row-main]')?.click();
}
