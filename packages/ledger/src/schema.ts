import type { Sentence } from '@saldo/kernel';
import { amountMinorColumn, clientId, clientPolicy, id, instant, plainDateColumn } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { BalanceKind, BooksFinancialYear, ObjectRef } from './books.ts';

/** Something about a voucher that is readable but wrong at its source. */
export interface VoucherFlag {
  readonly code: string;
  readonly message: Sentence;
}

/** A row as it is kept inside a document: amounts in minor units as decimal digits. */
export interface KeptRow {
  readonly account: string;
  readonly amountMinor: string;
  readonly objects: readonly ObjectRef[];
  readonly date: string | null;
  readonly text: string;
  readonly quantity: string | null;
  readonly sign: string | null;
}

/** A struck or added row; never part of a sum. */
export interface KeptCorrection {
  readonly kind: 'added' | 'struck';
  readonly row: KeptRow;
  readonly by: string | null;
  readonly at: string | null;
}

/** What the source tells of a voucher outside its year file; comes later and never unproves a sync. */
export interface VoucherDetails {
  readonly referenceType?: string | null;
  readonly referenceNumber?: string | null;
  readonly comments?: string | null;
  readonly approvalState?: string | null;
  readonly costCenter?: string | null;
  readonly project?: string | null;
  readonly files?: readonly { readonly id: string; readonly name: string }[] | null;
}

/** A version of a voucher as it was seen, with the ids that its entries had. */
export interface VoucherSnapshot {
  readonly date: string;
  readonly text: string;
  readonly registeredOn: string | null;
  readonly sign: string | null;
  readonly flags: readonly VoucherFlag[];
  readonly corrections: readonly KeptCorrection[];
  readonly entries: readonly (KeptRow & { readonly id: string; readonly currency: string })[];
}

/** What a year's entries came to beside what its source states, when that was last asked; amounts in minor units as decimal digits. */
export interface KeptProof {
  readonly status: 'proven' | 'unproven';
  /** The first twenty; `differenceCount` counts them all. */
  readonly differences: readonly { readonly account: string; readonly expectedMinor: string; readonly actualMinor: string }[];
  readonly differenceCount: number;
  /** How many vouchers do not balance. */
  readonly unbalanced: number;
  readonly entries: number;
}

export type VoucherState = 'current' | 'superseded' | 'removed';

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Bytes as they were received; the same bytes of a client are kept once. */
export const rawFiles = pgTable(
  'raw_files',
  {
    id: id(),
    clientId: clientId(),
    sha256: text('sha256').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    contentType: text('content_type').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('raw_files_same').on(table.clientId, table.sha256), clientPolicy()],
);

