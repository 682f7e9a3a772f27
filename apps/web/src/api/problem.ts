/** A refusal of the API (RFC 9457), or a call that got no answer (`status` 0). `message` is the sentence for the user. */
export class Problem extends Error {
  readonly status: number;
  /** Stable, never shown: `<domain>.<reason>`. */
  readonly code: string;
  /** What is wrong with each field, by its path in the body. */
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    code: string,
    message: string,
    fields: Readonly<Record<string, string>> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The code of a call that never reached the server. */
export const UNREACHABLE = 'web.unreachable';

/** Reads a problem document; anything else under an error status becomes one with the status alone. */
export function readProblem(status: number, body: unknown, retryAfter: string | null): Problem {
  const document = isRecord(body) ? body : {};
  const errors = Array.isArray(document.errors) ? document.errors.filter(isRecord) : [];
  const fields: Record<string, string> = {};
  for (const { path, message } of errors) fields[String(path ?? '')] ??= String(message ?? '');
  return new Problem(
    status,
    text(document.code) ?? `http.${status}`,
    text(document.detail) ?? text(document.title) ?? '',
    fields,
    retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
