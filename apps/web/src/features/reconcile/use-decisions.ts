import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { proofChanged, reconcileChanged } from './reconcile-queries.ts';
import { useReconcileWords } from './use-reconcile-words.ts';

/** Something that a person decides: what it hides at once, what it asks of the server, and how it is taken back. */
export interface Decision {
  /** Rows that need no decision any more. */
  readonly rows: readonly string[];
  /** Suggestions that are answered. */
  readonly suggestions: readonly string[];
  /** What is said of it. */
  readonly told: string;
  /** Carries it out, and answers what takes it back; null where nothing does. */
  readonly act: () => Promise<(() => Promise<unknown>) | null>;
}

interface Made extends Decision {
  takeBack: (() => Promise<unknown>) | null;
}

export interface Decisions {
  /** Rows and suggestions that are decided, whatever the lists still say. */
  readonly gone: ReadonlySet<string>;
  /** What was last done, in words. */
  readonly told: string;
  readonly canUndo: boolean;
  readonly isPending: boolean;
  decide: (decision: Decision) => void;
  /** Takes the last decision back. Answers it, where there is one. */
  undo: () => Decision | null;
  /** Believes the lists again. */
  forget: () => void;
}

/**
 * What is decided on one page, one after another and in its order: the rows go at once, the server is told meanwhile. Where it refuses, they
 * come back and its sentence is told.
 */
export function useDecisions(clientId: string, reconciliationId: string): Decisions {
  const words = useWords();
  const told = useReconcileWords().told;
  const queryClient = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<readonly Made[]>([]);
  const [said, setSaid] = useState('');
  const bringBack = ({ rows, suggestions }: Decision) =>
    setGone((old) => new Set([...old].filter((id) => !rows.includes(id) && !suggestions.includes(id))));
  const scope = { id: `reconcile ${reconciliationId}` };
  const mutationKey = ['reconcile', reconciliationId];
  const settled = async () => {
    // The last of several tells for all of them.
    if (queryClient.isMutating({ mutationKey }) <= 1) await proofChanged(queryClient, clientId);
  };
  const doing = useMutation({
    mutationKey,
    scope,
    mutationFn: async (one: Made) => {
      one.takeBack = await one.act();
    },
    onError: (error, one) => {
      bringBack(one);
      setMade((old) => old.filter((each) => each !== one));
      setSaid('');
      tellWrong(problemText(words, error));
      void reconcileChanged(queryClient, clientId);
    },
    onSettled: settled,
  });
  const undoing = useMutation({
    mutationKey,
    scope,
    mutationFn: async (one: Made) => await one.takeBack?.(),
    onSuccess: (_answer, one) => {
      bringBack(one);
      setSaid(told.undone);
    },
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => reconcileChanged(queryClient, clientId),
  });
  return {
    gone,
    told: said,
    canUndo: made.length > 0,
    isPending: doing.isPending || undoing.isPending,
    decide: (decision) => {
      const one: Made = { ...decision, takeBack: null };
      setGone((old) => new Set([...old, ...one.rows, ...one.suggestions]));
      setMade((old) => [...old, one]);
      setSaid(one.told);
      doing.mutate(one);
    },
    undo: () => {
      const last = made.at(-1);
      if (!last) return null;
      setMade((old) => old.slice(0, -1));
      undoing.mutate(last);
      return last;
    },
    forget: () => setGone(new Set()),
  };
}
