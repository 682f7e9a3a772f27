import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Job } from '../../api/resources.ts';
import { jobEnded, jobQuery } from './job-queries.ts';
import { hasEnded, nextPace, type Pace } from './job-state.ts';

const POLL_MS = 2_000;

interface Live {
  job: Job;
  pace: Pace;
}

const liveKey = (id: string | undefined) => ['jobs', 'live', id];

/**
 * A job as it goes on: its events as the server sends them, or, where a proxy holds them back, a look every two seconds.
 * Once it has ended, everything that it may have changed is fetched again.
 */
export function useLiveJob(id: string | undefined): Live | undefined {
  const queryClient = useQueryClient();
  const [streaming, setStreaming] = useState(false);
  const { data } = useQuery({
    queryKey: liveKey(id),
    enabled: id !== undefined,
    queryFn: async () => follow(queryClient, await queryClient.fetchQuery({ ...jobQuery(id ?? ''), staleTime: 0 })),
    refetchInterval: ({ state }) => (streaming || (state.data && hasEnded(state.data.job)) ? false : POLL_MS),
  });
  const ended = data !== undefined && hasEnded(data.job);
  useEffect(() => {
    if (id === undefined || ended) return;
    const source = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`);
    source.addEventListener('open', () => setStreaming(true));
    source.addEventListener('error', () => setStreaming(false));
    source.addEventListener('job', (event: MessageEvent<string>) => {
      const job: Job = JSON.parse(event.data);
      queryClient.setQueryData<Live>(liveKey(id), follow(queryClient, job));
    });
    return () => {
      source.close();
      setStreaming(false);
    };
  }, [id, ended, queryClient]);
  return data;
}

/** Begins to follow a job that was just asked for, so that its end is noticed however soon it comes. */
export function beginToFollow(queryClient: QueryClient, job: Job): void {
  queryClient.setQueryData<Live>(liveKey(job.id), follow(queryClient, job));
}

function follow(queryClient: QueryClient, job: Job): Live {
  const before = queryClient.getQueryData<Live>(liveKey(job.id));
  // The sentences of an event are in the browser's language; what is fetched again is in the reader's.
  if (before && !hasEnded(before.job) && hasEnded(job)) queueMicrotask(() => void jobEnded(queryClient));
  return { job, pace: nextPace(before?.pace, job.progress, Date.now()) };
}
