import { z } from '@hono/zod-openapi';
import { formatAmount } from '@saldo/kernel';
import type { ChangedRow, OpenItem, Opening, Reconciliation } from '@saldo/reconcile';
import { amountField, amountText, currencyText, dayField, dayText, idField, idText, instantText } from './basics.ts';

const side = z.enum(['bank', 'ledger']);

const proof = z.object({
  bankClosing: amountText.nullable().openapi({ description: "The bank's own booked balance; null where it states none." }),
  bankClosingDay: dayText.nullable().openapi({ description: 'The day that the bank stated it for, where that is another than the last.' }),
  ledgerClosing: amountText.nullable().openapi({ description: 'Opening and movements.' }),
  outstandingBank: amountText
    .nullable()
    .openapi({ description: 'The rows that no automatic or confirmed match holds, carried on or not.' }),
  outstandingLedger: amountText.nullable(),
  undecided: z.object({ bank: amountText.nullable(), ledger: amountText.nullable() }).openapi({
    description: 'The part of what is outstanding that nobody has carried on.',
  }),
  unexplained: amountText.nullable().openapi({
    description:
      '`bankClosing − outstandingBank − (ledgerClosing − outstandingLedger)`: gaps, differences at the opening and of matches are in it.',
  }),
  openingDifference: amountText.nullable().openapi({ description: 'What differed when the first of the days began.' }),
  gap: amountText.nullable().openapi({ description: "What the bank's balances have beyond its rows." }),
  ledgerGap: amountText.nullable().openapi({ description: 'The same of the books.' }),
  differences: amountText.nullable().openapi({ description: 'Those of the matches, bank − ledger: what has yet to be booked.' }),
  inputsSha256: z.string().nullable().openapi({ description: 'Of everything that the proof was computed from.' }),
});

const note = z.object({
  kind: z.enum(['too-many-equal', 'too-many-rows-of-a-day', 'too-large-a-web']),
  bankRows: z.int(),
  ledgerRows: z.int(),
  amount: amountText.nullable(),
});

export const ReconciliationSchema = z
  .object({
    id: idText,
    clientId: idText,
    bankAccountId: idText,
    ledgerAccount: z.string().openapi({ example: '1930' }),
    currency: currencyText,
    status: z.enum(['running', 'open', 'ready', 'closed', 'stale', 'unproven']).openapi({
      description:
        'ready: nothing undecided and nothing unexplained · stale: something arrived after it was closed · unproven: the bank states no balance.',
    }),
    period: z.object({ from: dayText, to: dayText }),
    counts: z.object({
      bank: z.int(),
      ledger: z.int(),
      auto: z.int(),
      confirmed: z.int(),
      suggested: z.int(),
      open: z.int().openapi({ description: 'Rows of both sides that no automatic or confirmed match holds.' }),
      undecided: z.int().openapi({ description: 'Those of them that nobody has carried on.' }),
    }),
    proof,
    notes: z.array(note).openapi({ description: 'Work that was too much for the last run, and was left to people.' }),
    engineVersion: z.string().nullable(),
    jobId: idText.nullable(),
    ranAt: instantText.nullable(),
    closedAt: instantText.nullable(),
    closedBy: z.string().nullable(),
    version: z.int(),
  })
  .openapi('Reconciliation');

export const ReconciliationWishSchema = z
  .object({ clientId: idField, bankAccountId: idField, ledgerAccount: z.string().max(20), from: dayField, to: dayField })
  .openapi('ReconciliationWish');

export const OpenItemSchema = z
  .object({
    id: idText,
    side,
    date: dayText,
    amount: amountText,
    currency: currencyText,
    text: z.string(),
    name: z.string().openapi({ description: 'The counterparty, as the bank writes it.' }),
    reference: z.string(),
    voucherId: idText.nullable(),
    series: z.string().nullable(),
    number: z.string().nullable(),
    opening: z.boolean().openapi({ description: 'It was open before the data begins.' }),
    carried: z.object({ reason: z.string(), by: z.string(), at: instantText }).nullable(),
    reason: z.enum(['double', 'twin', 'unlike', 'limit']).openapi({
      description:
        'double: the bank told it twice · twin: the same as a row that has its match · unlike: nothing fits · limit: there was too much to try.',
    }),
    of: idText.nullable().openapi({ description: 'The row that it is a double or twin of.' }),
    suggestions: z.int().openapi({ description: 'How many suggestions want it.' }),
  })
  .openapi('OpenItem');

