import type { Random } from '../books/random.ts';
import { type FaultQueue, type FaultTimes, faultQueue } from '../fault-queue.ts';
import { type Answer, json, page, refusal, unauthorized } from './answer.ts';

/** What can go wrong, by name. */
export const faultKinds = [
  'rate-limit',
  'status',
  'error-code',
  'error-in-200',
  'unauthorized',
  'sie-forbidden',
  'login-page',
  'redirect',
  'empty-body',
  'half-json',
  'not-json',
  'wrong-charset',
  'empty-list',
  'truncated-sie',
  'headless-sie',
  'other-year-sie',
  'slow',
  'drip',
  'cut',
  'shift-pages',
  'repeat-pages',
  'endless-pages',
  'invalid-grant',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault to come: for the next `times` requests whose address contains `path`, after letting `skip` of them pass. */
export interface FaultWish extends FaultTimes {
  readonly kind: FaultKind;
  /** Of `rate-limit`: seconds, or left out as Fortnox does. */
  readonly retryAfter?: number | undefined;
  readonly status?: number | undefined;
  readonly code?: number | undefined;
  readonly spelling?: 'upper' | 'lower' | undefined;
  readonly delayMs?: number | undefined;
  readonly afterBytes?: number | undefined;
}

const defaultPaths: Partial<Record<FaultKind, string>> = {
  'sie-forbidden': '/3/sie/',
  'truncated-sie': '/3/sie/',
  'headless-sie': '/3/sie/',
  'other-year-sie': '/3/sie/',
  'wrong-charset': '/3/sie/',
  'invalid-grant': '/oauth-v1/token',
  'empty-list': '/3/vouchers?',
  'shift-pages': '/3/vouchers?',
  'repeat-pages': '/3/vouchers?',
  'endless-pages': '/3/vouchers?',
};

/** An empty queue of Fortnox's faults. */
export function fortnoxFaults(): FaultQueue<FaultWish> {
  return faultQueue(({ kind }) => defaultPaths[kind] ?? '/3/');
}

/** The answer that a fault gives in place of the real one, or null where the real one is only spoiled on its way. */
export function answerInstead(fault: FaultWish): Answer | null {
  switch (fault.kind) {
    case 'rate-limit': {
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return { ...json(429, { message: 'Too many requests' }), headers };
    }
    case 'status':
      return (fault.status ?? 500) === 500 ? refusal(500, 1000003) : page(fault.status ?? 500, 'Tillfälligt fel');
    case 'error-code':
      return refusal(fault.status ?? 403, fault.code ?? 2000663, fault.spelling);
    case 'sie-forbidden':
      return refusal(fault.status ?? 403, fault.code ?? 2000663, fault.spelling);
    case 'error-in-200':
      return refusal(200, fault.code ?? 1000003, fault.spelling);
    case 'unauthorized':
      return unauthorized;
    case 'login-page':
      return page(200, 'Logga in');
    case 'redirect':
      return { ...page(302, 'Logga in'), headers: { location: 'https://id.fortnox.se/login' } };
    case 'empty-body':
      return { status: 200, contentType: 'application/json', body: '' };
    case 'not-json':
      return { status: 200, contentType: 'application/json', body: 'Warning: mysql_connect() failed' };
    case 'invalid-grant':
      return json(400, { error: 'invalid_grant', error_description: 'Invalid refresh token' }, 'text/html; charset=UTF-8');
    default:
      return null;
  }
}

/** The real answer, spoiled. */
export function spoil(fault: FaultWish, answer: Answer): Answer {
  const { body } = answer;
  switch (fault.kind) {
    case 'half-json':
      return { ...answer, body: body.slice(0, Math.floor(body.length / 2)) };
    case 'truncated-sie':
      return { ...answer, body: body.slice(0, fault.afterBytes ?? Math.floor(body.length * 0.6)) };
    case 'headless-sie':
      return { ...answer, body: body.slice(body.indexOf(0x0a as never) + 1) };
    case 'other-year-sie':
      return {
        ...answer,
        body: Buffer.from(
          String(Buffer.from(body).toString('latin1')).replace(/#RAR 0 (\d{4})(\d{4}) (\d{4})/, '#RAR 0 1999$2 1999'),
          'latin1',
        ),
      };
    case 'wrong-charset':
      return { ...answer, contentType: 'text/plain; charset=ISO-8859-1' };
    case 'empty-list':
      return json(200, { MetaInformation: { '@TotalResources': 0, '@TotalPages': 0, '@CurrentPage': 1 }, Vouchers: [] });
    case 'endless-pages':
      return changeMeta(answer, (meta) => ({ ...meta, '@TotalPages': Number(meta['@CurrentPage']) + 1 }));
    default:
      return answer;
  }
}

function changeMeta(answer: Answer, change: (meta: Record<string, unknown>) => Record<string, unknown>): Answer {
  const value: unknown = JSON.parse(String(answer.body));
  if (typeof value !== 'object' || value === null || !('MetaInformation' in value)) return answer;
  return json(answer.status, { ...value, MetaInformation: change(value.MetaInformation as Record<string, unknown>) });
}

/** Faults drawn by chance, for long runs: the same for the same seed. */
export function randomFault(random: Random): FaultWish {
  const kind = random.pick(['rate-limit', 'status', 'half-json', 'login-page', 'cut', 'empty-body', 'unauthorized'] as const);
  if (kind === 'status') return { kind, status: random.pick([500, 502, 503]) };
  return kind === 'cut' ? { kind, afterBytes: random.between(0, 400) } : { kind };
}
