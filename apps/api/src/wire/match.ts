import { z } from '@hono/zod-openapi';
import { formatAmount } from '@saldo/kernel';
import { explain, type StoredGroup } from '@saldo/reconcile';
import { amountText, idField, idText, instantText } from './basics.ts';

export const MatchSchema = z
  .object({
    id: idText,
    clientId: idText,
    reconciliationId: idText,
    state: z.enum(['auto', 'suggested', 'confirmed', 'rejected']),
    rank: z.int().openapi({ description: '1 is the first answer for its rows; those after it are other answers.' }),
    kind: z.string().openapi({ example: 'exact' }),
    confidence: z.number().openapi({ description: 'The chance that it is right, from 0 to 1.' }),
    bankTransactionIds: z.array(idText).openapi({ description: 'An id of an opening item may stand here too.' }),
    ledgerEntryIds: z.array(idText),
    difference: amountText.openapi({ description: 'bank − ledger: what has yet to be booked.' }),
    residual: z.enum(['fee', 'rounding', 'exchange', 'partial', 'unknown']).nullable().openapi({
      description: 'What the difference is likely to be.',
    }),
    coincidence: z.number().nullable().openapi({ description: 'Of a sum of rows: how many such sums luck would give.' }),
    explanation: z.object({
      sv: z.string(),
      en: z.string(),
      parts: z.array(z.object({ kind: z.string(), weight: z.number() })).openapi({
        description: 'Positive weights speak for it, in bits; negative ones against.',
      }),
    }),
    ruleIds: z.array(idText).openapi({ description: 'The rules that it leans on.' }),
    note: z.string(),
    madeBy: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: instantText.nullable(),
    undone: z.boolean().openapi({ description: 'A match that was taken back, rather than a suggestion that was rejected.' }),
    version: z.int(),
  })
  .openapi('Match');

export const NewMatchSchema = z
  .object({
    reconciliationId: idField,
    bankTransactionIds: z.array(idField).max(10_000).optional(),
    ledgerEntryIds: z.array(idField).max(10_000).optional(),
    note: z.string().max(1_000).optional(),
  })
  .openapi('NewMatch');

/** A match as its resource. */
export function toMatch(match: StoredGroup): z.input<typeof MatchSchema> {
  const { id, clientId, reconciliationId, state, rank, kind, confidence, residual, coincidence, note, madeBy, decidedBy, undone, version } =
    match;
  const { sv, en, parts } = kind === 'hand' ? { ...BY_HAND, parts: [] } : explain(match);
  return {
    id,
    clientId,
    reconciliationId,
    // What a run has superseded is never read.
    state: state === 'superseded' ? 'rejected' : state,
    rank,
    kind,
    confidence,
    bankTransactionIds: [...match.bankIds],
    ledgerEntryIds: [...match.ledgerIds],
    difference: formatAmount(match.differenceMinor),
    residual,
    coincidence,
    explanation: { sv, en, parts: [...parts] },
    ruleIds: [...match.ruleIds],
    note,
    madeBy,
    decidedBy,
    decidedAt: match.decidedAtMs === null ? null : new Date(match.decidedAtMs).toISOString(),
    undone,
    version,
  };
}

const BY_HAND = { sv: 'Matchat för hand.', en: 'Matched by hand.' };
