import { SaldoError } from '@saldo/kernel';
import { type Problem, type Received, unanswered } from './problem.ts';

/** A request as the connector makes it. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** An answer, whatever its status, whose body is read as it comes. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * One request: no redirection followed, nothing tried twice. Throws SaldoError with `retry: 'later'` where no answer came or it broke
 * off, also out of the body.
 */
export type HttpCall = (request: HttpRequest) => Promise<HttpAnswer>;

/** A value, or why there is none. */
export type Outcome<T> = { readonly value: T } | { readonly problem: Problem };

/** Sends a request once and takes in its whole answer, whatever it says; a problem where none came, or only half of one. */
export async function sendOnce(http: HttpCall, request: HttpRequest): Promise<Outcome<Received>> {
  try {
    const answer = await http(request);
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    return { value: { status: answer.status, headers: answer.headers, chunks } };
  } catch (error) {
    // A bad certificate or our own stop does not get better by trying again, and a fault of ours is not the connection's.
    if (error instanceof SaldoError && error.retry === 'later') return { problem: unanswered(error) };
    throw error;
  }
}
