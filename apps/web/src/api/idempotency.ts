import { uuidv7 } from '@saldo/kernel';
import type { Middleware } from 'openapi-fetch';

/** Statuses after which nobody knows whether the call was carried out. */
const UNSURE = new Set([503, 504]);
const unanswered = new Map<string, string>();

/**
 * Gives every POST a key. Where an answer got lost, the same wish sent again carries the same key, so that the server
 * answers what it answered then and does nothing twice.
 */
export const idempotencyKeys: Middleware = {
  async onRequest({ request }) {
    if (request.method !== 'POST' || !isJson(request)) return undefined;
    const wish = await wishOf(request);
    const key = unanswered.get(wish) ?? uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    unanswered.set(wish, key);
    request.headers.set('idempotency-key', key);
    return request;
  },
  async onResponse({ request, response }) {
    const key = request.headers.get('idempotency-key');
    if (key && !UNSURE.has(response.status)) for (const [wish, each] of unanswered) if (each === key) unanswered.delete(wish);
    return undefined;
  },
};

function isJson(request: Request): boolean {
  const type = request.headers.get('content-type');
  return type === null || type.startsWith('application/json');
}

async function wishOf(request: Request): Promise<string> {
  return `${request.url} ${await request.clone().text()}`;
}
