import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { csvOf, namedFault, problemOf, type SheetContent, xlsxOf } from '@saldo/api';
import { type Fault, type Language, parseOrgNumber, parsePlainDate, SaldoError } from '@saldo/kernel';

/** What the page is answered: a status, and a body where there is one. */
interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly list: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly language: Language;
}

/** What the page asks to have as a file: the cells as it shows them. */
interface FileWish {
  readonly name: string;
  readonly format: 'xlsx' | 'csv';
  readonly headers: readonly string[];
  readonly kinds: SheetContent['kinds'];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * Answers what the design system asks for, in the words and forms of the product: saved views, kept as long as this runs; a form that is
 * refused field by field; a service that is down; and cells as a file, written by what writes the product's own.
 */
export function madeUpApi() {
  const views = new Map<string, Record<string, unknown>>();
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://showroom');
    if (!pathname.startsWith('/api/')) {
      next();
      return;
    }
    const language: Language = request.headers['accept-language']?.startsWith('en') ? 'en' : 'sv';
    const answer = async () => {
      const body = request.method === 'GET' || request.method === 'DELETE' ? {} : await json(request);
      if (pathname === '/api/made-up/file') return await sendFile(response, body as FileWish, language);
      const call = { method: request.method ?? 'GET', path: pathname, list: searchParams.get('list'), language };
      send(response, answerOf(views, { ...call, body: body as Call['body'] })); // what the page sends by its own types
    };
    answer().catch(next);
  };
}

function answerOf(views: Map<string, Record<string, unknown>>, call: Call): Answer {
  if (call.path.startsWith('/api/views')) return viewAnswer(views, call);
  if (call.path === '/api/clients' && call.method === 'POST') return formAnswer(call);
  return refusal(new SaldoError('api.stopping', 'upstream'), call.language);
}

function viewAnswer(views: Map<string, Record<string, unknown>>, { method, path, list, body }: Call): Answer {
  const id = path.split('/')[3] ?? '';
  if (method === 'GET') {
    const items = [...views.values()].filter((view) => view.list === list);
    return { status: 200, body: { items, nextCursor: null } };
  }
  if (method === 'DELETE') {
    views.delete(id);
    return { status: 204 };
  }
  const now = new Date().toISOString();
  const isNew = method === 'POST';
  const key = isNew ? randomUUID() : id;
  const before = views.get(key) ?? { id: key, filters: {}, sort: null, columns: null, density: 'normal', version: 0, createdAt: now };
  const view = { ...before, ...body, version: Number(before.version) + 1, updatedAt: now };
  views.set(key, view);
  return { status: isNew ? 201 : 200, body: view };
}

function formAnswer({ body, language }: Call): Answer {
  const faults: Fault[] = [];
  if (String(body.name ?? '').trim() === '') faults.push(namedFault('name', 'field.empty'));
  if (!parseOrgNumber(String(body.orgNo ?? ''))) faults.push(namedFault('orgNo', 'field.org-number'));
  if (!parsePlainDate(String(body.from ?? ''))) faults.push(namedFault('from', 'field.date'));
  if (faults.length > 0) return refusal(new SaldoError('api.invalid', 'invalid', {}, { faults }), language);
  return { status: 201, body: { ...body, id: randomUUID() } };
}

function refusal(error: SaldoError, language: Language): Answer {
  const body = problemOf(error, language);
  return { status: body.status, body };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.statusCode = status;
  if (body === undefined) response.end();
  else {
    response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
    response.end(JSON.stringify(body));
  }
}

async function sendFile(response: ServerResponse, { name, format, headers, kinds, rows }: FileWish, language: Language): Promise<void> {
  const content: SheetContent = { name, headers, kinds, rows: Readable.from(rows) };
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`);
  await pipeline(Readable.from(format === 'csv' ? csvOf(content, language) : xlsxOf(content)), response);
}
