/** A sliding window: at most `requests` within any `windowMs`, for each key apart. */
export interface RateWindow {
  /** Whether the request may pass; one that may not is not counted. */
  admit(key: string, nowMs: number): boolean;
  /** The most that passed within one window so far. */
  peak(): number;
}

/** Fortnox: 25 requests within 5 s for each client id and tenant. */
export function rateWindow(requests = 25, windowMs = 5_000): RateWindow {
  const passed = new Map<string, number[]>();
  let peak = 0;
  return {
    admit: (key, nowMs) => {
      const recent = (passed.get(key) ?? []).filter((at) => at > nowMs - windowMs);
      passed.set(key, recent);
      if (recent.length >= requests) return false;
      recent.push(nowMs);
      peak = Math.max(peak, recent.length);
      return true;
    },
    peak: () => peak,
  };
}
