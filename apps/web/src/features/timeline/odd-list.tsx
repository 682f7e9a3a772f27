import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, linkOptions } from '@tanstack/react-router';
import type { Feed, FinancialYear } from '../../api/resources.ts';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { jobsQuery } from '../jobs/job-queries.ts';
import { type OddPlace, oddThings } from './odd.ts';
import { flaggedQuery, openTasksQuery } from './timeline-queries.ts';

const JOBS_LOOKED_AT = 50;

/** What is odd about a client, each with the way to it. */
export function OddList({ clientId, years, feeds }: { clientId: string; years: readonly FinancialYear[]; feeds: readonly Feed[] }) {
  const words = useWords();
  const { data: tasks } = useQuery(openTasksQuery(clientId));
  const { data: flagged } = useQuery(flaggedQuery(clientId));
  const { data: jobs } = useInfiniteQuery(jobsQuery({ clientId, limit: JOBS_LOOKED_AT }));
  const known = tasks !== undefined && flagged !== undefined && jobs !== undefined;
  const odd = oddThings({ years, feeds, tasks: tasks ?? [], jobs: jobs ?? [], flagged: flagged ?? 0 }, words);
  return (
    <Section title={words.timeline.odd}>
      {odd.length === 0 ? (
        <p className="flex items-center gap-2 border-y border-line py-2 text-ink-2">
          <Icon name="check" className="text-proven" />
          {known ? words.timeline.nothingOdd : words.loading}
        </p>
      ) : (
        <ul className="border-t border-line">
          {odd.map(({ id, tone, text, figures = [], to }) => (
            <li key={id} className="flex items-start gap-2 border-b border-line py-1.5">
              <Icon name={tone === 'wrong' ? 'alert' : 'clock'} className={tone === 'wrong' ? 'mt-0.5 text-wrong' : 'mt-0.5 text-late'} />
              <div className="min-w-0">
                {to ? (
                  <Link {...placeOf(to, clientId)} className="underline-offset-2 hover:underline">
                    {text}
                  </Link>
                ) : (
                  text
                )}
                {figures.map((figure) => (
                  <p key={figure} className="text-xs text-ink-2 tabular-nums">
                    {figure}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function placeOf(to: OddPlace, clientId: string): LinkProps {
  switch (to.room) {
    case 'balance':
      return linkOptions({ to: '/clients/$clientId/trial-balance', params: { clientId }, search: to.days });
    case 'flagged':
      return linkOptions({ to: '/clients/$clientId/vouchers', params: { clientId }, search: { ...to.days, flagged: '1' } });
    case 'feed':
      return linkOptions({ to: '/clients/$clientId/feeds/$feedId', params: { clientId, feedId: to.feedId } });
    case 'bank':
      return linkOptions({ to: '/clients/$clientId/bank', params: { clientId }, search: to.accountId ? { account: to.accountId } : {} });
    case 'job':
      return linkOptions({ to: '/jobs', search: { clientId, job: to.jobId } });
  }
}
