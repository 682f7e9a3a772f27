import { useQueryClient } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { OpenItem, Reconciliation } from '../../api/resources.ts';
import { Chip } from '../../ui/chip.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { toggle } from '../../ui/list/selection.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { Refused } from '../../ui/refused.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { CarriedView, CarryForm, NoSuggestion, NothingLeft, PickedView } from './middle-states.tsx';
import { Pane } from './pane.tsx';
import type { Side } from './panes.ts';
import { reconcileChanged } from './reconcile-queries.ts';
import { SuggestionActs, SuggestionView } from './suggestion-pane.tsx';
import { useReconcileWords } from './use-reconcile-words.ts';
import type { Workspace, WorkspaceSearch } from './use-workspace.ts';

interface WorkspaceProps {
  reconciliation: Reconciliation;
  work: Workspace;
  search: WorkspaceSearch;
  set: (change: WorkspaceSearch) => void;
  /** Closes the reconciliation, where it is ready and one may. */
  onClose: (() => void) | undefined;
}

/** Bank on the left, ledger on the right, between them what is suggested; below 800 px one of the three at a time. */
export function WorkspaceView({ reconciliation, work, search, set, onClose }: WorkspaceProps) {
  const words = useReconcileWords();
  const narrow = useNarrow();
  useWorkspaceKeys({ work, search, set, onClose });
  useTrueRows(reconciliation, work);
  const { open, rows, current, marked, mayDecide, isCarried } = work;
  if (open.error) return <Refused error={open.error} retry={open.retry} />;
  const pane = (side: Side) => (
    <Pane
      side={side}
      rows={rows[side]}
      isPending={open[side].isPending}
      none={isCarried ? words.noCarried : words.noRows[side]}
      year={reconciliation.period.to.slice(0, 4)}
      openId={current?.side === side ? current.id : undefined}
      marked={marked}
      reveal={current?.side === side ? current.id : rows[side].find(({ id }) => marked.has(id))?.id}
      selection={mayDecide && !isCarried ? work.selectionOf(side) : undefined}
      more={open[side].more}
      link={(row) => linkTo(row, reconciliation, search)}
    />
  );
  const middle = (
    <section aria-label={words.panes.suggestion} className="min-h-0 flex-1 overflow-y-auto bg-sunken px-3.5 py-3">
      <Middle reconciliation={reconciliation} work={work} search={search} set={set} onClose={onClose} />
    </section>
  );
  if (narrow)
    return (
      <>
        <nav aria-label={words.one} className="flex gap-2 py-2">
          {([undefined, 'bank', 'ledger'] as const).map((each) => (
            <Chip key={each ?? 'suggestion'} on={search.pane === each} onPress={() => set({ pane: each })}>
              {each ? `${words.panes[each]} ${rows[each].length}` : words.panes.suggestion}
            </Chip>
          ))}
        </nav>
        <div className="-mx-4 flex min-h-80 flex-1 flex-col border-t border-line">{search.pane ? pane(search.pane) : middle}</div>
      </>
    );
  return (
    <div className="-mx-5 grid min-h-0 flex-1 grid-cols-2 grid-rows-[auto_minmax(0,1fr)] border-t border-line full:grid-cols-[minmax(0,1fr)_18rem_minmax(0,1fr)] full:grid-rows-[minmax(0,1fr)]">
      <div className="row-start-2 flex min-h-0 min-w-0 full:row-start-1">{pane('bank')}</div>
      <div className="col-span-2 row-start-1 flex max-h-64 min-h-0 flex-col border-line max-full:border-b full:col-span-1 full:col-start-2 full:max-h-none full:border-x">
        {middle}
      </div>
      <div className="row-start-2 flex min-h-0 min-w-0 border-line max-full:border-l full:col-start-3 full:row-start-1">
        {pane('ledger')}
      </div>
    </div>
  );
}

function linkTo({ id }: OpenItem, { id: reconciliationId, clientId }: Reconciliation, search: WorkspaceSearch) {
  return linkOptions({
    to: '/clients/$clientId/reconciliations/$reconciliationId',
    params: { clientId, reconciliationId },
    search: { ...search, row: id, rival: undefined, pane: undefined, open: undefined },
    // On a phone the row is another pane, and back leads to its list.
    replace: search.pane === undefined,
    resetScroll: false,
  });
}