/** Slices of at most 1 MB, each compressed by itself, so that any place can be read without the rest. */
export const rawChunks = pgTable(
  'raw_chunks',
  {
    rawId: uuid('raw_id').notNull(),
    /** Where the slice begins in the file. */
    offset: bigint('offset', { mode: 'number' }).notNull(),
    clientId: clientId(),
    sizeBytes: integer('size_bytes').notNull(),
    compressed: bytes('compressed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.rawId, table.offset] }), clientPolicy()],
);

/** A financial year and what its source says about it. One year has one source. */
export const financialYears = pgTable(
  'financial_years',
  {
    id: id(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    /** The source's own number of the year. */
    sourceYearId: text('source_year_id'),
    from: plainDateColumn('from_date').notNull(),
    to: plainDateColumn('to_date').notNull(),
    locked: boolean('locked').notNull().default(false),
    currency: text('currency').notNull().default('SEK'),
    companyName: text('company_name').notNull().default(''),
    companyOrgNo: text('company_org_no').notNull().default(''),
    /** What the source calls the company (`#FNR`). */
    companySourceId: text('company_source_id').notNull().default(''),
    program: text('program').notNull().default(''),
    chartType: text('chart_type').notNull().default(''),
    /** The balances stated hold up to this day; null where they hold for the whole year. */
    balancesUpTo: plainDateColumn('balances_up_to'),
    /** The days of the years before it, that its source states balances of too. */
    comparisonYears: jsonb('comparison_years').$type<readonly BooksFinancialYear[]>().notNull().default([]),
    /** Hash of the source's whole file without its day of making; null while a run is under way, so that a half-stored year is never skipped. */
    contentSha256: text('content_sha256'),
    rawId: uuid('raw_id'),
    /** Whether `account_months` holds what its current entries sum to; not while it is being written. */
    summed: boolean('summed').notNull().default(false),
    /** Null while it is being written, or where a run was cut off. */
    proof: jsonb('proof').$type<KeptProof>(),
    provedAt: instant('proved_at'),
    /** When its list of vouchers was last asked for, where the year is fetched voucher by voucher; null where its file is. */
    listedAt: instant('listed_at'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('financial_years_period').on(table.clientId, table.from, table.to), clientPolicy()],
);

/** The chart of accounts of a year. */
export const accounts = pgTable(
  'accounts',
  {
    financialYearId: uuid('financial_year_id').notNull(),
    number: text('number').notNull(),
    clientId: clientId(),
    name: text('name').notNull(),
    type: text('type').$type<'T' | 'S' | 'K' | 'I'>(),
    unit: text('unit'),
    sruCodes: text('sru_codes').array().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.financialYearId, table.number] }), clientPolicy()],
);

/** What objects are of: 1 is cost centre, 6 is project. */
export const dimensions = pgTable(
  'dimensions',
  {
    financialYearId: uuid('financial_year_id').notNull(),
    number: text('number').notNull(),
    clientId: clientId(),
    name: text('name').notNull(),
    parent: text('parent'),
  },
  (table) => [primaryKey({ columns: [table.financialYearId, table.number] }), clientPolicy()],
);

/** A cost centre, a project, or another object of a dimension. */
export const objects = pgTable(
  'objects',
  {
    financialYearId: uuid('financial_year_id').notNull(),
    dimension: text('dimension').notNull(),
    number: text('number').notNull(),
    clientId: clientId(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.financialYearId, table.dimension, table.number] }), clientPolicy()],
);

/** What the source states as opening, closing, result, and per object and month. */
export const balances = pgTable(
  'balances',
  {
    financialYearId: uuid('financial_year_id').notNull(),
    kind: text('kind').$type<BalanceKind>().notNull(),
    /** 0 is the year itself, -1 the one before as this year's source has it. */
    yearIndex: smallint('year_index').notNull(),
    account: text('account').notNull(),
    /** `["1","NORR","6","P7"]`, and `[]` where the balance is of the whole account. */
    objects: text('objects').notNull().default('[]'),
    month: text('month').notNull().default(''),
    clientId: clientId(),
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    quantity: text('quantity'),
  },
  (table) => [
    primaryKey({ columns: [table.financialYearId, table.kind, table.yearIndex, table.account, table.objects, table.month] }),
    clientPolicy(),
  ],
);

