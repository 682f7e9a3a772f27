import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { Env } from '../settings.ts';
import { ProblemSchema } from '../wire/problem.ts';
import type { Rules } from './route.ts';

/** What every operation of the document says without each route saying it again. */
export type Documented = Pick<RouteConfig, 'parameters' | 'responses' | 'security'> & { readonly 'x-permission': Rules['may'] };

const sentences: Readonly<Record<number | 'default', string>> = {
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
  default: 'Anything else that went wrong.',
};

const headers = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    description: 'The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409.',
  },
  IfMatch: { name: 'If-Match', description: 'The version that was read, as its ETag has it. A stale one is 412.' },
  AcceptLanguage: {
    name: 'Accept-Language',
    description: 'Language of `detail` and messages: Swedish unless English is preferred.',
  },
} as const;

/** Puts what the operations refer to into the document. */
export function documentShared(app: OpenAPIHono<Env>): void {
  const { openAPIRegistry: registry } = app;
  registry.register('Problem', ProblemSchema);
  for (const [status, description] of Object.entries(sentences)) {
    registry.registerComponent('responses', `Problem${status}`, {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  }
  for (const [name, header] of Object.entries(headers)) {
    registry.registerComponent('parameters', name, { ...header, in: 'header', required: false, schema: { type: 'string' } });
  }
}

/** The answers, headers, security and permission that follow from the rules and the shape of a route. */
export function documented(rules: Rules, config: Pick<RouteConfig, 'method' | 'request' | 'responses'>): Documented {
  const isPost = config.method === 'post';
  const changesVersioned = config.method === 'patch' || config.method === 'delete' || config.method === 'put';
  const hasBody = config.request?.body !== undefined;
  const isNamed = Boolean(config.request?.params) || Boolean(config.request?.query) || hasBody;
  const statuses = [
    ...(config.request?.query || hasBody || isPost ? [400] : []),
    ...(rules.may === 'anybody' ? [] : [401]),
    ...(rules.may === 'anybody' || rules.may === 'signed-in' ? [] : [403]),
    ...(isNamed ? [404] : []),
    ...(config.method === 'get' ? [] : [409]),
    ...(changesVersioned ? [412] : []),
    ...(hasBody ? [413, 415] : []),
    ...(hasBody || isPost || rules.weighsQuery ? [422] : []),
    429,
    503,
    'default',
  ];
  const problems = Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
  return {
    parameters: [
      ...(isPost && rules.idempotent !== false ? [parameter('IdempotencyKey')] : []),
      ...(changesVersioned ? [parameter('IfMatch')] : []),
      parameter('AcceptLanguage'),
    ],
    responses: { ...problems, ...config.responses },
    security: rules.may === 'anybody' ? [] : [{ session: [] }, { key: [] }],
    'x-permission': rules.may,
  };
}

function parameter(name: keyof typeof headers) {
  return { $ref: `#/components/parameters/${name}` };
}
