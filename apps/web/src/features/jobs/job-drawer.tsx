import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Job } from '../../api/resources.ts';
import { instantText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { State } from '../../ui/state.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { useClientNames } from '../clients/use-client-names.ts';
import { bankResult } from './bank-result.ts';
import { BankResultView } from './bank-result-view.tsx';
import { FaultList } from './fault-list.tsx';
import { JobProgress } from './job-progress.tsx';
import { jobEnded, retryJob } from './job-queries.ts';
import { hasEnded, toneOf } from './job-state.ts';
import { stateText, tookText } from './job-text.ts';
import { beginToFollow, useLiveJob } from './live-job.ts';
import { ResultView } from './result-view.tsx';
import { syncResult } from './sync-result.ts';

/** One job: how it goes or what it came to, and what can be done about it. */
export function JobDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords();
  const live = useLiveJob(id);
  const job = live?.job;
  const nameOf = useClientNames(job ? [job.clientId] : []);
  return (
    <Drawer
      crumbs={[words.jobs.title, job ? (nameOf(job.clientId) ?? '') : ''].filter(Boolean)}
      title={job ? (words.jobs.names[job.name] ?? job.name) : words.jobs.name}
      onClose={onClose}
    >
      {job ? <JobView job={job} /> : <WaitingRows rows={5} />}
    </Drawer>
  );
}

function JobView({ job }: { job: Job }) {
  const words = useWords();
  const result = syncResult(job);
  const ofBank = bankResult(job);
  return (
    <div className="grid grid-cols-1 gap-4">
      <JobProgress jobId={job.id} />
      {job.error && job.status === 'failed' ? <Banner tone="wrong" title={job.error.message} action={<Retry job={job} />} /> : null}
      {job.status === 'cancelled' ? <Banner tone="idle" title={words.jobs.statuses.cancelled} action={<Retry job={job} />} /> : null}
      <Facts>
        <Fact name={words.jobs.status}>
          <State tone={toneOf(job)}>{stateText(job, words)}</State>
        </Fact>
        <Fact name={words.jobs.queue}>{words.jobs.queues[job.queue] ?? job.queue}</Fact>
        <Fact name={words.jobs.created}>{instantText(job.createdAt)}</Fact>
        {job.startedAt ? <Fact name={words.jobs.started}>{instantText(job.startedAt)}</Fact> : null}
        {job.finishedAt ? <Fact name={words.jobs.finished}>{instantText(job.finishedAt)}</Fact> : null}
        {job.finishedAt ? <Fact name={words.jobs.took}>{tookText(job, words)}</Fact> : null}
        <Fact name={words.jobs.attempts}>{String(job.attempts)}</Fact>
      </Facts>
      {ofBank ? <BankResultView result={ofBank} /> : null}
      {result ? <ResultView result={result} clientId={job.clientId} onSurface /> : null}
      {job.error && job.error.faults.length > 0 ? (
        <FaultList title={words.imports.faults} faults={job.error.faults} all={job.error.faultCount} />
      ) : null}
      {job.feedId && hasEnded(job) ? (
        <div>
          <Link to="/clients/$clientId/feeds/$feedId" params={{ clientId: job.clientId, feedId: job.feedId }} className={buttonLook()}>
            {words.jobs.toFeed}
          </Link>
        </div>
      ) : null}
    </div>
  );
}

function Retry({ job }: { job: Job }) {
  const words = useWords();
  const may = useMay();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: retryJob,
    onSuccess: (again) => {
      beginToFollow(queryClient, again);
      tell(words.jobs.retried);
    },
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => jobEnded(queryClient),
  });
  useKeys(may('job.write') ? [{ keys: 'r', label: words.keys.retry, run: () => mutate(job) }] : []);
  if (!may('job.write')) return null;
  return (
    <Button icon="run" keys="r" busy={isPending} onClick={() => mutate(job)}>
      {words.jobs.retry}
    </Button>
  );
}
