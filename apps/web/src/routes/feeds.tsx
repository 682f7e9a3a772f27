import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate, useParams } from '@tanstack/react-router';
import { setOnly } from '../api/list.ts';
import type { Feed } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { bankOf } from '../features/bank/account-text.ts';
import { clientQuery } from '../features/clients/client-queries.ts';
import { ConnectOutcome, FeedPane } from '../features/feeds/feed-pane.tsx';
import { feedsFile, feedsQuery } from '../features/feeds/feed-queries.ts';
import { feedName, feedState } from '../features/feeds/feed-state.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { momentText } from '../format/time.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys/keys.ts';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { List } from '../ui/list/list.tsx';
import { inOrder } from '../ui/list/order.ts';
import { useNarrow } from '../ui/narrow.ts';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { State } from '../ui/state.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';

const CreateFeed = late(() => import('../features/feeds/create-feed.tsx').then((module) => module.CreateFeed));
const route = getRouteApi('/frame/clients/$clientId/feeds');

/** Where a client's books come from: the feeds on the left, the chosen one on the right. */
export function FeedsPage() {
  const words = useWords();
  const may = useMay();
  const narrow = useNarrow();
  const { clientId } = route.useParams();
  const { feedId } = useParams({ strict: false });
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const query = useInfiniteQuery(feedsQuery(clientId));
  const feeds = query.data?.filter(({ status }) => status !== 'archived') ?? [];
  const { sort } = search;
  const columns = columnsOf(words);
  const seenAs = useSeenAs(search, columns, { order: '' });
  const first = feeds.find(({ id }) => id === search.connected) ?? feeds[0];
  const openId = feedId ?? (narrow ? undefined : first?.id);
  const open = query.data?.find(({ id }) => id === openId);
  const create = () => void navigate({ to: '.', search: (old) => ({ ...old, open: 'create' as const }) });
  const closeCreate = () => void navigate({ to: '.', search: (old) => ({ ...old, open: undefined }), replace: true });
  useKeys(may('feed.create') ? [{ keys: 'n', label: words.keys.create, run: create }] : []);
  const list = !(narrow && feedId);
  return (
    <Page
      title={words.feeds.title}
      text={list ? words.feeds.text : undefined}
      actions={
        list ? (
          may('feed.create') && (
            <Button icon="plus" keys="n" onClick={create}>
              {words.feeds.create}
            </Button>
          )
        ) : (
          <Link to="/clients/$clientId/feeds" params={{ clientId }} className={buttonLook('quiet')}>
            <Icon name="left" />
            {words.feeds.toList}
          </Link>
        )
      }
    >
      <ConnectOutcome connected={search.connected} error={search.error} feeds={query.data ?? []} />
      {query.isPending ? <WaitingRows rows={3} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && feeds.length === 0 ? <NoFeeds clientId={clientId} onCreate={create} /> : null}
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 full:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)]">
        {list && feeds.length > 0 ? (
          <div>
            <div className="flex pb-1">
              <ListTools
                list="feeds"
                search={search}
                filters={{}}
                columns={columns}
                file={(wish) => feedsFile({ clientId, ...setOnly({ sort }), ...wish })}
              />
            </div>
            <List
              label={words.feeds.title}
              rows={inOrder(feeds, columns, sort, words.language)}
              {...seenAs}
              rowId={({ id }) => id}
              openId={openId}
              sub={({ lastSyncAt }) =>
                `${words.feeds.lastSync} ${lastSyncAt ? momentText(lastSyncAt, new Date(), words.language) : words.feeds.never}`
              }
              link={({ id }) =>
                linkOptions({
                  to: '/clients/$clientId/feeds/$feedId',
                  params: { clientId, feedId: id },
                  search: { sort, columns: search.columns, density: search.density, view: search.view },
                  replace: true,
                })
              }
            />
          </div>
        ) : null}
        {open ? <FeedPane key={open.id} feed={open} client={client} /> : null}
      </div>
      {search.open === 'create' && may('feed.create') ? (
        <CreateFeed
          clientId={clientId}
          hasManual={feeds.some(({ source }) => source === 'MANUAL')}
          onClose={closeCreate}
          onCreated={({ id }) =>
            void navigate({ to: '/clients/$clientId/feeds/$feedId', params: { clientId, feedId: id }, search: {}, replace: true })
          }
        />
      ) : null}
    </Page>
  );
}

function columnsOf(words: Words): Column<Feed>[] {
  const now = new Date();
  return [
    {
      id: 'source',
      header: words.feeds.source,
      main: true,
      value: (feed) => feedName(feed, words),
      // Who stands before the bank is told beside the list.
      cell: (feed) => (
        <span className="font-medium" title={feedName(feed, words)}>
          {bankOf(feed) ?? feedName(feed, words)}
        </span>
      ),
    },
    {
      id: 'status',
      header: words.feeds.status,
      value: (feed) => feedState(feed, words).text,
      width: '11rem',
      cell: (feed) => {
        const { tone, text } = feedState(feed, words);
        return <State tone={tone}>{text}</State>;
      },
    },
    {
      id: 'last',
      header: words.feeds.lastSync,
      value: ({ lastSyncAt }) => lastSyncAt,
      width: '9rem',
      figure: true,
      wideOnly: true,
      cell: ({ lastSyncAt }) =>
        lastSyncAt ? momentText(lastSyncAt, now, words.language) : <span className="text-ink-3">{words.feeds.never}</span>,
    },
  ];
}

function NoFeeds({ clientId, onCreate }: { clientId: string; onCreate: () => void }) {
  const words = useWords();
  const may = useMay();
  return (
    <Empty
      icon="feed"
      title={words.feeds.empty}
      action={
        <>
          {may('feed.create') ? (
            <Button look="first" icon="plus" onClick={onCreate}>
              {words.feeds.create}
            </Button>
          ) : null}
          {may('import.write') ? (
            <Link to="/clients/$clientId/import" params={{ clientId }} className={buttonLook()}>
              <Icon name="upload" />
              {words.feeds.import}
            </Link>
          ) : null}
        </>
      }
    >
      {words.feeds.emptyText}
    </Empty>
  );
}
