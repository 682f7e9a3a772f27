const waiting = new Map<string, Set<() => void>>();

/** Calls the function whenever the job has changed in this process. Answers what ends it. */
export function onChange(jobId: string, hear: () => void): () => void {
  const heard = waiting.get(jobId) ?? new Set();
  waiting.set(jobId, heard.add(hear));
  return () => {
    heard.delete(hear);
    if (heard.size === 0 && waiting.get(jobId) === heard) waiting.delete(jobId);
  };
}

/** Tells whoever waits in this process that the job has changed; after the commit. */
export function changed(jobId: string): void {
  for (const hear of waiting.get(jobId) ?? []) hear();
}

/** The jobs that somebody in this process waits for. */
export function watchedJobs(): string[] {
  return [...waiting.keys()];
}
