import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { BankAccount, Reconciliation } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { bankAccountsQuery } from '../features/bank/bank-queries.ts';
import { MatchedList } from '../features/reconcile/matched-list.tsx';
import { ProofHead } from '../features/reconcile/proof-head.tsx';
import { closeReconciliation, reconcileChanged, reconciliationQuery } from '../features/reconcile/reconcile-queries.ts';
import { accountOf, daysOf } from '../features/reconcile/reconciliation-columns.tsx';
import { StandingBanners } from '../features/reconcile/standing-banners.tsx';
import { statusTones } from '../features/reconcile/status.ts';
import { useReconcileWords } from '../features/reconcile/use-reconcile-words.ts';
import { useWorkspace, type WorkspaceSearch } from '../features/reconcile/use-workspace.ts';
import { WorkspaceView } from '../features/reconcile/workspace.tsx';
import { countText } from '../format/amount.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { late } from '../ui/late.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { State } from '../ui/state.tsx';
import { tell, tellWrong } from '../ui/toast.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { problemText } from '../words/problem-text.ts';
import { useWords } from '../words/words.tsx';

const ReopenForm = late(() => import('../features/reconcile/reconcile-dialogs.tsx').then((module) => module.ReopenForm));
const OpeningForm = late(() => import('../features/reconcile/reconcile-dialogs.tsx').then((module) => module.OpeningForm));
const ChangesDrawer = late(() => import('../features/reconcile/reconcile-dialogs.tsx').then((module) => module.ChangesDrawer));
const route = getRouteApi('/frame/clients/$clientId/reconciliations/$reconciliationId');
const noAccounts: BankAccount[] = [];

/** One reconciliation: the proof in the head, bank and ledger beside each other, what is suggested between them. */
export function ReconciliationPage() {
  const told = useReconcileWords();
  const { clientId, reconciliationId } = route.useParams();
  const { data, error, refetch } = useQuery(reconciliationQuery(clientId, reconciliationId));
  if (data) return <Open key={data.id} reconciliation={data} />;
  return <Page title={told.one}>{error ? <Refused error={error} retry={() => void refetch()} /> : <WaitingRows rows={14} />}</Page>;
}

function Open({ reconciliation }: { reconciliation: Reconciliation }) {
  const words = useWords();
  const told = useReconcileWords();
  const mayWrite = useMay()('reconciliation.write');
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/clients/$clientId/reconciliations/$reconciliationId' });
  const set = (change: WorkspaceSearch) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const { data: accounts = noAccounts } = useQuery(bankAccountsQuery(reconciliation.clientId));
  const work = useWorkspace(reconciliation, search, set);
  const close = useClose(reconciliation);
  const canClose = mayWrite && reconciliation.status === 'ready' && !work.decisions.isPending && !close.isPending;
  const onClose = canClose ? () => close.mutate() : undefined;
  const leave = () => set({ open: undefined });
  const { counts, status } = reconciliation;
  return (
    <Page
      fill
      title={told.heading(reconciliation.ledgerAccount, accountOf(reconciliation, accounts, words), daysOf(reconciliation, words))}
      text={
        <span className="flex flex-wrap items-center gap-x-2">
          <State tone={statusTones[status]}>{told.statuses[status]}</State>
          {told.done(counts.auto + counts.confirmed, counts.auto, counts.confirmed)}
        </span>
      }
      actions={<Acts work={work} onClose={onClose} reconciliation={reconciliation} />}
    >
      <StandingBanners reconciliation={reconciliation} set={set} />
      <ProofHead reconciliation={reconciliation} />
      <div className="flex flex-wrap items-center gap-2 py-2">
        {([undefined, 'carried', 'matched'] as const).map((each) => (
          <Chip
            key={each ?? 'undecided'}
            on={search.show === each}
            onPress={() => set({ show: each, row: undefined, rival: undefined, match: undefined, open: undefined, pane: undefined })}
          >
            {told.show[each ?? 'undecided']} {countText(countOf(reconciliation, each), words.language)}
          </Chip>
        ))}
        <p role="status" className="ml-2 text-ink-2">
          {work.decisions.told}
        </p>
      </div>
      {search.show === 'matched' ? (
        <MatchedList reconciliation={reconciliation} search={search} set={set} />
      ) : (
        <WorkspaceView reconciliation={reconciliation} work={work} search={search} set={set} onClose={onClose} />
      )}
      {search.open === 'reopen' && status === 'closed' ? <ReopenForm reconciliation={reconciliation} onClose={leave} /> : null}
      {search.open === 'opening' && mayWrite ? <OpeningForm reconciliation={reconciliation} onClose={leave} /> : null}
      {search.open === 'changes' ? <ChangesDrawer reconciliation={reconciliation} onClose={leave} /> : null}
    </Page>
  );
}

function countOf({ counts }: Reconciliation, show: WorkspaceSearch['show']): number {
  if (show === 'matched') return counts.auto + counts.confirmed;
  return show === 'carried' ? counts.open - counts.undecided : counts.undecided;
}

interface ActsProps {
  reconciliation: Reconciliation;
  work: ReturnType<typeof useWorkspace>;
  onClose: (() => void) | undefined;
}

function Acts({ reconciliation: { clientId, status }, work, onClose }: ActsProps) {
  const told = useReconcileWords();
  const mayWrite = useMay()('reconciliation.write');
  return (
    <>
      <Link to="/clients/$clientId/reconciliations" params={{ clientId }} className={buttonLook('quiet')}>
        <Icon name="left" />
        <span className="max-wide:sr-only">{told.all}</span>
      </Link>
      {mayWrite && status !== 'closed' && status !== 'stale' ? (
        <>
          <Button keys="u" disabled={!work.decisions.canUndo} className="max-wide:disabled:hidden" onClick={work.undo}>
            {told.undo}
          </Button>
          <Button look="first" keys="s" disabled={!onClose} className="max-wide:disabled:hidden" onClick={onClose}>
            {told.close}
          </Button>
        </>
      ) : null}
    </>
  );
}

function useClose({ id, clientId }: Reconciliation) {
  const words = useWords();
  const told = useReconcileWords();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => closeReconciliation(id),
    onSuccess: () => tell(told.closed),
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => reconcileChanged(queryClient, clientId),
  });
}
