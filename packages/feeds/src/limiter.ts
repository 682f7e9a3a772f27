/** When somebody's request goes out, and when the one after it may. */
export interface Turn {
  readonly startsAtMs: number;
  readonly nextAtMs: number;
}

/**
 * The next free moment in a line that is spaced evenly: now, where nobody is waiting. A burst would fill a provider's sliding window
 * and then stand still; and slots that nobody took are not saved up.
 */
export function nextTurn(nextFreeAtMs: number | null, nowMs: number, spacingMs: number): Turn {
  const startsAtMs = Math.max(nowMs, nextFreeAtMs ?? nowMs);
  return { startsAtMs, nextAtMs: startsAtMs + spacingMs };
}
