import type { LinkProps } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useWords } from '../../words/words.tsx';
import { classes } from '../classes.ts';
import { useKeys } from '../keys/keys.ts';
import { useNarrow } from '../narrow.ts';
import { type Column, useShownColumns } from './column.ts';
import { type Group, groupedLines, type Line, plainLines } from './lines.ts';
import { BandLine, ListHead, ListRow, SumLine } from './list-parts.tsx';
import type { Order } from './order.ts';
import { usePlace } from './place.ts';
import { mainOf, useRowCursor } from './row-cursor.ts';
import { type Selection, toggle } from './selection.tsx';

const ROW_PX = 32;
const TALL_ROW_PX = 48;
const COMPACT_ROW_PX = 28;
const BAND_PX = 36;
/** So many rows stand above the open one when the list is come back to. */
const ROWS_ABOVE_OPEN = 8;
/** So many rows before the end the next page is asked for: it is there before the reader is. */
const AHEAD_ROWS = 60;
/** Rows that are made beyond those in view; with a screen full of them never more than a hundred are on the page. */
const OVERSCAN = 10;

interface VirtualListProps<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  /** The same rows under headings and with sums. */
  groups?: readonly Group<T>[] | undefined;
  link?: (row: T) => LinkProps;
  openId?: string | undefined;
  /** What a row opens, where several open the same. */
  opens?: (row: T) => string;
  /** More rows lie at the server. */
  more?: { available: boolean; loading: boolean; load: () => void } | undefined;
  /** The order that the list is in; its columns change it. */
  order?: Order | undefined;
  selection?: Selection | undefined;
  foot?: ReactNode;
  sub?: (row: T) => ReactNode;
  /** Rows that belong to the open one. */
  marked?: ReadonlySet<string> | undefined;
  /** A row to bring into view; the keyboard goes there where it is the open one. */
  reveal?: string | undefined;
  /** Whether `j`, `k` and `x` are its own; a page of several lists has them itself. */
  hasKeys?: boolean;
  /** Rows can be picked below 800 px too. */
  picksOnPhone?: boolean;
  /** Closer rows, for a list that is looked over rather than read. */
  compact?: boolean;
}

/** The table of every list: any length in its own scroll, only the rows in view on the page, the keyboard on its rows. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, rows, columns: all, rowId, groups, link, openId, opens, more, order, foot, sub, compact = false } = props;
  const { marked, reveal, hasKeys = true, picksOnPhone = false } = props;
  const narrow = useNarrow();
  const tall = narrow && sub !== undefined;
  // Below 800 px there is room for the rows themselves.
  const selection = narrow && !picksOnPhone ? undefined : props.selection;
  const columns = useShownColumns(all);
  const scroll = useRef<HTMLDivElement>(null);
  const rowPx = tall ? TALL_ROW_PX : compact ? COMPACT_ROW_PX : ROW_PX;
  // The list is made anew with each row that is scrolled to; its lines only when what they hold has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: how a row is named does not change
  const lines = useMemo(() => (groups ? groupedLines(groups, rowId) : plainLines(rows, rowId)), [groups, rows]);
  const lineOf = (index: number) => (groups ? lines.findIndex((line) => line.kind === 'row' && line.index === index) : index);
  const { left, keep } = usePlace(label);
  const openIndex = openId ? rows.findIndex((row) => rowId(row) === openId) : -1;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => (lines[at]?.kind === 'band' ? BAND_PX : rowPx),
    // The head lies in the same scroll, so every row stands that much lower than it is counted; the foot lies over the last of them.
    scrollPaddingEnd: foot ? 2 * ROW_PX : ROW_PX,
    indexAttribute: 'data-line',
    overscan: OVERSCAN,
    initialOffset: openIndex < 0 ? left.offset : Math.max(0, openIndex - ROWS_ABOVE_OPEN) * rowPx,
    onChange: ({ range, scrollOffset }) => {
      keep({ offset: scrollOffset ?? 0 });
      if (more?.available && !more.loading && range && range.endIndex >= rows.length - AHEAD_ROWS) more.load();
    },
  });
  const { here, put } = useRowCursor({
    count: link && hasKeys ? rows.length : 0,
    openIndex,
    first: left.cursor,
    opens: opens && ((index) => (rows[index] ? opens(rows[index]) : '')),
    onMove: (cursor) => keep({ cursor }),
    reach: async (index) => {
      virtual.scrollToIndex(lineOf(index));
      if (!mainOf(scroll.current, index)) await new Promise(requestAnimationFrame);
      return mainOf(scroll.current, index);
    },
  });
  useReveal(reveal === undefined ? -1 : rows.findIndex((row) => rowId(row) === reveal), reveal === openId, scroll, (index) =>
    virtual.scrollToIndex(lineOf(index)),
  );
  useSelectKey(hasKeys ? selection : undefined, rows[here] === undefined ? undefined : rowId(rows[here]));
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = columns.length + Number(selection !== undefined);
  return (
    <div
      ref={scroll}
      // Where no row leads anywhere the keyboard scrolls the list itself.
      {...(link ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 })}
      className={classes('@container list-scroll min-h-0 flex-1 overflow-auto [overflow-anchor:none]', Boolean(foot) && 'has-foot')}
    >
      <table
        className={classes('list', tall && 'tall', compact && !tall && 'compact')}
        aria-label={label}
        aria-rowcount={more?.available ? -1 : lines.length + 1}
      >
        <ListHead columns={columns} order={order} selection={selection} rowIds={selection ? rows.map(rowId) : []} />
        <tbody>
          <Spacer px={before} />
          {items.map(({ index: at }) => {
            const line: Line<T> | undefined = lines[at];
            if (line === undefined) return null;
            if (line.kind === 'band') return <BandLine key={line.id} text={line.text} width={width} ariaRowIndex={at + 2} />;
            if (line.kind === 'sum')
              return <SumLine key={line.id} line={line} columns={columns} selects={selection !== undefined} ariaRowIndex={at + 2} />;
            const { id, row, index } = line;
            return (
              <ListRow
                key={id}
                row={row}
                rowId={id}
                index={index}
                columns={columns}
                here={index === here}
                marked={marked?.has(id) ?? false}
                link={link?.(row)}
                onFocus={() => put(index)}
                ariaRowIndex={at + 2}
                sub={sub?.(row)}
                selection={selection}
                // Below 800 px a long name goes on to the next line: how tall that is, is seen.
                measured={narrow ? { line: at, by: virtual.measureElement } : undefined}
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

/** Brings a row into view when it is another than before, and the keyboard with it where that is on a row already or nowhere. */
function useReveal(index: number, takesKeyboard: boolean, scroll: RefObject<HTMLElement | null>, bring: (index: number) => void): void {
  const work = useEffectEvent(() => {
    if (index < 0) return;
    bring(index);
    const active = document.activeElement;
    if (!takesKeyboard || !(active === null || active === document.body || active.matches('[data-row-main], h1'))) return;
    requestAnimationFrame(() => mainOf(scroll.current, index)?.focus({ preventScroll: true }));
  });
  const seen = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another row is brought into view
  useEffect(() => {
    // The first one is in view already.
    if (seen.current || !takesKeyboard) work();
    seen.current = true;
  }, [index, takesKeyboard]);
}

function useSelectKey(selection: Selection | undefined, rowId: string | undefined): void {
  const words = useWords();
  useKeys(
    selection && rowId !== undefined ? [{ keys: 'x', label: words.lists.select, run: () => toggle(selection, rowId), quiet: true }] : [],
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
