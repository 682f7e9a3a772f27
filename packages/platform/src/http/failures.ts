import { SaldoError } from '@saldo/kernel';

/** Where in an exchange time ran out. */
export type Phase = 'connect' | 'answer' | 'body';

/** What is told of a call that failed: never its path or headers, which may hold secrets. */
export interface Call {
  readonly host: string;
  readonly method: string;
  /** Whether the whole request had gone out: a write that was may have happened. */
  readonly sent: boolean;
}

export function timedOut(call: Call, phase: Phase, afterMs: number): SaldoError {
  return new SaldoError('http.timeout', 'upstream', { ...call, phase, seconds: Math.round(afterMs / 1_000) });
}

export function tooLarge(call: Call, maxBytes: number): SaldoError {
  return new SaldoError('http.too-large', 'upstream', { ...call, maxBytes }, { retry: 'never' });
}

/** The typed error for whatever the network, TLS or the parser said; errors that are typed already stay. */
export function failure(error: unknown, call: Call, phase: Phase): unknown {
  if (error instanceof SaldoError || !(error instanceof Error)) return error;
  const reason = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const details = { ...call, reason };
  if (CERTIFICATE.test(reason)) return new SaldoError('http.certificate', 'upstream', details, { retry: 'never', cause: error });
  if (WRONG.test(reason) || (phase === 'body' && CUT.test(reason)))
    return new SaldoError('http.bad-answer', 'upstream', details, { cause: error });
  if (/^E[A-Z0-9_]+$/.test(reason)) return new SaldoError('http.unreachable', 'upstream', details, { cause: error });
  return error;
}

// Names of OpenSSL and of Node's own check of the host name; of the HTTP parser and the decoders; of a connection that ends early.
const CERTIFICATE = /CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$/;
const WRONG = /^HPE_|^Z_|^ERR_(?:_ERROR_FORMAT|BROTLI|BUFFER|STREAM_PREMATURE)/;
const CUT = /^ECONNRESET$|^EPIPE$/;
