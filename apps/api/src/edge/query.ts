import { type Fault, SaldoError } from '@saldo/kernel';
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../settings.ts';
import { namedFault } from './issue-sentence.ts';

/** Refuses a query that cannot be read with certainty: not UTF-8, or a parameter given twice, since guesses get round checks. */
export function singleParameters(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { search, searchParams } = new URL(c.req.url);
    if (!isEncoded(search)) throw new SaldoError('api.query', 'invalid');
    const faults = repeated(searchParams);
    if (faults.length > 0) throw new SaldoError('api.query', 'invalid', {}, { faults });
    await next();
  };
}

// Bytes that are no UTF-8 would be read as other characters than were meant.
function isEncoded(search: string): boolean {
  try {
    decodeURIComponent(search);
    return true;
  } catch {
    return false;
  }
}

function repeated(parameters: URLSearchParams): Fault[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [name, value] of parameters) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
    if (name.includes('\0') || value.includes('\0')) return [namedFault(name.replaceAll('\0', ''), 'field.control')];
  }
  return [...twice].map((name) => namedFault(name, 'field.once'));
}