function Middle({ reconciliation, work, search, set, onClose }: WorkspaceProps) {
  const { open, current, suggestion, suggestions, place, pickedRows, mayDecide, isCarried } = work;
  const year = reconciliation.period.to.slice(0, 4);
  const askWhy = () => set({ open: 'carry' });
  if (open.isPending) return <WaitingRows rows={6} />;
  if (search.open === 'carry' && mayDecide && work.chosen.length > 0)
    return (
      <CarryForm
        rows={work.chosen}
        year={year}
        onCarry={(reason) => work.carry(work.chosen, reason)}
        onClose={() => set({ open: undefined })}
      />
    );
  if (pickedRows.length > 0 && mayDecide)
    return <PickedView rows={pickedRows} year={year} onMatch={work.byHand} onCarry={askWhy} onClear={work.clear} />;
  if (!current) return isCarried ? null : <NothingLeft reconciliation={reconciliation} onClose={onClose} />;
  if (isCarried) return <CarriedView row={current} onTakeBack={mayDecide ? () => work.takeBack(current) : undefined} />;
  if (!suggestion) return <NoSuggestion row={current} onCarry={mayDecide ? askWhy : undefined} />;
  return (
    <SuggestionView
      match={suggestion}
      rows={work.suggestedRows}
      place={place}
      of={suggestions.length}
      year={year}
      onRival={(step) => set({ rival: place + step })}
      acts={mayDecide ? <SuggestionActs onAccept={work.confirm} onReject={work.reject} onCarry={askWhy} /> : null}
    />
  );
}

type KeysOf = Pick<WorkspaceProps, 'work' | 'search' | 'set' | 'onClose'>;

function useWorkspaceKeys({ work, search, set, onClose }: KeysOf): void {
  const common = useWords().keys;
  const { keys, letGo } = useReconcileWords();
  const { rows, current, marked, pickedRows, suggestions, place, mayDecide, isCarried } = work;
  const move = (step: number) => {
    if (!current) return;
    const side = rows[current.side];
    const next = side[side.findIndex(({ id }) => id === current.id) + step];
    if (next) work.go(next.id);
  };
  const cross = (side: Side) => {
    if (current?.side !== side) work.go((rows[side].find(({ id }) => marked.has(id)) ?? rows[side][0])?.id);
  };
  const rival = (step: number) => {
    if (place + step >= 1 && place + step <= suggestions.length) set({ rival: place + step });
  };
  const decides = mayDecide && search.open !== 'carry' && !isCarried;
  const accept = () => (pickedRows.length > 0 ? work.byHand('') : work.confirm());
  useKeys([
    { keys: 'j', label: common.move, run: () => move(1) },
    { keys: 'k', label: common.move, run: () => move(-1) },
    { keys: 'h', label: keys.bank, run: () => cross('bank'), quiet: true },
    { keys: 'l', label: keys.ledger, run: () => cross('ledger'), quiet: true },
    { keys: 'ArrowRight', label: keys.rival, run: () => rival(1) },
    { keys: 'ArrowLeft', label: keys.rival, run: () => rival(-1), quiet: true },
    ...(decides
      ? [
          { keys: 'Enter', label: keys.accept, run: accept },
          { keys: 'r', label: keys.reject, run: () => (pickedRows.length > 0 ? undefined : work.reject()) },
          { keys: 'b', label: keys.carry, run: () => (work.chosen.length > 0 ? set({ open: 'carry' }) : undefined) },
          { keys: 'Space', label: keys.pick, run: () => (current ? toggle(work.selectionOf(current.side), current.id) : undefined) },
        ]
      : []),
    ...(pickedRows.length > 0 ? [{ keys: 'Escape', label: letGo, run: work.clear, quiet: true }] : []),
    ...(work.decisions.canUndo ? [{ keys: 'u', label: keys.undo, run: work.undo }] : []),
    ...(onClose ? [{ keys: 's', label: keys.close, run: onClose }] : []),
  ]);
}

/**
 * Somebody else may have decided meanwhile, or taken back what was decided here. Where the proof counts other rows than are shown, everything
 * is read again, once for each version of it.
 */
function useTrueRows({ clientId, version, counts, status }: Reconciliation, { open, decisions, rows, isCarried }: Workspace): void {
  const queryClient = useQueryClient();
  const shown = rows.bank.length + rows.ledger.length;
  const expected = isCarried ? counts.open - counts.undecided : counts.undecided;
  const differs = open.isWhole && !decisions.isPending && status !== 'running' && shown !== expected;
  const look = useEffectEvent(() => {
    if (!differs) return;
    decisions.forget();
    void reconcileChanged(queryClient, clientId);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version
  useEffect(look, [version, open.isWhole, isCarried]);
}
