import { z } from '@hono/zod-openapi';
import { FAULTS_TOLD, type Fault, type Language } from '@saldo/kernel';
import type { SieReading } from '@saldo/ledger/sie';
import { booleanText, dayText, idField } from './basics.ts';
import { faultSchema } from './job.ts';
import { proofSchema, toProof } from './ledger.ts';

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

export const PreviewSchema = z
  .object({
    kind: z.literal('sie'),
    type: z.string(),
    program: z.string(),
    company: z.string(),
    orgNo: z.string(),
    encoding: z.string(),
    currency: z.string(),
    years: z.array(z.object({ from: dayText, to: dayText })),
    vouchers: z.int(),
    entries: z.int(),
    accounts: z.int(),
    unbalancedVouchers: z.int(),
    proof: proofSchema,
  })
  .openapi('ImportPreview');

export const DryRunSchema = z
  .object({
    preview: PreviewSchema.nullable().openapi({ description: 'null where the file cannot be read with certainty.' }),
    faults: z
      .array(faultSchema)
      .openapi({ description: 'What is wrong, or was read although it is not as the standard has it; the first 1,000.' }),
    faultCount: z.int(),
  })
  .openapi('DryRun');

/** What a file holds, as its resource. */
export function toPreview(reading: SieReading): z.input<typeof PreviewSchema> {
  const { head, proof } = reading;
  return {
    kind: 'sie',
    type: reading.type,
    program: head.program,
    company: head.company.name,
    orgNo: head.company.orgNo,
    encoding: reading.encoding,
    currency: head.currency,
    years: head.years.map(({ from, to }) => ({ from, to })),
    vouchers: reading.vouchers,
    entries: reading.entries,
    accounts: head.accounts.length,
    unbalancedVouchers: reading.unbalancedVouchers,
    proof: toProof(proof),
  };
}

/** Faults in the caller's language. */
export function toFaults(faults: readonly Fault[], language: Language): z.input<typeof faultSchema>[] {
  return faults.slice(0, FAULTS_TOLD).map(({ message, ...place }) => ({ ...place, message: message[language] }));
}
