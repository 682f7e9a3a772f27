import { useMemo, useState } from 'react';
import type { Match, OpenItem, Reconciliation } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { useOpenRows } from './open-rows.ts';
import { idsBySide, nextRow, rowIdsOf, type Side, sumsOf } from './panes.ts';
import { carryRows, confirmMatch, matchByHand, rejectMatch, uncarryRows, undoMatch } from './reconcile-queries.ts';
import { isOpen } from './status.ts';
import { type Decision, useDecisions } from './use-decisions.ts';
import { useReconcileWords } from './use-reconcile-words.ts';

/** What the address holds of the two panes. */
export interface WorkspaceSearch {
  row?: string | undefined;
  rival?: number | undefined;
  show?: 'carried' | 'matched' | undefined;
  made?: 'confirmed' | 'rejected' | undefined;
  pane?: Side | undefined;
  match?: string | undefined;
  open?: 'carry' | 'opening' | 'reopen' | 'changes' | undefined;
}

const nothing: ReadonlySet<string> = new Set();

/** The two panes: which rows wait, where the work is, what is suggested there, and everything that can be decided. */
export function useWorkspace(reconciliation: Reconciliation, search: WorkspaceSearch, set: (change: WorkspaceSearch) => void) {
  const may = useMay();
  const { clientId, id } = reconciliation;
  const open = useOpenRows(clientId, id);
  const decisions = useDecisions(clientId, id);
  const { gone } = decisions;
  const [picked, setPicked] = useState<ReadonlySet<string>>(nothing);
  const isCarried = search.show === 'carried';
  const bank = useShown(open.bank.rows, gone, isCarried);
  const ledger = useShown(open.ledger.rows, gone, isCarried);
  const rows = { bank, ledger };
  const current =
    rows.bank.find((row) => row.id === search.row) ?? rows.ledger.find((row) => row.id === search.row) ?? rows.bank[0] ?? rows.ledger[0];
  const isFree = (match: Match) => !gone.has(match.id) && !rowIdsOf(match).some((rowId) => gone.has(rowId));
  const suggestions = current && !isCarried ? (open.byRow.get(current.id) ?? []).filter(isFree) : [];
  const place = Math.min(search.rival ?? 1, suggestions.length);
  const suggestion = suggestions[place - 1];
  const pickedRows = [...picked].flatMap((rowId) => open.byId.get(rowId) ?? []).filter(({ id: rowId }) => !gone.has(rowId));
  const rowsOf = (ids: readonly string[]) => ids.flatMap((rowId) => open.byId.get(rowId) ?? []);
  const mayDecide = may('reconciliation.write') && isOpen(reconciliation);
  const go = (row: string | undefined) => set({ row, rival: undefined, open: undefined });
  const acts = useActs({ reconciliation, current, rows, decide: decisions.decide, go });
  const clear = () => setPicked(nothing);
  return {
    open,
    decisions,
    rows,
    current,
    suggestions,
    place,
    suggestion,
    suggestedRows: suggestion ? rowsOf(rowIdsOf(suggestion)) : [],
    marked: suggestion && pickedRows.length === 0 ? new Set(rowIdsOf(suggestion)) : nothing,
    pickedRows,
    /** The picked rows of a side, beside which those of the other stay picked. */
    selectionOf: (side: Side) => {
      const isOwn = (rowId: string) => open.byId.get(rowId)?.side === side;
      return {
        ids: new Set([...picked].filter(isOwn)),
        onChange: (next: ReadonlySet<string>) => setPicked(new Set([...[...picked].filter((rowId) => !isOwn(rowId)), ...next])),
      };
    },
    mayDecide,
    isCarried,
    go,
    /** Rows that the next act is about: those picked, else the one that the work is at. */
    chosen: pickedRows.length > 0 ? pickedRows : current ? [current] : [],
    confirm: () => (suggestion ? acts.confirm(suggestion, rowsOf(rowIdsOf(suggestion))) : undefined),
    reject: () => (suggestion ? acts.reject(suggestion, suggestions.length > 1) : undefined),
    byHand: (note: string) => {
      if (pickedRows.length < 2) return;
      acts.byHand(pickedRows, note);
      clear();
    },
    carry: (carried: readonly OpenItem[], reason: string) => {
      acts.carry(carried, reason);
      clear();
    },
    takeBack: acts.takeBack,
    clear,
    undo: () => {
      const last = decisions.undo();
      if (!last) return;
      // A rejected suggestion does not come back: its rows are put together for the hand.
      if (last.rows.length === 0) setPicked(new Set(last.suggestions.flatMap((each) => acts.rejectedRows(each))));
      const [first] = last.rows;
      if (first) set({ row: first, rival: undefined, open: undefined });
    },
  };
}

