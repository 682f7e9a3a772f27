import { z } from '@hono/zod-openapi';
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
    quantity: z.string().nullable(),
  })
  .openapi('LedgerEntry');

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
        entry: EntrySchema.omit({ id: true, voucherId: true, series: true, number: true }),
        by: z.string().nullable(),
        at: dayText.nullable(),
      }),
    ),
    source: z.object({ kind: z.string(), ref: z.string(), sha256: z.string() }).nullable(),
    version: z.int(),
    seenAt: instantText,
    goneAt: instantText.nullable(),
  })
  .openapi('Voucher');

export const FinancialYearSchema = z
  .object({ id: idText, clientId: idText, feedId: idText, from: dayText, to: dayText, locked: z.boolean(), currency: currencyText })
  .openapi('FinancialYear');

export const AccountSchema = z
  .object({
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
    proof: proofSchema,
  })
  .openapi('TrialBalance');