const CarryFields = {
  bankTransactionIds: z.array(idField).max(10_000).optional(),
  ledgerEntryIds: z.array(idField).max(10_000).optional(),
};
export const CarrySchema = z.object({ ...CarryFields, reason: z.string().max(1_000) }).openapi('Carry');
export const UncarrySchema = z.object(CarryFields);
export const ReasonSchema = z.object({ reason: z.string().max(1_000) });

export const NewOpeningSchema = z
  .object({
    bankBalance: amountField.nullable().optional(),
    ledgerBalance: amountField.nullable().optional(),
    items: z
      .array(
        z.object({
          side,
          date: dayField,
          amount: amountField,
          text: z.string().max(500).optional(),
          reference: z.string().max(100).optional(),
        }),
      )
      .max(20_000),
  })
  .openapi('NewOpening');

export const OpeningSchema = z
  .object({
    reconciliationId: idText,
    bankBalance: amountText.nullable(),
    ledgerBalance: amountText.nullable(),
    items: z.array(z.object({ id: idText, side, date: dayText, amount: amountText, text: z.string(), reference: z.string() })),
  })
  .openapi('Opening');

const seen = z.object({ date: dayText, amount: amountText }).nullable();

export const ChangedRowSchema = z
  .object({ kind: z.enum(['added', 'changed', 'removed']), side, id: idText, now: seen, before: seen })
  .openapi('ChangedRow');

/** A reconciliation as its resource. */
export function toReconciliation(one: Reconciliation): z.input<typeof ReconciliationSchema> {
  const { id, clientId, bankAccountId, ledgerAccount, currency, from, to, engineVersion, jobId, closedBy, version } = one;
  return {
    id,
    clientId,
    bankAccountId,
    ledgerAccount,
    currency,
    status: one.isRunning ? 'running' : one.keptStatus,
    period: { from, to },
    counts: one.counts ?? { bank: 0, ledger: 0, auto: 0, confirmed: 0, suggested: 0, open: 0, undecided: 0 },
    proof: toProof(one.proof),
    notes: one.notes.map(({ amountMinor, ...rest }) => ({ ...rest, amount: told(amountMinor) })),
    engineVersion,
    jobId,
    ranAt: instant(one.ranAtMs),
    closedAt: instant(one.closedAtMs),
    closedBy,
    version,
  };
}

function toProof(kept: Reconciliation['proof']): z.input<typeof proof> {
  return {
    bankClosing: told(kept?.bankClosing),
    bankClosingDay: kept?.bankClosingDay ?? null,
    ledgerClosing: told(kept?.ledgerClosing),
    outstandingBank: told(kept?.outstandingBank),
    outstandingLedger: told(kept?.outstandingLedger),
    undecided: { bank: told(kept?.undecidedBank), ledger: told(kept?.undecidedLedger) },
    unexplained: told(kept?.unexplained),
    openingDifference: told(kept?.openingDifference),
    gap: told(kept?.gap),
    ledgerGap: told(kept?.ledgerGap),
    differences: told(kept?.differences),
    inputsSha256: kept?.inputsSha256 ?? null,
  };
}

/** An open row as its resource. */
export function toOpenItem({ amountMinor, ...item }: OpenItem): z.input<typeof OpenItemSchema> {
  return { ...item, amount: formatAmount(amountMinor) };
}

/** An opening as its resource. */
export function toOpening({ reconciliationId, bankBalanceMinor, ledgerBalanceMinor, items }: Opening): z.input<typeof OpeningSchema> {
  return {
    reconciliationId,
    bankBalance: bankBalanceMinor === null ? null : formatAmount(bankBalanceMinor),
    ledgerBalance: ledgerBalanceMinor === null ? null : formatAmount(ledgerBalanceMinor),
    items: items.map(({ amountMinor, ...item }) => ({ ...item, amount: formatAmount(amountMinor) })),
  };
}

/** A changed row as its resource. */
export function toChangedRow({ now, before, ...row }: ChangedRow): z.input<typeof ChangedRowSchema> {
  const day = (of: ChangedRow['now']) => of && { date: of.date, amount: formatAmount(of.amountMinor) };
  return { ...row, now: day(now), before: day(before) };
}

function told(minor: string | null | undefined): string | null {
  return minor === null || minor === undefined ? null : formatAmount(BigInt(minor));
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
