import { type Fault, SaldoError } from '@saldo/kernel';
import type { Context } from 'hono';
import type { Env } from '../settings.ts';
import { discardRest, piecesOf } from './body-stream.ts';
import { namedFault } from './issue-sentence.ts';

const DEEPEST = 64;

/**
 * Reads the body as JSON: strictly UTF-8, at most so many bytes, at most 64 levels deep, no NUL and no half
 * character in any text (neither can be stored).
 * Answers undefined where no body was sent. What was read is kept for the validators, which ask the request for it again.
 * @param of.required whether nothing at all under a JSON type is malformed, rather than a body with no wishes
 */
export async function readJsonBody(c: Context<Env>, of: { readonly maxBytes: number; readonly required: boolean }): Promise<unknown> {
  const { maxBytes, required } = of;
  refuseEncoded(c);
  const declared = Number(c.req.header('content-length') ?? 0);
  if (declared > maxBytes) throw new SaldoError('api.too-large', 'invalid', { maxBytes });
  const type = c.req.header('content-type');
  if (type !== undefined && !isJson(type)) throw new SaldoError('api.type', 'invalid', { wanted: 'application/json' });
  const bytes = await readUpTo(c.req.raw.body, maxBytes);
  if (bytes.byteLength === 0 && (type === undefined || !required)) {
    c.req.bodyCache.text = cached(type === undefined ? '' : '{}');
    return undefined;
  }
  if (type === undefined) throw new SaldoError('api.type', 'invalid', { wanted: 'application/json' });
  refuseDeep(bytes);
  const text = decode(bytes);
  const value = parse(text);
  refuseUnstorable(value);
  c.req.bodyCache.text = cached(text);
  return value;
}

/** Whether the caller says that the body is CSV. */
export function isCsv(c: Context<Env>): boolean {
  return c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() === 'text/csv';
}

/** Reads the body as one text in UTF-8, at most so many bytes. */
export async function readTextBody(c: Context<Env>, maxBytes: number): Promise<string> {
  refuseEncoded(c);
  const text = decode(await readUpTo(c.req.raw.body, maxBytes));
  refuseUnstorable(text);
  return text;
}

function isJson(contentType: string): boolean {
  const [essence = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (!/^application\/([\w.-]+\+)?json$/.test(essence)) return false;
  return parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-?8"?$/.test(parameter));
}

async function readUpTo(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of piecesOf(body)) {
    size += part.byteLength;
    if (size > maxBytes) break;
    parts.push(part);
  }
  if (size <= maxBytes) return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  discardRest(body);
  throw new SaldoError('api.too-large', 'invalid', { maxBytes });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SaldoError('api.malformed', 'invalid', {}, { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SaldoError('api.malformed', 'invalid', {}, { cause });
  }
}

// Hono keeps promises of what it has read, although its type says texts.
function cached(text: string): string {
  return Promise.resolve(text) as unknown as string;
}

// Before it is parsed: a million levels, which are two megabytes, would hold the event loop for seconds.
function refuseDeep(bytes: Uint8Array): void {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (depth > DEEPEST) throw new SaldoError('api.malformed', 'invalid');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function refuseUnstorable(value: unknown): void {
  const faults: Fault[] = [];
  const open: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: found, path } = next;
    if (typeof found === 'string' && !isStorable(found)) faults.push(namedFault(path.join('.'), 'field.control'));
    if (typeof found !== 'object' || found === null) continue;
    for (const [key, inner] of Object.entries(found)) {
      if (!isStorable(key)) faults.push(namedFault(path.join('.'), 'field.control'));
      open.push({ value: inner, path: [...path, key] });
    }
  }
  if (faults.length > 0) throw new SaldoError('api.invalid', 'invalid', {}, { faults });
}

/** Refuses a body that was compressed: nothing here unpacks, since a small one may hold gigabytes. */
export function refuseEncoded(c: Context<Env>): void {
  const isPlain = (header: string, plain: string) => (c.req.header(header) ?? plain).trim().toLowerCase() === plain;
  if (!isPlain('content-encoding', 'identity') || !isPlain('transfer-encoding', 'chunked')) throw new SaldoError('api.encoding', 'invalid');
}
