import { clientId, clientPolicy, instant, systemSchema } from '@saldo/platform/db';
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/**
 * How a feed signs in: `key` a plain key · `service` mints tokens by tenant, with nothing to lose · `refresh` a rotating pair ·
 * `consent` a bank's consent, which the installation's own sign-in at the provider reads by.
 */
export type CredentialKind = 'key' | 'service' | 'refresh' | 'consent';

/** What a feed signs in with. The secret is sealed for its feed; a lease elects the one who renews it. */
export const feedCredentials = pgTable(
  'feed_credentials',
  {
    feedId: uuid('feed_id').primaryKey(),
    clientId: clientId(),
    kind: text('kind').$type<CredentialKind>().notNull(),
    /** The customer at the provider. */
    tenantId: text('tenant_id'),
    scopes: text('scopes').notNull().default(''),
    sealed: text('sealed').notNull(),
    accessExpiresAt: instant('access_expires_at'),
    /** Counts every pair that was stored, so that whoever holds an older one sees that it is older. */
    version: integer('version').notNull().default(1),
    leaseHolder: uuid('lease_holder'),
    leaseUntil: instant('lease_until'),
    /** Since when the provider refuses the grant: only a person can connect again. */
    lostAt: instant('lost_at'),
    connectedAt: instant('connected_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  () => [clientPolicy()],
);

/** When the next request to a provider may go out, for everybody who asks with the same limit. */
export const requestTurns = systemSchema.table('request_turns', {
  /** Such as `fortnox:<client id>:<tenant>`. */
  key: text('key').primaryKey(),
  nextAt: instant('next_at').notNull(),
});

/** The token of this whole installation at a provider that gives one for all its consents. */
export const providerTokens = systemSchema.table('provider_tokens', {
  /** Such as `gocardless:<hash of the keys and the address>`. */
  key: text('key').primaryKey(),
  /** Null until the first is stored. */
  sealed: text('sealed'),
  accessExpiresAt: instant('access_expires_at'),
  refreshExpiresAt: instant('refresh_expires_at'),
  version: integer('version').notNull().default(0),
  leaseHolder: uuid('lease_holder'),
  leaseUntil: instant('lease_until'),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});
