import type { StatementPreview } from '../../api/resources.ts';
import { amountText, countText } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { State } from '../../ui/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';

type Stated = StatementPreview['statements'][number];

/** The statements of a file with their figures: the first hundred. */
export function StatementTable({ preview: { statements, statementCount } }: { preview: StatementPreview }) {
  const words = useWords();
  const rows = statements.map((statement, place) => ({ statement, place }));
  return (
    <div>
      <PlainList
        label={words.bank.statementsTitle}
        rows={rows}
        columns={columnsOf(words)}
        rowId={({ place }) => String(place)}
        sub={({ statement }) => daysOf(statement)}
      />
      {statementCount > statements.length ? (
        <p className="pt-1 text-xs text-ink-3">{words.feeds.faultsMore(statements.length, statementCount)}</p>
      ) : null}
    </div>
  );
}

function daysOf({ from, to }: Stated): string {
  return from === to ? (from ?? '–') : `${from} – ${to}`;
}

function columnsOf(words: Words): Column<{ statement: Stated; place: number }>[] {
  const amount = (value: string | null) => (value === null ? <span className="text-ink-3">–</span> : amountText(value, words.language));
  return [
    {
      id: 'account',
      header: words.bank.account,
      main: true,
      cell: ({ statement: { account, currency } }) => (
        <span className="font-medium tabular-nums">{[account ?? words.bank.noNumber, currency].filter(Boolean).join(' ')}</span>
      ),
    },
    {
      id: 'days',
      header: words.bank.period,
      width: '12.5rem',
      wideOnly: true,
      cell: ({ statement }) => <span className="tabular-nums">{daysOf(statement)}</span>,
    },
    {
      id: 'opening',
      header: words.bank.opening,
      width: '8.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ statement }) => amount(statement.opening),
    },
    {
      id: 'closing',
      header: words.bank.closing,
      width: '8.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ statement }) => amount(statement.closing),
    },
    {
      id: 'transactions',
      header: words.bank.transactionsCount,
      width: '6.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ statement: { transactions } }) => countText(transactions, words.language),
    },
    {
      id: 'proof',
      header: words.bank.proofColumn,
      width: '8.5rem',
      cell: ({ statement: { proof, opening, closing } }) => {
        if (proof.status === 'proven') return <State tone="proven">{words.bank.proven}</State>;
        return opening === null || closing === null ? (
          <State tone="unknown">{words.bank.unstated}</State>
        ) : (
          <State tone="late">{words.bank.unproven}</State>
        );
      },
    },
  ];
}
