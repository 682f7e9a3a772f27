import { z } from '@hono/zod-openapi';
import { chainCheck } from '@saldo/audit';
import { getFeed, rotateKeys } from '@saldo/feeds';
import { liveReading, openFortnox } from '@saldo/fortnox';
import { SaldoError } from '@saldo/kernel';
import { makeBackup } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { secrets } from '@saldo/platform/secrets';
import { outgoingFile } from '../edge/outgoing-file.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { idParams, json } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const KeysSchema = z
  .object({ keyId: z.string().openapi({ description: 'The key that seals from now on.' }), resealed: z.int() })
  .openapi('RotatedKeys');

const ProbeSchema = z
  .object({
    company: z.object({ name: z.string(), orgNo: z.string(), tenantId: z.string() }),
    tookMs: z.int(),
    message: z.string().openapi({ description: "What was seen, in the caller's language." }),
  })
  .openapi('Probe');

/** What an operator does now and then: turning keys over, and trying a real connection. */
export function operationRoutes({ app, guard }: Routes): void {
  const rotate = guarded(
    guard,
    { may: 'system.manage' },
    {
      method: 'post',
      path: '/api/admin/rotate-keys',
      tags: ['health'],
      summary: 'Seals every stored secret under the first key',
      description: 'Where the keys lie in `DATA_DIR` a new one is made; with `ENCRYPTION_KEYS` the first of them is taken.',
      request: { body: { required: false, content: { 'application/json': { schema: z.object({}) } } } },
      responses: { 200: json('How many were sealed', KeysSchema) },
    },
  );
  app.openapi(rotate, async (c) => c.json(await rotateKeys(actorOf(c)), 200));

  const probe = guarded(
    guard,
    { may: 'feed.write', target: getFeed },
    {
      method: 'post',
      path: '/api/datafeeds/{id}/probe',
      tags: ['data feeds'],
      summary: 'One harmless read at the provider, and what it saw',
      request: { params: idParams, body: { required: false, content: { 'application/json': { schema: z.object({}) } } } },
      responses: { 200: json('What it saw', ProbeSchema) },
    },
  );
  app.openapi(probe, async (c) => {
    const feed = await getFeed(actorOf(c), c.req.valid('param').id);
    if (feed.source !== 'FORTNOX') throw new SaldoError('feeds.no-sync', 'conflict', { source: feed.source });
    const { company, tookMs, sentence } = await liveReading(await openFortnox(actorOf(c), feed.id), () => performance.now());
    return c.json({ company, tookMs, message: sentence[c.var.language] }, 200);
  });
}

/** Everything in one file. */
export function backupRoutes({ app, guard }: Routes): void {
  const backup = guarded(
    guard,
    { may: 'system.manage' },
    {
      method: 'get',
      path: '/api/admin/backup',
      tags: ['health'],
      summary: 'Everything as it is at one instant, in one file for `saldo restore`',
      description: 'The encryption keys are not in it. Made and read again in full before the first byte is sent.',
      responses: {
        200: { description: 'The archive', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
      },
    },
  );
  app.openapi(backup, async () => {
    return await outgoingFile(async (file) => {
      const made = await makeBackup({ file, files: files(), chains: chainCheck, keys: secrets() });
      return `saldo-${made.header.madeAt.slice(0, 10)}.saldo`;
    });
  });
}
