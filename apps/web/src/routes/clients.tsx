import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { Client, Feed } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { clientKinds } from '../features/clients/client-kinds.ts';
import { clientsFile, clientsQuery } from '../features/clients/client-queries.ts';
import { useRestoreClient } from '../features/clients/use-restore-client.ts';
import { allFeedsQuery } from '../features/feeds/feed-queries.ts';
import { booksState, bringsBooks } from '../features/feeds/feed-state.ts';
import { jobsQuery } from '../features/jobs/job-queries.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { useKeys } from '../ui/keys/keys.ts';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { State } from '../ui/state.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';

const route = getRouteApi('/frame/clients');
const CreateClient = late(() => import('../features/clients/client-dialogs.tsx').then((module) => module.CreateClient));

/** Every client that one may see. */
export function ClientsPage() {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate({ from: '/clients' });
  const search = route.useSearch();
  const { q, kind, open, error, sort } = search;
  const status = may('client.restore') ? search.status : undefined;
  const query = useInfiniteQuery({ ...clientsQuery(setOnly({ q, kind, status, sort })), placeholderData: keepPreviousData });
  const set = (change: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const create = () => void navigate({ search: (old) => ({ ...old, open: 'create' }) });
  useKeys(may('client.write') ? [{ keys: 'n', label: words.keys.create, run: create }] : []);
  const rows = query.data ?? [];
  const columns = useClientColumns(status !== undefined);
  const seenAs = useSeenAs(search, columns, { order: 'name' });
  return (
    <Page
      fill
      title={words.rooms.clients}
      text={query.data ? words.clients.title(rows.length, query.hasNextPage) : undefined}
      actions={
        may('client.write') ? (
          <Button look="first" icon="plus" keys="n" onClick={create}>
            {words.clients.create}
          </Button>
        ) : null
      }
    >
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={words.clients.search} value={q} onChange={(next) => set({ q: next })} className="w-64 max-wide:w-full" />
        <Chip on={kind === undefined && !status} onPress={() => set({ kind: undefined, status: undefined })}>
          {words.all}
        </Chip>
        {clientKinds.map((each) => (
          <Chip key={each} on={kind === each} onPress={() => set({ kind: each, status: undefined })}>
            {words.clients.kinds[each]}
          </Chip>
        ))}
        {may('client.restore') ? (
          <Chip on={status === 'archived'} onPress={() => set({ kind: undefined, status: 'archived' })}>
            {words.clients.archivedOnes}
          </Chip>
        ) : null}
        <ListTools
          list="clients"
          search={search}
          filters={{ q, kind, status }}
          columns={columns}
          file={(wish) => clientsFile({ ...setOnly({ q, kind, status, sort }), ...wish })}
        />
      </div>
      {error ? (
        <div className="pb-3">
          <Banner tone="wrong" title={words.feeds.connectFailed} live>
            {words.feeds.connectFailedNext}
          </Banner>
        </div>
      ) : null}
      {query.isPending ? <WaitingRows /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <NoClients
          filtered={Boolean(q ?? kind)}
          archived={status !== undefined}
          onCreate={create}
          onClear={() => set({ q: undefined, kind: undefined })}
        />
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([q, kind, status, sort])}
          label={status ? words.clients.archivedOnes : words.rooms.clients}
          rows={rows}
          {...seenAs}
          rowId={({ id }) => id}
          // Rooms of an archived client are closed: a row leads nowhere, it can only be restored.
          {...(status ? {} : { link: ({ id }: Client) => linkOptions({ to: '/clients/$clientId', params: { clientId: id } }) })}
          more={moreOf(query)}
          sub={({ orgNo, kind: of }) => (status ? orgNo : `${orgNo} · ${words.clients.kinds[of]}`)}
        />
      ) : null}
      {open === 'create' && may('client.write') ? (
        <CreateClient
          onClose={() => set({ open: undefined })}
          onCreated={({ id }) => void navigate({ to: '/clients/$clientId', params: { clientId: id }, search: {}, replace: true })}
        />
      ) : null}
    </Page>
  );
}

function useClientColumns(archived: boolean): Column<Client>[] {
  const words = useWords();
  const restore = useRestoreClient();
  const { data: feeds = [] } = useQuery({ ...allFeedsQuery, enabled: !archived });
  const { data: running = [] } = useInfiniteQuery({ ...jobsQuery({ queue: 'etl', status: 'running' }), enabled: !archived });
  const columns = columnsOf(words);
  if (!archived) {
    const books = booksColumn(words, feeds, new Set(running.filter(bringsBooks).map(({ clientId }) => clientId)));
    return columns.toSpliced(1, 0, books);
  }
  return [
    ...columns.filter(({ id }) => id === 'name' || id === 'orgNo'),
    {
      id: 'archived',
      header: words.clients.archivedAt,
      width: '8rem',
      wideOnly: true,
      cell: ({ archivedAt }) => archivedAt?.slice(0, 10),
    },
    {
      id: 'restore',
      header: words.clients.restore,
      hideHeader: true,
      width: '8rem',
      figure: true,
      file: [],
      cell: (client) => (
        <Button look="quiet" onClick={() => restore(client)}>
          {words.clients.restore}
        </Button>
      ),
    },
  ];
}

function columnsOf(words: Words): Column<Client>[] {
  return [
    { id: 'name', header: words.clients.name, sort: 'name', cell: ({ name }) => <span className="font-medium">{name}</span>, main: true },
    {
      id: 'orgNo',
      header: words.clients.orgNo,
      cell: ({ orgNo }) => <span className="tabular-nums">{orgNo}</span>,
      width: '11rem',
      wideOnly: true,
    },
    {
      id: 'kind',
      header: words.clients.kind,
      cell: ({ kind }) => words.clients.kinds[kind],
      width: '10rem',
      wideOnly: true,
      roomyOnly: true,
    },
    { id: 'tier', header: words.clients.tier, cell: ({ tier }) => tier, width: '8rem', wideOnly: true, roomyOnly: true },
    {
      id: 'created',
      header: words.clients.created,
      sort: 'created',
      cell: ({ createdAt }) => createdAt.slice(0, 10),
      width: '8rem',
      wideOnly: true,
      roomyOnly: true,
      figure: true,
    },
  ];
}

function booksColumn(words: Words, feeds: readonly Feed[], running: ReadonlySet<string>): Column<Client> {
  const now = new Date();
  const ofClient = Map.groupBy(feeds, ({ clientId }) => clientId);
  return {
    id: 'books',
    header: words.clients.books,
    width: '11rem',
    cell: ({ id }) => {
      const { tone, text } = booksState(ofClient.get(id) ?? [], words, now, running.has(id));
      return <State tone={tone}>{text}</State>;
    },
  };
}

interface NoneProps {
  filtered: boolean;
  archived: boolean;
  onCreate: () => void;
  onClear: () => void;
}

function NoClients({ filtered, archived, onCreate, onClear }: NoneProps) {
  const words = useWords();
  const may = useMay();
  if (filtered) return <Empty icon="search" title={words.noHits} action={<Button onClick={onClear}>{words.clearFilter}</Button>} />;
  if (archived)
    return (
      <Empty icon="archive" title={words.clients.archivedNone} action={<Button onClick={onClear}>{words.clients.showCurrent}</Button>} />
    );
  return (
    <Empty
      icon="company"
      title={words.clients.emptyTitle}
      action={
        may('client.write') ? (
          <Button look="first" icon="plus" onClick={onCreate}>
            {words.clients.create}
          </Button>
        ) : null
      }
    >
      {may('client.write') ? words.clients.emptyText : words.clients.emptyNone}
    </Empty>
  );
}
