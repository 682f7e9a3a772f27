import { z } from '@hono/zod-openapi';
import { type QueueState, queueNames } from '@saldo/jobs';
import type { Language } from '@saldo/kernel';
import { sentence } from '../catalogue.ts';
import { instantText } from './basics.ts';

export const AliveSchema = z.object({ status: z.literal('ok'), version: z.string() }).openapi('Alive');

export const ReadySchema = z
  .object({ status: z.enum(['ready', 'not-ready']), checks: z.record(z.string(), z.enum(['ok', 'failing'])) })
  .openapi('Ready');

const ServiceSchema = z
  .object({
    name: z.string().openapi({ example: 'database' }),
    status: z.enum(['ok', 'failing', 'off']).openapi({ description: 'off: not configured, so nothing waits for it.' }),
    latencyMs: z.number().nullable(),
    detail: z.string(),
  })
  .openapi('Service');

export const SystemHealthSchema = z
  .object({
    status: z.enum(['ok', 'failing']),
    version: z.string(),
    at: instantText,
    services: z.array(ServiceSchema),
  })
  .openapi('SystemHealth');

export const QueueSchema = z
  .object({
    queue: z.enum(queueNames),
    queued: z.int().openapi({ description: 'Waiting, the delayed ones included.' }),
    due: z.int(),
    running: z.int(),
    failed: z.int(),
    oldestDueSeconds: z.number(),
    endedLastHour: z.int().openapi({ description: 'How many succeeded or failed in the last hour.' }),
    causes: z
      .array(z.object({ code: z.string(), message: z.string().openapi({ description: 'As the last one said it.' }), count: z.int() }))
      .openapi({ description: 'What its failed jobs failed of, the most frequent first; at most ten.' }),
  })
  .openapi('Queue');

/** A queue as its resource. */
export function toQueue({ causes, ...queue }: QueueState, language: Language): z.input<typeof QueueSchema> {
  return { ...queue, causes: causes.map(({ code, details, count }) => ({ code, message: sentence(code, details, language), count })) };
}
