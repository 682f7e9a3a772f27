import { z } from '@hono/zod-openapi';
import { formatAmount } from '@saldo/kernel';
import { DECISIONS_THAT_TEACH, type MatchingRule, precisionOf } from '@saldo/reconcile';
import { amountField, amountText, idField, idText } from './basics.ts';

const kind = z.enum(['alias', 'fee', 'always-ask']).openapi({
  description:
    'alias: a name of the bank is a text of the books · fee: what a counterparty takes out · always-ask: nothing is made by itself of its rows.',
});
const percent = z
  .string()
  .regex(/^\d{1,2}(?:\.\d{1,4})?$/, 'field.amount')
  .openapi({ example: '1.75' });

export const MatchingRuleSchema = z
  .object({
    id: idText,
    clientId: idText,
    kind,
    bankName: z.string().openapi({ description: 'The counterparty as the bank writes it; of a fee empty for any.' }),
    ledgerName: z.string().openapi({ description: 'Of an alias: the same as the books write it.' }),
    ratePercent: percent,
    fixedAmount: amountText,
    enabled: z.boolean(),
    status: z.enum(['active', 'learning', 'demoted', 'off']).openapi({
      description: 'learning: taught, and not often enough to be used yet · demoted: it has failed too often; switch it on to begin anew.',
    }),
    confirmed: z.int().openapi({ description: 'Decisions of people that it was right in.' }),
    failed: z.int(),
    precision: z.number().nullable().openapi({ description: 'The part of the decisions that it was right in; null before the first.' }),
    origin: z.enum(['person', 'decisions']),
    version: z.int(),
  })
  .openapi('MatchingRule');

const fields = {
  bankName: z.string().max(200).optional(),
  ledgerName: z.string().max(200).optional(),
  ratePercent: percent.optional(),
  fixedAmount: amountField.optional(),
};
export const NewMatchingRuleSchema = z.object({ clientId: idField, kind, ...fields }).openapi('NewMatchingRule');
export const MatchingRuleChangeSchema = z.object({ ...fields, enabled: z.boolean().optional() }).openapi('MatchingRuleChange');

/** A rule as its resource. */
export function toMatchingRule(rule: MatchingRule): z.input<typeof MatchingRuleSchema> {
  const { fixedMinor, ratePpm, demotedAtMs: _, ...rest } = rule;
  return {
    ...rest,
    ratePercent: percentText(ratePpm),
    fixedAmount: formatAmount(fixedMinor),
    status: statusOf(rule),
    precision: precisionOf(rule),
  };
}

/** Parts per million of a percentage that was read. */
export function ppmOf(text: string): number {
  const [whole = '0', decimals = ''] = text.split('.');
  return Number(whole) * 10_000 + Number(decimals.padEnd(4, '0'));
}

function percentText(ppm: number): string {
  const decimals = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${Math.floor(ppm / 10_000)}.${decimals}`;
}

function statusOf({ enabled, demotedAtMs, origin, kind: of, confirmed }: MatchingRule): 'active' | 'learning' | 'demoted' | 'off' {
  if (!enabled) return 'off';
  if (demotedAtMs !== null) return 'demoted';
  return origin === 'decisions' && of === 'alias' && confirmed < DECISIONS_THAT_TEACH ? 'learning' : 'active';
}
