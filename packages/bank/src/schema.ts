import type { Sentence } from '@saldo/kernel';
import { amountMinorColumn, clientId, clientPolicy, id, instant, plainDateColumn } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

export { bankAccountLinks, bankCallLimits, bankConsents } from './feed-schema.ts';

/** Something about a transaction that is readable but not as it should be. */
export interface BankFlag {
  readonly code: string;
  readonly message: Sentence;
}

/** An amount in minor units as decimal digits, inside a document. */
export interface KeptAmount {
  readonly amountMinor: string;
  readonly currency: string;
}

/** References as they are kept; see `References`. */
export interface KeptReferences {
  readonly endToEnd: string;
  readonly ocr: string;
  readonly bankgiro: string;
  readonly message: string;
  readonly invoices: readonly string[];
}

/** A part of a batch as it is kept. */
export interface KeptDetail {
  readonly amountMinor: string | null;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly references: KeptReferences;
  readonly ids: readonly string[];
  readonly text: string;
  readonly foreign: (KeptAmount & { readonly rate: string }) | null;
  readonly charges: readonly KeptAmount[];
  readonly isReversal: boolean;
}

/** How one way of delivery last told of a transaction, and where it stands in what was kept. */
export interface KeptSighting {
  readonly source: string;
  readonly day: string;
  readonly fingerprint: string;
  readonly content: string;
  readonly ids: readonly string[];
  /** Null for what came by a feed rather than in a statement. */
  readonly statementId: string | null;
  readonly rawId: string | null;
  readonly offset: number | null;
  readonly length: number | null;
}

/** Days that were seen whole, both ends included. */
export interface KeptDays {
  readonly from: string;
  readonly to: string;
}

/** Days between two balances; what those differ by more than the transactions, in minor units as decimal digits. */
export interface KeptSpan extends KeptDays {
  readonly differenceMinor: string;
}

/** A bank account of a client: what all connections and files of its number belong to. */
export const bankAccounts = pgTable(
  'bank_accounts',
  {
    id: id(),
    clientId: clientId(),
    iban: text('iban'),
    /** The number in the country's own form, where there is no IBAN or beside it. */
    bban: text('bban'),
    currency: text('currency').notNull(),
    name: text('name').notNull().default(''),
    ownerName: text('owner_name').notNull().default(''),
    bic: text('bic'),
    ledgerAccount: text('ledger_account'),
    enabled: boolean('enabled').notNull().default(true),
    /** Why it is off, where nobody switched it: `mirror`. */
    disabledReason: text('disabled_reason'),
    mirrorOf: uuid('mirror_of'),
    /** Whether a person has switched it on or off: then nothing else does. */
    switchedByPerson: boolean('switched_by_person').notNull().default(false),
    /** The bank's last booked balance, and the day that it closes. */
    balanceMinor: amountMinorColumn('balance_minor'),
    balanceDay: plainDateColumn('balance_day'),
    seen: jsonb('seen').$type<readonly KeptDays[]>().notNull().default([]),
    /** The days between its closing balances and what they fail by, as they were when it last changed. */
    proof: jsonb('proof').$type<readonly KeptSpan[]>().notNull().default([]),
    /** Counts every change of its transactions: a plan that was made on an older one is made again. */
    revision: integer('revision').notNull().default(0),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('bank_accounts_number').on(table.clientId, table.currency, sql`coalesce(iban, '')`, sql`coalesce(bban, '')`),
    clientPolicy(),
  ],
);

/** The proof of a statement by its own balances; amounts in minor units as decimal digits. */
export interface KeptStatementProof {
  readonly status: 'proven' | 'unproven';
  /** What the closing balance should be and what it is, where both are stated and differ. */
  readonly expectedMinor: string | null;
  readonly actualMinor: string | null;
}

/** A statement of an account as a file has it. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    id: id(),
    clientId: clientId(),
    bankAccountId: uuid('bank_account_id').notNull(),
    feedId: uuid('feed_id').notNull(),
    /** `camt053`, `mt940`, `csv`, `skattekonto`. */
    source: text('source').notNull(),
    sourceId: text('source_id').notNull(),
    sequence: text('sequence').notNull(),
    from: plainDateColumn('from_date').notNull(),
    to: plainDateColumn('to_date').notNull(),
    currency: text('currency').notNull(),
    openingMinor: amountMinorColumn('opening_minor'),
    closingMinor: amountMinorColumn('closing_minor'),
    transactions: integer('transactions').notNull(),
    pending: integer('pending').notNull().default(0),
    /** Null while its entries are being stored. */
    proof: jsonb('proof').$type<KeptStatementProof>(),
    /** The one of the same name and days, with other balances, that came after it. */
    replacedBy: uuid('replaced_by'),
    rawId: uuid('raw_id').notNull(),
    rawOffset: bigint('raw_offset', { mode: 'number' }),
    rawLength: bigint('raw_length', { mode: 'number' }),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [index('bank_statements_account').on(table.bankAccountId, table.from, table.id), clientPolicy()],
);

