import { linkOptions } from '@tanstack/react-router';
import type { Job } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { State } from '../../ui/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { toneOf } from '../jobs/job-state.ts';
import { outcomeText, stateText, tookText } from '../jobs/job-text.ts';

/** Every sync of a feed, the latest first. */
export function FeedHistory({ jobs }: { jobs: readonly Job[] }) {
  const words = useWords();
  if (jobs.length === 0) return <p className="text-ink-3">{words.feeds.noHistory}</p>;
  return (
    <PlainList
      label={words.feeds.history}
      rows={jobs}
      columns={columnsOf(words)}
      rowId={({ id }) => id}
      link={({ id, clientId }) => linkOptions({ to: '/jobs', search: { clientId, job: id } })}
      sub={(job) => outcomeText(job, words) || (words.jobs.names[job.name] ?? job.name)}
    />
  );
}

function columnsOf(words: Words): Column<Job>[] {
  const now = new Date();
  return [
    {
      id: 'at',
      header: words.jobs.created,
      main: true,
      width: '10rem',
      cell: ({ createdAt }) => <span className="tabular-nums">{momentText(createdAt, now, words.language)}</span>,
    },
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
      cell: (job) => {
        const text = outcomeText(job, words) || (words.jobs.names[job.name] ?? job.name);
        return (
          <span className="text-ink-2" title={text}>
            {text}
          </span>
        );
      },
    },
    { id: 'took', header: words.jobs.took, width: '6.5rem', figure: true, wideOnly: true, cell: (job) => tookText(job, words) },
  ];
}
