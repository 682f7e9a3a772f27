import { OpenAPIHono } from '@hono/zod-openapi';
import { SaldoError } from '@saldo/kernel';
import { config } from '@saldo/platform/config';
import { trustedProxies } from './edge/client-address.ts';
import { documentShared } from './edge/documented.ts';
import { frame } from './edge/frame.ts';
import { faultsOf } from './edge/issue-sentence.ts';
import { allowedMethods } from './edge/methods.ts';
import { ownOrigins } from './edge/origin.ts';
import { singleParameters } from './edge/query.ts';
import type { GuardContext } from './edge/route.ts';
import { withSecurityHeaders } from './edge/security-headers.ts';
import { asSaldoError, problemResponse } from './errors.ts';
import { docsRoutes } from './routes/docs.ts';
import { pageRoutes } from './routes/page.ts';
import { resourceRoutes } from './routes/resources.ts';
import type { ApiDependencies, ApiSettings, Env } from './settings.ts';

/**
 * The whole HTTP side of Saldo as one application: resources, document, sign-in and page.
 * It opens nothing: database, configuration and sign-in are open when it is called.
 */
export function createApi(dependencies: ApiDependencies, settings: ApiSettings = config()): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  const guard: GuardContext = { origins: ownOrigins(settings.appUrl), jsonMaxBytes: settings.jsonMaxBytes };
  app.use('*', withSecurityHeaders(settings.appUrl.startsWith('https:')));
  app.use('*', frame(trustedProxies(settings.trustedProxies)));
  app.use('/api/*', singleParameters());
  resourceRoutes({ app, guard, settings, stopping: dependencies.stopping, driver: dependencies.driver });
  documentRoute(app);
  docsRoutes(app);
  if (dependencies.pageFolder) pageRoutes(app, dependencies.pageFolder);
  refuseTheRest(app);
  return app;
}

/** What the document says of itself. */
const documentInfo = {
  openapi: '3.1.0',
  info: {
    title: 'Saldo',
    version: '0.1.0',
    description: [
      'Errors are `application/problem+json` (RFC 9457) with a stable `code`. A field that is not named here is ignored; one that is named and wrong is 422.',
      'Amounts are decimal text beside a currency, days `YYYY-MM-DD`, instants RFC 3339 UTC, ids opaque.',
      'Lists take `limit` and `cursor`. Any POST takes an `Idempotency-Key`. What changes carries `version`, also as `ETag`, and takes `If-Match`.',
    ].join('\n\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
};

/** The document of an application, as it is served and committed. */
export function openApiDocument(app: OpenAPIHono<Env>) {
  return app.getOpenAPI31Document(documentInfo);
}

function documentRoute(app: OpenAPIHono<Env>): void {
  const { openAPIRegistry: registry } = app;
  documentShared(app);
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'saldo.session_token' });
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  let written: string | null = null;
  app.get('/api/openapi.json', (c) => {
    written ??= JSON.stringify(openApiDocument(app));
    return c.body(written, 200, { 'content-type': 'application/json' });
  });
}

type Hook = NonNullable<NonNullable<ConstructorParameters<typeof OpenAPIHono<Env>>[0]>['defaultHook']>;

// A body that was understood but is wrong is 422; an address that cannot be read is 400.
const refuseInvalid: Hook = (result) => {
  if (result.success) return;
  const input: unknown = 'data' in result ? result.data : undefined;
  const faults = faultsOf(result.error.issues, input);
  throw new SaldoError(result.target === 'json' ? 'api.invalid' : 'api.query', 'invalid', {}, { faults });
};

function refuseTheRest(app: OpenAPIHono<Env>): void {
  const allowed = allowedMethods(app);
  app.onError((thrown, c) => problemResponse(asSaldoError(thrown), c.get('language')));
  app.notFound((c) => {
    const methods = allowed(c.req.path);
    if (methods.length === 0) return problemResponse(new SaldoError('api.missing', 'missing'), c.get('language'));
    const response = problemResponse(new SaldoError('api.method', 'invalid', { method: c.req.method }), c.get('language'));
    response.headers.set('allow', [...new Set(methods)].join(', '));
    return response;
  });
}
