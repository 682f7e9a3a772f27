import { SaldoError } from '@saldo/kernel';
import pg from 'pg';
import { sqlState } from './sql-state.ts';

/**
 * Why a PostgreSQL could not be opened, as an error whose sentence says what to do: `database.no-answer`, `database.not-let-in`, or
 * `database.no-right` where its user may not set it up. Null for what is not the server's doing.
 */
export function serverTrouble(error: unknown, url: string): SaldoError | null {
  const { host, port, user, database } = new pg.Client({ connectionString: url });
  const at = host.startsWith('/') ? host : `${host}:${port}`;
  const details = { at, user: user ?? '', database: database ?? '', reason: reasonOf(error) };
  const state = sqlState(error);
  if (state === null) return isOfNetwork(error) ? new SaldoError('database.no-answer', 'upstream', details, { cause: error }) : null;
  // 28: who asks; 3D000: no such database; 42501: what they may do; 57P, 53300, 08: no room, or not yet.
  if (state.startsWith('28') || state === '3D000') return new SaldoError('database.not-let-in', 'upstream', details, { cause: error });
  if (state === '42501') return new SaldoError('database.no-right', 'upstream', details, { cause: error });
  if (/^(?:57P|53300|08)/.test(state)) return new SaldoError('database.no-answer', 'upstream', details, { cause: error });
  return null;
}

const NETWORK = /^(?:E[A-Z]+|ERR_TLS.*|.*CERT.*|SELF_SIGNED.*|UNABLE_TO_VERIFY.*)$/;

function isOfNetwork(error: unknown): boolean {
  for (const cause of causes(error)) {
    if ('code' in cause && typeof cause.code === 'string' && NETWORK.test(cause.code)) return true;
    if (/timeout exceeded when trying to connect|Connection terminated|does not support SSL/.test(cause.message)) return true;
  }
  return false;
}

function reasonOf(error: unknown): string {
  const deepest = causes(error).at(-1);
  const code = deepest && 'code' in deepest && typeof deepest.code === 'string' ? deepest.code : '';
  return deepest?.message || code || String(error);
}

// Several addresses that were tried come as one error of many; the first says enough.
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let cause = error; cause instanceof Error; cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause)
    found.push(cause);
  return found;
}
