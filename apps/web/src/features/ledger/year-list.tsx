import { useMutation } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import type { Feed, FinancialYear } from '../../api/resources.ts';
import { yearName } from '../../format/period.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Column } from '../../ui/list/column.ts';
import { List } from '../../ui/list/list.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { State } from '../../ui/state.tsx';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { yearAsSie } from './ledger-queries.ts';

/** The financial years of a client: each opens its trial balance, and can be had as a SIE file. */
export function YearList({ years, feeds, clientId }: { years: readonly FinancialYear[]; feeds: readonly Feed[]; clientId: string }) {
  const words = useWords();
  return (
    <List
      label={words.clients.years}
      rows={years}
      columns={columnsOf(words, feeds)}
      rowId={({ id }) => id}
      link={({ from, to }) => linkOptions({ to: '/clients/$clientId/trial-balance', params: { clientId }, search: { from, to } })}
      sub={({ from, to }) => `${from} – ${to}`}
    />
  );
}

function columnsOf(words: Words, feeds: readonly Feed[]): Column<FinancialYear>[] {
  return [
    {
      id: 'year',
      header: words.clients.year,
      main: true,
      width: '7rem',
      cell: (year) => <span className="font-medium tabular-nums">{yearName(year)}</span>,
    },
    { id: 'days', header: words.clients.yearDays, wideOnly: true, cell: ({ from, to }) => `${from} – ${to}` },
    {
      id: 'source',
      header: words.clients.yearSource,
      width: '9rem',
      wideOnly: true,
      cell: ({ feedId }) => {
        const feed = feeds.find(({ id }) => id === feedId);
        return feed ? words.feeds.sources[feed.source] : '';
      },
    },
    {
      id: 'locked',
      header: words.feeds.status,
      width: '9.75rem',
      cell: ({ locked }) => (
        <State tone="none" icon={locked ? 'lock' : 'dash'}>
          {locked ? words.clients.yearLocked : words.clients.yearOpen}
        </State>
      ),
    },
    { id: 'sie', header: words.clients.yearSie, hideHeader: true, width: '3rem', figure: true, cell: (year) => <SieButton year={year} /> },
  ];
}

function SieButton({ year }: { year: FinancialYear }) {
  const words = useWords();
  const { mutate, isPending } = useMutation({
    mutationFn: yearAsSie,
    onSuccess: saveFile,
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return (
    <IconButton
      icon="download"
      label={words.clients.yearAsSie(yearName(year))}
      disabled={isPending}
      aria-busy={isPending || undefined}
      onClick={() => mutate(year)}
    />
  );
}
