import { Problem, UNREACHABLE } from '../api/problem.ts';
import type { Words } from './words.tsx';

/**
 * The sentence for something that went wrong. The server's own is shown as it is: it is already in the reader's language
 * and says what helps. Only where no answer came does the page speak for itself.
 */
export function problemText(words: Words, error: unknown): string {
  if (!(error instanceof Problem)) return words.problem.page;
  if (error.code === UNREACHABLE) return words.problem.unreachable;
  return error.message || words.problem.status(error.status);
}
