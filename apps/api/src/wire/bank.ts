import { z } from '@hono/zod-openapi';
import type {
  BankTransaction,
  FedAccount,
  ImportMapping,
  Institution,
  KeptDetail,
  KeptReferences,
  ProvenDay,
  ReviewedStatement,
  TransactionVersion,
} from '@saldo/bank';
import type { CsvMapping } from '@saldo/bank/statements';
import { formatAmount, type Language } from '@saldo/kernel';
import { amountText, currencyText, dayText, given, idField, idText, instantText, lineField } from './basics.ts';

export const BankAccountSchema = z
  .object({
    id: idText,
    clientId: idText,
    iban: z.string().nullable(),
    bban: z.string().nullable().openapi({ description: "The number in the country's own form." }),
    name: z.string(),
    ownerName: z.string(),
    bic: z.string().nullable(),
    currency: currencyText,
    ledgerAccount: z.string().nullable().openapi({ example: '1930' }),
    enabled: z.boolean().openapi({ description: 'One that is off is not fetched and has no rows on lists.' }),
    disabledReason: z.enum(['mirror']).nullable().openapi({ description: '`mirror`: it repeats another account with the other sign.' }),
    mirrorOf: idText.nullable(),
    balance: amountText.nullable().openapi({ description: "The bank's own last booked balance." }),
    balanceDay: dayText.nullable().openapi({ description: 'The day that it closes.' }),
    feedId: idText.nullable().openapi({ description: 'The feed that fetches it; null where it comes by files.' }),
    status: z.enum(['ready', 'not-ready', 'expired', 'revoked', 'suspended', 'closed', 'not-granted']).nullable(),
    fetchedAt: instantText.nullable(),
    consentExpiresAt: instantText.nullable(),
    nextFetchAt: instantText.nullable().openapi({ description: 'When the schedule fetches it next.' }),
    callsLeft: z.int().nullable().openapi({ description: 'How often a person may still fetch it today: the smallest over the scopes.' }),
    mayFetchAt: instantText.nullable().openapi({ description: 'When a person may again, where no call is left.' }),
    version: z.int(),
  })
  .openapi('BankAccount');

