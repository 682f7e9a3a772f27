import { setTimeout as sleep } from 'node:timers/promises';
import { SaldoError } from '@saldo/kernel';
import { log, observeOutgoing } from '../log/index.ts';
import { type Exchange, exchange } from './exchange.ts';
import type { OutgoingAnswer, OutgoingRequest, OutgoingStream } from './outgoing-request.ts';
import { type Outcome, retryAfterSeconds, retryPlan } from './retry-plan.ts';

/**
 * Calls another server and reads the whole answer. Every status is an answer, also 500: only a call that got none throws.
 * Throws SaldoError `http.timeout`, `http.unreachable`, `http.bad-answer`, `http.certificate`, `http.too-large`,
 * `http.forbidden-address`, `http.redirect`, each with `retry`; a stopped signal throws its reason.
 */
export async function request(call: OutgoingRequest): Promise<OutgoingAnswer> {
  return await attempts(call, async () => {
    const answer = await follow(call);
    const pieces: Uint8Array[] = [];
    for await (const piece of answer.body) pieces.push(piece);
    return { status: answer.status, headers: answer.headers, bytes: Buffer.concat(pieces) };
  });
}

/** The same for an answer that is read as it arrives; it is tried again only until the answer has begun. */
export async function requestStream(call: OutgoingRequest): Promise<OutgoingStream> {
  return await attempts(
    call,
    () => follow(call),
    (answer) => answer.close(),
  );
}

async function attempts<T extends { status: number; headers: Readonly<Record<string, string>> }>(
  call: OutgoingRequest,
  send: () => Promise<T>,
  leave: (answer: T) => void = () => undefined,
): Promise<T> {
  const retries = call.retries ?? (call.method === 'GET' || call.method === 'HEAD' ? 2 : 0);
  for (let attempt = 1; ; attempt++) {
    await call.turn?.(call.signal);
    const { answer, error, outcome } = await observed(call, attempt, send);
    const plan = attempt <= retries ? retryPlan(attempt, outcome, Math.random()) : null;
    if (answer && !plan) return answer;
    if (!plan) throw error;
    if (answer) leave(answer);
    await sleep(plan.waitMs, undefined, call.signal ? { signal: call.signal } : {}).catch((cut: unknown) => {
      throw call.signal?.reason ?? cut;
    });
  }
}

interface Observed<T> {
  readonly answer?: T;
  readonly error?: unknown;
  readonly outcome: Outcome;
}

async function observed<T extends { status: number; headers: Readonly<Record<string, string>> }>(
  call: OutgoingRequest,
  attempt: number,
  send: () => Promise<T>,
): Promise<Observed<T>> {
  const began = performance.now();
  // The path may hold ids; the query and headers secrets. A user's host would make a series of its own each.
  const { host, pathname } = URL.canParse(call.url) ? new URL(call.url) : { host: '', pathname: '' };
  const told = { method: call.method, host, path: pathname, attempt };
  const tell = (outcome: string) => {
    const seconds = (performance.now() - began) / 1_000;
    observeOutgoing({ host: call.urlFrom === 'user' ? 'given by users' : host, method: call.method, outcome, seconds });
    return { ...told, outcome, ms: Math.round(seconds * 1_000) };
  };
  try {
    const answer = await send();
    log.debug(tell(String(answer.status)), 'outgoing call answered');
    return { answer, outcome: { status: answer.status, retryAfterSeconds: retryAfterSeconds(answer.headers['retry-after'], Date.now()) } };
  } catch (error) {
    const typed = error instanceof SaldoError ? error : null;
    log.warn({ ...tell(typed?.code ?? 'stopped'), error }, 'outgoing call failed');
    return { error, outcome: { error: { retry: typed?.retry ?? 'never' } } };
  }
}

async function follow(call: OutgoingRequest): Promise<Exchange> {
  const deadline = performance.now() + call.timeoutMs;
  let url = readUrl(call.url);
  let hop = call;
  for (let left = call.redirects ?? 0; ; left--) {
    const answer = await exchange(url, hop, Math.max(1, deadline - performance.now()));
    const next = left > 0 ? redirectTarget(call, answer, url) : null;
    if (!next) return answer;
    answer.close();
    if (next.origin !== url.origin) hop = { ...hop, headers: harmless(hop.headers ?? {}) };
    url = next;
  }
}

function redirectTarget(call: OutgoingRequest, answer: Exchange, from: URL): URL | null {
  const location = answer.headers.location;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
  if (call.method !== 'GET' && call.method !== 'HEAD') return null;
  const to = URL.parse(location, from.href);
  const isWeb = to?.protocol === 'https:' || to?.protocol === 'http:';
  if (to && isWeb && !(from.protocol === 'https:' && to.protocol === 'http:')) return to;
  answer.close();
  throw new SaldoError('http.redirect', 'upstream', { host: from.host }, { retry: 'never' });
}

function harmless(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^accept(?:-language)?$|^user-agent$/i.test(name)));
}

function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') throw new SaldoError('http.bad-url', 'invalid');
  return url;
}