/** The last version seen of each voucher. A voucher that its source no longer has stays, as `removed`. */
export const vouchers = pgTable(
  'vouchers',
  {
    id: id(),
    clientId: clientId(),
    feedId: uuid('feed_id').notNull(),
    financialYearId: uuid('financial_year_id').notNull(),
    series: text('series').notNull(),
    number: text('number').notNull(),
    /** 0, or which of several vouchers of one number; for an unnumbered one its place in the file. */
    occurrence: integer('occurrence').notNull().default(0),
    /** Hash of the file that an unnumbered voucher stands in; empty for a numbered one. */
    unnumberedIn: text('unnumbered_in').notNull().default(''),
    date: plainDateColumn('date').notNull(),
    text: text('text').notNull(),
    registeredOn: plainDateColumn('registered_on'),
    sign: text('sign'),
    flags: jsonb('flags').$type<readonly VoucherFlag[]>().notNull().default([]),
    corrections: jsonb('corrections').$type<readonly KeptCorrection[]>().notNull().default([]),
    contentHash: text('content_hash').notNull(),
    state: text('state').$type<'current' | 'removed'>().notNull().default('current'),
    rawId: uuid('raw_id'),
    rawOffset: bigint('raw_offset', { mode: 'number' }),
    rawLength: integer('raw_length'),
    rawLine: integer('raw_line'),
    details: jsonb('details').$type<VoucherDetails>(),
    /** The version that the voucher's own cost centre and project were asked for. */
    detailsVersion: integer('details_version'),
    version: integer('version').notNull().default(1),
    /** When this version was first seen. */
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [
    uniqueIndex('vouchers_identity').on(table.financialYearId, table.series, table.number, table.occurrence, table.unnumberedIn),
    index('vouchers_by_date').on(table.clientId, table.date, table.id),
    index('vouchers_flagged').on(table.clientId, table.date, table.id).where(sql`state = 'current' and flags <> '[]'`),
    clientPolicy(),
  ],
);

/** Versions of vouchers that are no longer current, with when they were seen. */
export const voucherVersions = pgTable(
  'voucher_versions',
  {
    voucherId: uuid('voucher_id').notNull(),
    version: integer('version').notNull(),
    clientId: clientId(),
    contentHash: text('content_hash').notNull(),
    snapshot: jsonb('snapshot').$type<VoucherSnapshot>().notNull(),
    rawId: uuid('raw_id'),
    rawOffset: bigint('raw_offset', { mode: 'number' }),
    rawLength: integer('raw_length'),
    rawLine: integer('raw_line'),
    seenAt: instant('seen_at').notNull(),
    /** When its source was first seen without it. */
    goneAt: instant('gone_at').notNull(),
    /** Whether the voucher vanished with this version, rather than being changed. */
    removed: boolean('removed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.voucherId, table.version] }), clientPolicy()],
);

/** Whether the bytes of an attached file are here; one that its source no longer has, or that is too large, is not asked for again. */
export type VoucherFileState = 'kept' | 'missing' | 'too-large';

/** Files that hang on vouchers at their source, as they were received. Which voucher has which stands in its `details`. */
export const voucherFiles = pgTable(
  'voucher_files',
  {
    feedId: uuid('feed_id').notNull(),
    /** The source's own id of the file, under which the bytes never change. */
    sourceFileId: text('source_file_id').notNull(),
    clientId: clientId(),
    state: text('state').$type<VoucherFileState>().notNull(),
    contentType: text('content_type'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    sha256: text('sha256'),
    /** Where the bytes lie among the stored files. */
    fileKey: text('file_key'),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.sourceFileId] }), clientPolicy()],
);

/**
 * What the current entries of an account sum to in a month, for balances over any number of rows; made anew for the months that a run
 * has touched when it ends. Holds where the year is `summed`.
 */
export const accountMonths = pgTable(
  'account_months',
  {
    financialYearId: uuid('financial_year_id').notNull(),
    account: text('account').notNull(),
    /** Its first day. */
    month: plainDateColumn('month').notNull(),
    clientId: clientId(),
    debitMinor: amountMinorColumn('debit_minor').notNull(),
    /** Positive. */
    creditMinor: amountMinorColumn('credit_minor').notNull(),
    entries: integer('entries').notNull(),
  },
  (table) => [primaryKey({ columns: [table.financialYearId, table.account, table.month] }), clientPolicy()],
);

/** The rows of the books. An entry keeps its id while account, amount and objects are the same; one that is gone stays, not current. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: id(),
    clientId: clientId(),
    financialYearId: uuid('financial_year_id').notNull(),
    voucherId: uuid('voucher_id').notNull(),
    /** The place among the voucher's rows, from 0. */
    row: integer('row').notNull(),
    date: plainDateColumn('date').notNull(),
    account: text('account').notNull(),
    /** Debit is positive. */
    amountMinor: amountMinorColumn('amount_minor').notNull(),
    currency: text('currency').notNull(),
    objects: jsonb('objects').$type<readonly ObjectRef[]>().notNull(),
    /** The row's own day, where its source gives one. */
    rowDate: plainDateColumn('row_date'),
    text: text('text').notNull(),
    quantity: text('quantity'),
    sign: text('sign'),
    current: boolean('current').notNull().default(true),
  },
  (table) => [
    index('ledger_entries_voucher').on(table.voucherId),
    index('ledger_entries_by_date').on(table.clientId, table.date, table.id).where(sql`current`),
    index('ledger_entries_by_account').on(table.clientId, table.account, table.date, table.id).where(sql`current`),
    clientPolicy(),
  ],
);
