import { linkOptions } from '@tanstack/react-router';
import type { BalanceRow, Difference } from '../../api/resources.ts';
import { amountText, amountUnlessZero } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import type { Group } from '../../ui/list/lines.ts';
import { SumLine } from '../../ui/list/list-parts.tsx';
import type { Order } from '../../ui/list/order.ts';
import { VirtualList } from '../../ui/list/virtual-list.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { State } from '../../ui/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { minor } from './amounts.ts';
import type { BalanceGroup, Sums } from './balance-groups.ts';

interface TableProps {
  /** The accounts by class, in the order of the chart; null where they are in another order. */
  groups: readonly BalanceGroup[] | null;
  rows: readonly BalanceRow[];
  columns: readonly Column<BalanceRow>[];
  order: Order;
  compact: boolean;
  /** The totals of all accounts; null where only some are shown. */
  totals: Sums | null;
  clientId: string;
}

/** The accounts by class, each with opening, debit, credit and closing; an account opens its entries. */
export function BalanceTable({ groups, rows, columns, order, compact, totals, clientId }: TableProps) {
  const words = useWords();
  const narrow = useNarrow();
  const shown = columns.filter(({ wideOnly }) => !narrow || !wideOnly);
  return (
    <VirtualList
      label={words.ledger.balanceTitle}
      rows={groups ? groups.flatMap((group) => group.rows) : rows}
      groups={groups?.map((group) => groupOf(group, words))}
      columns={columns}
      order={order}
      compact={compact}
      rowId={({ account }) => account}
      link={({ account }) => linkOptions({ to: '/clients/$clientId/entries', params: { clientId }, search: { account } })}
      sub={(row) => columns.find(({ id }) => id === 'name')?.cell(row) ?? row.name}
      foot={totals ? <SumLine line={{ text: words.ledger.total, cells: sumCells(totals, words) }} columns={shown} /> : null}
    />
  );
}

/** The columns of the trial balance. */
export function balanceColumns(words: Words, differences: readonly Difference[]): Column<BalanceRow>[] {
  const differing = new Set(differences.map(({ account }) => account));
  return [
    {
      id: 'account',
      header: words.ledger.account,
      width: '6.5rem',
      main: true,
      value: ({ account }) => account,
      cell: ({ account }) => <span className="font-medium tabular-nums">{account}</span>,
    },
    {
      id: 'name',
      header: words.ledger.accountName,
      wideOnly: true,
      value: ({ name }) => name,
      cell: (row) => <AccountName row={row} differs={differing.has(row.account)} />,
    },
    ...(['opening', 'debit', 'credit', 'closing'] as const).map(
      (side): Column<BalanceRow> => ({
        id: side,
        header: words.ledger[side],
        width: '9rem',
        figure: true,
        // Below 800 px there is room for the closing balance; the rest is one press away.
        wideOnly: side !== 'closing',
        value: (row) => minor(row[side]),
        cell: (row) =>
          side === 'closing' ? (
            <span className="font-medium">{amountText(row.closing, words.language)}</span>
          ) : (
            amountUnlessZero(row[side], words.language)
          ),
      }),
    ),
  ];
}

function groupOf({ class: of, rows, sums }: BalanceGroup, words: Words): Group<BalanceRow> {
  return {
    id: of,
    text: words.ledger.classes[of] ?? words.ledger.classes.other ?? '',
    rows,
    sumText: words.ledger.sum,
    sums: sumCells(sums, words),
  };
}

function sumCells(sums: Sums, words: Words): Record<string, string> {
  return Object.fromEntries(
    (['opening', 'debit', 'credit', 'closing'] as const).map((side) => [side, amountText(sums[side], words.language)]),
  );
}

function AccountName({ row, differs }: { row: BalanceRow; differs: boolean }) {
  const words = useWords();
  const carried = row.flags.find(({ code }) => code === 'carried');
  return (
    <span className="flex min-w-0 items-center gap-x-2">
      <span className="truncate">{row.name}</span>
      {differs ? (
        <State tone="late" icon="alert">
          {words.ledger.differs}
        </State>
      ) : null}
      {carried ? (
        <State tone="none" icon="dash" title={carried.message}>
          {words.ledger.carried}
        </State>
      ) : null}
    </span>
  );
}
