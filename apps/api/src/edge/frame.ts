import { randomUUID } from 'node:crypto';
import { actorName } from '@saldo/kernel';
import { countError, log, observeRequest, withLogContext } from '@saldo/platform/log';
import type { Context, MiddlewareHandler } from 'hono';
import { asSaldoError, statusOf } from '../errors.ts';
import type { Env } from '../settings.ts';
import { acceptedLanguage } from './accept-language.ts';
import { clientAddress, type TrustedProxies } from './client-address.ts';

/** Gives every request its id, language and address, and tells the log and the metrics how it ended. Never the query: codes and keys stand there. */
export function frame(proxies: TrustedProxies): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    const requestId = requestIdOf(c);
    c.set('requestId', requestId);
    c.set('language', acceptedLanguage(c.req.header('accept-language')));
    c.set('clientAddress', clientAddress(connectionAddress(c), c.req.header('x-forwarded-for'), proxies));
    await withLogContext({ requestId }, async () => {
      await next();
      // Nobody reads what a HEAD would have got: a stream must hear of it, or it waits for ever with all that it holds.
      if (c.req.method === 'HEAD') await c.res.body?.cancel();
      tell(c, (performance.now() - began) / 1000);
    });
    c.res.headers.set('x-request-id', requestId);
  };
}

// A proxy's id is taken over where it is one; anything else would be a way to write into the log.
function requestIdOf(c: Context<Env>): string {
  const given = c.req.header('x-request-id');
  return given !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : randomUUID();
}

function connectionAddress(c: Context<Env>): string {
  return c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1';
}

function tell(c: Context<Env>, seconds: number): void {
  const { status } = c.res;
  const route = c.get('routePath') ?? 'other';
  const actor = c.get('actor');
  observeRequest({ method: c.req.method, route, status, seconds });
  const fields = {
    method: c.req.method,
    route,
    path: c.req.path,
    status,
    milliseconds: Math.round(seconds * 1000),
    address: c.get('clientAddress'),
    ...(actor ? { actor: actorName(actor) } : {}),
  };
  if (!c.error) {
    // Whoever watches the product asks every second; that is no news.
    if (WATCHED.has(route)) log.debug(fields, 'request');
    else log.info(fields, 'request');
    return;
  }
  const error = asSaldoError(c.error);
  countError(error.code);
  if (statusOf(error) >= 500) log.error({ ...fields, code: error.code, error: c.error }, 'request');
  else log.info({ ...fields, code: error.code }, 'request');
}

const WATCHED: ReadonlySet<string> = new Set(['/api/health', '/api/ready', '/metrics']);
