import type { ErrorDetails } from '@saldo/kernel';
import { sentenceOf } from './messages.ts';
import type { SieRefusal } from './reading.ts';

/** A file that is refused for one thing that concerns all of it. */
export function refused(code: string, fileName: string | undefined, details: ErrorDetails = {}): SieRefusal {
  const fault = { code, message: sentenceOf(code, details), ...(fileName !== undefined && { file: fileName }) };
  return { status: 'refused', faults: [fault], faultCount: 1 };
}
