/** What a queue may claim now: some jobs of anybody, and perhaps one more of somebody who has none running here. */
export interface Places {
  readonly anybody: number;
  readonly newcomer: boolean;
}

/**
 * The free places of a queue. Where there are several, the last one is kept for a client that holds none, so that a client whose jobs take
 * long does not hold them all while others wait.
 */
export function freePlaces(concurrency: number, running: number): Places {
  const free = Math.max(0, concurrency - running);
  if (concurrency === 1) return { anybody: free, newcomer: false };
  const anybody = Math.min(free, Math.max(0, concurrency - 1 - running));
  return { anybody, newcomer: free > anybody };
}

/** How many places of a queue jobs in the background may still take of those that are free: they hold half of them at most. */
export function backgroundPlaces(concurrency: number, inBackground: number): number {
  return Math.max(0, Math.max(1, Math.floor(concurrency / 2)) - inBackground);
}