// There may be very many, and the page is drawn anew at every key.
function useShown(rows: readonly OpenItem[], gone: ReadonlySet<string>, isCarried: boolean): readonly OpenItem[] {
  return useMemo(() => rows.filter((row) => !gone.has(row.id) && (row.carried !== null) === isCarried), [rows, gone, isCarried]);
}

export type Workspace = ReturnType<typeof useWorkspace>;

interface ActsOf {
  reconciliation: Reconciliation;
  current: OpenItem | undefined;
  rows: Readonly<Record<Side, readonly OpenItem[]>>;
  decide: (decision: Decision) => void;
  go: (row: string | undefined) => void;
}

// Each act as a decision, and where the work goes on after it.
function useActs({ reconciliation: { id }, current, rows, decide, go }: ActsOf) {
  const { language } = useWords();
  const { told } = useReconcileWords();
  const [rejected, setRejected] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const amount = (of: readonly OpenItem[]) => {
    const sums = sumsOf(of);
    return amountText(of.some(({ side }) => side === 'bank') ? sums.bank : sums.ledger, language);
  };
  const goOn = (taken: readonly string[]) => {
    const gone = new Set(taken);
    const [here, other] = current?.side === 'ledger' ? [rows.ledger, rows.bank] : [rows.bank, rows.ledger];
    go(nextRow(here, current?.id, gone) ?? nextRow(other, undefined, gone) ?? undefined);
  };
  const idsOf = (of: readonly OpenItem[]) => of.map((row) => row.id);
  return {
    rejectedRows: (matchId: string) => rejected.get(matchId) ?? [],
    confirm: (match: Match, of: readonly OpenItem[]) => {
      const taken = rowIdsOf(match);
      const act = async () => {
        await confirmMatch(match.id);
        return () => undoMatch(match.id);
      };
      decide({ rows: taken, suggestions: [match.id], told: told.confirm(amount(of)), act });
      goOn(taken);
    },
    reject: (match: Match, hasRivals: boolean) => {
      const act = async () => {
        await rejectMatch(match.id);
        return null;
      };
      setRejected((old) => new Map([...old, [match.id, rowIdsOf(match)]]));
      decide({ rows: [], suggestions: [match.id], told: told.reject, act });
      go(hasRivals ? current?.id : (current?.id ?? undefined));
    },
    byHand: (of: readonly OpenItem[], note: string) => {
      const act = async () => {
        const made = await matchByHand(id, idsBySide(of), note.trim());
        return () => undoMatch(made.id);
      };
      decide({ rows: idsOf(of), suggestions: [], told: told.hand(amount(of)), act });
      goOn(idsOf(of));
    },
    carry: (of: readonly OpenItem[], reason: string) => {
      const act = async () => {
        await carryRows(id, idsBySide(of), reason);
        return () => uncarryRows(id, idsBySide(of));
      };
      decide({ rows: idsOf(of), suggestions: [], told: told.carry(of.length), act });
      goOn(idsOf(of));
    },
    takeBack: (row: OpenItem) => {
      const reason = row.carried?.reason ?? '';
      const act = async () => {
        await uncarryRows(id, idsBySide([row]));
        return () => carryRows(id, idsBySide([row]), reason);
      };
      decide({ rows: [row.id], suggestions: [], told: told.undone, act });
      goOn([row.id]);
    },
  };
}
