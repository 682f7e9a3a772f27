import type { RouteConfig } from '@hono/zod-openapi';
import { ProblemSchema } from '../wire/problem.ts';
import type { Rules } from './route.ts';

/** What every operation of the document says without each route saying it again. */
export type Documented = Pick<RouteConfig, 'parameters' | 'responses' | 'security'>;

interface HeaderParameter {
  readonly name: string;
  readonly in: 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: { readonly type: 'string' };
}

const header = (name: string, description: string): HeaderParameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

const idempotencyKey = header(
  'Idempotency-Key',
  'The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409.',
);
const ifMatch = header('If-Match', 'The version that was read, as its ETag has it. A stale one is 412.');
const acceptLanguage = header('Accept-Language', 'Language of `detail` and messages: Swedish unless English is preferred.');

const sentences: Readonly<Record<number, string>> = {
  400: 'The call, its query or its cursor cannot be read.',
  401: 'Not signed in.',
  403: "Yours, but your role may not; or a foreign page's call.",
  404: 'Not there, or not yours: both answer alike.',
  409: 'In conflict with what is there, or in the wrong state.',
  412: 'Changed since the version that `If-Match` names.',
  413: 'Larger than what is taken.',
  415: 'Not of the type that is taken.',
  422: 'Understood, but not valid; `errors` names every field.',
  429: 'Too many calls; `Retry-After` says when.',
  503: 'Something that is needed is down, or the database did not answer in time and the change may have happened.',
};

/** The answers, headers and security that follow from the rules and the shape of a route. */
export function documented(
  rules: Rules,
  config: Pick<RouteConfig, 'method' | 'path' | 'request' | 'responses' | 'parameters'>,
): Documented {
  const isPost = config.method === 'post';
  const changesVersioned = config.method === 'patch' || config.method === 'delete' || config.method === 'put';
  const hasBody = config.request?.body !== undefined;
  const names = Boolean(config.request?.params) || Boolean(config.request?.query) || hasBody;
  const statuses = [
    ...(config.request?.query || hasBody || isPost ? [400] : []),
    ...(rules.may === 'anybody' ? [] : [401]),
    ...(rules.may === 'anybody' || rules.may === 'signed-in' ? [] : [403]),
    ...(names ? [404] : []),
    ...(config.method === 'get' ? [] : [409]),
    ...(changesVersioned ? [412] : []),
    ...(hasBody ? [413, 415] : []),
    ...(hasBody || isPost ? [422] : []),
    429,
    503,
  ];
  const problems = Object.fromEntries(statuses.map((status) => [status, problem(sentences[status] ?? '')]));
  const headers = [
    ...(isPost && rules.idempotent !== false ? [idempotencyKey] : []),
    ...(changesVersioned ? [ifMatch] : []),
    acceptLanguage,
  ];
  return {
    parameters: headers as NonNullable<RouteConfig['parameters']>, // the generator's own union has no common member type
    responses: { ...problems, ...config.responses, default: problem('Anything else that went wrong.') },
    security: rules.may === 'anybody' ? [] : [{ session: [] }, { key: [] }],
  };
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: ProblemSchema } } };
}