export const NewBankAccountSchema = z
  .object({
    clientId: idField,
    iban: z.string().max(50).optional().openapi({ example: 'SE4550000000058398257466' }),
    bban: z.string().max(50).optional().openapi({ description: "The number in the country's own form, where there is no IBAN." }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('SEK'),
    name: lineField(100).optional(),
  })
  .openapi('NewBankAccount');

export const BankAccountChangeSchema = z
  .object({ ledgerAccount: z.string().max(20).nullable().optional(), enabled: z.boolean().optional() })
  .openapi('BankAccountChange');

export const BankDaySchema = z
  .object({
    day: dayText,
    state: z.enum(['proven', 'unproven', 'missing']).openapi({
      description:
        "proven: the transactions make the bank's balances agree · unproven: they do not, or no balance tells · missing: never fetched whole.",
    }),
    difference: amountText.nullable().openapi({ description: "What the bank's balance is more than the transactions make it." }),
  })
  .openapi('BankDay');

const gap = z.object({
  from: dayText,
  to: dayText,
  expected: amountText.openapi({ description: 'The closing balance of the statement before.' }),
  actual: amountText.openapi({ description: 'The opening balance of the one after.' }),
});

export const BankStatementSchema = z
  .object({
    id: idText,
    clientId: idText,
    bankAccountId: idText,
    feedId: idText,
    source: z.string().openapi({ example: 'camt053' }),
    sourceId: z.string(),
    sequence: z.string(),
    from: dayText,
    to: dayText,
    currency: currencyText,
    opening: amountText.nullable(),
    closing: amountText.nullable(),
    transactions: z.int(),
    pending: z.int(),
    proof: z.object({
      status: z.enum(['proven', 'unproven']),
      differences: z.array(z.object({ expected: amountText, actual: amountText })),
      gaps: z.array(gap),
    }),
    replacedBy: idText.nullable(),
    receivedAt: instantText,
  })
  .openapi('BankStatement');

const references = z.object({
  endToEnd: z.string(),
  ocr: z.string(),
  bankgiro: z.string(),
  message: z.string(),
  invoices: z.array(z.string()),
});

const counterparty = z.object({ name: z.string(), account: z.string() });
const foreign = z.object({ amount: amountText, currency: currencyText, rate: z.string() }).nullable();
const charge = z.object({ amount: amountText, currency: currencyText });

const DetailSchema = z
  .object({
    amount: amountText.nullable(),
    currency: currencyText,
    counterparty,
    references,
    text: z.string(),
    foreign,
    charges: z.array(charge),
    isReversal: z.boolean(),
  })
  .openapi('BankTransactionDetail');

export const BankTransactionSchema = z
  .object({
    id: idText,
    clientId: idText,
    bankAccountId: idText,
    status: z.enum(['booked', 'pending']),
    bookingDate: dayText,
    valueDate: dayText.nullable(),
    amount: amountText,
    currency: currencyText,
    counterparty,
    references,
    text: z.string(),
    code: z.string().openapi({ description: "The bank's or ISO's code of what kind of transaction it is." }),
    isReversal: z.boolean(),
    foreign,
    charges: z.array(charge),
    balanceAfter: amountText.nullable(),
    state: z.enum(['current', 'withdrawn']).openapi({ description: 'withdrawn: the bank took it back.' }),
    flags: z.array(z.object({ code: z.string(), message: z.string() })),
    details: z.array(DetailSchema).openapi({ description: 'The parts of a batch.' }),
    parts: z.int().nullable().openapi({ description: 'How many parts the source says that it has.' }),
    sources: z
      .array(z.object({ kind: z.string(), day: dayText, statementId: idText.nullable() }))
      .openapi({ description: 'The ways that it came by; the first is the one that its content comes from.' }),
    version: z.int(),
    seenAt: instantText,
  })
  .openapi('BankTransaction');

export const TransactionVersionSchema = z
  .object({
    version: z.int(),
    bookingDate: dayText,
    valueDate: dayText.nullable(),
    amount: amountText,
    counterparty,
    text: z.string(),
    withdrawn: z.boolean(),
    seenAt: instantText,
    goneAt: instantText,
  })
  .openapi('BankTransactionVersion');

export const BankSchema = z
  .object({ id: z.string(), name: z.string(), logo: z.string(), provider: z.enum(['gocardless', 'enablebanking']) })
  .openapi('Bank');

const column = z.string().min(1).max(200);

export const CsvMappingSchema = z
  .object({
    delimiter: z.enum([',', ';', '\t', '|']),
    encoding: z.enum(['utf-8', 'windows-1252']),
    skipLines: z.int().min(0).max(1_000),
    hasHeading: z.boolean(),
    dateFormat: z.string().min(4).max(20).openapi({ example: 'YYYY-MM-DD' }),
    decimal: z.enum([',', '.']),
    currency: z.string().regex(/^[A-Z]{3}$/, 'field.currency'),
    columns: z.object({
      bookingDate: column,
      valueDate: column.optional(),
      amount: column.optional(),
      moneyIn: column.optional(),
      moneyOut: column.optional(),
      direction: column.optional(),
      status: column.optional(),
      text: z.array(column).max(20).optional(),
      counterparty: column.optional(),
      counterpartyAccount: column.optional(),
      reference: column.optional(),
      balance: column.optional(),
      currency: column.optional(),
      account: column.optional(),
    }),
    pendingWords: z.array(z.string().min(1).max(50)).max(20).default([]),
  })
  .openapi('CsvMapping', { description: 'Columns by the name of their heading, or by their number from 1 where there is none.' });

export const ImportMappingSchema = z
  .object({
    id: idText,
    clientId: idText,
    name: z.string(),
    mapping: CsvMappingSchema.extend({ pendingWords: z.array(z.string()) }).openapi('SavedCsvMapping'),
    version: z.int(),
  })
  .openapi('ImportMapping');

/** A mapping as the bank's readers take it. */
export function toCsvMapping({ columns, ...mapping }: z.output<typeof CsvMappingSchema>): CsvMapping {
  const { text, ...others } = columns;
  return { ...mapping, columns: { ...given(others), ...(text && { text }), bookingDate: columns.bookingDate } };
}

export const NewImportMappingSchema = z
  .object({ clientId: idField, name: lineField(100), mapping: CsvMappingSchema })
  .openapi('NewImportMapping');

export const ImportMappingChangeSchema = z
  .object({ name: lineField(100).optional(), mapping: CsvMappingSchema.optional() })
  .openapi('ImportMappingChange');

/** An account as its resource. */
export function toBankAccount(account: FedAccount): z.input<typeof BankAccountSchema> {
  const { feed } = account;
  return {
    id: account.id,
    clientId: account.clientId,
    iban: account.iban,
    bban: account.bban,
    name: account.name,
    ownerName: account.ownerName,
    bic: account.bic,
    currency: account.currency,
    ledgerAccount: account.ledgerAccount,
    enabled: account.enabled,
    disabledReason: account.disabledReason === 'mirror' ? 'mirror' : null,
    mirrorOf: account.mirrorOf,
    balance: account.balanceMinor === null ? null : formatAmount(account.balanceMinor),
    balanceDay: account.balanceDay,
    feedId: feed.feedId,
    status: feed.status,
    fetchedAt: instant(feed.fetchedAtMs),
    consentExpiresAt: instant(feed.consentExpiresAtMs),
    nextFetchAt: account.enabled ? instant(feed.nextFetchAtMs) : null,
    callsLeft: feed.callsLeft,
    mayFetchAt: feed.mayFetchAt,
    version: account.version,
  };
}

/** A day of an account as its resource. */
export function toBankDay({ day, state, differenceMinor }: ProvenDay): z.input<typeof BankDaySchema> {
  return { day, state, difference: differenceMinor === null ? null : formatAmount(differenceMinor) };
}

/** A statement as its resource. */
export function toBankStatement(statement: ReviewedStatement): z.input<typeof BankStatementSchema> {
  const { openingMinor, closingMinor, proof, gaps, receivedAtMs } = statement;
  const differs = proof.status === 'unproven' && proof.expectedMinor !== null && proof.actualMinor !== null;
  return {
    id: statement.id,
    clientId: statement.clientId,
    bankAccountId: statement.bankAccountId,
    feedId: statement.feedId,
    source: statement.source,
    sourceId: statement.sourceId,
    sequence: statement.sequence,
    from: statement.from,
    to: statement.to,
    currency: statement.currency,
    opening: openingMinor === null ? null : formatAmount(openingMinor),
    closing: closingMinor === null ? null : formatAmount(closingMinor),
    transactions: statement.transactions,
    pending: statement.pending,
    proof: {
      status: proof.status === 'proven' && gaps.length === 0 ? 'proven' : 'unproven',
      differences: differs
        ? [{ expected: formatAmount(BigInt(proof.expectedMinor ?? 0)), actual: formatAmount(BigInt(proof.actualMinor ?? 0)) }]
        : [],
      gaps: gaps.map(({ from, to, expectedMinor, actualMinor }) => {
        return { from, to, expected: formatAmount(expectedMinor), actual: formatAmount(actualMinor) };
      }),
    },
    replacedBy: statement.replacedBy,
    receivedAt: new Date(receivedAtMs).toISOString(),
  };
}

/** A transaction as its resource, its flags in the caller's language. */
export function toBankTransaction(one: BankTransaction, language: Language): z.input<typeof BankTransactionSchema> {
  const { amountMinor, balanceAfterMinor, currency } = one;
  return {
    id: one.id,
    clientId: one.clientId,
    bankAccountId: one.bankAccountId,
    status: one.status,
    bookingDate: one.bookingDate,
    valueDate: one.valueDate,
    amount: formatAmount(amountMinor),
    currency,
    counterparty: { name: one.counterpartyName, account: one.counterpartyAccount },
    references: toReferences(one.references),
    text: one.text,
    code: one.code,
    isReversal: one.isReversal,
    foreign: toForeign(one.foreign),
    charges: one.charges.map(toCharge),
    balanceAfter: balanceAfterMinor === null ? null : formatAmount(balanceAfterMinor),
    state: one.state,
    flags: one.flags.map(({ code, message }) => ({ code, message: message[language] })),
    details: one.details.map((detail) => toDetail(detail, currency)),
    parts: one.parts,
    sources: one.sightings.map(({ source, day, statementId }) => ({ kind: source, day, statementId })),
    version: one.version,
    seenAt: new Date(one.seenAtMs).toISOString(),
  };
}

/** An earlier version of a transaction. */
export function toTransactionVersion({
  version,
  snapshot,
  withdrawn,
  seenAtMs,
  goneAtMs,
}: TransactionVersion): z.input<typeof TransactionVersionSchema> {
  return {
    version,
    bookingDate: snapshot.bookingDate,
    valueDate: snapshot.valueDate,
    amount: formatAmount(BigInt(snapshot.amountMinor)),
    counterparty: { name: snapshot.counterpartyName, account: snapshot.counterpartyAccount },
    text: snapshot.text,
    withdrawn,
    seenAt: new Date(seenAtMs).toISOString(),
    goneAt: new Date(goneAtMs).toISOString(),
  };
}

/** A bank that can be connected. */
export function toBank({ id, name, logo, provider }: Institution): z.input<typeof BankSchema> {
  return { id, name, logo, provider };
}

/** A saved mapping as its resource. */
export function toImportMapping({ id, clientId, name, mapping, version }: ImportMapping): z.output<typeof ImportMappingSchema> {
  const { columns, pendingWords, ...rest } = mapping;
  const { text, ...others } = columns;
  return {
    id,
    clientId,
    name,
    mapping: { ...rest, columns: { ...others, ...(text && { text: [...text] }) }, pendingWords: [...pendingWords] },
    version,
  };
}

function toDetail(detail: KeptDetail, currency: string): z.input<typeof DetailSchema> {
  return {
    amount: detail.amountMinor === null ? null : formatAmount(BigInt(detail.amountMinor)),
    currency,
    counterparty: { name: detail.counterpartyName, account: detail.counterpartyAccount },
    references: toReferences(detail.references),
    text: detail.text,
    foreign: toForeign(detail.foreign),
    charges: detail.charges.map(toCharge),
    isReversal: detail.isReversal,
  };
}

function toReferences({ endToEnd, ocr, bankgiro, message, invoices }: KeptReferences): z.input<typeof references> {
  return { endToEnd, ocr, bankgiro, message, invoices: [...invoices] };
}

function toForeign(one: BankTransaction['foreign']): z.input<typeof foreign> {
  return one && { amount: formatAmount(BigInt(one.amountMinor)), currency: one.currency, rate: one.rate };
}

function toCharge({ amountMinor, currency }: BankTransaction['charges'][number]): z.input<typeof charge> {
  return { amount: formatAmount(BigInt(amountMinor)), currency };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
