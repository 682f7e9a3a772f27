import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import { moreOf } from '../../api/list.ts';
import type { Match, Reconciliation } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Chip } from '../../ui/chip.tsx';
import { late } from '../../ui/late.tsx';
import type { Column } from '../../ui/list/column.ts';
import { VirtualList } from '../../ui/list/virtual-list.tsx';
import { Refused } from '../../ui/refused.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { problemText } from '../../words/problem-text.ts';
import type { ReconcileWords } from '../../words/reconcile.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { confidenceText } from './confidence-text.ts';
import { matchesQuery, reconcileChanged, undoMatch } from './reconcile-queries.ts';
import { isOpen } from './status.ts';
import { useReconcileWords } from './use-reconcile-words.ts';
import type { WorkspaceSearch } from './use-workspace.ts';

const MatchDrawer = late(() => import('./match-drawer.tsx').then((module) => module.MatchDrawer));
const states = ['auto', 'confirmed', 'rejected'] as const;
const none: Match[] = [];

interface MatchedProps {
  reconciliation: Reconciliation;
  search: WorkspaceSearch;
  set: (change: WorkspaceSearch) => void;
}

/** What is matched already, by itself or by people, each with why; any of it can be taken back. */
export function MatchedList({ reconciliation, search, set }: MatchedProps) {
  const words = useWords();
  const told = useReconcileWords();
  const may = useMay();
  const { clientId, id } = reconciliation;
  const state = search.made ?? 'auto';
  const query = useInfiniteQuery(matchesQuery(clientId, id, state));
  const rows = query.data ?? none;
  const queryClient = useQueryClient();
  const undoing = useMutation({
    mutationFn: (match: Match) => undoMatch(match.id),
    onSuccess: () => {
      tell(told.matchUndone);
      set({ match: undefined });
    },
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => reconcileChanged(queryClient, clientId),
  });
  const link = ({ id: match }: Match) =>
    linkOptions({
      to: '/clients/$clientId/reconciliations/$reconciliationId',
      params: { clientId, reconciliationId: id },
      search: { ...search, match },
      replace: search.match !== undefined,
      resetScroll: false,
    });
  return (
    <>
      <div className="flex flex-wrap gap-2 py-2">
        {states.map((each) => (
          <Chip key={each} on={state === each} onPress={() => set({ made: each === 'auto' ? undefined : each, match: undefined })}>
            {told.madeBy[each]}
          </Chip>
        ))}
      </div>
      {query.isPending ? <WaitingRows rows={10} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? <p className="border-y border-line px-2.5 py-3 text-ink-3">{told.noMatched[state]}</p> : null}
      {rows.length > 0 ? (
        <VirtualList
          key={state}
          label={told.matched}
          rows={rows}
          columns={matchColumns(words, told, state)}
          rowId={(match) => match.id}
          link={link}
          openId={search.match}
          more={moreOf(query)}
          sub={(match) => told.rowCounts(match.bankTransactionIds.length, match.ledgerEntryIds.length)}
        />
      ) : null}
      {search.match ? (
        <MatchDrawer
          id={search.match}
          reconciliation={reconciliation}
          siblings={rows}
          siblingLink={link}
          isUndoing={undoing.isPending}
          onUndo={
            may('reconciliation.write') && isOpen(reconciliation) && state !== 'rejected' ? (match) => undoing.mutate(match) : undefined
          }
          onClose={() => set({ match: undefined })}
        />
      ) : null}
    </>
  );
}

function matchColumns(words: Words, told: ReconcileWords, state: Match['state']): Column<Match>[] {
  const now = new Date();
  const columns: (Column<Match> | false)[] = [
    {
      id: 'why',
      header: told.matchedHow,
      main: true,
      cell: ({ explanation, note }) => (
        <span title={explanation[words.language]}>{[explanation[words.language], note].filter(Boolean).join(' ')}</span>
      ),
    },
    {
      id: 'rows',
      header: told.rowCount,
      width: '8rem',
      wideOnly: true,
      cell: ({ bankTransactionIds, ledgerEntryIds }) => told.rowCounts(bankTransactionIds.length, ledgerEntryIds.length),
    },
    state !== 'auto' && {
      id: 'decided',
      header: told.decided,
      width: '9rem',
      wideOnly: true,
      cell: ({ decidedAt }) => (decidedAt ? momentText(decidedAt, now, words.language) : null),
    },
    {
      id: 'confidence',
      header: told.confidenceShort,
      width: '6.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ confidence, kind }) => (kind === 'hand' ? null : confidenceText(confidence, 4, words.language)),
    },
    {
      id: 'difference',
      header: told.difference,
      width: '8rem',
      figure: true,
      cell: ({ difference }) =>
        isZero(difference) ? (
          <span className="text-ink-3">–</span>
        ) : (
          <span className="text-late">{amountText(difference, words.language)}</span>
        ),
    },
  ];
  return columns.filter((column) => column !== false);
}
