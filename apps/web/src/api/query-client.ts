import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

const FRESH_MS = 10_000;
const TRIES = 2;

/** The cache of everything that came from the server. `onSignedOut` is called when the server no longer knows the session. */
export function openQueries(onSignedOut: () => void): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!(error instanceof Problem) || error.status !== 401 || query.queryKey[0] === 'me') return;
        client.clear();
        onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal stays one however often it is asked for; only silence and overload may pass.
        retry: (failures, error) => failures < TRIES && error instanceof Problem && (error.status === 0 || error.status === 503),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
