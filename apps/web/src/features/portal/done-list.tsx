import type { Job } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { outcomeText } from '../jobs/job-text.ts';
import { syncResult } from '../jobs/sync-result.ts';

const MOST = 3;

/** The last things that came in. */
export function DoneList({ jobs }: { jobs: readonly Job[] }) {
  const words = useWords();
  const done = jobs.filter((job) => job.status === 'succeeded' && syncResult(job) !== null).slice(0, MOST);
  if (done.length === 0) return null;
  return (
    <Section title={words.portal.done}>
      <ul className="text-ink-2">
        {done.map((job) => (
          <li key={job.id} className="flex gap-2 py-1">
            <Icon name="check" className="mt-0.5 text-proven" />
            <span>
              {words.jobs.names[job.name] ?? job.name}, {momentText(job.finishedAt ?? job.createdAt, new Date(), words.language)}:{' '}
              {outcomeText(job, words)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
