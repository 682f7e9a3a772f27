import { id, instant, systemSchema } from '@saldo/platform/db';
import { integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** First answers to calls that carried an `Idempotency-Key`, kept for a day. Nobody's client data: only `system` touches them. */
export const idempotencyKeys = systemSchema.table(
  'idempotency_keys',
  {
    id: id(),
    /** Whose key it is: the same text of two callers is two keys. */
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    /** Of method, address and body. */
    requestSha256: text('request_sha256').notNull(),
    /** Changes with each new claim: an answer is written only by the claim that made it. */
    claim: uuid('claim').notNull(),
    leaseUntil: instant('lease_until').notNull(),
    /** Null while the first call runs. */
    status: integer('status'),
    /** Headers and body, sealed: an answer may hold what is shown only once. */
    answer: text('answer'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('idempotency_keys_key').on(table.actor, table.key)],
);
