import type { HttpBindings } from '@hono/node-server';
import type { JobDriver } from '@saldo/jobs';
import type { Language, PersonActor } from '@saldo/kernel';
import type { Config } from '@saldo/platform/config';

/** What the API takes from its configuration. */
export type ApiSettings = Pick<
  Config,
  'appUrl' | 'trustedProxies' | 'uploadMaxBytes' | 'jsonMaxBytes' | 'metricsToken' | 'databaseUrl' | 'redisUrl'
>;

/** What a request carries through its handlers. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    language: Language;
    /** Where the caller connects from, by the rule of TRUSTED_PROXIES. */
    clientAddress: string;
    /** Set by the route's guard; absent on routes that need no sign-in. */
    actor?: PersonActor;
    /** Set where this call is the first one with its idempotency key. */
    claim?: string;
    /** Whether the action's own commit has kept the answer. */
    isAnswerKept?: boolean;
    /** The parsed JSON body, for the idempotency key. */
    body?: unknown;
    /** The pattern of the route that answered, for logs and metrics. */
    routePath?: string;
  };
}

/** What the application is given by whoever starts it. */
export interface ApiDependencies {
  /** The bell of this process, for the health page to look at. */
  readonly driver?: JobDriver;
  /** Where the built page lies; none is served without it. */
  readonly pageFolder?: string;
  /** Set when the server stops: event streams end. */
  readonly stopping?: AbortSignal;
}
