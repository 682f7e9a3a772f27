import { Link } from '@tanstack/react-router';
import type { Client, DryRun, Job } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { buttonLook } from '../../ui/button.tsx';
import { Refused } from '../../ui/refused.tsx';
import { takeFocus } from '../../ui/return-focus.ts';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { bankResult } from '../jobs/bank-result.ts';
import { BankResultView } from '../jobs/bank-result-view.tsx';
import { FaultList } from '../jobs/fault-list.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { useLiveJob } from '../jobs/live-job.ts';
import { ResultView } from '../jobs/result-view.tsx';
import { syncResult } from '../jobs/sync-result.ts';
import type { ComingFile } from './import-calls.ts';
import { KindChoice } from './kind-choice.tsx';
import { PreviewView } from './preview-view.tsx';
import { StatementPreviewView } from './statement-preview.tsx';
import type { useImport } from './use-import.ts';

/** What comes of a file, step by step: being looked through, what it holds, being stored, what it came to. */
export function ImportSteps({ client, coming }: { client: Client; coming: ReturnType<typeof useImport> }) {
  const words = useWords();
  const { look, store, again, coming: asked } = coming;
  return (
    <>
      {asked && !store.data ? <KindChoice coming={asked} busy={coming.busy} onChange={again} /> : null}
      {look.isPending && asked ? (
        <>
          <p role="status">{words.imports.reading(asked.file.name)}</p>
          <WaitingRows rows={4} />
        </>
      ) : null}
      {look.error ? <Refused error={look.error} retry={asked ? () => again(asked) : undefined} /> : null}
      {look.data && asked && !store.data ? (
        <Preview client={client} coming={asked} outcome={look.data} busy={store.isPending} onLook={again} onImport={store.mutate} />
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

interface PreviewProps {
  client: Client;
  coming: ComingFile;
  outcome: DryRun;
  busy: boolean;
  onLook: (coming: ComingFile) => void;
  onImport: (coming: ComingFile) => void;
}

function Preview({ client, coming, outcome: { preview, faults, refused }, busy, onLook, onImport }: PreviewProps) {
  if (preview && preview.kind !== 'sie')
    return <StatementPreviewView coming={coming} preview={preview} faults={faults} busy={busy} onLook={onLook} onImport={onImport} />;
  return (
    <PreviewView
      client={client}
      name={coming.file.name}
      preview={preview}
      faults={faults}
      refused={refused}
      busy={busy}
      onImport={() => onImport(coming)}
    />
  );
}

function ImportOutcome({ job: begun, client }: { job: Job; client: Client }) {
  const words = useWords();
  const job = useLiveJob(begun.id)?.job ?? begun;
  const result = syncResult(job);
  const ofBank = bankResult(job);
  if (job.status === 'succeeded' && ofBank) {
    return (
      <div className="grid grid-cols-1 gap-3">
        <Banner
          tone="proven"
          title={words.imports.done}
          live
          action={
            <Link to="/clients/$clientId/bank" params={{ clientId: client.id }} className={buttonLook('first')}>
              {words.imports.toBank}
            </Link>
          }
        />
        <BankResultView result={ofBank} />
      </div>
    );
  }
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
