/** Which requests a fault is for: the next `times` whose address contains `path`, after letting `skip` of them pass. */
export interface FaultTimes {
  readonly path?: string | undefined;
  readonly times?: number | 'always' | undefined;
  readonly skip?: number | undefined;
}

/** Faults that wait, first come first served. */
export interface FaultQueue<W extends FaultTimes> {
  add(wish: W): void;
  /** The fault for a request, used up by it. */
  take(path: string): W | null;
  waiting(): readonly W[];
  clear(): void;
}

/** An empty queue. `pathOf` says where a fault happens that names no path. */
export function faultQueue<W extends FaultTimes>(pathOf: (wish: W) => string): FaultQueue<W> {
  let waiting: { wish: W; left: number; skip: number }[] = [];
  return {
    add: (wish) => {
      waiting.push({ wish, left: wish.times === 'always' ? Number.POSITIVE_INFINITY : (wish.times ?? 1), skip: wish.skip ?? 0 });
    },
    take: (path) => {
      for (const entry of waiting) {
        if (!path.includes(entry.wish.path ?? pathOf(entry.wish))) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) waiting = waiting.filter((other) => other !== entry);
        return entry.wish;
      }
      return null;
    },
    waiting: () => waiting.map(({ wish }) => wish),
    clear: () => {
      waiting = [];
    },
  };
}
