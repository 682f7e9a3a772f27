import { z } from '@hono/zod-openapi';
import { formatAmount, type Language, type Sentence } from '@saldo/kernel';
import type { Account, ComparedRow, FinancialYear, LedgerEntry, TrialBalance, Voucher, VoucherFile, YearProof } from '@saldo/ledger';
import { amountText, currencyText, dayText, idText, instantText } from './basics.ts';

export const EntrySchema = z
  .object({
    id: idText,
    voucherId: idText,
    series: z.string(),
    number: z.string(),
    date: dayText,
    account: z.string().openapi({ example: '1930' }),
    accountName: z.string(),
    amount: amountText,
    currency: currencyText,
    costCenter: z.string().nullable(),
    project: z.string().nullable(),
    objects: z.array(z.object({ dimension: z.string(), object: z.string() })),
    text: z.string(),
    voucherText: z.string().openapi({ description: 'What its voucher says of itself: many sources give their rows no text.' }),
    quantity: z.string().nullable(),
  })
  .openapi('LedgerEntry');

export const VoucherFileSchema = z
  .object({
    id: z.string().openapi({ description: "The source's own id of the file." }),
    name: z.string(),
    state: z.enum(['waiting', 'kept', 'missing', 'too-large']).openapi({
      description: 'Whether its bytes are here: `waiting` until a job has asked for them, `missing` where the source no longer has them.',
    }),
    contentType: z.string().nullable(),
    sizeBytes: z.int().nullable(),
    sha256: z.string().nullable(),
    receivedAt: instantText.nullable(),
  })
  .openapi('VoucherFile');

const flag = z.object({ code: z.string(), message: z.string() });

export const VoucherSchema = z
  .object({
    id: idText,
    clientId: idText,
    feedId: idText,
    financialYear: idText.openapi({ description: 'An id of /api/financial-years.' }),
    series: z.string(),
    number: z.string(),
    date: dayText,
    text: z.string(),
    state: z.enum(['current', 'superseded', 'removed']),
    flags: z.array(flag),
    entries: z.array(EntrySchema),
    corrections: z.array(
      z.object({
        kind: z.enum(['added', 'struck']),
        entry: EntrySchema.omit({ id: true, voucherId: true, series: true, number: true, voucherText: true }),
        by: z.string().nullable(),
        at: dayText.nullable(),
      }),
    ),
    source: z.object({ kind: z.string(), ref: z.string(), sha256: z.string() }).nullable(),
    registeredOn: dayText.nullable(),
    sign: z.string().nullable(),
    details: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ description: 'What the source tells outside its year file; comes later.' }),
    version: z.int(),
    seenAt: instantText,
    goneAt: instantText.nullable(),
  })
  .openapi('Voucher');

export const VoucherSampleSchema = z
  .object({
    seed: z.string().openapi({ description: 'The one asked for, else one that was made: with it the same books give the same sample.' }),
    population: z.int().openapi({ description: 'How many current vouchers it was drawn from.' }),
    items: z
      .array(
        VoucherSchema.extend({
          identity: z.string().openapi({
            example: '2026-01-01|A|105',
            description:
              'First day of the financial year, series and number. Where several vouchers have the number, which of them follows (1 is the second); of an unnumbered one its place in the file and the SHA-256 of that.',
          }),
          rank: z.string().openapi({ description: 'SHA-256 of `<seed>|<identity>` in UTF-8, hexadecimal: the n smallest are the sample.' }),
        }),
      )
      .openapi({ description: 'In the order of the draw.' }),
  })
  .openapi('VoucherSample');

export const FinancialYearSchema = z
  .object({
    id: idText,
    clientId: idText,
    feedId: idText,
    from: dayText,
    to: dayText,
    locked: z.boolean(),
    currency: currencyText,
    proof: z
      .object({
        status: z.enum(['proven', 'unproven']),
        differences: z.array(z.object({ account: z.string(), expected: amountText, actual: amountText })).openapi({
          description: 'The first 20.',
        }),
        differenceCount: z.int(),
        unbalanced: z.int().openapi({ description: 'How many vouchers do not balance.' }),
        entries: z.int(),
      })
      .nullable()
      .openapi({ description: 'What its last sync or import found; null while one is under way, or where one was cut off.' }),
  })
  .openapi('FinancialYear');

export const AccountSchema = z
  .object({
    clientId: idText,
    financialYear: idText,
    number: z.string(),
    name: z.string(),
    type: z.enum(['T', 'S', 'K', 'I']).nullable().openapi({ description: 'T asset, S liability, K cost, I income.' }),
    unit: z.string().nullable(),
    sruCodes: z.array(z.string()),
  })
  .openapi('Account');

export const proofSchema = z.object({
  status: z.enum(['proven', 'unproven']),
  differences: z.array(z.object({ account: z.string(), expected: amountText, actual: amountText })),
});

const yearProofSchema = proofSchema.extend({
  unbalanced: z
    .object({
      count: z.int(),
      vouchers: z.array(z.object({ voucherId: idText, series: z.string(), number: z.string(), date: dayText, difference: amountText })),
    })
    .openapi({ description: 'Vouchers whose debit and credit differ at the source (difference: debit less credit); the first 100.' }),
});

export const TrialBalanceSchema = z
  .object({
    financialYear: idText,
    from: dayText,
    to: dayText,
    currency: currencyText,
    rows: z.array(
      z.object({
        account: z.string(),
        name: z.string(),
        opening: amountText,
        debit: amountText,
        credit: amountText,
        closing: amountText,
        flags: z.array(flag),
      }),
    ),
    totals: z.object({ opening: amountText, debit: amountText, credit: amountText, closing: amountText }),
    proof: yearProofSchema,
  })
  .openapi('TrialBalance');

