import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { SaldoError } from '@saldo/kernel';
import { config } from '@saldo/platform/config';
import { database, useDatabase } from '@saldo/platform/db';
import { log } from '@saldo/platform/log';
import { createApi } from './app.ts';
import { answerUnparsed, lingerWhileSending } from './edge/last-words.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { problemResponse } from './errors.ts';
import { keepingAnswers } from './first-answer.ts';
import { endOrphanedClaims, forgetOldKeys } from './idempotency-store.ts';
import type { ApiDependencies, ApiSettings, Env } from './settings.ts';

export interface ApiOptions extends Omit<ApiDependencies, 'stopping'> {
  /** 0 takes any that is free. */
  readonly port: number;
  readonly host: string;
  readonly settings?: ApiSettings;
}

/** A web service that listens. */
export interface RunningApi {
  readonly port: number;
  /** Takes no new call, ends the event streams, lets the calls under way finish for a second, then cuts them. */
  stop(): Promise<void>;
}

const FORGET_KEYS_MS = 10 * 60_000;
const LAST_CALLS_MS = 1_000;

/** Starts the web service. Throws SaldoError `api.port-taken`, `api.port-reserved` or `api.no-such-host` where it cannot listen there. */
export async function startApi({ port, host, settings = config(), ...dependencies }: ApiOptions): Promise<RunningApi> {
  const opened = database();
  useDatabase(keepingAnswers(opened));
  const stopping = new AbortController();
  const app = createApi({ ...dependencies, stopping: stopping.signal }, settings);
  const listener = listenerOf(app);
  // What a caller expects of us beside an answer nobody has to know (RFC 9110, section 10.1.1).
  const server = createServer(SERVER, listener).on('checkExpectation', listener);
  answerUnparsed(server);
  // Calls of a process that died are over where nobody else can be running them.
  if (opened.kind === 'embedded') await endOrphanedClaims();
  await listen(server, port, host).catch((error: unknown) => {
    useDatabase(opened);
    throw error;
  });
  const forgetting = setInterval(() => {
    forgetOldKeys().catch((error: unknown) => log.warn({ error }, 'old idempotency keys stay for now'));
  }, FORGET_KEYS_MS).unref();
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      clearInterval(forgetting);
      stopping.abort();
      await close(server);
      useDatabase(opened);
    },
  };
}

// Longer than the idle time of the usual proxies, so that none sends into a connection that is being closed; half an hour for an upload.
// A call without a Host is refused below, as a problem.
const SERVER: ServerOptions = { keepAliveTimeout: 65_000, requestTimeout: 30 * 60_000, requireHostHeader: false };

function listenerOf(app: OpenAPIHono<Env>): RequestListener {
  // What is left of a refused body Node reads away, or `discardRest` does: a caller that is cut off while it sends never reads why.
  const listener = getRequestListener(app.fetch, { autoCleanupIncoming: false, errorHandler: unreadable });
  return (incoming, outgoing) => {
    lingerWhileSending(incoming, outgoing);
    // Two hosts name none (RFC 9112, section 3.2).
    if ((incoming.headersDistinct.host?.length ?? 0) > 1) delete incoming.headers.host;
    void listener(incoming, outgoing);
  };
}

// A call that is not even a request, such as one whose Host is none.
function unreadable(): Response {
  const response = problemResponse(new SaldoError('api.malformed-call', 'invalid'), 'sv');
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

const NO_SUCH_HOST = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'EADDRINUSE') throw new SaldoError('api.port-taken', 'conflict', { port, host }, { cause });
    if (code === 'EACCES') throw new SaldoError('api.port-reserved', 'conflict', { port, host }, { cause });
    if (NO_SUCH_HOST.has(code)) throw new SaldoError('api.no-such-host', 'conflict', { host }, { cause });
    throw cause;
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), LAST_CALLS_MS).unref();
  await closed;
  clearTimeout(cut);
}
