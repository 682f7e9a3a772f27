import { z } from '@hono/zod-openapi';
import type { NamedAuditRow } from '@saldo/access';
import type { AuditVerdict } from '@saldo/audit';
import { idText, instantText } from './basics.ts';

export const AuditRowSchema = z
  .object({
    chain: idText.openapi({ description: "A client's id, or the firm's." }),
    seq: z.int(),
    at: instantText,
    actor: z.object({
      kind: z.enum(['user', 'key', 'job', 'system']),
      id: z.string(),
      userId: idText.nullable(),
      name: z.string().nullable(),
    }),
    action: z.string().openapi({ example: 'feed.sync' }),
    refType: z.string(),
    refId: z.string(),
    payload: z.unknown().openapi({ description: 'What was done, without secrets.' }),
    prevHash: z.string(),
    hash: z.string(),
  })
  .openapi('AuditRow');

export const AuditVerdictSchema = z
  .object({
    ok: z.boolean(),
    chains: z.array(z.object({ chain: idText, rows: z.int(), head: z.string(), unanchored: z.int() })),
    anchoredUntil: instantText.nullable().openapi({ description: 'What lies after it nothing outside vouches for.' }),
    faults: z
      .array(z.object({ chain: idText, seq: z.int(), kind: z.enum(['changed', 'removed', 'inserted', 'fork', 'tail']) }))
      .openapi({ description: 'The first 1,000.' }),
    faultCount: z.int(),
    refusedAnchors: z.array(z.string()),
  })
  .openapi('AuditVerdict');

/** A row of the log as its resource. */
export function toAuditRow({ actorName, ...row }: NamedAuditRow): z.input<typeof AuditRowSchema> {
  return { ...row, actor: { ...row.actor, name: actorName }, payload: row.payload };
}

/** The verdict on the chains as its resource. */
export function toVerdict({ chains, faults, refusedAnchors, ...verdict }: AuditVerdict): z.input<typeof AuditVerdictSchema> {
  return { ...verdict, chains: [...chains], faults: [...faults], refusedAnchors: [...refusedAnchors] };
}