export const ComparisonSchema = z
  .object({
    currency: currencyText,
    rows: z.array(
      z.object({
        account: z.string(),
        name: z.string(),
        value: amountText.openapi({ description: 'What a balance account closes at, what a result account moved.' }),
        before: amountText.openapi({ description: 'The same of the other days.' }),
        change: amountText,
      }),
    ),
  })
  .openapi('TrialBalanceComparison');

/** An account in two periods, as it is told. */
export function toComparedRow({ account, name, valueMinor, beforeMinor, changeMinor }: ComparedRow) {
  return { account, name, value: formatAmount(valueMinor), before: formatAmount(beforeMinor), change: formatAmount(changeMinor) };
}

/** An entry as its resource. */
export function toEntry(entry: LedgerEntry): z.input<typeof EntrySchema> {
  const { id, voucherId, series, number, voucherText } = entry;
  return { id, voucherId, series, number, ...toRow(entry), voucherText };
}

/** A voucher in one of its versions, as its resource. */
export function toVoucher(voucher: Voucher, language: Language): z.input<typeof VoucherSchema> {
  return {
    id: voucher.id,
    clientId: voucher.clientId,
    feedId: voucher.feedId,
    financialYear: voucher.financialYearId,
    series: voucher.series,
    number: voucher.number,
    date: voucher.date,
    text: voucher.text,
    state: voucher.state,
    flags: voucher.flags.map((one) => toFlag(one, language)),
    entries: voucher.entries.map(toEntry),
    corrections: voucher.corrections.map(({ kind, entry, by, at }) => ({ kind, entry: toRow(entry), by, at })),
    source: voucher.source && { ...voucher.source },
    registeredOn: voucher.registeredOn,
    sign: voucher.sign,
    details: voucher.details && { ...voucher.details },
    version: voucher.version,
    seenAt: voucher.seenAt.toISOString(),
    goneAt: voucher.goneAt?.toISOString() ?? null,
  };
}

/** A financial year as its resource. */
export function toFinancialYear(year: FinancialYear): z.input<typeof FinancialYearSchema> {
  const { id, clientId, feedId, from, to, locked, currency, proof } = year;
  return { id, clientId, feedId, from, to, locked, currency, proof: proof && toKeptProof(proof) };
}

function toKeptProof({ status, differences, differenceCount, unbalanced, entries }: NonNullable<FinancialYear['proof']>) {
  const lines = differences.map(({ account, expectedMinor, actualMinor }) => ({
    account,
    expected: formatAmount(BigInt(expectedMinor)),
    actual: formatAmount(BigInt(actualMinor)),
  }));
  return { status, differences: lines, differenceCount, unbalanced, entries };
}

/** An account of a chart as its resource. */
export function toAccount({ financialYearId, sruCodes, ...account }: Account): z.input<typeof AccountSchema> {
  return { ...account, financialYear: financialYearId, sruCodes: [...sruCodes] };
}

/** A trial balance as its resource. */
export function toTrialBalance(
  { year, rows, totals, proof }: TrialBalance & { readonly year: FinancialYear },
  days: { readonly from: string; readonly to: string },
  language: Language,
): z.input<typeof TrialBalanceSchema> {
  return {
    financialYear: year.id,
    ...days,
    currency: year.currency,
    rows: rows.map((row) => ({
      account: row.account,
      name: row.name,
      ...toSums(row),
      flags: row.flags.map((one) => toFlag(one, language)),
    })),
    totals: toSums(totals),
    proof: toProof(proof),
  };
}

/** A proof as callers read it: amounts as decimal text. */
function toProof({ status, differences, unbalanced }: YearProof): z.input<typeof yearProofSchema> {
  return {
    status,
    differences: differences.map((one) => ({
      account: one.account,
      expected: formatAmount(one.expectedMinor),
      actual: formatAmount(one.actualMinor),
    })),
    unbalanced: {
      count: unbalanced.count,
      vouchers: unbalanced.vouchers.map(({ differenceMinor, ...voucher }) => ({ ...voucher, difference: formatAmount(differenceMinor) })),
    },
  };
}

type Sums = Pick<TrialBalance['totals'], 'openingMinor' | 'debitMinor' | 'creditMinor' | 'closingMinor'>;

function toSums(of: Sums) {
  return {
    opening: formatAmount(of.openingMinor),
    debit: formatAmount(of.debitMinor),
    credit: formatAmount(of.creditMinor),
    closing: formatAmount(of.closingMinor),
  };
}

function toRow(row: Omit<LedgerEntry, 'id' | 'clientId' | 'voucherId' | 'series' | 'number' | 'voucherText'>) {
  return {
    date: row.date,
    account: row.account,
    accountName: row.accountName,
    amount: formatAmount(row.amountMinor),
    currency: row.currency,
    costCenter: row.costCenter,
    project: row.project,
    objects: row.objects.map(({ dimension, object }) => ({ dimension, object })),
    text: row.text,
    quantity: row.quantity,
  };
}

function toFlag({ code, message }: { readonly code: string; readonly message: Sentence }, language: Language) {
  return { code, message: message[language] };
}

/** A file that hangs on a voucher as its resource. */
export function toVoucherFile({
  id,
  name,
  state,
  contentType,
  sizeBytes,
  sha256,
  receivedAt,
}: VoucherFile): z.input<typeof VoucherFileSchema> {
  return { id, name, state, contentType, sizeBytes, sha256, receivedAt: receivedAt?.toISOString() ?? null };
}
