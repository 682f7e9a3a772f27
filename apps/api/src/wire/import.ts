import { z } from '@hono/zod-openapi';
import { FAULTS_TOLD, type Fault, type Language } from '@saldo/kernel';
import type { BooksPreview } from '@saldo/ledger';
import { booleanText, dayText, idField } from './basics.ts';
import { faultSchema } from './job.ts';
import { proofSchema } from './ledger.ts';

export const importFields = z.object({
  clientId: idField,
  kind: z.enum(['sie']),
  dryRun: booleanText.optional(),
});

/** The form as the document describes it. No schema may read it: it streams. */
export const importForm = {
  type: 'object' as const,
  required: ['clientId', 'kind', 'file'],
  properties: {
    clientId: { type: 'string' as const },
    kind: { type: 'string' as const, enum: ['sie'] },
    dryRun: { type: 'boolean' as const, description: 'Says what the file holds, and keeps nothing.' },
    file: {
      type: 'string' as const,
      format: 'binary',
      description: 'After the other fields: then it is refused at once where they are wrong.',
    },
  },
};

const PreviewSchema = z
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

export const DryRunSchema = z
  .object({
    preview: PreviewSchema.nullable().openapi({ description: 'null where the file cannot be read with certainty.' }),
    refused: z.boolean().openapi({ description: 'An import of the file would fail now; the first of `faults` says why.' }),
    faults: z
      .array(faultSchema)
      .openapi({ description: 'What is wrong, or was read although it is not as the standard has it; the first 1,000.' }),
    faultCount: z.int(),
  })
  .openapi('DryRun');

/** What a file would bring, as its resource. */
export function toPreview({ company, years, proof, ...preview }: BooksPreview): z.input<typeof PreviewSchema> {
  return {
    kind: 'sie',
    ...preview,
    company: company.name,
    orgNo: company.orgNo,
    years: years.map(({ from, to }) => ({ from, to })),
    proof: { status: proof.status === 'proven' ? 'proven' : 'unproven', differences: proof.differences.map((one) => ({ ...one })) },
  };
}

/** Faults in the caller's language. */
export function toFaults(faults: readonly Fault[], language: Language): z.input<typeof faultSchema>[] {
  return faults.slice(0, FAULTS_TOLD).map(({ message, ...place }) => ({ ...place, message: message[language] }));
}
