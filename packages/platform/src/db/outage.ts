import { SaldoError } from '@saldo/kernel';
import { sqlState } from './sql-state.ts';

const COMES_BACK_SECONDS = 5;

// Nobody answers there, or nobody knows where that is: with containers the name goes and comes with the server.
const NOT_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN']);
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED']);

// 57P01, 03, 05: ended by its keeper, starting or stopping, idle for too long; 53300: no room; 25006: it is a replica now.
const SAYS_SO = new Set(['57P01', '57P03', '57P05', '53300', '25006']);
// 57P02: another session has crashed it; 25P03: we were silent for too long; 08: the line.
const HAS_BROKEN = /^(?:57P|25P03|08)/;

/**
 * What the caller can only wait out, as one error that the API answers 503: `database.timeout` or `database.unreachable`; null for
 * anything else. Where the server itself says that it goes, or nobody is there, it says when to come back too: that is nobody's failure.
 * A connection that broke without a word does not, since what was asked may be what broke it.
 */
export function outage(error: unknown): SaldoError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isSilence(cause) || /timeout exceeded when trying to connect/.test(cause.message)) {
      return new SaldoError('database.timeout', 'upstream', { mayHaveHappened: true }, { cause: error });
    }
    const code = 'code' in cause ? String(cause.code) : '';
    if (SAYS_SO.has(code) || NOT_THERE.has(code) || isMissingSocket(cause)) return unreachable(error, { afterSeconds: COMES_BACK_SECONDS });
    if (BROKEN.has(code) || /Connection terminated|is not queryable/.test(cause.message)) return unreachable(error);
  }
  return HAS_BROKEN.test(sqlState(error) ?? '') ? unreachable(error) : null;
}

// The embedded database's while it is replaced; any other file that is missing is somebody else's.
function isMissingSocket(cause: Error): boolean {
  return 'code' in cause && cause.code === 'ENOENT' && 'syscall' in cause && cause.syscall === 'connect';
}

/** Whether a statement was given up because nobody answered it in time. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function unreachable(cause: unknown, when: { readonly afterSeconds?: number } = {}): SaldoError {
  return new SaldoError('database.unreachable', 'upstream', { mayHaveHappened: true }, { cause, ...when });
}
