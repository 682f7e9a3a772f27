import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { moreOf, setOnly } from '../api/list.ts';
import type { Board } from '../api/resources.ts';
import { useMay, useMe } from '../features/access/session.ts';
import { boardColumns, mostUrgent } from '../features/board/board-columns.tsx';
import { boardMonth } from '../features/board/board-month.ts';
import { boardFile, boardQuery, periodOf } from '../features/board/board-queries.ts';
import { needsSomebody } from '../features/board/step-text.ts';
import { today } from '../features/frame/place.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { monthText } from '../format/period.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { late } from '../ui/late.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';
import { chosenPeriod } from './address.ts';
import type { boardSearch } from './searches.ts';

const route = getRouteApi('/frame/board');
const BoardDrawer = late(() => import('../features/board/board-drawer.tsx').then((module) => module.BoardDrawer));
type BoardSearch = ReturnType<typeof boardSearch>;

/** Where every client stands in a month, the most urgent first. */
export function BoardPage() {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate({ from: '/board' });
  const search = route.useSearch();
  const { q, mine, state, client, sort } = search;
  const month = boardMonth(chosenPeriod(search), today());
  const states = state === 'somebody' ? needsSomebody : state;
  const filter = setOnly({ q, state: states, managerId: mine ? me.id : undefined, sort });
  const query = useInfiniteQuery({ ...boardQuery(month, filter), placeholderData: keepPreviousData });
  const set = (change: BoardSearch) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const rows = query.data?.rows ?? [];
  const columns = boardColumns(rows, words);
  const seenAs = useSeenAs(search, columns, { order: 'urgency', density: 'compact' });
  const counts = query.data?.counts;
  const name = monthText(month.from, words.language);
  const title = name.charAt(0).toLocaleUpperCase(words.language) + name.slice(1);
  return (
    <Page
      fill
      title={counts ? words.board.title(title, counts.done, sumOf(counts)) : title}
      text={counts && sumOf(counts) > 0 ? words.board.text(counts) : undefined}
    >
      <BoardFilters search={search} counts={counts} onChange={set}>
        <ListTools
          list="board"
          own={{ density: 'compact' }}
          search={search}
          filters={{ q, mine, state }}
          columns={columns}
          file={(wish) => boardFile({ period: periodOf(month), ...filter, ...wish })}
        />
      </BoardFilters>
      {query.isPending ? <WaitingRows /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? <NoRows search={search} counts={counts} onChange={set} /> : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([month, filter])}
          label={words.board.label}
          rows={rows}
          {...seenAs}
          rowId={({ clientId }) => clientId}
          link={({ clientId }) =>
            linkOptions({ to: '/board', search: { ...search, client: clientId }, replace: client !== undefined, resetScroll: false })
          }
          openId={client}
          more={moreOf(query)}
          sub={(row) => mostUrgent(row)?.reason ?? row.steps.books.reason}
        />
      ) : null}
      {client ? (
        <BoardDrawer
          key={client}
          clientId={client}
          month={month}
          row={rows.find(({ clientId }) => clientId === client)}
          onClose={() => set({ client: undefined })}
        />
      ) : null}
    </Page>
  );
}

interface FiltersProps {
  search: BoardSearch;
  counts: Board['counts'] | undefined;
  onChange: (change: BoardSearch) => void;
}

function BoardFilters({ search: { q, mine, state }, counts, onChange, children }: FiltersProps & { children: ReactNode }) {
  const words = useWords();
  const chip = (value: BoardSearch['state'], text: string, count: number | undefined) => (
    <Chip on={state === value} onPress={() => onChange({ state: value })}>
      {text} {count === undefined ? null : <span className="tabular-nums">{count}</span>}
    </Chip>
  );
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <SearchBox label={words.board.search} value={q} onChange={(next) => onChange({ q: next })} className="w-56 max-wide:w-full" />
      {chip(undefined, words.all, counts && sumOf(counts))}
      {chip('somebody', words.board.needsSomebody, counts && counts.blocked + counts.attention + counts.due)}
      {chip('blocked', words.board.blocked, counts?.blocked)}
      {chip('done', words.board.done, counts?.done)}
      <span aria-hidden="true" className="h-4 border-l border-line" />
      <Chip on={mine !== undefined} onPress={() => onChange({ mine: mine ? undefined : '1' })}>
        {words.board.mine}
      </Chip>
      {children}
    </div>
  );
}

function NoRows({ search: { q, mine, state }, counts, onChange }: FiltersProps) {
  const words = useWords();
  const may = useMay();
  const clear = <Button onClick={() => onChange({ q: undefined, mine: undefined, state: undefined })}>{words.board.showAll}</Button>;
  const waitsForNobody = (state === 'somebody' || state === 'blocked') && q === undefined && counts !== undefined && sumOf(counts) > 0;
  if (waitsForNobody) {
    return (
      <Empty icon="check" title={words.board.nothingWaits} action={clear}>
        {words.board.nothingWaitsText}
      </Empty>
    );
  }
  if (q ?? mine ?? state) return <Empty icon="search" title={words.noHits} action={clear} />;
  return (
    <Empty
      icon="board"
      title={words.clients.emptyTitle}
      action={
        may('client.write') ? (
          <Link to="/clients" search={{ open: 'create' }} className={buttonLook('first')}>
            <Icon name="plus" />
            {words.clients.create}
          </Link>
        ) : null
      }
    >
      {may('client.write') ? words.board.emptyText : words.clients.emptyNone}
    </Empty>
  );
}

function sumOf(counts: Board['counts']): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}
