import createClient, { type Middleware } from 'openapi-fetch';
import type { Calls } from './calls.ts';
import { idempotencyKeys } from './idempotency.ts';
import { Problem, readProblem, UNREACHABLE } from './problem.ts';

const language: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', document.documentElement.lang);
    return request;
  },
};

/** The typed client; every call goes through `answer`, which throws what was refused. */
// What a list answers as a file is asked for as a blob.
export const api = createClient<Calls, 'application/json'>();
api.use(language, idempotencyKeys);

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answered call. Throws `Problem` for a refusal and for a call that got no answer. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  return (await settled(call)).data as NonNullable<T>;
}

/** Waits for a call that answers nothing. Throws `Problem` like `answer`. */
export async function done(call: Promise<Outcome<unknown>>): Promise<void> {
  await settled(call);
}

async function settled<T>(call: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await call.catch((cause: unknown): never => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem(0, UNREACHABLE, '');
  });
  if (outcome.response.ok) return outcome;
  throw readProblem(outcome.response.status, outcome.error, outcome.response.headers.get('retry-after'));
}

/** A file that a call answers, under the name that the server gives it. Throws `Problem` like `answer`. */
export async function file(call: Promise<Outcome<Blob>>): Promise<File> {
  const { data, response } = await settled(call);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return new File(data ? [data] : [], named ? decodeURIComponent(named) : 'saldo');
}

/** The `If-Match` of a change to a version that was read. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
