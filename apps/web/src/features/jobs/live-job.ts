import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../api/resources.ts';
import { FOLLOWED, jobEnded, jobQuery } from './job-queries.ts';
import { hasEnded, nextPace, type Pace } from './job-state.ts';

const LOOK_MS = 2_000;

interface Live {
  job: Job;
  pace: Pace;
}

const liveKey = (id: string | undefined) => ['jobs', FOLLOWED, id];

/**
 * A job as it goes on: read again when the server tells that something has happened to its client (`useLive`), and now and then in any
 * case. Once it has ended, everything that it may have changed is fetched again.
 */
export function useLiveJob(id: string | undefined): Live | undefined {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: liveKey(id),
    enabled: id !== undefined,
    queryFn: async () => follow(queryClient, await queryClient.fetchQuery({ ...jobQuery(id ?? ''), staleTime: 0 })),
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data.job) ? false : LOOK_MS),
  });
  return data;
}

/** Begins to follow a job that was just asked for, so that its end is noticed however soon it comes. */
export function beginToFollow(queryClient: QueryClient, job: Job): void {
  queryClient.setQueryData<Live>(liveKey(job.id), follow(queryClient, job));
}

function follow(queryClient: QueryClient, job: Job): Live {
  const before = queryClient.getQueryData<Live>(liveKey(job.id));
  if (before && !hasEnded(before.job) && hasEnded(job)) queueMicrotask(() => void jobEnded(queryClient));
  return { job, pace: nextPace(before?.pace, job.progress, Date.now()) };
}
