import type { Sentence } from '@saldo/kernel';
import { amountMinorColumn, clientId, clientPolicy, id, instant, plainDateColumn } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** open: waits for somebody · accepted: a person said why it may stay · gone: no longer found. */
export const findingStatuses = ['open', 'accepted', 'gone'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** What would mend a finding; amounts in minor units as decimal digits, debit positive. */
export interface KeptProposal {
  readonly text: Sentence;
  readonly rows: readonly { readonly account: string; readonly amountMinor: string }[];
}

/** What the checks have found in a client's books. One that is gone stays, and opens again where it is found again. */
export const findings = pgTable(
  'findings',
  {
    id: id(),
    clientId: clientId(),
    /** Null for what belongs to no financial year, such as a bank account. */
    financialYearId: uuid('financial_year_id'),
    code: text('code').notNull(),
    severity: text('severity').$type<'error' | 'warning' | 'info'>().notNull(),
    status: text('status').$type<FindingStatus>().notNull().default('open'),
    /** Hash of the code and what it is about, and of what was judged. */
    subject: text('subject').notNull(),
    content: text('content').notNull(),
    date: plainDateColumn('date').notNull(),
    /** What is at stake, in the books' currency. */
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    message: jsonb('message').$type<Sentence>().notNull(),
    rule: text('rule').notNull(),
    proposal: jsonb('proposal').$type<KeptProposal>().notNull(),
    voucherIds: jsonb('voucher_ids').$type<readonly string[]>().notNull().default([]),
    entryIds: jsonb('entry_ids').$type<readonly string[]>().notNull().default([]),
    bankTransactionIds: jsonb('bank_transaction_ids').$type<readonly string[]>().notNull().default([]),
    /** The content that a person accepted: the same again is accepted again. */
    acceptedContent: text('accepted_content'),
    acceptedReason: text('accepted_reason'),
    acceptedBy: text('accepted_by'),
    acceptedAt: instant('accepted_at'),
    version: integer('version').notNull().default(1),
    foundAt: instant('found_at').notNull().defaultNow(),
    goneAt: instant('gone_at'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('findings_subject').on(table.clientId, table.subject),
    index('findings_by_money').on(table.clientId, table.status, table.amountMinor, table.id),
    index('findings_open_by_date').on(table.clientId, table.date).where(sql`status = 'open'`),
    index('findings_of_year').on(table.financialYearId),
    clientPolicy(),
  ],
);

/** What a client has set of one check. */
export interface KeptCheckSetting {
  readonly on?: boolean;
  readonly limits?: Readonly<Record<string, number>>;
}

/** How a client has its checks; a client without a row has them as they are. */
export const checkSettings = pgTable(
  'check_settings',
  {
    clientId: clientId().primaryKey(),
    materialityMinor: amountMinorColumn('materiality_minor').notNull(),
    checks: jsonb('checks').$type<Readonly<Record<string, KeptCheckSetting>>>().notNull(),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  () => [clientPolicy()],
);

/** When a financial year was last checked, and since when it has been known to be locked. */
export const checkedYears = pgTable(
  'checked_years',
  {
    financialYearId: uuid('financial_year_id').primaryKey(),
    clientId: clientId(),
    lockedOn: plainDateColumn('locked_on'),
    checkedAt: instant('checked_at').notNull(),
  },
  (table) => [index('checked_years_client').on(table.clientId), clientPolicy()],
);
