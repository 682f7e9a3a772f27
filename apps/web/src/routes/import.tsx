import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Client, Job } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { clientQuery } from '../features/clients/client-queries.ts';
import { DropZone } from '../features/imports/drop-zone.tsx';
import { importSie, previewSie } from '../features/imports/import-calls.ts';
import { PreviewView } from '../features/imports/preview-view.tsx';
import { FaultList } from '../features/jobs/fault-list.tsx';
import { JobProgress } from '../features/jobs/job-progress.tsx';
import { beginToFollow, useLiveJob } from '../features/jobs/live-job.ts';
import { ResultView } from '../features/jobs/result-view.tsx';
import { syncResult } from '../features/jobs/sync-result.ts';
import { Banner } from '../ui/banner.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { takeFocus } from '../ui/return-focus.ts';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';
import { Missing } from './root.tsx';

const route = getRouteApi('/frame/clients/$clientId/import');

/** A SIE file read in by hand: dropped, looked through, and only then stored. */
export function ImportPage() {
  const words = useWords();
  const may = useMay();
  const { clientId } = route.useParams();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const look = useMutation({ mutationFn: previewSie });
  const queryClient = useQueryClient();
  const store = useMutation({ mutationFn: importSie, onSuccess: (job) => beginToFollow(queryClient, job) });
  if (!may('import.write')) return <Missing />;
  const file = look.variables?.file;
  const take = (chosen: File) => {
    store.reset();
    look.mutate({ clientId, file: chosen });
  };
  return (
    <Page title={words.imports.title} text={words.imports.text}>
      <div className="grid grid-cols-1 max-w-4xl gap-4">
        <DropZone onFile={take} small={file !== undefined} busy={look.isPending || store.isPending} />
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
            onImport={() => store.mutate({ clientId, file })}
          />
        ) : null}
        {store.error ? <Refused error={store.error} /> : null}
        {store.data ? (
          <section key={store.data.id} ref={takeFocus} tabIndex={-1} aria-label={words.imports.title} className="outline-none">
            <ImportOutcome job={store.data} client={client} />
          </section>
        ) : null}
      </div>
    </Page>
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
