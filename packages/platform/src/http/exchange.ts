import { lookup } from 'node:dns';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SaldoError } from '@saldo/kernel';
import { type Call, failure, type Phase, timedOut, tooLarge } from './failures.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import { guardedLookup, isPublicAddress, refusePrivateLiteral } from './public-address.ts';

/** One request sent and its answer begun. */
export interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded body, once; ends with a typed error where it is cut, too slow or too large. */
  readonly body: AsyncGenerator<Uint8Array, void>;
  /** Drops the connection where the body is not wanted. */
  close(): void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 30_000;

const keptAlive = { http: new HttpAgent({ keepAlive: true, maxSockets: 64 }), https: new HttpsAgent({ keepAlive: true, maxSockets: 64 }) };
const guarded = guardedLookup(lookup);

/** Sends once. Throws typed errors (`http.*`), or the signal's reason. */
export async function exchange(url: URL, request: OutgoingRequest, leftMs: number): Promise<Exchange> {
  request.signal?.throwIfAborted();
  if (request.urlFrom === 'user') refusePrivateLiteral(url);
  const client = open(url, request);
  const watch = watchOver(client, url, request, leftMs);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      client.once('response', resolve);
      client.once('error', reject);
      client.end(request.body);
    });
    // From here on the body's reader meets every error; without a listener Node would end the process.
    client.on('error', watch.note);
    const { maxBytes } = request;
    if (declaredBytes(answer) > maxBytes) throw tooLarge(watch.call(), maxBytes);
    watch.answered();
    return { status: answer.statusCode ?? 0, headers: flat(answer), body: read(answer, maxBytes, watch), close: watch.stop };
  } catch (error) {
    watch.stop();
    throw watch.reason(error);
  }
}

function open(url: URL, { method, headers = {}, urlFrom }: OutgoingRequest): ClientRequest {
  const secure = url.protocol === 'https:';
  // A kept connection may be closed just as it is used. A read is then simply sent again; a write must not be, so it gets its own.
  const reusable = urlFrom === 'operator' && (method === 'GET' || method === 'HEAD');
  const options = {
    method,
    headers: { 'user-agent': 'Saldo', 'accept-encoding': 'gzip, br', ...headers },
    agent: reusable ? (secure ? keptAlive.https : keptAlive.http) : (false as const),
    ...(urlFrom === 'user' ? { lookup: guarded } : {}),
  };
  return secure ? requestHttps(url, options) : requestHttp(url, options);
}

interface Watch {
  call(): Call;
  /** Time for connecting is over, time for the body begins. */
  answered(): void;
  /** Waits for the next piece, for as long as a silence may last. */
  next<T>(piece: Promise<T>): Promise<T>;
  /** Why it ended: our own reason goes before the error that it caused. */
  reason(error: unknown): unknown;
  note(error: unknown): void;
  finish(): void;
  stop(): void;
}

// All time-outs and the signal end an exchange the same way: the reason is noted and the connection destroyed.
function watchOver(client: ClientRequest, url: URL, request: OutgoingRequest, leftMs: number): Watch {
  const { signal, connectTimeoutMs = CONNECT_TIMEOUT_MS, idleTimeoutMs = IDLE_TIMEOUT_MS } = request;
  let ended: unknown;
  let phase: Phase = 'connect';
  const call = (): Call => ({ host: url.host, method: request.method, sent: client.writableFinished });
  const end = (reason: unknown) => {
    ended ??= reason;
    client.destroy();
  };
  const total = setTimeout(() => end(timedOut(call(), phase, request.timeoutMs)), leftMs);
  const connecting = setTimeout(() => end(timedOut(call(), 'connect', connectTimeoutMs)), connectTimeoutMs);
  const aborted = () => end(signal?.reason);
  signal?.addEventListener('abort', aborted, { once: true });
  client.once('socket', (socket) => {
    const connected = () => {
      clearTimeout(connecting);
      phase = 'answer';
      // Behind the lookup's check stands this one, of the address that was really reached.
      const reached = socket.remoteAddress;
      if (request.urlFrom === 'user' && reached !== undefined && !isPublicAddress(reached)) {
        end(new SaldoError('http.forbidden-address', 'invalid', { host: url.host }));
      }
    };
    if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
    else connected();
  });
  const finish = () => {
    clearTimeout(total);
    clearTimeout(connecting);
    signal?.removeEventListener('abort', aborted);
  };
  return {
    call,
    answered: () => {
      clearTimeout(connecting);
      phase = 'body';
    },
    next: async (piece) => {
      const idle = setTimeout(() => end(timedOut(call(), 'body', idleTimeoutMs)), idleTimeoutMs);
      try {
        return await piece;
      } finally {
        clearTimeout(idle);
      }
    },
    reason: (error) => ended ?? failure(error, call(), phase),
    note: (error) => {
      ended ??= failure(error, call(), phase);
    },
    finish,
    stop: () => {
      finish();
      client.destroy();
    },
  };
}

async function* read(answer: IncomingMessage, maxBytes: number, watch: Watch): AsyncGenerator<Uint8Array, void> {
  const pieces = decoded(answer)[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let bytes = 0;
  let whole = false;
  try {
    for (;;) {
      const { done, value } = await watch.next(pieces.next());
      if (done) break;
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge(watch.call(), maxBytes);
      yield value;
    }
    whole = true;
  } catch (error) {
    throw watch.reason(error);
  } finally {
    // A body that was left unread must not go back to the pool of connections.
    if (whole) watch.finish();
    else watch.stop();
  }
}

function decoded(answer: IncomingMessage): Readable {
  const decoder = decoderFor(answer.headers['content-encoding']?.trim().toLowerCase() ?? '');
  if (!decoder) return answer;
  pipeline(answer, decoder, (error) => {
    if (error) decoder.destroy(error);
  });
  return decoder;
}

function decoderFor(encoding: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  return encoding === 'br' ? createBrotliDecompress() : null;
}

function declaredBytes(answer: IncomingMessage): number {
  return Number(answer.headers['content-length'] ?? 0);
}

function flat(answer: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
