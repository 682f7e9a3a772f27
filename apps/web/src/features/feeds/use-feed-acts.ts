import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Feed } from '../../api/resources.ts';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { beginToFollow, useLiveJob } from '../jobs/live-job.ts';
import { beginConnect, changeFeed, feedsChanged, requestSync } from './feed-queries.ts';

/** Begins a sync; its progress shows up at the feed. */
export function useSync(feed: Pick<Feed, 'id'>): { run: (wishes: { from?: string; full?: boolean }) => void; busy: boolean } {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending, data } = useMutation({
    mutationFn: (wishes: { from?: string; full?: boolean }) => requestSync(feed, wishes),
    onSuccess: (job) => beginToFollow(queryClient, job),
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => feedsChanged(queryClient),
  });
  useLiveJob(data?.id);
  return { run: mutate, busy: isPending };
}

/**
 * Leads to the provider, where the consent is given. `serviceAccount` changes beforehand whether one is asked for: some
 * integrations may have none.
 */
export function useConnect(feed: Feed): { run: (change?: { serviceAccount: boolean }) => void; busy: boolean } {
  const words = useWords();
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: async (change: { serviceAccount: boolean } | undefined) => {
      if (change) await changeFeed(feed, { config: change });
      return beginConnect(feed);
    },
    onSuccess: (url) => location.assign(url),
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return { run: mutate, busy: isPending || isSuccess };
}

/** Changes a feed by one of its acts and says what became of it, and how to undo it where that can be. */
export function useFeedAct<T>(
  act: (feed: Feed) => Promise<T>,
  done: string,
  then?: () => void,
  undo?: (feed: Feed) => void,
): { run: (feed: Feed) => void; busy: boolean; error: unknown } {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: act,
    onSuccess: (_answer, feed) => {
      tell(done, undo && { label: words.undo, run: () => undo(feed) });
      then?.();
    },
    onError: (refused) => tellWrong(problemText(words, refused)),
    onSettled: () => feedsChanged(queryClient),
  });
  return { run: mutate, busy: isPending, error };
}
