import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, linkOptions } from '@tanstack/react-router';
import { answer, api } from '../api/http.ts';
import type { QueueHealth, ServiceHealth, SystemHealth } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { countText } from '../format/amount.ts';
import { durationText } from '../format/time.ts';
import type { Column } from '../ui/list/column.ts';
import { PlainList } from '../ui/list/list.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { State, type Tone } from '../ui/state.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { Missing } from './root.tsx';

const LOOK_AGAIN_MS = 5_000;

const healthQuery = queryOptions({
  queryKey: ['system', 'health'],
  queryFn: ({ signal }) => answer(api.GET('/api/admin/health', { signal })),
  refetchInterval: LOOK_AGAIN_MS,
});
const queuesQuery = queryOptions({
  queryKey: ['system', 'queues'],
  queryFn: ({ signal }) => answer(api.GET('/api/admin/queues', { signal })),
  refetchInterval: LOOK_AGAIN_MS,
});

/** Whether everything runs, and what waits. */
export function SystemPage() {
  const may = useMay();
  return may('system.manage') ? <System /> : <Missing />;
}

function System() {
  const words = useWords();
  const health = useQuery(healthQuery);
  const queues = useQuery(queuesQuery);
  return (
    <Page title={words.system.title} text={health.data ? systemSentence(health.data, words) : undefined}>
      <div className="grid grid-cols-1 max-w-5xl gap-7">
        <Section title={words.system.services}>
          {health.isPending ? <WaitingRows rows={5} /> : null}
          {health.error ? <Refused error={health.error} retry={() => void health.refetch()} /> : null}
          {health.data ? (
            <PlainList
              label={words.system.services}
              rows={health.data.services}
              columns={serviceColumns(words)}
              rowId={({ name }) => name}
            />
          ) : null}
        </Section>
        <Section title={words.system.queues}>
          {queues.error ? <Refused error={queues.error} retry={() => void queues.refetch()} /> : null}
          {queues.data ? (
            <PlainList label={words.system.queues} rows={queues.data.items} columns={queueColumns(words)} rowId={({ queue }) => queue} />
          ) : null}
        </Section>
        {queues.data ? <Causes queues={queues.data.items} /> : null}
      </div>
    </Page>
  );
}

/** What the jobs that have failed failed of: each leads to its jobs, and from there they run again. */
function Causes({ queues }: { queues: readonly QueueHealth[] }) {
  const words = useWords();
  const causes = queues.flatMap(({ queue, causes: each }) => each.map((cause) => ({ queue, ...cause })));
  if (causes.length === 0) return null;
  return (
    <Section title={words.system.causes}>
      <PlainList
        label={words.system.causes}
        rows={causes}
        columns={causeColumns(words)}
        rowId={({ queue, code }) => `${queue} ${code}`}
        link={({ queue, code }) => linkOptions({ to: '/jobs', search: { queue, status: 'failed', error: code } })}
      />
    </Section>
  );
}

type Cause = QueueHealth['causes'][number] & Pick<QueueHealth, 'queue'>;

function causeColumns(words: Words): Column<Cause>[] {
  return [
    {
      id: 'message',
      header: words.system.cause,
      main: true,
      cell: ({ message }) => <span className="block py-1 whitespace-normal">{message}</span>,
    },
    { id: 'queue', header: words.jobs.queue, width: '10rem', wideOnly: true, cell: ({ queue }) => words.jobs.queues[queue] ?? queue },
    { id: 'count', header: words.system.failed, width: '7rem', figure: true, cell: ({ count }) => countText(count, words.language) },
  ];
}

function systemSentence({ status, version }: SystemHealth, words: Words): string {
  return `${status === 'ok' ? words.system.allWell : words.system.someWrong} ${words.system.version(version)}`;
}

const tones: Record<ServiceHealth['status'], Tone> = { ok: 'proven', failing: 'wrong', off: 'none' };

function serviceColumns(words: Words): Column<ServiceHealth>[] {
  return [
    {
      id: 'name',
      header: words.system.service,
      width: '11rem',
      main: true,
      cell: ({ name, detail }) => (
        <>
          <span className="font-medium">{words.system.names[name] ?? name}</span>
          <div className="pb-1 text-xs leading-4 whitespace-normal text-ink-3 wide:hidden">{detail}</div>
        </>
      ),
    },
    {
      id: 'status',
      header: words.system.status,
      width: '7.5rem',
      cell: ({ status }) => <State tone={tones[status]}>{words.system.statuses[status]}</State>,
    },
    {
      id: 'latency',
      header: words.system.latency,
      width: '7rem',
      figure: true,
      wideOnly: true,
      cell: ({ latencyMs }) => (latencyMs === null ? '' : `${countText(Math.round(latencyMs), words.language)} ms`),
    },
    { id: 'detail', header: words.system.detail, wideOnly: true, cell: ({ detail }) => <span className="text-ink-2">{detail}</span> },
  ];
}

function queueColumns(words: Words): Column<QueueHealth>[] {
  return [
    {
      id: 'queue',
      header: words.jobs.queue,
      main: true,
      cell: ({ queue }) => <span className="font-medium">{words.jobs.queues[queue] ?? queue}</span>,
    },
    { id: 'queued', header: words.system.queued, width: '4.5rem', figure: true, cell: ({ queued }) => countText(queued, words.language) },
    {
      id: 'running',
      header: words.system.running,
      width: '4.5rem',
      figure: true,
      cell: ({ running }) => countText(running, words.language),
    },
    {
      id: 'rate',
      header: words.system.rate,
      width: '10.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ endedLastHour }) => countText(endedLastHour, words.language),
    },
    {
      id: 'failed',
      header: words.system.failed,
      width: '6rem',
      figure: true,
      cell: ({ queue, failed }) =>
        failed > 0 ? (
          <Link to="/jobs" search={{ queue, status: 'failed' }} className="text-wrong underline underline-offset-2">
            {countText(failed, words.language)}
          </Link>
        ) : (
          countText(failed, words.language)
        ),
    },
    {
      id: 'oldest',
      header: words.system.oldest,
      width: '8rem',
      figure: true,
      wideOnly: true,
      cell: ({ due, oldestDueSeconds }) => (due > 0 ? durationText(oldestDueSeconds, words.language) : '–'),
    },
  ];
}