/** A transaction, once, whatever ways it came by. Money in is positive. One that the bank took back stays, as `withdrawn`. */
export const bankTransactions = pgTable(
  'bank_transactions',
  {
    id: id(),
    clientId: clientId(),
    bankAccountId: uuid('bank_account_id').notNull(),
    bookingDate: plainDateColumn('booking_date').notNull(),
    valueDate: plainDateColumn('value_date'),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    currency: text('currency').notNull(),
    counterpartyName: text('counterparty_name').notNull(),
    counterpartyAccount: text('counterparty_account').notNull(),
    references: jsonb('references').$type<KeptReferences>().notNull(),
    text: text('text').notNull(),
    code: text('code').notNull(),
    isReversal: boolean('is_reversal').notNull(),
    foreign: jsonb('foreign_amount').$type<(KeptAmount & { readonly rate: string }) | null>(),
    charges: jsonb('charges').$type<readonly KeptAmount[]>().notNull().default([]),
    balanceAfterMinor: amountMinorColumn('balance_after_minor'),
    details: jsonb('details').$type<readonly KeptDetail[]>().notNull().default([]),
    /** How many parts the source says that it has. */
    parts: integer('parts'),
    flags: jsonb('flags').$type<readonly BankFlag[]>().notNull().default([]),
    state: text('state').$type<'current' | 'withdrawn'>().notNull().default('current'),
    /** The way first that the content comes from. */
    sightings: jsonb('sightings').$type<readonly KeptSighting[]>().notNull(),
    version: integer('version').notNull().default(1),
    /** When this version was first seen. */
    seenAt: instant('seen_at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('bank_transactions_account').on(table.bankAccountId, table.bookingDate, table.id),
    index('bank_transactions_by_date').on(table.clientId, table.bookingDate, table.id).where(sql`state = 'current'`),
    clientPolicy(),
  ],
);

/** A version of a transaction as it was seen. */
export interface TransactionSnapshot {
  readonly bookingDate: string;
  readonly valueDate: string | null;
  readonly amountMinor: string;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly references: KeptReferences;
  readonly text: string;
  readonly details: readonly KeptDetail[];
  readonly sightings: readonly KeptSighting[];
}

/** Versions of transactions that are no longer current. */
export const bankTransactionVersions = pgTable(
  'bank_transaction_versions',
  {
    transactionId: uuid('transaction_id').notNull(),
    version: integer('version').notNull(),
    clientId: clientId(),
    snapshot: jsonb('snapshot').$type<TransactionSnapshot>().notNull(),
    seenAt: instant('seen_at').notNull(),
    goneAt: instant('gone_at').notNull().defaultNow(),
    /** Whether the bank took it back with this version, rather than changing it. */
    withdrawn: boolean('withdrawn').notNull(),
  },
  (table) => [primaryKey({ columns: [table.transactionId, table.version] }), clientPolicy()],
);

/** What is not booked yet, replaced as a whole with every fetch; never part of a balance or a match. */
export const bankPending = pgTable(
  'bank_pending',
  {
    id: id(),
    clientId: clientId(),
    bankAccountId: uuid('bank_account_id').notNull(),
    bookingDate: plainDateColumn('booking_date').notNull(),
    valueDate: plainDateColumn('value_date'),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    currency: text('currency').notNull(),
    counterpartyName: text('counterparty_name').notNull(),
    counterpartyAccount: text('counterparty_account').notNull(),
    references: jsonb('references').$type<KeptReferences>().notNull(),
    text: text('text').notNull(),
    rawId: uuid('raw_id').notNull(),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [index('bank_pending_account').on(table.bankAccountId, table.bookingDate, table.id), clientPolicy()],
);

/** A booked balance that a feed told at the end of a day, beside those of statements. */
export const bankDayBalances = pgTable(
  'bank_day_balances',
  {
    bankAccountId: uuid('bank_account_id').notNull(),
    day: plainDateColumn('day').notNull(),
    source: text('source').notNull(),
    clientId: clientId(),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    rawId: uuid('raw_id'),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.bankAccountId, table.day, table.source] }), clientPolicy()],
);

/** Details of a deposit (camt.054, BgMax) that wait for the transaction that they explain, or have joined it. */
export const bankDepositDetails = pgTable(
  'bank_deposit_details',
  {
    id: id(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    /** Null where the file names none that is known: then the client's only fitting deposit is looked for. */
    bankAccountId: uuid('bank_account_id'),
    source: text('source').notNull(),
    bookingDate: plainDateColumn('booking_date').notNull(),
    valueDate: plainDateColumn('value_date'),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    currency: text('currency').notNull(),
    ids: text('ids').array().notNull(),
    /** Of everything that it says: the same notification twice is one. */
    content: text('content').notNull(),
    details: jsonb('details').$type<readonly KeptDetail[]>().notNull(),
    text: text('text').notNull(),
    bankgiro: text('bankgiro').notNull().default(''),
    rawId: uuid('raw_id').notNull(),
    rawOffset: bigint('raw_offset', { mode: 'number' }),
    rawLength: bigint('raw_length', { mode: 'number' }),
    transactionId: uuid('transaction_id'),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('bank_deposit_details_same').on(table.clientId, table.source, table.content),
    index('bank_deposit_details_waiting').on(table.clientId, table.bookingDate).where(sql`transaction_id is null`),
    clientPolicy(),
  ],
);

/** How the columns of a bank's CSV file are read, as somebody saved it. */
export const importMappings = pgTable(
  'import_mappings',
  {
    id: id(),
    clientId: clientId(),
    name: text('name').notNull(),
    /** `CsvMapping`. */
    mapping: jsonb('mapping').$type<Readonly<Record<string, unknown>>>().notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('import_mappings_name').on(table.clientId, table.name), clientPolicy()],
);
