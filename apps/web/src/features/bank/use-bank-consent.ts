import { useMutation } from '@tanstack/react-query';
import type { Bank, Feed } from '../../api/resources.ts';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { beginBankConsent } from './bank-queries.ts';

/** Leads to the bank of a feed, where its consent is given anew. What was there before holds until that is done. */
export function useRenew(feed: Feed): { run: () => void; busy: boolean } {
  const words = useWords();
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => beginBankConsent({ clientId: feed.clientId, feed }),
    onSuccess: (url) => location.assign(url),
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return { run: mutate, busy: isPending || isSuccess };
}

/** Leads to a bank that was chosen. A feed of the same provider that was never finished is used before another is made. */
export function useBankConsent(clientId: string, feeds: readonly Feed[]) {
  const { mutate, isPending, isSuccess, error, variables } = useMutation({
    mutationFn: (bank: Bank) => beginBankConsent({ clientId, feed: feeds.find((feed) => isUnfinished(feed, bank)), bank }),
    onSuccess: (url) => location.assign(url),
  });
  return { run: mutate, busy: isPending || isSuccess, error, bank: variables };
}

function isUnfinished({ source, status, config }: Feed, { provider }: Bank): boolean {
  return source === 'BANK' && status === 'new' && config.provider === provider;
}
