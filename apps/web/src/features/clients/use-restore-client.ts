import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Client } from '../../api/resources.ts';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { clientsChanged, restoreClient } from './client-queries.ts';

/** Brings an archived client back, and says so. */
export function useRestoreClient(): (client: Pick<Client, 'id' | 'name'>) => void {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: restoreClient,
    onSuccess: ({ name }) => {
      void clientsChanged(queryClient);
      tell(`${words.clients.restored(name)}. ${words.clients.restoredFeeds}`);
    },
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return (client) => mutate(client);
}
