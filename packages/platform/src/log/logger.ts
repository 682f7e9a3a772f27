import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import { redact, redactText } from './redact.ts';

/** What a record may carry beside its message; secrets are hidden by name and within strings. */
export type Fields = Readonly<Record<string, unknown>>;

/** One level of the log: fields first, or the message alone. Errors go under `error`. */
export interface Write {
  (message: string): void;
  (fields: Fields, message: string): void;
}

/** The log of this process: one JSON object a line. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface LogOptions {
  readonly level: LogLevel;
  /** Where lines go: a stream, or the file descriptor 1 (standard) or 2 where a command prints its result on 1. */
  readonly to?: 1 | 2 | { write(line: string): void };
  /** Fields of every record, such as the part of the product that this process holds. */
  readonly base?: Fields;
}

const context = new AsyncLocalStorage<Fields>();

// Before `openLog` only what went wrong is told: a library call in a test or a script should not speak.
let root: pino.Logger | null = null;

/** Sets level and destination; each `main.ts` does so first. */
export function openLog({ level, to = 1, base = {} }: LogOptions): void {
  // Not synchronous: a reader of our output that stands still must not stop the event loop. What is left is written at exit.
  const destination = typeof to === 'number' ? pino.destination({ dest: to, sync: false }) : to;
  root = pino(
    {
      level,
      base: redacted(base),
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'message',
    },
    destination,
  );
}

/** Writes with the fields of the context in which it is called. */
export const log: Log = {
  debug: writer('debug'),
  info: writer('info'),
  warn: writer('warn'),
  error: writer('error'),
  fatal: writer('fatal'),
};

/** Runs the work so that every record within it, however deep, carries these fields: `requestId`, `jobId`, `queue`. */
export function withLogContext<T>(fields: Fields, work: () => T): T {
  return context.run({ ...context.getStore(), ...fields }, work);
}

/** The fields of the current context, to hand on to a job or an answer. */
export function logContext(): Fields {
  return context.getStore() ?? {};
}

function writer(level: 'debug' | 'info' | 'warn' | 'error' | 'fatal'): Write {
  return (first: string | Fields, message?: string) => {
    if (!root) openLog({ level: 'error', to: 2 });
    if (!root?.isLevelEnabled(level)) return;
    const fields = typeof first === 'string' ? {} : first;
    const text = typeof first === 'string' ? first : (message ?? '');
    root[level](redacted({ ...context.getStore(), ...fields }), redactText(text));
  };
}

// `redact` answers a record for a record.
function redacted(fields: Fields): Record<string, unknown> {
  return redact(fields) as Record<string, unknown>;
}
