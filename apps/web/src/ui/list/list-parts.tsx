import { Link, type LinkProps } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { classes } from '../classes.ts';
import type { Column } from './column.ts';

/** The head of a list; its cells carry the widths. */
export function ListHead<T>({ columns }: { columns: readonly Column<T>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.id} scope="col" style={column.width ? { width: column.width } : undefined} className={cellLook(column)}>
            {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export interface RowProps<T> {
  row: T;
  index: number;
  columns: readonly Column<T>[];
  here: boolean;
  /** Where the row leads. */
  link?: LinkProps | undefined;
  onFocus?: (() => void) | undefined;
  /** The row among all, where only some are on the page. */
  ariaRowIndex?: number;
  /** A second line under the main cell, below 800 px only. */
  sub?: ReactNode;
}

/** One row. A press anywhere on it follows its link; for the keyboard and for readers the main cell is that link. */
export function ListRow<T>({ row, index, columns, here, link, onFocus, ariaRowIndex, sub }: RowProps<T>) {
  return (
    // The link in the main cell is the way of the keyboard; the row only widens its target.
    <tr
      data-index={index}
      data-here={here || undefined}
      data-opens={link ? true : undefined}
      aria-rowindex={ariaRowIndex}
      onClick={link ? followMain : undefined}
      onFocus={onFocus}
    >
      {columns.map((column) => (
        <td key={column.id} className={cellLook(column)}>
          {column.main && link ? (
            <Link {...link} data-row-main className="block truncate">
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

function cellLook<T>({ figure, roomyOnly }: Column<T>): string | undefined {
  return classes(figure && 'num', roomyOnly && 'roomy-only') || undefined;
}

/** A press on a row, beside anything of its own: opens what its main cell opens. Marking text is no press. */
export function followMain(event: MouseEvent<HTMLTableRowElement>): void {
  const own = event.target instanceof Element && event.target.closest('a, button, input, select, label');
  const selecting = (getSelection()?.toString() ?? '') !== '';
  if (!own && !selecting) event.currentTarget.querySelector<HTMLElement>('[data-row-main]')?.click();
}
