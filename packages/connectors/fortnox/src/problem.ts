import type { SaldoError } from '@saldo/kernel';
import { retryAfterSeconds } from '@saldo/platform/http';
import { joined } from './sie-export.ts';

/** What came back where it was not what was asked for. */
export interface Problem {
  readonly kind: 'refused' | 'unreadable' | 'unreachable' | 'timeout';
  /** 0 where no answer came. */
  readonly status: number;
  /** Fortnox's number for the error, where it gave one: what decides, since the messages are prose. */
  readonly code: number | null;
  /** OAuth's word for it (`invalid_grant`), where it came from there. */
  readonly oauth: string | null;
  /** The cause's own words, as far as a person can read them. */
  readonly message: string;
  /** What an answer should have held and does not, or not legibly: names of fields, for whoever looks into it. */
  readonly lacks?: string;
  /** Seconds, where the answer said how long to wait. */
  readonly retryAfterSeconds: number | null;
}

/** As much of an answer as a verdict needs. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body in the pieces in which it came. */
  readonly chunks: readonly Uint8Array[];
}

/**
 * The problem in an answer, or null where there is none. Content decides, never the content type: OAuth's JSON comes as
 * `text/html`, a log-in page under 200, and an error of the API may come under 200 as well.
 */
export function problemIn(received: Received, json: unknown, nowMs: number): Problem | null {
  const told = errorInformation(json) ?? oauthError(json) ?? gateError(json);
  const afterSeconds = retryAfterSeconds(received.headers['retry-after'], nowMs);
  const { status } = received;
  if (told) return { kind: 'refused', status, code: null, oauth: null, ...told, retryAfterSeconds: afterSeconds };
  if (status >= 200 && status < 300) return null;
  const message = json === undefined ? firstWords(received.chunks) : '';
  // A redirection is the way to a log-in page: it is not followed, and there is nothing to read.
  return {
    kind: status >= 300 && status < 400 ? 'unreadable' : 'refused',
    status,
    code: null,
    oauth: null,
    message,
    retryAfterSeconds: afterSeconds,
  };
}

/** The problem of an answer under 200 that is not what it should be, by what it lacks. */
export function unreadable({ status, chunks }: Received, lacks: string): Problem {
  return { kind: 'unreadable', status, code: null, oauth: null, message: firstWords(chunks), lacks, retryAfterSeconds: null };
}

/** The problem where no answer came, or only half of one. */
export function unanswered({ code }: SaldoError): Problem {
  const kind = code === 'http.timeout' ? 'timeout' : 'unreachable';
  return { kind, status: 0, code: null, oauth: null, message: '', retryAfterSeconds: null };
}

type Told = Partial<Pick<Problem, 'code' | 'oauth'>> & Pick<Problem, 'message'>;

// Both spellings are real: Error/Message/Code with 404, error/message/code with 400. The code may be a number or text.
function errorInformation(json: unknown): Told | null {
  const information = field(json, 'ErrorInformation');
  if (typeof information !== 'object' || information === null) return null;
  const code = field(information, 'Code') ?? field(information, 'code');
  const message = field(information, 'Message') ?? field(information, 'message');
  return { code: typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : null, message: wordsOf(message) };
}

function oauthError(json: unknown): Told | null {
  const oauth = field(json, 'error');
  if (typeof oauth !== 'string') return null;
  const description = field(json, 'error_description');
  return { oauth, message: wordsOf(description ?? oauth) };
}

// {"message":"unauthorized"} and nothing else: what the gate before the API says.
function gateError(json: unknown): Told | null {
  const message = field(json, 'message');
  return typeof message === 'string' && Object.keys(json as object).length === 1 ? { message: wordsOf(message) } : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined;
}

// Of a page its title; of JSON, other markup and what is no text at all nothing, since nobody can read it.
function firstWords(chunks: readonly Uint8Array[]): string {
  const text = new TextDecoder('utf-8').decode(joined(chunks).subarray(0, 2_000));
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1];
  if (title !== undefined) return wordsOf(title);
  const isProse = !/[<{\uFFFD]|[^\P{C}\r\n\t\uFEFF]/u.test(text.slice(0, 200));
  return isProse ? wordsOf(text) : '';
}

// What a stranger sends ends up in a sentence: one short line of it, without markup and control characters.
function wordsOf(text: unknown): string {
  return typeof text === 'string'
    ? text
        .replace(/<[^>]*>|&(?:#\w+|[a-z]+);/giu, ' ')
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 160)
    : '';
}
