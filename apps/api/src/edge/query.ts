import { type Fault, SaldoError } from '@saldo/kernel';
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../settings.ts';
import { namedFault } from './issue-sentence.ts';

/** Refuses a query parameter that is given twice: which one holds is a guess, and guesses get round checks. */
export function singleParameters(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const faults = repeated(new URL(c.req.url).searchParams);
    if (faults.length > 0) throw new SaldoError('api.query', 'invalid', {}, { faults });
    await next();
  };
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
