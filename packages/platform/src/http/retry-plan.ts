/** How an attempt ended: an answer, or an error that may be of the moment. */
export type Outcome =
  | { readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly error: { readonly retry: 'never' | 'later' } };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

// Too many, too early, or the server's own trouble. 501 and 505 do not get better by waiting.
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Whether and when to try again: after half a second, doubling, each between half and the whole of it; never before the server
 * said. Null where trying again does not help, or where the server asks for more than a minute: a job waits better than a call.
 * @param attempt counted from 1
 * @param random from 0 up to, not including, 1
 */
export function retryPlan(attempt: number, outcome: Outcome, random: number): { readonly waitMs: number } | null {
  if ('error' in outcome ? outcome.error.retry === 'never' : !PASSING.has(outcome.status)) return null;
  const full = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  const jittered = full / 2 + (full / 2) * random;
  const asked = 'error' in outcome ? 0 : (outcome.retryAfterSeconds ?? 0) * 1_000;
  if (asked > LONGEST_WAIT_MS) return null;
  return { waitMs: Math.round(asked > 0 ? asked + jittered : jittered) };
}

/**
 * Seconds that a `Retry-After` asks for (RFC 9110, 10.2.3: a count or a date), at most a day; null where it is absent or unreadable.
 * @param nowMs milliseconds since 1970
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), 86_400);
  if (!/^[A-Z][a-z]{2},/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, Math.ceil((at - nowMs) / 1_000)), 86_400);
}
