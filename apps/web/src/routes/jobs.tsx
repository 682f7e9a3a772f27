import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { moreOf, setOnly } from '../api/list.ts';
import type { Job } from '../api/resources.ts';
import { ClientFilter } from '../features/clients/client-filter.tsx';
import { type ClientName, useClientNames } from '../features/clients/use-client-names.ts';
import { DaysChip, useTimeOfDays } from '../features/frame/days-chip.tsx';
import { jobsFile, jobsQuery } from '../features/jobs/job-queries.ts';
import { jobStatuses, queues, toneOf } from '../features/jobs/job-state.ts';
import { outcomeText, stateText, tookText } from '../features/jobs/job-text.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { momentText } from '../format/time.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { State } from '../ui/state.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';
import type { jobsSearch } from './searches.ts';

const JobDrawer = late(() => import('../features/jobs/job-drawer.tsx').then((module) => module.JobDrawer));
const route = getRouteApi('/frame/jobs');
type JobsSearch = ReturnType<typeof jobsSearch>;

/** What Saldo does and did in the background. */
export function JobsPage() {
  const words = useWords();
  const navigate = useNavigate({ from: '/jobs' });
  const search = route.useSearch();
  const { queue, status, clientId, error, days, job, sort } = search;
  const asked = setOnly({ queue, status, clientId, errorCode: error, sort, ...useTimeOfDays(days) });
  const query = useInfiniteQuery({ ...jobsQuery(asked), placeholderData: keepPreviousData });
  const set = (change: JobsSearch) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const rows = query.data ?? [];
  const nameOf = useClientNames(rows.map((row) => row.clientId));
  const columns = columnsOf(words, nameOf);
  const seenAs = useSeenAs(search, columns, { order: '-created' });
  const filtered = Boolean(queue ?? status ?? clientId ?? error ?? days);
  return (
    <Page fill title={words.jobs.title} text={words.jobs.text}>
      <JobFilters search={search} onChange={set}>
        <ListTools
          list="jobs"
          search={search}
          filters={{ queue, status, clientId, error, days }}
          columns={columns}
          file={(wish) => jobsFile({ ...asked, ...wish })}
        />
      </JobFilters>
      {query.isPending ? <WaitingRows /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon="jobs"
          title={filtered ? words.noHits : words.jobs.empty}
          action={
            filtered ? (
              <Button onClick={() => set({ queue: undefined, status: undefined, clientId: undefined, error: undefined, days: undefined })}>
                {words.clearFilter}
              </Button>
            ) : null
          }
        >
          {filtered ? null : words.jobs.emptyText}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify(asked)}
          label={words.jobs.title}
          rows={rows}
          {...seenAs}
          rowId={({ id }) => id}
          link={({ id }) => linkOptions({ to: '/jobs', search: { ...search, job: id }, replace: job !== undefined, resetScroll: false })}
          openId={job}
          more={moreOf(query)}
          sub={(each) => [outcomeText(each, words), nameOf(each.clientId)].filter(Boolean).join(' · ')}
        />
      ) : null}
      {job ? <JobDrawer id={job} onClose={() => set({ job: undefined })} /> : null}
    </Page>
  );
}

interface FiltersProps {
  search: JobsSearch;
  onChange: (change: JobsSearch) => void;
  children: ReactNode;
}

function JobFilters({ search: { status, queue, clientId, error, days }, onChange: set, children }: FiltersProps) {
  const words = useWords();
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Chip on={status === undefined} onPress={() => set({ status: undefined })}>
        {words.all}
      </Chip>
      {jobStatuses.map((each) => (
        <Chip key={each} on={status === each} onPress={() => set({ status: each, ...(each === 'failed' ? {} : { error: undefined }) })}>
          {words.jobs.statuses[each]}
        </Chip>
      ))}
      {error ? (
        <Chip on onPress={() => set({ error: undefined })}>
          {words.jobs.ofCause(error)}
          <Icon name="close" className="size-3" />
        </Chip>
      ) : null}
      <div className="flex gap-2 max-wide:w-full">
        <SelectField
          label={words.jobs.queue}
          inBar
          value={queue ?? ''}
          onChange={({ target }) => set({ queue: queues.find((each) => each === target.value) })}
        >
          <option value="">{words.jobs.allQueues}</option>
          {queues.map((each) => (
            <option key={each} value={each}>
              {words.jobs.queues[each]}
            </option>
          ))}
        </SelectField>
        <ClientFilter all={words.frame.allClients} chosenId={clientId} onChoose={(id) => set({ clientId: id })} />
      </div>
      <DaysChip on={days} onChange={(next) => set({ days: next })} />
      {children}
    </div>
  );
}

function columnsOf(words: Words, nameOf: ClientName): Column<Job>[] {
  const now = new Date();
  return [
    {
      id: 'name',
      header: words.jobs.name,
      width: '12rem',
      main: true,
      cell: ({ name }) => <span className="font-medium">{words.jobs.names[name] ?? name}</span>,
    },
    { id: 'client', header: words.jobs.client, width: '15rem', wideOnly: true, cell: ({ clientId }) => nameOf(clientId) },
    {
      id: 'status',
      header: words.jobs.status,
      width: '8rem',
      cell: (job) => <State tone={toneOf(job)}>{stateText(job, words)}</State>,
    },
    {
      id: 'result',
      header: words.jobs.result,
      wideOnly: true,
      roomyOnly: true,
      cell: (job) => <span className="text-ink-2">{outcomeText(job, words)}</span>,
    },
    {
      id: 'took',
      header: words.jobs.took,
      width: '7rem',
      figure: true,
      wideOnly: true,
      roomyOnly: true,
      cell: (job) => tookText(job, words),
    },
    {
      id: 'created',
      header: words.jobs.created,
      sort: 'created',
      width: '8.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ createdAt }) => momentText(createdAt, now, words.language),
    },
  ];
}
