import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import type { Client, Feed, FinancialYear } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { clientQuery } from '../features/clients/client-queries.ts';
import { feedsQuery } from '../features/feeds/feed-queries.ts';
import { bookFeeds, booksFetched, booksState, bringsBooks, feedState, openJob } from '../features/feeds/feed-state.ts';
import { JobProgress } from '../features/jobs/job-progress.tsx';
import { jobsQuery } from '../features/jobs/job-queries.ts';
import { yearsQuery } from '../features/ledger/ledger-queries.ts';
import { YearList } from '../features/ledger/year-list.tsx';
import { OddList } from '../features/timeline/odd-list.tsx';
import { Standing } from '../features/timeline/standing.tsx';
import { Timeline } from '../features/timeline/timeline.tsx';
import { momentText } from '../format/time.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys/keys.ts';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { PlainList } from '../ui/list/list.tsx';
import { Page, Section } from '../ui/page.tsx';
import { State } from '../ui/state.tsx';
import { useWords, type Words } from '../words/words.tsx';

const EditClient = late(() => import('../features/clients/client-dialogs.tsx').then((module) => module.EditClient));
const ArchiveClient = late(() => import('../features/clients/client-dialogs.tsx').then((module) => module.ArchiveClient));
const route = getRouteApi('/frame/clients/$clientId/');

/** Where one client stands, what is odd, what happened; then its years and sources, and who it is. */
export function OverviewPage() {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { clientId } = route.useParams();
  const { open, kind, days } = route.useSearch();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const { data: feeds = [] } = useInfiniteQuery(feedsQuery(clientId));
  const { data: years } = useQuery(yearsQuery(clientId));
  const { data: jobs = [] } = useInfiniteQuery(jobsQuery({ clientId, limit: 8 }));
  const running = openJob(jobs);
  const choose = (change: { kind?: typeof kind; days?: typeof days }) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const ask = (what: 'edit' | 'archive' | undefined) =>
    void navigate({ to: '.', search: (old) => ({ ...old, open: what }), replace: what === undefined });
  useKeys(may('client.write') ? [{ keys: 'e', label: words.keys.edit, run: () => ask('edit') }] : []);
  return (
    <Page
      title={client.name}
      text={booksSentence(feeds, years ?? [], jobs.some(bringsBooks), words)}
      actions={
        may('client.write') ? (
          <>
            <Button onClick={() => ask('edit')} keys="e">
              {words.clients.edit}
            </Button>
            <Button look="quiet" icon="archive" onClick={() => ask('archive')}>
              {words.clients.archive}
            </Button>
          </>
        ) : null
      }
    >
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 full:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          {running ? <JobProgress jobId={running.id} /> : null}
          <Standing clientId={clientId} />
          {years ? <OddList clientId={clientId} years={years} feeds={feeds} /> : null}
          <Timeline clientId={clientId} kind={kind} days={days} onChange={choose} />
          <Section title={words.clients.years}>
            {years?.length === 0 ? <NoBooks clientId={clientId} /> : <YearList years={years ?? []} feeds={feeds} clientId={clientId} />}
          </Section>
          {feeds.length > 0 ? (
            <Section title={words.rooms.feeds}>
              <FeedList feeds={feeds.filter(({ status }) => status !== 'archived')} clientId={clientId} />
            </Section>
          ) : null}
        </div>
        <ClientFacts client={client} />
      </div>
      {open === 'edit' && may('client.write') ? <EditClient client={client} onClose={() => ask(undefined)} /> : null}
      {open === 'archive' && may('client.write') ? (
        <ArchiveClient
          client={client}
          onClose={() => ask(undefined)}
          onArchived={() => void navigate({ to: '/clients', search: {}, replace: true })}
        />
      ) : null}
    </Page>
  );
}

function ClientFacts({ client }: { client: Client }) {
  const words = useWords();
  return (
    <Section title={words.clients.facts}>
      <Facts>
        <Fact name={words.clients.orgNo}>
          <span className="tabular-nums">{client.orgNo}</span>
        </Fact>
        <Fact name={words.clients.kind}>{words.clients.kinds[client.kind]}</Fact>
        <Fact name={words.clients.tier}>{client.tier}</Fact>
        <Fact name={words.clients.timeZone}>{client.timeZone.replaceAll('_', ' ')}</Fact>
        <Fact name={words.clients.created}>{client.createdAt.slice(0, 10)}</Fact>
      </Facts>
    </Section>
  );
}

function booksSentence(feeds: readonly Feed[], years: readonly FinancialYear[], running: boolean, words: Words): string {
  const { state } = words.clients;
  if (running) return state.running;
  const fetched = booksFetched(feeds, years);
  if (bookFeeds(feeds).length === 0) return state.noFeed;
  if (booksState(feeds, words, new Date()).tone === 'wrong') return state.wrong;
  return fetched ? state.fetched(momentText(fetched.at, new Date(), words.language)) : state.never;
}

function FeedList({ feeds, clientId }: { feeds: readonly Feed[]; clientId: string }) {
  const words = useWords();
  const now = new Date();
  const columns: Column<Feed>[] = [
    {
      id: 'source',
      header: words.feeds.source,
      main: true,
      cell: ({ source }) => <span className="font-medium">{words.feeds.sources[source]}</span>,
    },
    {
      id: 'last',
      header: words.feeds.lastSync,
      width: '9rem',
      wideOnly: true,
      cell: ({ lastSyncAt }) => (lastSyncAt ? momentText(lastSyncAt, now, words.language) : words.feeds.never),
    },
    {
      id: 'status',
      header: words.feeds.status,
      width: '10rem',
      cell: (feed) => <State tone={feedState(feed, words).tone}>{feedState(feed, words).text}</State>,
    },
  ];
  return (
    <PlainList
      label={words.rooms.feeds}
      rows={feeds}
      columns={columns}
      rowId={({ id }) => id}
      link={({ id }) => linkOptions({ to: '/clients/$clientId/feeds/$feedId', params: { clientId, feedId: id } })}
    />
  );
}

function NoBooks({ clientId }: { clientId: string }) {
  const words = useWords();
  const may = useMay();
  return (
    <Empty
      icon="book"
      title={words.clients.noYears}
      action={
        <>
          {may('feed.create') ? (
            <Link to="/clients/$clientId/feeds" params={{ clientId }} className={buttonLook('first')}>
              <Icon name="feed" />
              {words.rooms.feeds}
            </Link>
          ) : null}
          {may('import.write') ? (
            <Link to="/clients/$clientId/import" params={{ clientId }} className={buttonLook()}>
              <Icon name="upload" />
              {words.rooms.import}
            </Link>
          ) : null}
        </>
      }
    >
      {words.clients.noYearsText}
    </Empty>
  );
}
