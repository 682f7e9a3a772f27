import { type ErrorKind, FAULTS_TOLD, type Fault, type Language, SaldoError } from '@saldo/kernel';
import { HTTPException } from 'hono/http-exception';
import { sentence } from './catalogue.ts';

/** An error as the API answers it: RFC 9457 with a stable code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

// The only table from what was refused to a status.
const statusByKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limit: 429,
  upstream: 503,
  defect: 500,
};

// What HTTP itself refuses is finer than the kinds.
const statusByCode: Readonly<Record<string, number>> = {
  'api.malformed': 400,
  'api.malformed-call': 400,
  'api.malformed-form': 400,
  'api.query': 400,
  'api.header': 400,
  'api.anonymous': 401,
  'access.wrong-credentials': 401,
  'access.wrong-code': 401,
  'access.challenge-over': 401,
  'api.method': 405,
  'api.type': 415,
  'api.encoding': 415,
  'api.stopping': 503,
};

// A domain names its own refusals; those that HTTP has a finer word for are known by the reason they end in.
const statusByReason: Readonly<Record<string, number>> = { cursor: 400, 'bad-cursor': 400, stale: 412, 'too-large': 413 };

// What another server sent us is not the caller's doing, whatever its reason is called.
const isOfTheCall: ReadonlySet<ErrorKind> = new Set(['invalid', 'conflict', 'limit']);

const titles: Readonly<Record<number, { sv: string; en: string }>> = {
  400: { sv: 'Felaktigt anrop', en: 'Bad request' },
  401: { sv: 'Inte inloggad', en: 'Not signed in' },
  403: { sv: 'Inte tillåtet', en: 'Not allowed' },
  404: { sv: 'Finns inte', en: 'Not found' },
  405: { sv: 'Metoden går inte att använda', en: 'Method not allowed' },
  409: { sv: 'Går inte just nu', en: 'Conflict' },
  412: { sv: 'Ändrat sedan du läste', en: 'Changed since you read it' },
  413: { sv: 'För stort', en: 'Too large' },
  415: { sv: 'Fel sort', en: 'Wrong type' },
  422: { sv: 'Stämmer inte', en: 'Not valid' },
  429: { sv: 'För många anrop', en: 'Too many calls' },
  500: { sv: 'Fel hos oss', en: 'Our fault' },
  503: { sv: 'Går inte att nå', en: 'Not available' },
};

/** The status of an error. */
export function statusOf(error: SaldoError): number {
  const byReason = isOfTheCall.has(error.kind) ? statusByReason[reasonOf(error.code)] : undefined;
  // What a provider refuses for good is no outage: it waits for a person, not for time.
  const byKind = error.kind === 'upstream' && error.retry === 'never' ? 409 : statusByKind[error.kind];
  return statusByCode[error.code] ?? byReason ?? byKind;
}

function reasonOf(code: string): string {
  return code.slice(code.indexOf('.') + 1);
}

/** Whatever was thrown, as one of our errors; what is none of ours is a defect and tells the caller nothing. */
export function asSaldoError(thrown: unknown): SaldoError {
  if (thrown instanceof SaldoError) return thrown;
  if (thrown instanceof HTTPException && thrown.status === 415)
    return new SaldoError('api.type', 'invalid', { wanted: 'application/json' });
  if (thrown instanceof HTTPException && thrown.status < 500) return new SaldoError('api.malformed', 'invalid', {}, { cause: thrown });
  if (isCutCall(thrown)) return new SaldoError('api.malformed-call', 'invalid', {}, { cause: thrown });
  return new SaldoError('api.defect', 'defect', {}, { cause: thrown });
}

// The caller went away in the middle of their own body: no defect of ours, and nobody is there to read the answer.
function isCutCall(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === 'aborted' && Reflect.get(thrown, 'code') === 'ECONNRESET';
}

/** The error in the caller's language. */
export function problemOf(error: SaldoError, language: Language): Problem {
  const status = statusOf(error);
  const told = toldCode(error, status);
  const errors = error.faults.slice(0, FAULTS_TOLD).map((fault) => ({ path: pathOf(fault), message: fault.message[language] }));
  return {
    type: `urn:problem-type:saldo:${told}`,
    title: (titles[status] ?? titles[500]!)[language],
    status,
    detail: sentence(told, told === error.code ? error.details : {}, language),
    code: told,
    ...(errors.length > 0 && told === error.code ? { errors } : {}),
  };
}

// Every 404 is alike, so that nobody can tell what is not theirs from what is not there; a defect tells nothing at all.
function toldCode(error: SaldoError, status: number): string {
  if (status === 404) return 'api.missing';
  return status === 500 ? 'api.defect' : error.code;
}

/** The answer to an error: problem+json, and when to come back where waiting helps. */
export function problemResponse(error: SaldoError, language: Language): Response {
  const problem = problemOf(error, language);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'content-language': language, 'cache-control': 'no-store' });
  const after = secondsToWait(error, problem.status);
  if (after !== null) headers.set('retry-after', String(after));
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function secondsToWait(error: SaldoError, status: number): number | null {
  if (error.afterSeconds !== null) return Math.max(1, Math.ceil(error.afterSeconds));
  if (status === 429) return 60;
  if (status === 503) return 5;
  return error.code === 'api.key-running' ? 1 : null;
}

function pathOf(fault: Fault): string {
  return fault.field ?? fault.label ?? '';
}
