import { z } from '@hono/zod-openapi';
import { formatAmount, parseAmount } from '@saldo/kernel';
import type { CheckSettings, ClientChecks, Finding } from '@saldo/quality';
import { findingStatuses } from '@saldo/quality';
import { allChecks, type Check, ruleText } from '@saldo/quality/checks';
import { amountText, dayField, dayText, idField, idText, instantText, lineField } from './basics.ts';

const sentence = z.object({ sv: z.string(), en: z.string() });

export const FindingSchema = z
  .object({
    id: idText,
    clientId: idText,
    financialYearId: idText.nullable(),
    code: z.string().openapi({ example: 'quality.voucher-unbalanced' }),
    severity: z.enum(['error', 'warning', 'info']),
    status: z.enum(findingStatuses),
    message: sentence,
    rule: z.string().openapi({ description: 'The law or rule behind it, with the days on which it holds.' }),
    date: dayText,
    amount: amountText.openapi({ description: 'What is at stake.' }),
    voucherIds: z.array(idText),
    entryIds: z.array(idText),
    bankTransactionIds: z.array(idText),
    proposal: z.object({ text: sentence, rows: z.array(z.object({ account: z.string(), amount: amountText })) }),
    accepted: z.object({ reason: z.string(), by: z.string(), at: instantText }).nullable(),
    foundAt: instantText,
    goneAt: instantText.nullable(),
    version: z.int(),
  })
  .openapi('Finding');

/** A finding as its resource. */
export function toFinding(finding: Finding): z.input<typeof FindingSchema> {
  const { content: _, amountMinor, proposal, acceptedReason, acceptedBy, acceptedAt, foundAt, goneAt, ...same } = finding;
  const { voucherIds, entryIds, bankTransactionIds, ...rest } = same;
  const isAccepted = finding.status === 'accepted' && acceptedReason !== null && acceptedBy !== null && acceptedAt !== null;
  return {
    ...rest,
    voucherIds: [...voucherIds],
    entryIds: [...entryIds],
    bankTransactionIds: [...bankTransactionIds],
    amount: formatAmount(amountMinor),
    proposal: {
      text: proposal.text,
      rows: proposal.rows.map((row) => ({ account: row.account, amount: formatAmount(BigInt(row.amountMinor)) })),
    },
    accepted: isAccepted ? { reason: acceptedReason, by: acceptedBy, at: acceptedAt.toISOString() } : null,
    foundAt: foundAt.toISOString(),
    goneAt: goneAt?.toISOString() ?? null,
  };
}

export const CheckRequestSchema = z.object({ clientId: idField, from: dayField.optional(), to: dayField.optional() });

export const AcceptSchema = z.object({ reason: lineField(1_000) });

const limitValue = z.string().openapi({ description: 'An amount with two decimals, or a whole number.', example: '50.00' });

export const ClientChecksSchema = z
  .object({
    materiality: amountText,
    checks: z.array(
      z.object({
        code: z.string(),
        family: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        title: sentence,
        rule: z.string(),
        on: z.boolean(),
        isMaterial: z.boolean().openapi({ description: 'Whether the materiality holds for it.' }),
        limits: z.array(z.object({ name: z.string(), unit: z.string(), value: limitValue, default: limitValue, about: sentence })),
      }),
    ),
    version: z.int(),
  })
  .openapi('ClientChecks');

/** How a client has its checks, each as it is set and as it is by itself. */
export function toClientChecks({ version, ...settings }: ClientChecks): z.input<typeof ClientChecksSchema> {
  return {
    materiality: formatAmount(BigInt(settings.materialityMinor)),
    checks: allChecks.map((check) => toCheck(check, settings)),
    version,
  };
}

function toCheck(check: Check, { checks }: CheckSettings) {
  const { code, family, severity, title, isMaterial, isOff, limits = {} } = check;
  const setting = checks[code];
  return {
    code,
    family,
    severity,
    title,
    rule: ruleText(check),
    on: setting?.on ?? isOff !== true,
    isMaterial: isMaterial === true,
    limits: Object.entries(limits).map(([name, { unit, about, default: usual }]) => {
      const written = (value: number) => (unit === 'minor' ? formatAmount(BigInt(value)) : String(value));
      return {
        name,
        unit: unit === 'minor' ? 'amount' : unit,
        value: written(setting?.limits?.[name] ?? usual),
        default: written(usual),
        about,
      };
    }),
  };
}

export const NewChecksSchema = z.object({
  materiality: amountText.optional(),
  checks: z
    .array(
      z.object({
        code: z.string().max(100),
        on: z.boolean().optional(),
        limits: z.record(z.string().max(40), z.union([z.string().max(20), z.number()])).optional(),
      }),
    )
    .max(500)
    .optional(),
});

/** What a caller sets, as the checks take it; a limit that cannot be read is kept as one that is refused. */
export function toSettings({ materiality, checks = [] }: z.output<typeof NewChecksSchema>): CheckSettings {
  return {
    materialityMinor: Number(materiality === undefined ? 0n : (parseAmount(materiality) ?? -1n)),
    checks: Object.fromEntries(
      checks.map(({ code, on, limits }) => {
        const read = Object.entries(limits ?? {}).map(([name, value]) => [name, limitMinor(code, name, value)] as const);
        return [code, { ...(on !== undefined && { on }), ...(limits && { limits: Object.fromEntries(read) }) }];
      }),
    ),
  };
}

function limitMinor(code: string, name: string, value: string | number): number {
  const unit = allChecks.find((check) => check.code === code)?.limits?.[name]?.unit;
  if (unit !== 'minor') return Number(value);
  const minor = parseAmount(String(value));
  return minor === null ? Number.NaN : Number(minor);
}
