import { z } from '@hono/zod-openapi';
import { importKinds } from '@saldo/feeds';
import { FAULTS_TOLD, type Fault, type Language } from '@saldo/kernel';
import type { BooksPreview } from '@saldo/ledger';
import type { PreviewedCsv, StatementPreview } from '../statement-preview.ts';
import { CsvMappingSchema } from './bank.ts';
import { amountText, booleanText, dayText, idField } from './basics.ts';
import { faultSchema } from './job.ts';
import { proofSchema } from './ledger.ts';

export const importFields = z.object({
  clientId: idField,
  kind: z.enum(importKinds),
  bankAccountId: idField.optional(),
  mappingId: idField.optional(),
  mapping: z
    .string()
    .max(20_000)
    .transform((text, context) => {
      const read = CsvMappingSchema.safeParse(parsedJson(text));
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: 'field.mapping' });
      return z.NEVER;
    })
    .optional(),
  dryRun: booleanText.optional(),
});

/** The form as the document describes it. No schema may read it: it streams. */
export const importForm = {
  type: 'object' as const,
  required: ['clientId', 'kind', 'file'],
  properties: {
    clientId: { type: 'string' as const },
    kind: { type: 'string' as const, enum: [...importKinds] },
    bankAccountId: { type: 'string' as const, description: 'Of a statement that names no account.' },
    mappingId: { type: 'string' as const, description: 'Of a CSV file: how its columns are read.' },
    mapping: {
      type: 'string' as const,
      description: 'Of a CSV file in a dry run: a `CsvMapping` as JSON that is not saved. One is proposed where neither is given.',
    },
    dryRun: { type: 'boolean' as const, description: 'Says what the file holds, and keeps nothing.' },
    file: {
      type: 'string' as const,
      format: 'binary',
      description: 'After the other fields: then it is refused at once where they are wrong.',
    },
  },
};

const BooksPreviewSchema = z
  .object({
    kind: z.literal('sie'),
    type: z.string(),
    reach: z.enum(['whole-year', 'additions', 'balances']).openapi({
      description: 'whole-year: what the file lacks is removed · additions: only adds · balances: leaves vouchers alone.',
    }),
    program: z.string(),
    company: z.string(),
    orgNo: z.string(),
    encoding: z.string(),
    currency: z.string(),
    years: z.array(z.object({ from: dayText, to: dayText })),
    vouchers: z.int(),
    entries: z.int(),
    accounts: z.int(),
    corrections: z.int(),
    unbalancedVouchers: z.int(),
    vouchersOutsideYear: z.int(),
    proof: proofSchema,
  })
  .openapi('ImportPreview');

const previewedEntry = z.object({
  status: z.enum(['booked', 'pending']),
  bookingDate: dayText,
  valueDate: dayText.nullable(),
  amount: amountText,
  currency: z.string(),
  counterparty: z.string(),
  reference: z.string(),
  text: z.string(),
  balance: amountText.nullable(),
});

const StatementPreviewSchema = z
  .object({
    kind: z.enum(['camt053', 'camt054', 'mt940', 'bgmax', 'csv', 'skattekonto']),
    version: z.string(),
    encoding: z.string(),
    transactions: z.int(),
    statements: z
      .array(
        z.object({
          account: z.string().nullable(),
          currency: z.string().nullable(),
          from: dayText.nullable(),
          to: dayText.nullable(),
          opening: amountText.nullable(),
          closing: amountText.nullable(),
          transactions: z.int(),
          pending: z.int(),
          proof: z.object({
            status: z.enum(['proven', 'unproven']),
            differences: z.array(z.object({ expected: amountText, actual: amountText })),
          }),
        }),
      )
      .openapi({ description: 'The first hundred.' }),
    statementCount: z.int(),
    csv: z
      .object({
        mapping: CsvMappingSchema.optional().openapi({
          description: 'The one given, or one that is proposed; left out where none can be.',
        }),
        bank: z.string().openapi({ description: 'Whose export it looks like.' }),
        columns: z.array(z.string()).openapi({ description: 'The heading as it stands; numbers from 1 where there is none.' }),
        rows: z.array(z.array(z.string())).openapi({ description: 'The first 20 rows as they stand.' }),
        entries: z.array(previewedEntry).openapi({ description: 'The first 20 rows as they would be read.' }),
      })
      .optional()
      .openapi({ description: 'Of a CSV file: how it would be read.' }),
  })
  .openapi('StatementPreview');

export const DryRunSchema = z
  .object({
    preview: z
      .union([BooksPreviewSchema, StatementPreviewSchema])
      .nullable()
      .openapi({ description: 'null where the file cannot be read with certainty.' }),
    refused: z.boolean().openapi({ description: 'An import of the file would fail now; the first of `faults` says why.' }),
    faults: z
      .array(faultSchema)
      .openapi({ description: 'What is wrong, or was read although it is not as the standard has it; the first 1,000.' }),
    faultCount: z.int(),
  })
  .openapi('DryRun');

/** What a file would bring, as its resource. */
export function toPreview({ company, years, proof, ...preview }: BooksPreview): z.input<typeof BooksPreviewSchema> {
  return {
    kind: 'sie',
    ...preview,
    company: company.name,
    orgNo: company.orgNo,
    years: years.map(({ from, to }) => ({ from, to })),
    proof: { status: proof.status === 'proven' ? 'proven' : 'unproven', differences: proof.differences.map((one) => ({ ...one })) },
  };
}

/** What a file of statements would bring, as its resource. */
export function toStatementPreview({ statements, csv, ...preview }: StatementPreview): z.input<typeof StatementPreviewSchema> {
  return {
    ...preview,
    ...(csv && { csv: toCsv(csv) }),
    statements: statements.map(({ proof, ...one }) => ({ ...one, proof: { ...proof, differences: [...proof.differences] } })),
  };
}

function toCsv({ mapping, bank, columns, rows, entries }: PreviewedCsv): NonNullable<z.input<typeof StatementPreviewSchema>['csv']> {
  const { text, ...others } = mapping?.columns ?? { bookingDate: '' };
  return {
    ...(mapping && {
      mapping: { ...mapping, pendingWords: [...mapping.pendingWords], columns: { ...others, ...(text && { text: [...text] }) } },
    }),
    bank,
    columns: [...columns],
    rows: rows.map((row) => [...row]),
    entries: [...entries],
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** Faults in the caller's language. */
export function toFaults(faults: readonly Fault[], language: Language): z.input<typeof faultSchema>[] {
  return faults.slice(0, FAULTS_TOLD).map(({ message, ...place }) => ({ ...place, message: message[language] }));
}
