import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Client, Job } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { buttonLook } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { takeFocus } from '../../ui/return-focus.ts';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { FaultList } from '../jobs/fault-list.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { beginToFollow, useLiveJob } from '../jobs/live-job.ts';
import { ResultView } from '../jobs/result-view.tsx';
import { syncResult } from '../jobs/sync-result.ts';
import { importSie, previewSie } from './import-calls.ts';
import { PreviewView } from './preview-view.tsx';

/** A file on its way in: looked through, then stored when one says so. */
export function useImport(clientId: string) {
  const queryClient = useQueryClient();
  const look = useMutation({ mutationFn: previewSie });
  const store = useMutation({ mutationFn: importSie, onSuccess: (job) => beginToFollow(queryClient, job) });
  const take = (file: File) => {
    store.reset();
    look.mutate({ clientId, file });
  };
  return { look, store, take, file: look.variables?.file, busy: look.isPending || store.isPending };
}

/** What comes of a file, step by step: being looked through, what it holds, being stored, what it came to. */
export function ImportSteps({ client, coming }: { client: Client; coming: ReturnType<typeof useImport> }) {
  const words = useWords();
  const { look, store, take, file } = coming;
  return (
    <>
      {look.isPending && file ? (
        <>
          <p role="status">{words.imports.reading(file.name)}</p>
          <WaitingRows rows={4} />
        </>
      ) : null}
      {look.error ? <Refused error={look.error} retry={file ? () => take(file) : undefined} /> : null}
      {look.data && file && !store.data ? (
        <PreviewView
          client={client}
          name={file.name}
          {...look.data}
          busy={store.isPending}
          onImport={() => store.mutate({ clientId: client.id, file })}
        />
      ) : null}
      {store.error ? <Refused error={store.error} /> : null}
      {store.data ? (
        <section key={store.data.id} ref={takeFocus} tabIndex={-1} aria-label={words.imports.title} className="outline-none">
          <ImportOutcome job={store.data} client={client} />
        </section>
      ) : null}
    </>
  );
}

function ImportOutcome({ job: begun, client }: { job: Job; client: Client }) {
  const words = useWords();
  const job = useLiveJob(begun.id)?.job ?? begun;
  const result = syncResult(job);
  if (job.status === 'succeeded') {
    return (
      <div className="grid grid-cols-1 gap-3">
        <Banner
          tone="proven"
          title={words.imports.done}
          live
          action={
            <>
              <Link to="/clients/$clientId/vouchers" params={{ clientId: client.id }} className={buttonLook()}>
                {words.imports.toVouchers}
              </Link>
              <Link to="/clients/$clientId/trial-balance" params={{ clientId: client.id }} className={buttonLook('first')}>
                {words.imports.toBalance}
              </Link>
            </>
          }
        />
        {result ? <ResultView result={result} clientId={client.id} /> : null}
      </div>
    );
  }
  if (job.error && (job.status === 'failed' || job.status === 'cancelled')) {
    return (
      <div className="grid grid-cols-1 gap-3">
        <Banner tone="wrong" title={job.error.message} live />
        {job.error.faults.length > 0 ? (
          <FaultList title={words.imports.faults} faults={job.error.faults} all={job.error.faultCount} />
        ) : null}
      </div>
    );
  }
  return <JobProgress jobId={job.id} title={words.imports.importing} />;
}
