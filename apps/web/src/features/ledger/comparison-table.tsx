import type { Period } from '@saldo/kernel';
import { linkOptions } from '@tanstack/react-router';
import type { ComparedRow } from '../../api/resources.ts';
import { amountText, amountUnlessZero } from '../../format/amount.ts';
import { periodText } from '../../format/period.ts';
import type { Column } from '../../ui/list/column.ts';
import { SumLine } from '../../ui/list/list-parts.tsx';
import { inOrder } from '../../ui/list/order.ts';
import { VirtualList } from '../../ui/list/virtual-list.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { useWords, type Words } from '../../words/words.tsx';
import type { ListSearch } from '../views/list-search.ts';
import { useSeenAs } from '../views/use-list.ts';
import { minor } from './amounts.ts';
import { comparedSums } from './balance-comparison.ts';

interface TableProps {
  rows: readonly ComparedRow[];
  period: Period;
  before: Period;
  clientId: string;
  search: ListSearch;
}

/** The accounts in two periods side by side, and how they changed; an account opens its entries. */
export function ComparisonTable({ rows, period, before, clientId, search }: TableProps) {
  const words = useWords();
  const narrow = useNarrow();
  const all = comparisonColumns(words, { period, before, narrow });
  const { columns, order, compact } = useSeenAs(search, all, { order: 'account' });
  const sums = comparedSums(rows);
  const cells = Object.fromEntries((['value', 'before', 'change'] as const).map((side) => [side, amountText(sums[side], words.language)]));
  const shown = columns.filter(({ wideOnly }) => !narrow || !wideOnly);
  return (
    <VirtualList
      label={words.ledger.balanceTitle}
      rows={inOrder(rows, all, search.sort, words.language)}
      columns={columns}
      order={order}
      compact={compact}
      rowId={({ account }) => account}
      link={({ account }) => linkOptions({ to: '/clients/$clientId/entries', params: { clientId }, search: { account, ...period } })}
      sub={({ name }) => name}
      foot={<SumLine line={{ text: words.ledger.total, cells }} columns={shown} />}
    />
  );
}

/** The columns of a comparison: what the days and those before them come to, and how it changed. */
export function comparisonColumns(
  words: Words,
  { period, before, narrow }: { period: Period; before: Period; narrow: boolean },
): Column<ComparedRow>[] {
  const figure = { figure: true, width: narrow ? '7rem' : '10rem' } as const;
  return [
    {
      id: 'account',
      header: words.ledger.account,
      width: '6.5rem',
      main: true,
      value: ({ account }) => account,
      cell: ({ account }) => <span className="font-medium tabular-nums">{account}</span>,
    },
    { id: 'name', header: words.ledger.accountName, wideOnly: true, value: ({ name }) => name, cell: ({ name }) => name },
    {
      ...figure,
      id: 'value',
      header: periodText(period, words.language),
      value: ({ value }) => minor(value),
      cell: ({ value }) => <span className="font-medium">{amountText(value, words.language)}</span>,
    },
    {
      ...figure,
      id: 'before',
      header: periodText(before, words.language),
      value: (row) => minor(row.before),
      cell: (row) => amountText(row.before, words.language),
    },
    {
      ...figure,
      id: 'change',
      header: words.ledger.changeSince,
      wideOnly: true,
      value: ({ change }) => minor(change),
      cell: ({ change }) => amountUnlessZero(change, words.language),
    },
  ];
}
