import { clientId, clientPolicy, id, instant } from '@saldo/platform/db';
import { index, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/** The companies that the firm looks after; a row's own id is its client. Archived ones are hidden from people, their books stay. */
export const clients = pgTable(
  'clients',
  {
    id: id(),
    name: text('name').notNull(),
    orgNo: text('org_no').notNull(),
    kind: text('kind').$type<'company' | 'aifm' | 'aif'>().notNull(),
    managerId: uuid('manager_id'),
    tier: text('tier'),
    timeZone: text('time_zone').notNull().default('Europe/Stockholm'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (table) => [index('clients_org_no').on(table.orgNo), index('clients_name').on(table.name, table.id), clientPolicy('id')],
);

/** What decides which rules and duties apply to a client; every figure is the client's own statement. */
export const clientProfiles = pgTable(
  'client_profiles',
  {
    clientId: clientId().primaryKey(),
    kinds: text('kinds').array().notNull().default([]),
    /** `MM-DD`. */
    financialYearEnd: text('financial_year_end').notNull().default('12-31'),
    vatPeriod: text('vat_period').$type<'month' | 'quarter' | 'year' | 'none'>(),
    turnoverBand: text('turnover_band'),
    aumEur: numeric('aum_eur', { precision: 20, scale: 2 }),
    baseCurrency: text('base_currency').notNull().default('SEK'),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  () => [clientPolicy()],
);
