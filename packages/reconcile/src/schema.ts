import { amountMinorColumn, clientId, clientPolicy, id, instant, plainDateColumn } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Side } from './engine-input.ts';
import type { EngineNote, Evidence, OpenRow, ResidualKind } from './engine-output.ts';

/** What a run or a decision found a reconciliation to be; `running` is told by its job. */
export type KeptStatus = 'open' | 'ready' | 'closed' | 'stale' | 'unproven';

/** How many rows and matches there are. `open` counts the rows that no automatic or confirmed match holds. */
export interface KeptCounts {
  readonly bank: number;
  readonly ledger: number;
  readonly auto: number;
  readonly confirmed: number;
  readonly suggested: number;
  readonly open: number;
  readonly undecided: number;
}

/** The proof as it is kept: amounts in minor units as decimal digits, null where nothing tells them. */
export interface KeptReckoning {
  readonly bankClosing: string | null;
  /** The day that the bank stated it for, where that is before the last. */
  readonly bankClosingDay: string | null;
  readonly ledgerClosing: string;
  readonly outstandingBank: string;
  readonly outstandingLedger: string;
  readonly undecidedBank: string;
  readonly undecidedLedger: string;
  readonly unexplained: string | null;
  readonly openingDifference: string | null;
  readonly gap: string | null;
  readonly ledgerGap: string | null;
  readonly differences: string;
  /** Of everything that the proof was computed from. */
  readonly inputsSha256: string;
}

/** Some days of a bank account against an account of the books. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    id: id(),
    clientId: clientId(),
    bankAccountId: uuid('bank_account_id').notNull(),
    ledgerAccount: text('ledger_account').notNull(),
    from: plainDateColumn('from_date').notNull(),
    to: plainDateColumn('to_date').notNull(),
    currency: text('currency').notNull(),
    status: text('status').$type<KeptStatus>().notNull().default('open'),
    counts: jsonb('counts').$type<KeptCounts>(),
    proof: jsonb('proof').$type<KeptReckoning>(),
    /** Work that was too much for the last run. */
    notes: jsonb('notes').$type<readonly KeptNote[]>().notNull().default([]),
    engineVersion: text('engine_version'),
    /** Of all the rows, decisions and rules that the last run was given. */
    rowsSha256: text('rows_sha256'),
    ranAt: instant('ran_at'),
    jobId: uuid('job_id'),
    closedAt: instant('closed_at'),
    closedBy: text('closed_by'),
    /** Where bank and books stood when it was closed: what is still the same need not be compared. */
    closedMark: text('closed_mark'),
    hasBeenClosed: boolean('has_been_closed').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('reconciliations_days').on(table.bankAccountId, table.from, table.to),
    index('reconciliations_client').on(table.clientId, table.to, table.id),
    clientPolicy(),
  ],
);

/** `EngineNote` as it is kept. */
export type KeptNote = Omit<EngineNote, 'amountMinor'> & { readonly amountMinor: string | null };

/** `superseded`: made by a run, and no longer by a later one. */
export type KeptMatchState = 'auto' | 'suggested' | 'confirmed' | 'rejected' | 'superseded';

/** A group of rows that belong together, or may. What a person decided stays; what a run made a later run may supersede. */
export const reconciliationMatches = pgTable(
  'reconciliation_matches',
  {
    id: id(),
    clientId: clientId(),
    reconciliationId: uuid('reconciliation_id').notNull(),
    state: text('state').$type<KeptMatchState>().notNull(),
    /** 1, or which of the other answers for the same rows. */
    rank: integer('rank').notNull().default(1),
    kind: text('kind').notNull(),
    confidence: doublePrecision('confidence').notNull(),
    /** Bank − ledger. */
    differenceMinor: amountMinorColumn('difference_minor').notNull(),
    residual: text('residual').$type<ResidualKind>(),
    coincidence: doublePrecision('coincidence'),
    evidence: jsonb('evidence').$type<readonly Evidence[]>().notNull().default([]),
    ruleIds: uuid('rule_ids').array().notNull().default([]),
    /** Hash of the ids of its rows: the same rows are the same match. */
    rowsKey: text('rows_key').notNull(),
    /** Whether all of its rows are stored: very many are in several commits, and a run may be cut off among them. */
    isWhole: boolean('is_whole').notNull().default(true),
    note: text('note').notNull().default(''),
    madeBy: text('made_by').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    /** A match that a person took back, rather than a suggestion that was rejected. */
    undone: boolean('undone').notNull().default(false),
    engineVersion: text('engine_version'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('reconciliation_matches_list').on(table.reconciliationId, table.id),
    index('reconciliation_matches_refused').on(table.reconciliationId, table.rowsKey).where(sql`state = 'rejected'`),
    uniqueIndex('reconciliation_matches_same')
      .on(table.reconciliationId, table.rowsKey)
      .where(sql`state in ('auto', 'suggested', 'confirmed')`),
    clientPolicy(),
  ],
);

/** The rows of a match. A row stands in at most one match that holds it. */
export const reconciliationMatchRows = pgTable(
  'reconciliation_match_rows',
  {
    matchId: uuid('match_id').notNull(),
    side: text('side').$type<Side>().notNull(),
    rowId: uuid('row_id').notNull(),
    reconciliationId: uuid('reconciliation_id').notNull(),
    clientId: clientId(),
    /** Whether its match is automatic or confirmed. */
    held: boolean('held').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.matchId, table.side, table.rowId] }),
    uniqueIndex('reconciliation_match_rows_held').on(table.side, table.rowId).where(sql`held`),
    index('reconciliation_match_rows_row').on(table.rowId),
    clientPolicy(),
  ],
);

