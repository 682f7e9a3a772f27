import { clientId, instant, isOwnClient, saldoApp } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgPolicy, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

const FIRM_CHAIN = "client_id = '00000000-0000-0000-0000-000000000000'::uuid";
const own = isOwnClient('client_id');
// Everybody's signing in and own settings stand in the firm's chain: whoever acts may append there, but reads only what they did themselves.
const appendable = sql`(${own} or ${sql.raw(FIRM_CHAIN)})`;
// As a case and not as an `or`: over two conditions the planner joins two index scans and sorts a whole chain for one page of it.
const readable = sql`case when ${sql.raw(FIRM_CHAIN)} and actor_user_id::text = (select current_setting('saldo.actor', true)) then true else ${own} end`;

/**
 * What happened, in one chain per client (`client_id` is the chain) and one for the firm: numbers without gaps, each row holding the
 * hash of the row before. The database refuses to change or delete (migration `0002_audit_guard.sql`).
 */
export const auditRows = pgTable(
  'audit_rows',
  {
    clientId: clientId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').$type<'user' | 'key' | 'job' | 'system'>().notNull(),
    /** The user, key or job, or the system's task. */
    actorId: text('actor_id').notNull(),
    /** The person who acted, or whose key did. A reference and no name: a name may have to be erased. */
    actorUserId: uuid('actor_user_id'),
    action: text('action').notNull(),
    refType: text('ref_type').notNull(),
    refId: text('ref_id').notNull(),
    payload: jsonb('payload'),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    /** `<key id>.<HMAC of the hash>`, by a key outside the database. */
    seal: text('seal').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clientId, table.seq] }),
    uniqueIndex('audit_rows_no_fork').on(table.clientId, table.prevHash),
    index('audit_rows_by_time').on(table.at, table.clientId, table.seq),
    index('audit_rows_by_ref').on(table.refId, table.at),
    index('audit_rows_by_person').on(table.actorUserId, table.at),
    pgPolicy('read', { for: 'select', to: saldoApp, using: readable }),
    pgPolicy('append', { for: 'insert', to: saldoApp, withCheck: appendable }),
  ],
);

/** The last row of each chain; whoever appends locks it first, so that writers stand in line. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    clientId: clientId().primaryKey(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    at: instant('at').notNull(),
    /** Over chain, seq and hash, by a key outside the database. */
    seal: text('seal').notNull(),
  },
  () => [pgPolicy('append', { for: 'all', to: saldoApp, using: appendable, withCheck: appendable })],
);
