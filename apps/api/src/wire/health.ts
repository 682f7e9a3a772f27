import { z } from '@hono/zod-openapi';
import { queueNames } from '@saldo/jobs';
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
  })
  .openapi('Queue');
