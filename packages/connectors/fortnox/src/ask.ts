import { SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import { z } from 'zod';
import type { FortnoxConnection } from './connection.ts';
import { type Outcome, sendOnce } from './http-call.ts';
import { joinPages, type Page, pagesToRead } from './pages.ts';
import { problemIn, type Received, unreadable } from './problem.ts';
import { joined } from './sie-export.ts';
import { metaInformation } from './types.ts';
import { nextStep } from './verdict.ts';

/** A call of the API. */
export interface Question {
  /** Below the API's address, with its query. */
  readonly path: string;
  readonly accept: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const JSON_TIMEOUT_MS = 30_000;
const MOST_JSON_BYTES = 32 * 1_048_576;
const PAGE = 500;

/** How often something that the source contradicts is read from the start. */
export const ROUNDS = 3;

/** The one loop through which every call goes: turn, token, request, verdict. `read` says what the answer is worth. */
export async function ask<T>(connection: FortnoxConnection, question: Question, read: (received: Received) => Outcome<T>): Promise<T> {
  const { signal } = connection;
  let token = await connection.bearer.current();
  let renewed = false;
  for (let attempts = 1; ; attempts++) {
    await connection.turn(signal);
    const received = await send(connection, question, token);
    signal?.throwIfAborted();
    const outcome = 'problem' in received ? received : read(received.value);
    if ('value' in outcome) return outcome.value;
    const next = nextStep(outcome.problem, { attempts, renewed, random: connection.random() });
    if (next.step === 'fail') throw next.error;
    if (next.step === 'renew') {
      token = await connection.bearer.renew(token);
      renewed = true;
      // The first sending told only that the token was old.
      attempts = 0;
      continue;
    }
    if (next.everybody) await connection.holdBack(next.ms);
    await connection.sleep(next.ms, signal);
  }
}

/** Asks for JSON of a shape. */
export function askJson<T>(connection: FortnoxConnection, path: string, schema: z.ZodType<T>): Promise<T> {
  const question = { path, accept: 'application/json', timeoutMs: JSON_TIMEOUT_MS, maxBytes: MOST_JSON_BYTES };
  return ask(connection, question, (received) => {
    // No content is an answer without a field: enough where none is required.
    const value = received.status === 204 ? {} : readExactJson(joined(received.chunks));
    const problem = problemIn(received, value, connection.now());
    if (problem) return { problem };
    const read = schema.safeParse(value);
    return read.success ? { value: read.data } : { problem: unreadable(received, value === undefined ? 'JSON' : placesOf(read.error)) };
  });
}

/** A list as the API names it, and how to read and tell apart its items. */
export interface ListOf<T> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly name: string;
  readonly item: z.ZodType<T>;
  /** A list that is short enough for one page may come without the words about its pages. */
  readonly isShort?: boolean;
  keyOf(item: T): string;
}

/** Asks for all pages of a list, again from the first where they moved while they were read. */
export async function askList<T>(connection: FortnoxConnection, list: ListOf<T>): Promise<T[]> {
  const schema = pageOf(list);
  const page = (number: number): Promise<Page<T>> => {
    const query = new URLSearchParams({ ...list.query, limit: String(PAGE), page: String(number) });
    return askJson(connection, `${list.path}?${query}`, schema);
  };
  for (let round = 1; round <= ROUNDS; round++) {
    const first = await page(1);
    const count = pagesToRead(first);
    const pages = [first];
    for (let number = 2; number <= (count ?? 0); number++) pages.push(await page(number));
    const items = count === null ? null : joinPages(pages, list.keyOf);
    if (items) return items;
  }
  throw new SaldoError('fortnox.shifting-pages', 'upstream', { list: list.path });
}

function send(connection: FortnoxConnection, question: Question, token: string): Promise<Outcome<Received>> {
  return sendOnce(connection.http, {
    method: 'GET',
    url: `${connection.apiUrl}/${question.path}`,
    headers: { authorization: `Bearer ${token}`, accept: question.accept },
    timeoutMs: question.timeoutMs,
    maxBytes: question.maxBytes,
    ...(connection.signal ? { signal: connection.signal } : {}),
  });
}

function placesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path }) => path.join('.'))
    .join(', ');
}

/** One page of a list, whatever the list is called in its answer. */
function pageOf<T>({ name, item, isShort = false }: ListOf<T>) {
  const parts = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const { MetaInformation: meta, [name]: items } = value as Record<string, unknown>;
    return { meta: meta === undefined && isShort && Array.isArray(items) ? wholeList(items.length) : meta, items };
  };
  return z.preprocess(parts, z.object({ meta: metaInformation, items: z.array(item) }));
}

function wholeList(count: number) {
  return { '@TotalResources': String(count) };
}
