import { clientId, clientPolicy, id, instant } from '@saldo/platform/db';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** Where a consent that was given stands with us: `linked` in use · `expired` · `revoked` at the bank · `suspended` by the provider · `replaced` by a renewal. */
export type StoredConsentStatus = 'linked' | 'expired' | 'revoked' | 'suspended' | 'replaced';

/** Why a consent that was given fetches nothing any more. */
export type ConsentOver = Exclude<StoredConsentStatus, 'linked' | 'replaced'>;

/** A consent that was given at a bank through a provider. One that is begun lies with the feed until the person returns. */
export const bankConsents = pgTable(
  'bank_consents',
  {
    id: id(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    provider: text('provider').notNull(),
    institutionId: text('institution_id').notNull(),
    institutionName: text('institution_name').notNull(),
    /** The provider's id of it: requisition or session. */
    requisitionId: text('requisition_id').notNull(),
    agreementId: text('agreement_id'),
    status: text('status').$type<StoredConsentStatus>().notNull(),
    historyDays: integer('history_days').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    linkedAt: instant('linked_at'),
    expiresAt: instant('expires_at'),
  },
  (table) => [
    index('bank_consents_feed').on(table.feedId, table.createdAt),
    uniqueIndex('bank_consents_requisition').on(table.provider, table.requisitionId),
    clientPolicy(),
  ],
);

/** What the provider last said of an account: only a `ready` one is fetched. */
export type LinkStatus = 'ready' | 'not-ready' | 'expired' | 'revoked' | 'suspended' | 'closed' | 'not-granted';

/** An account as a provider's consent has it: another name for one of the client's accounts, which changes with every consent. */
export const bankAccountLinks = pgTable(
  'bank_account_links',
  {
    feedId: uuid('feed_id').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    clientId: clientId(),
    /** Null until its currency is known, which some banks tell in the details only. */
    bankAccountId: uuid('bank_account_id'),
    consentId: uuid('consent_id').notNull(),
    /** The provider's own key of it that outlives consents, where it has one. */
    stableKey: text('stable_key'),
    status: text('status').$type<LinkStatus>().notNull(),
    /** Whether the last linked consent has it. */
    isCurrent: boolean('is_current').notNull().default(true),
    /** What the consent told of it (`ProviderAccount`). */
    told: jsonb('told').notNull(),
    fetchedAt: instant('fetched_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.providerAccountId] }),
    index('bank_account_links_account').on(table.bankAccountId),
    clientPolicy(),
  ],
);

/** The calls that a bank allows of an account and a scope (`details`, `balances`, `transactions`), for all workers. */
export const bankCallLimits = pgTable(
  'bank_call_limits',
  {
    providerAccountId: text('provider_account_id').notNull(),
    scope: text('scope').notNull(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    /** The calls of the last day, the oldest first: when, and what for. */
    calls: jsonb('calls').$type<readonly { readonly at: string; readonly purpose: string }[]>().notNull().default([]),
    /** What the headers said last: how many a day, how many are left, when all are there again; null where there were none. */
    limitPerDay: integer('limit_per_day'),
    remaining: integer('remaining'),
    resetsAt: instant('resets_at'),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.providerAccountId, table.scope] }), clientPolicy()],
);
