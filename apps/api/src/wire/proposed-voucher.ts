import { z } from '@hono/zod-openapi';
import { formatAmount } from '@saldo/kernel';
import type { ProposedVoucher } from '@saldo/reconcile';
import { amountField, amountText, currencyText, dayField, dayText, idField, idText } from './basics.ts';

export const ProposedVoucherSchema = z
  .object({
    id: idText,
    clientId: idText,
    reconciliationId: idText,
    matchId: idText.nullable().openapi({ description: 'The match whose difference it books.' }),
    bankTransactionIds: z.array(idText).openapi({ description: 'The rows of the bank that it books, where the books lack them.' }),
    date: dayText,
    text: z.string(),
    currency: currencyText,
    rows: z.array(z.object({ account: z.string(), amount: amountText, text: z.string() })),
    state: z.enum(['proposed', 'booked', 'withdrawn']),
    voucherId: idText.nullable().openapi({ description: 'The voucher of the books that it became.' }),
    madeBy: z.string(),
    version: z.int(),
  })
  .openapi('ProposedVoucher');

export const NewProposedVoucherSchema = z
  .object({
    matchId: idField.optional(),
    bankTransactionIds: z.array(idField).max(1_000).optional(),
    rows: z.array(z.object({ account: z.string().max(20), amount: amountField, text: z.string().max(200).optional() })).max(100),
    date: dayField.optional(),
    text: z.string().max(200).optional(),
  })
  .openapi('NewProposedVoucher');

/** A proposed voucher as its resource. */
export function toProposedVoucher({ bankRowIds, rows, ...one }: ProposedVoucher): z.input<typeof ProposedVoucherSchema> {
  return {
    ...one,
    bankTransactionIds: [...bankRowIds],
    rows: rows.map(({ account, amountMinor, text }) => ({ account, amount: formatAmount(BigInt(amountMinor)), text })),
  };
}
