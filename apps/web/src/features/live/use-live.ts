import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { meQuery } from '../access/session.ts';
import { followChanges, type News } from './stream.ts';
import { type Touched, touched } from './touched.ts';

/** Changes that come in a row are told together. */
const GATHER_MS = 500;
/** Books are read again when it has been quiet so long … */
const QUIET_MS = 3_000;
/** … and at the latest after so long. */
const LATEST_MS = 20_000;

/** Keeps what is on the page as it is at the server; used once. Answers whether the connection to the server is lost. */
export function useLive(): boolean {
  const queryClient = useQueryClient();
  const [isLost, setLost] = useState(false);
  const readAgain = useEffectEvent((clientIds: ReadonlySet<string>, when: Touched) => {
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched(queryKey, clientIds) === when });
  });
  // A stream ends for whoever is signed in no longer, too: then it is not the server that is out of reach.
  const askWhoOneIs = useEffectEvent(
    () => void queryClient.prefetchQuery({ ...meQuery, queryKey: ['session'], staleTime: 0, retry: false }),
  );
  const readAll = useEffectEvent(() => void queryClient.invalidateQueries());
  useEffect(() => {
    const now = gathering(GATHER_MS, GATHER_MS, (clientIds) => readAgain(clientIds, 'now'));
    const soon = gathering(QUIET_MS, LATEST_MS, (clientIds) => readAgain(clientIds, 'soon'));
    const end = followChanges((news: News) => {
      setLost(news.kind === 'lost');
      if (news.kind === 'again') readAll();
      if (news.kind === 'lost') askWhoOneIs();
      if (news.kind !== 'changed') return;
      now.add(news.clientIds);
      soon.add(news.clientIds);
    });
    return () => {
      end();
      now.end();
      soon.end();
    };
  }, []);
  return isLost;
}

/** Gathers clients, and tells them together when none has come for a while, or when the first has waited long. */
function gathering(quietMs: number, latestMs: number, tell: (clientIds: ReadonlySet<string>) => void) {
  let gathered = new Set<string>();
  let quiet = 0;
  let latest = 0;
  const end = () => {
    clearTimeout(quiet);
    clearTimeout(latest);
    latest = 0;
  };
  const out = () => {
    end();
    const told = gathered;
    gathered = new Set();
    tell(told);
  };
  return {
    add: (clientIds: readonly string[]) => {
      for (const id of clientIds) gathered.add(id);
      clearTimeout(quiet);
      quiet = window.setTimeout(out, quietMs);
      latest ||= window.setTimeout(out, latestMs);
    },
    end,
  };
}
