import { useMutation, useQuery } from '@tanstack/react-query';
import { durationText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { cancelJob, whyQuery } from './job-queries.ts';
import { hasEnded, secondsLeft } from './job-state.ts';
import { countedText, phaseText } from './job-text.ts';
import { useLiveJob } from './live-job.ts';

/** A job under way: phase, count, time left, and the way to stop it. Nothing once it has ended. */
export function JobProgress({ jobId, title }: { jobId: string; title?: string }) {
  const words = useWords();
  const may = useMay();
  const live = useLiveJob(jobId);
  const { mutate, isPending } = useMutation({
    mutationFn: () => cancelJob({ id: jobId }),
    onSuccess: () => tell(words.jobs.cancelled),
    onError: (error) => tellWrong(problemText(words, error)),
  });
  if (!live || hasEnded(live.job)) return null;
  const { job, pace } = live;
  const { done, total } = job.progress;
  const counted = countedText(job, words);
  const left = job.status === 'running' ? secondsLeft(pace, job.progress, Date.now()) : null;
  return (
    <Banner
      tone="running"
      title={title ?? words.jobs.names[job.name] ?? job.name}
      action={
        may('job.write') ? (
          <Button look="quiet" icon="close" busy={isPending} onClick={() => mutate()}>
            {words.jobs.cancel}
          </Button>
        ) : null
      }
    >
      {job.status === 'queued' ? (
        <Why jobId={job.id} />
      ) : (
        <>
          <p className="flex flex-wrap gap-x-3 tabular-nums" aria-live="polite">
            <span>{phaseText(job, words)}</span>
            {counted ? <span>{counted}</span> : null}
            {left === null ? null : <span>{words.jobs.left(durationText(left, words.language))}</span>}
          </p>
          <div className="mt-2">
            <ProgressBar done={done} total={total} label={words.jobs.runningNow} />
          </div>
        </>
      )}
      {job.error ? <p className="mt-1">{job.error.message}</p> : null}
    </Banner>
  );
}

// Others come and go before it without anything of its own changing, so it is asked for again and again.
function Why({ jobId }: { jobId: string }) {
  const words = useWords();
  const { data } = useQuery(whyQuery(jobId));
  return <p aria-live="polite">{data?.why ?? words.jobs.waiting}</p>;
}
