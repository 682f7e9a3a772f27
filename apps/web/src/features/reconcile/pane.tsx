import type { LinkProps } from '@tanstack/react-router';
import type { OpenItem } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import type { Selection } from '../../ui/list/selection.tsx';
import { VirtualList } from '../../ui/list/virtual-list.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import type { ReconcileWords } from '../../words/reconcile.ts';
import { useWords, type Words } from '../../words/words.tsx';
import type { Side } from './panes.ts';
import { shortDay } from './short-day.ts';
import { useReconcileWords } from './use-reconcile-words.ts';

interface PaneProps {
  side: Side;
  rows: readonly OpenItem[];
  isPending: boolean;
  /** What stands there when there are none. */
  none: string;
  year: string;
  openId: string | undefined;
  marked: ReadonlySet<string>;
  reveal: string | undefined;
  selection: Selection | undefined;
  more: { available: boolean; loading: boolean; load: () => void };
  link: (row: OpenItem) => LinkProps;
}

/** One side of a reconciliation: its open rows by day, those of the suggestion marked. */
export function Pane({ side, rows, isPending, none, year, ...list }: PaneProps) {
  const words = useWords();
  const told = useReconcileWords();
  const label = side === 'bank' ? told.bankRows : told.ledgerRows;
  return (
    <section aria-label={told.panes[side]} className="flex min-h-0 min-w-0 flex-1 flex-col">
      {isPending ? <WaitingRows rows={10} /> : null}
      {!isPending && rows.length === 0 ? <p className="border-b border-line px-2.5 py-3 text-ink-3">{none}</p> : null}
      {rows.length > 0 ? (
        <VirtualList
          label={label}
          rows={rows}
          columns={paneColumns(side, words, told, year)}
          rowId={({ id }) => id}
          sub={(row) => subText(row, words, told, year)}
          hasKeys={false}
          picksOnPhone
          {...list}
        />
      ) : null}
    </section>
  );
}

function paneColumns(side: Side, words: Words, told: ReconcileWords, year: string): Column<OpenItem>[] {
  const day: Column<OpenItem> = {
    id: 'day',
    header: side === 'bank' ? told.panes.bank : told.day,
    width: side === 'bank' ? '4.5rem' : '3.875rem',
    wideOnly: true,
    cell: ({ date }) => <span className="text-ink-2">{shortDay(date, year, words.language)}</span>,
  };
  const voucher: Column<OpenItem> = {
    id: 'voucher',
    header: told.voucherShort,
    width: '4.25rem',
    wideOnly: true,
    cell: (row) => <span className="text-ink-2 tabular-nums">{voucherText(row, told)}</span>,
  };
  return [
    ...(side === 'bank' ? [day] : [voucher, { ...day, header: told.day }]),
    { id: 'text', header: told.text, main: true, cell: (row) => <RowText row={row} /> },
    {
      id: 'amount',
      header: told.amount,
      width: '6.75rem',
      figure: true,
      cell: ({ amount }) => amountText(amount, words.language),
    },
  ];
}

function RowText({ row }: { row: OpenItem }) {
  const told = useReconcileWords();
  const title = rowTitle(row);
  const rest = [title.includes(row.text) ? '' : row.text, row.carried ? told.carriedWhy(row.carried.reason) : '']
    .filter(Boolean)
    .join(' · ');
  return (
    <span title={[title, rest, row.reference].filter(Boolean).join(' · ')}>
      {title || <span className="text-ink-3">–</span>}
      {rest ? <span className="text-ink-3"> {rest}</span> : null}
    </span>
  );
}

/** What a row is called: who it is with, else what it says. */
export function rowTitle({ name, text, reference }: Pick<OpenItem, 'name' | 'text' | 'reference'>): string {
  // A bank often writes the name in its text as well.
  const tellsName = text.toLowerCase().includes(name.toLowerCase());
  return (tellsName ? text : name) || reference;
}

/** A row's voucher; of an item that was open before the data begins, that it was. */
export function voucherText({ series, number, opening }: Pick<OpenItem, 'series' | 'number' | 'opening'>, told: ReconcileWords): string {
  return opening ? told.opening : [series, number].filter(Boolean).join(' ');
}

function subText(row: OpenItem, words: Words, told: ReconcileWords, year: string): string {
  return [shortDay(row.date, year, words.language), row.side === 'ledger' || row.opening ? voucherText(row, told) : '', row.reference]
    .filter(Boolean)
    .join(' · ');
}
