import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { actorFromRequest, can, grantOf, type Operation } from '@saldo/access';
import { type PersonActor, SaldoError } from '@saldo/kernel';
import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from '../settings.ts';
import { type Documented, documented } from './documented.ts';
import { answerOnce, keyOf } from './idempotency.ts';
import { isCsv, readJsonBody, readTextBody } from './json-body.ts';
import { refuseForeignOrigin } from './origin.ts';

/** What must hold before a route reads a single field. */
export interface Rules {
  /** Who may call it: anybody, whoever is signed in, or whose role may do this. */
  readonly may: 'anybody' | 'signed-in' | Operation;
  /**
   * Finds what the path names, with the caller's eyes. Throws its own `missing` where it is not there or not theirs,
   * so that a stranger cannot tell the two apart by what else is wrong with the call.
   */
  readonly target?: (actor: PersonActor, id: string) => Promise<{ readonly clientId?: string }>;
  /** A query that can be read may still ask for what there is no answer to, such as days of two financial years (422). */
  readonly weighsQuery?: true;
  /** The body is a form that the route streams by itself. */
  readonly multipart?: true;
  /** The body may be CSV instead of JSON: then it is kept as one text. */
  readonly csv?: true;
  /** False where a first answer must not be kept, since it signs somebody in or is worth something once. */
  readonly idempotent?: false;
}

/** What every guard needs of the process. */
export interface GuardContext {
  readonly origins: ReadonlySet<string>;
  readonly jsonMaxBytes: number;
}

/**
 * Declares a route: its schemas validate and document, its rules are judged first, in this order:
 * origin, sign-in, what the path names, role, body as such, idempotency key. Then the fields, then the handler.
 */
export function guarded<P extends string, const R extends Omit<RouteConfig, 'path'> & { path: P }>(
  guard: GuardContext,
  rules: Rules,
  config: R,
): ReturnType<typeof createRoute<P, R>> {
  const enriched: R & Documented = { ...config, ...documented(rules, config), middleware: guards(guard, rules, config) };
  return createRoute<P, R>(enriched);
}

/** The person or key that the guard has let in. */
export function actorOf(c: Context<Env>): PersonActor {
  const actor = c.get('actor');
  if (!actor) throw new SaldoError('api.anonymous', 'forbidden');
  return actor;
}

function guards(guard: GuardContext, rules: Rules, config: Pick<RouteConfig, 'method' | 'path' | 'request'>): MiddlewareHandler<Env>[] {
  const chain: MiddlewareHandler<Env>[] = [arrive(guard, rules, config)];
  const changes = config.method !== 'get';
  if (changes && !rules.multipart && config.method !== 'delete')
    chain.push(readBody(guard.jsonMaxBytes, config.request?.body?.required === true, rules.csv === true));
  if (config.method === 'post' && !rules.multipart && rules.idempotent !== false) chain.push(once);
  return chain;
}

function arrive(guard: GuardContext, rules: Rules, { path, method }: Pick<RouteConfig, 'path' | 'method'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('routePath', path);
    refuseForeign(c, guard.origins);
    if (rules.may !== 'anybody') {
      const actor = await actorFromRequest(c.req.raw.headers, c.get('clientAddress'));
      if (!actor) throw new SaldoError('api.anonymous', 'forbidden');
      c.set('actor', actor);
      if (rules.may !== 'signed-in') await judge(actor, rules.may, rules.target, { id: c.req.param('id'), changes: method !== 'get' });
    }
    await next();
  };
}

// Whoever may read is told by the reading itself what is not theirs: only for the others, and before a change, it is looked for first.
async function judge(
  actor: PersonActor,
  operation: Operation,
  target: Rules['target'],
  { id, changes }: { readonly id: string | undefined; readonly changes: boolean },
): Promise<void> {
  const isLookedFor = changes || grantOf(actor.role, operation) === 'no';
  can(actor, operation, target && id !== undefined && isLookedFor ? await target(actor, id) : undefined);
}

/** Judges the signs of a browser on every call that changes something and does not carry a key of its own. */
function refuseForeign(c: Context<Env>, origins: ReadonlySet<string>): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.header('authorization') !== undefined) return;
  const signs = { origin: c.req.header('origin'), referer: c.req.header('referer'), fetchSite: c.req.header('sec-fetch-site') };
  refuseForeignOrigin(signs, origins);
}

function readBody(maxBytes: number, required: boolean, csv: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('body', csv && isCsv(c) ? await readTextBody(c, maxBytes) : await readJsonBody(c, { maxBytes, required }));
    await next();
  };
}

const once: MiddlewareHandler<Env> = async (c, next) => {
  if (keyOf(c) === null) return await next();
  const answer = await answerOnce(c, JSON.stringify(c.get('body')) ?? '', async () => {
    await next();
    return c.res;
  });
  if (!c.finalized) return answer;
  c.res = answer;
};
