/** No wait is longer, whatever a provider says. */
export const LONGEST_WAIT_SECONDS = 24 * 3_600;

/**
 * Seconds to wait before the next attempt: `base` doubled for every attempt that went wrong, less up to a quarter, so that
 * those that failed together do not come back together. The first wait is never under three quarters of the base.
 * @param failed attempts that went wrong so far, from 1
 * @param random in [0, 1)
 */
export function backoffSeconds(base: number, failed: number, random: number): number {
  const full = Math.min(base * 2 ** Math.min(failed - 1, 30), LONGEST_WAIT_SECONDS);
  return full * (1 - random / 4);
}

/** The provider's own wait where it gave one, held within a day; a little later rather than a little early. */
export function waitSeconds(afterSeconds: number, random: number): number {
  return Math.min(Math.max(afterSeconds, 0), LONGEST_WAIT_SECONDS) + random;
}