/** Why a row is open, where there is more to say than that nothing fits. */
export const reconciliationOpenReasons = pgTable(
  'reconciliation_open_reasons',
  {
    reconciliationId: uuid('reconciliation_id').notNull(),
    side: text('side').$type<Side>().notNull(),
    rowId: uuid('row_id').notNull(),
    clientId: clientId(),
    reason: text('reason').$type<OpenRow['reason']>().notNull(),
    ofId: uuid('of_id'),
  },
  (table) => [primaryKey({ columns: [table.reconciliationId, table.side, table.rowId] }), clientPolicy()],
);

/** Rows that somebody has carried on as open, with the reason. */
export const reconciliationCarries = pgTable(
  'reconciliation_carries',
  {
    reconciliationId: uuid('reconciliation_id').notNull(),
    side: text('side').$type<Side>().notNull(),
    rowId: uuid('row_id').notNull(),
    clientId: clientId(),
    reason: text('reason').notNull(),
    carriedBy: text('carried_by').notNull(),
    carriedAt: instant('carried_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.reconciliationId, table.side, table.rowId] }), clientPolicy()],
);

/** The balances that a first reconciliation opens with, confirmed by a person. */
export const reconciliationOpenings = pgTable(
  'reconciliation_openings',
  {
    reconciliationId: uuid('reconciliation_id').primaryKey(),
    clientId: clientId(),
    bankBalanceMinor: amountMinorColumn('bank_balance_minor'),
    ledgerBalanceMinor: amountMinorColumn('ledger_balance_minor'),
    enteredBy: text('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull().defaultNow(),
  },
  () => [clientPolicy()],
);

/** What was open before the data begins. */
export const reconciliationOpeningItems = pgTable(
  'reconciliation_opening_items',
  {
    id: id(),
    clientId: clientId(),
    reconciliationId: uuid('reconciliation_id').notNull(),
    side: text('side').$type<Side>().notNull(),
    date: plainDateColumn('date').notNull(),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    text: text('text').notNull(),
    reference: text('reference').notNull().default(''),
  },
  (table) => [index('reconciliation_opening_items_of').on(table.reconciliationId, table.id), clientPolicy()],
);

/** The rows of the days of a reconciliation when it was closed. */
export const reconciliationClosedRows = pgTable(
  'reconciliation_closed_rows',
  {
    reconciliationId: uuid('reconciliation_id').notNull(),
    side: text('side').$type<Side>().notNull(),
    rowId: uuid('row_id').notNull(),
    clientId: clientId(),
    day: plainDateColumn('day').notNull(),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reconciliationId, table.side, table.rowId] }), clientPolicy()],
);

export type RuleKind = 'alias' | 'fee' | 'always-ask';

/** What people's decisions have taught about a client, or somebody has written down. */
export const matchingRules = pgTable(
  'matching_rules',
  {
    id: id(),
    clientId: clientId(),
    kind: text('kind').$type<RuleKind>().notNull(),
    /** The counterparty as the bank writes it; of a fee `''` for any. */
    bankName: text('bank_name').notNull(),
    /** Of an alias: the same as the books write it. */
    ledgerName: text('ledger_name').notNull().default(''),
    ratePpm: integer('rate_ppm').notNull().default(0),
    fixedMinor: amountMinorColumn('fixed_minor').notNull().default(sql`0`),
    enabled: boolean('enabled').notNull().default(true),
    /** Since when it has failed too often to be used. */
    demotedAt: instant('demoted_at'),
    /** Decisions of people that it was right in, and wrong. */
    confirmed: integer('confirmed').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    /** `person` where somebody wrote it down, `decisions` where it was taught. */
    origin: text('origin').$type<'person' | 'decisions'>().notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('matching_rules_same').on(table.clientId, table.kind, table.bankName, table.ledgerName, table.ratePpm, table.fixedMinor),
    clientPolicy(),
  ],
);

/** A row of a proposed voucher; the amount in minor units as decimal digits, debit positive. */
export interface KeptProposalRow {
  readonly account: string;
  readonly amountMinor: string;
  readonly text: string;
}

/** A voucher that is proposed: nothing is booked by it. It ends when the books have it. */
export const proposedVouchers = pgTable(
  'proposed_vouchers',
  {
    id: id(),
    clientId: clientId(),
    reconciliationId: uuid('reconciliation_id').notNull(),
    /** The match whose difference it books; null where it books bank rows that no entry belongs to. */
    matchId: uuid('match_id'),
    bankRowIds: uuid('bank_row_ids').array().notNull().default([]),
    date: plainDateColumn('date').notNull(),
    text: text('text').notNull(),
    currency: text('currency').notNull(),
    rows: jsonb('rows').$type<readonly KeptProposalRow[]>().notNull(),
    state: text('state').$type<'proposed' | 'booked' | 'withdrawn'>().notNull().default('proposed'),
    voucherId: uuid('voucher_id'),
    madeBy: text('made_by').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('proposed_vouchers_client').on(table.clientId, table.state, table.id),
    uniqueIndex('proposed_vouchers_match').on(table.matchId).where(sql`state = 'proposed'`),
    clientPolicy(),
  ],
);
