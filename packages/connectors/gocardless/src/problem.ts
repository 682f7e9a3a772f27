import { type ProviderResponse, wordsOf } from '@saldo/bank/provider';
import { readExactJson } from '@saldo/platform/http';

/** What came back where it was not what was asked for. */
export interface Problem {
  readonly status: number;
  /** The service's own name for it; `''` where it gives none, as often. */
  readonly type: string;
  readonly summary: string;
  readonly detail: string;
  /** The fields that it found wrong, each with the words for it. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of an account that is not ready: the error is the account itself. */
  readonly accountStatus: string;
}

/**
 * The problem in an answer; null for one of 2xx that is JSON. Four shapes are real: `{summary, detail, type?}`, its texts in arrays,
 * one such (or a text, or a list) under each field's name, and an account with its status.
 */
export function problemIn({ status, bytes }: ProviderResponse): Problem | null {
  return problemOf(status, readExactJson(bytes));
}

/** The problem in an answer that is read already; `undefined` is what is no JSON. */
export function problemOf(status: number, json: unknown): Problem | null {
  if (status >= 200 && status < 300 && json !== undefined) return null;
  const told = isObject(json) ? json : {};
  const { summary, detail, type, status_code: _, ...others } = told;
  const isAccount = typeof others.id === 'string' && typeof others.status === 'string';
  return {
    status,
    type: typeof type === 'string' ? type : '',
    summary: textIn(summary),
    detail: textIn(detail),
    fields: isAccount
      ? {}
      : Object.fromEntries(Object.entries(others).flatMap(([name, value]) => (textIn(value) ? [[name, textIn(value)]] : []))),
    accountStatus: isAccount ? String(others.status).toUpperCase() : '',
  };
}

/** What the service said, as one short line for a person. */
export function saidBy({ summary, detail, fields }: Problem): string {
  const parts = [summary, detail, ...Object.entries(fields).map(([name, words]) => `${name}: ${words}`)];
  return wordsOf([...new Set(parts.filter(Boolean).map((part) => part.replace(/\.$/, '')))].join('. '));
}

// A text, a list of texts, {summary, detail}, or a list of those.
function textIn(value: unknown): string {
  if (typeof value === 'string') return wordsOf(value);
  if (Array.isArray(value)) return value.map(textIn).filter(Boolean).join(' ');
  return isObject(value) ? [textIn(value.summary), textIn(value.detail)].filter(Boolean).join('. ') : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
