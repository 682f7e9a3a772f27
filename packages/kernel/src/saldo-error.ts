import type { Fault } from './fault.ts';
import type { Language, Sentence } from './language.ts';

/** What kind of refusal it is; the API turns the kind into a status in one place. */
export type ErrorKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'limit' | 'upstream' | 'defect';

/** Values that a sentence about the error may name. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface ErrorOptions {
  /** Whether the same call may work later without anybody doing anything. */
  readonly retry?: 'never' | 'later';
  /** Seconds to wait, where whoever refused said so. */
  readonly afterSeconds?: number;
  /** Everything that was found wrong with what was read. */
  readonly faults?: readonly Fault[];
  /** How many there are, where only the first are listed. */
  readonly faultCount?: number;
  readonly cause?: unknown;
}

/** The one error class: a stable code `<domain>.<reason>`, a kind, and whether trying again helps. */
export class SaldoError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;
  readonly retry: 'never' | 'later';
  readonly afterSeconds: number | null;
  readonly faults: readonly Fault[];
  readonly faultCount: number;

  constructor(code: string, kind: ErrorKind, details: ErrorDetails = {}, options: ErrorOptions = {}) {
    super(code, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'SaldoError';
    this.code = code;
    this.kind = kind;
    this.details = details;
    this.retry = options.retry ?? (kind === 'upstream' || kind === 'limit' ? 'later' : 'never');
    this.afterSeconds = options.afterSeconds ?? null;
    this.faults = options.faults ?? [];
    this.faultCount = options.faultCount ?? this.faults.length;
  }
}

/** The sentences of a domain by error code, in its `messages.ts`. */
export type Messages = Readonly<Record<string, (details: ErrorDetails) => Sentence>>;

/** The sentence for a code, or null where the messages do not know it. */
export function sentenceFor(messages: Messages, code: string, details: ErrorDetails, language: Language): string | null {
  return messages[code]?.(details)[language] ?? null;
}
