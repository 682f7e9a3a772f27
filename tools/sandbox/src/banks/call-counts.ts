/** What is left of a count. */
export interface CallsLeft {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** Counts calls by key within windows that begin with their first call. */
export interface CallCounts {
  left(key: string, nowMs: number): CallsLeft;
  count(key: string, nowMs: number): void;
  forget(): void;
}

/** GoCardless: four calls that went well a day for each account and kind of data. */
export function callCounts(limit: number, windowMs: number): CallCounts {
  const windows = new Map<string, { begunMs: number; calls: number }>();
  const current = (key: string, nowMs: number) => {
    const known = windows.get(key);
    return known && known.begunMs + windowMs > nowMs ? known : { begunMs: nowMs, calls: 0 };
  };
  return {
    left: (key, nowMs) => {
      const { begunMs, calls } = current(key, nowMs);
      return { limit, remaining: Math.max(0, limit - calls), resetSeconds: Math.ceil((begunMs + windowMs - nowMs) / 1_000) };
    },
    count: (key, nowMs) => {
      const found = current(key, nowMs);
      windows.set(key, { begunMs: found.begunMs, calls: found.calls + 1 });
    },
    forget: () => windows.clear(),
  };
}
