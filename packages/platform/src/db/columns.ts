import { type PlainDate, uuidv7 } from '@saldo/kernel';
import { sql } from 'drizzle-orm';
import { bigint, date, pgPolicy, pgRole, pgSchema, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The role that every person, key and job takes on; the policies bind it. */
export const saldoApp = pgRole('saldo_app').existing();

/** Tables that belong to no client: only the `system` actor may touch them. */
export const systemSchema = pgSchema('system');

/** `id uuid primary key`, a UUIDv7 made by `newId()`. */
export const id = () => uuid('id').primaryKey();

/** The client that a row belongs to; `FIRM` where it belongs to none. */
export const clientId = () => uuid('client_id').notNull();

/** An instant, with time zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** A day without time. */
export const plainDateColumn = (name: string) => date(name, { mode: 'string' }).$type<PlainDate>();

/** An amount in minor units; its currency stands in a column beside it. */
export const amountMinorColumn = (name: string) => bigint(name, { mode: 'bigint' });

// As a sub-select it is read once a statement and not once a row: 15 ms against 5,890 ms over 200,000 rows of 200 clients.
const ownClients = "(select string_to_array(current_setting('saldo.clients', true), ',')::uuid[])::uuid[]";

/** The condition that a column names one of the actor's clients. */
export const isOwnClient = (column: string) => sql.raw(`${column} = any (${ownClients})`);

/** The policy of every table with client data: an actor reads and writes the rows of its own clients only. */
export const clientPolicy = (column = 'client_id') =>
  pgPolicy('own_clients', { for: 'all', to: saldoApp, using: isOwnClient(column), withCheck: isOwnClient(column) });

/** A new id that sorts after those made in earlier milliseconds. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
