import { providerError, type Sent, type Shape, sendOnce, shaped } from '@saldo/bank/provider';
import type { SaldoError } from '@saldo/kernel';
import { readExactJson, retryAfterSeconds } from '@saldo/platform/http';
import type { EnablebankingConnection } from './connection.ts';
import { errorOf, problemIn } from './problem.ts';

/** A call of the API. */
export interface Question {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Below the API's address, with its query. */
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
const REPEATED = new Set(['bank.bank-down', 'bank.out-of-order', 'bank.timeout', 'bank.unreachable', 'bank.unreadable']);

/**
 * The one way in which every call goes out. What passes is tried once more; a limit is never waited for, and what makes something at
 * the service is never sent twice. No header says that a person waits for the answer: nobody does.
 */
export async function ask(connection: EnablebankingConnection, question: Question): Promise<Reply> {
  const { signal } = connection;
  for (let attempt = 1; ; attempt++) {
    const sent = await send(connection, question);
    signal?.throwIfAborted();
    const outcome = judged(sent, question.path, connection.now());
    if ('reply' in outcome) return outcome.reply;
    const { error } = outcome;
    if (attempt > 1 || (question.method ?? 'GET') !== 'GET' || !REPEATED.has(error.code)) throw error;
    await connection.sleep(Math.round(PAUSE_MS * (0.75 + connection.random() / 2)), signal);
  }
}

/** Asks for JSON of a shape. */
export async function askFor<T>(connection: EnablebankingConnection, question: Question, shape: Shape<T>): Promise<T> {
  return shaped('enablebanking', (await ask(connection, question)).json, shape);
}

function judged(sent: Sent, path: string, nowMs: number): { readonly reply: Reply } | { readonly error: SaldoError } {
  if ('silence' in sent) return { error: providerError('enablebanking', sent.silence) };
  const { response } = sent;
  const problem = problemIn(response);
  if (problem) return { error: errorOf(problem, path, retryAfterSeconds(response.headers['retry-after'], nowMs)) };
  return { reply: { json: readExactJson(response.bytes), bytes: response.bytes } };
}

function send(connection: EnablebankingConnection, { method = 'GET', path, body }: Question): Promise<Sent> {
  return sendOnce(connection.http, {
    method,
    url: `${connection.apiUrl}/${path}`,
    headers: {
      authorization: `Bearer ${connection.bearer()}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: path.startsWith('accounts/') ? DATA_TIMEOUT_MS : TIMEOUT_MS,
    maxBytes: MOST_BYTES,
    ...(connection.signal ? { signal: connection.signal } : {}),
  });
}
