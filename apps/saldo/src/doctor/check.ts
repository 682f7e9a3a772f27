/** How a thing that was looked at is, and what to do where it is not well. */
export interface Finding {
  /** A fault must be mended, a warning should be; a note is worth knowing. */
  readonly verdict: 'ok' | 'note' | 'warning' | 'fault';
  readonly sentence: string;
}

/** One thing that was looked at. */
export interface Check extends Finding {
  readonly name: string;
}

/** All is well. */
export const ok = (sentence: string): Finding => ({ verdict: 'ok', sentence });
/** Nothing is wrong, and it is worth knowing. */
export const note = (sentence: string): Finding => ({ verdict: 'note', sentence });
/** It works, and should be otherwise. */
export const warning = (sentence: string): Finding => ({ verdict: 'warning', sentence });
/** It does not work, or must not stay. */
export const fault = (sentence: string): Finding => ({ verdict: 'fault', sentence });

/** What an error of the machine or the network says, in one line; of several that came together, the first. */
export function told(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return told(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined && error.cause !== null) return told(error.cause);
  return (error.message || error.name).replace(/\s+/g, ' ').trim();
}
