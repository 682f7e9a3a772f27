import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Reconciliation } from '../../api/resources.ts';
import { amountText, countText, isZero } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { beginToFollow } from '../jobs/live-job.ts';
import { askToReconcile, reconcileChanged } from './reconcile-queries.ts';
import { useReconcileWords } from './use-reconcile-words.ts';
import type { WorkspaceSearch } from './use-workspace.ts';

/** Runs the same days again. */
export function useRunAgain({ clientId, bankAccountId, ledgerAccount, period }: Reconciliation): { run: () => void; busy: boolean } {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => askToReconcile({ clientId, bankAccountId, ledgerAccount, from: period.from, to: period.to }),
    onSuccess: ({ job }) => beginToFollow(queryClient, job),
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => reconcileChanged(queryClient, clientId),
  });
  return { run: mutate, busy: isPending };
}

interface BannersProps {
  reconciliation: Reconciliation;
  set: (change: WorkspaceSearch) => void;
}

/** What stands in the way of a reconciliation, or rests on it, in one sentence each with what helps. */
export function StandingBanners({ reconciliation, set }: BannersProps) {
  const words = useReconcileWords();
  const { language } = useWords();
  const may = useMay();
  const { run, busy } = useRunAgain(reconciliation);
  const { status, jobId, closedAt, proof, notes, clientId, bankAccountId } = reconciliation;
  const mayWrite = may('reconciliation.write');
  const again = mayWrite ? (
    <Button icon="run" busy={busy} onClick={run}>
      {words.runAgain}
    </Button>
  ) : null;
  const differs = proof.openingDifference !== null && !isZero(proof.openingDifference);
  return (
    <div className="grid gap-2 pb-2 empty:hidden">
      {status === 'running' && jobId ? <JobProgress jobId={jobId} /> : null}
      {status === 'closed' && closedAt ? (
        <Banner
          tone="proven"
          title={words.closedBanner(momentText(closedAt, new Date(), language))}
          action={may('period.reopen') ? <Button onClick={() => set({ open: 'reopen' })}>{words.reopen}</Button> : null}
        />
      ) : null}
      {status === 'stale' ? (
        <Banner
          tone="wrong"
          title={words.staleBanner}
          action={
            <>
              <Button onClick={() => set({ open: 'changes' })}>{words.staleShow}</Button>
              {again}
            </>
          }
        >
          {words.staleText}
        </Banner>
      ) : null}
      {status === 'unproven' ? (
        <Banner
          tone="late"
          title={words.unprovenBanner}
          action={
            <>
              <Link to="/clients/$clientId/bank" params={{ clientId }} search={{ account: bankAccountId }} className={buttonLook()}>
                {words.toBank}
              </Link>
              {again}
            </>
          }
        >
          {words.unprovenText}
        </Banner>
      ) : null}
      {differs && status === 'open' && proof.openingDifference !== null ? (
        <Banner
          tone="late"
          title={words.openingBanner(amountText(proof.openingDifference, language))}
          action={mayWrite ? <Button onClick={() => set({ open: 'opening' })}>{words.openingEnter}</Button> : null}
        >
          {words.openingText}
        </Banner>
      ) : null}
      {status === 'open'
        ? notes.map(({ kind, bankRows, ledgerRows, amount }) => (
            <Banner
              key={`${kind} ${amount}`}
              tone="idle"
              title={words.notes[kind]?.(countText(bankRows + ledgerRows, language), amount === null ? '' : amountText(amount, language))}
            />
          ))
        : null}
    </div>
  );
}
