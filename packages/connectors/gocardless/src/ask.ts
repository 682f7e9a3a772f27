import { type Answered, type ProviderResponse, providerError, type Sent, type Shape, sendOnce, shaped } from '@saldo/bank/provider';
import type { SaldoError } from '@saldo/kernel';
import { readExactJson, retryAfterSeconds } from '@saldo/platform/http';
import type { GocardlessConnection } from './connection.ts';
import { limitsIn } from './limits.ts';
import { type Problem, problemOf } from './problem.ts';
import { errorOf, isOldToken } from './verdict.ts';

/** A call of the API. */
export interface Question {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Below the API's address; with a slash at its end, and its query. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** An answer that is JSON, with its bytes. */
export interface Reply {
  readonly json: unknown;
  readonly bytes: Uint8Array;
}

const TIMEOUT_MS = 30_000;
/** Banks are asked meanwhile. */
const DATA_TIMEOUT_MS = 90_000;
const MOST_BYTES = 32 * 1_048_576;
const PAUSE_MS = 2_000;

/**
 * The one way in which every call goes out: token, request, verdict. What passes is tried once more, since ten failures in a row
 * suspend an account; a limit is never waited for, and what makes something at the service is never sent twice.
 */
export async function ask(connection: GocardlessConnection, question: Question): Promise<Answered<Reply>> {
  const { signal } = connection;
  let token = await connection.access.current();
  let [renewed, repeated] = [false, false];
  for (;;) {
    const sent = await send(connection, question, token);
    signal?.throwIfAborted();
    const outcome = judged(sent, question.path, connection.now());
    if ('value' in outcome) return outcome;
    if (outcome.problem && isOldToken(outcome.problem) && !renewed) {
      token = await connection.access.renew(token);
      renewed = true;
      continue;
    }
    const { error } = outcome;
    const mayRepeat = !repeated && (question.method ?? 'GET') === 'GET' && error.retry === 'later' && REPEATED.has(error.code);
    if (!mayRepeat) throw error;
    repeated = true;
    await connection.sleep(Math.round(PAUSE_MS * (0.75 + connection.random() / 2)), signal);
  }
}

/** Asks for JSON of a shape. */
export async function askFor<T>(connection: GocardlessConnection, question: Question, shape: Shape<T>): Promise<Answered<T>> {
  const { value, limits } = await ask(connection, question);
  return { value: shaped('gocardless', value.json, shape), limits };
}

const REPEATED = new Set(['bank.bank-down', 'bank.out-of-order', 'bank.timeout', 'bank.unreachable', 'bank.unreadable']);

type Outcome = Answered<Reply> | { readonly error: SaldoError; readonly problem: Problem | null };

function judged(sent: Sent, path: string, nowMs: number): Outcome {
  if ('silence' in sent) return { error: providerError('gocardless', sent.silence), problem: null };
  const { response } = sent;
  const limits = limitsIn(response.headers, path);
  // Two years of rows take a blink to read: once is enough.
  const json = readExactJson(response.bytes);
  const problem = problemOf(response.status, json);
  if (problem === null) return { value: { json, bytes: response.bytes }, limits };
  return { error: errorOf(problem, { path, limits, retryAfterSeconds: retryAfter(response, nowMs) }), problem };
}

function retryAfter({ headers }: ProviderResponse, nowMs: number): number | null {
  return retryAfterSeconds(headers['retry-after'], nowMs);
}

function send(connection: GocardlessConnection, { method = 'GET', path, body }: Question, token: string): Promise<Sent> {
  const isData = /^accounts\/[^/]+\/./.test(path);
  return sendOnce(connection.http, {
    method,
    url: `${connection.apiUrl}/${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: isData ? DATA_TIMEOUT_MS : TIMEOUT_MS,
    maxBytes: MOST_BYTES,
    ...(connection.signal ? { signal: connection.signal } : {}),
  });
}
