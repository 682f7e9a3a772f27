import type { LinkProps } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { classes } from '../classes.ts';
import { useNarrow } from '../narrow.ts';
import { type Column, useShownColumns } from './column.ts';
import { ListHead, ListRow } from './list-parts.tsx';
import { mainOf, useRowCursor } from './row-cursor.ts';

const ROW_PX = 32;
const TALL_ROW_PX = 48;
const COMPACT_ROW_PX = 28;
/** So many rows stand above the open one when the list is come back to. */
const ROWS_ABOVE_OPEN = 8;
/** So many rows before the end the next page is asked for: it is there before the reader is. */
const AHEAD_ROWS = 60;

interface VirtualListProps<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  link?: (row: T) => LinkProps;
  openId?: string | undefined;
  /** More rows lie at the server. */
  more?: { available: boolean; loading: boolean; load: () => void } | undefined;
  foot?: ReactNode;
  sub?: (row: T) => ReactNode;
  /** Closer rows, for a list that is looked over rather than read. */
  compact?: boolean;
}

/** A list of any length in its own scroll: only the rows in view are on the page. */
export function VirtualList<T>({ label, rows, columns: all, rowId, link, openId, more, foot, sub, compact = false }: VirtualListProps<T>) {
  const tall = useNarrow() && sub !== undefined;
  const columns = useShownColumns(all);
  const scroll = useRef<HTMLDivElement>(null);
  const rowPx = tall ? TALL_ROW_PX : compact ? COMPACT_ROW_PX : ROW_PX;
  const openIndex = openId ? rows.findIndex((row) => rowId(row) === openId) : -1;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx,
    // The head lies in the same scroll, so every row stands that much lower than it is counted.
    scrollPaddingEnd: ROW_PX,
    overscan: 16,
    initialOffset: Math.max(0, openIndex - ROWS_ABOVE_OPEN) * rowPx,
    onChange: ({ range }) => {
      if (more?.available && !more.loading && range && range.endIndex >= rows.length - AHEAD_ROWS) more.load();
    },
  });
  const { here, put } = useRowCursor({
    count: link ? rows.length : 0,
    openIndex,
    reach: async (index) => {
      virtual.scrollToIndex(index);
      if (!mainOf(scroll.current, index)) await new Promise(requestAnimationFrame);
      return mainOf(scroll.current, index);
    },
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroll} className="@container min-h-0 flex-1 overflow-auto">
      <table
        className={classes('list', tall && 'tall', compact && !tall && 'compact')}
        aria-label={label}
        aria-rowcount={more?.available ? -1 : rows.length + 1}
      >
        <ListHead columns={columns} />
        <tbody>
          <Spacer px={before} />
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <ListRow
                key={rowId(row)}
                row={row}
                index={index}
                columns={columns}
                here={index === here}
                link={link?.(row)}
                onFocus={() => put(index)}
                ariaRowIndex={index + 2}
                sub={sub?.(row)}
              />
            );
          })}
          <Spacer px={after} />
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  );
}

function Spacer({ px }: { px: number }) {
  return px > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true">
      <td className="border-0! p-0!" style={{ height: px }} />
    </tr>
  ) : null;
}
