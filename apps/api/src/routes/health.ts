import { timingSafeEqual } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { jobsHealth, queueStates } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { PRODUCT_VERSION } from '@saldo/platform/db';
import { beforeMetrics, renderMetrics, setQueue } from '@saldo/platform/log';
import type { Context } from 'hono';
import { isLoopback } from '../edge/client-address.ts';
import { openCursor, pageFor, partOf } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { databaseAnswers, probeServices } from '../health-probes.ts';
import type { Env } from '../settings.ts';
import { json, pageOf, pageQuery } from '../wire/basics.ts';
import { AliveSchema, QueueSchema, ReadySchema, SystemHealthSchema, toQueue } from '../wire/health.ts';
import type { Routes } from './resources.ts';

const tags = ['health'];

/** Whether it lives, whether it can work, how each service does, and the metrics. */
export function healthRoutes({ app, guard, stopping, driver }: Routes): void {
  const alive = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/api/health',
      tags,
      summary: 'Whether the process lives',
      responses: { 200: json('It does', AliveSchema) },
    },
  );
  app.openapi(alive, (c) => c.json({ status: 'ok' as const, version: PRODUCT_VERSION }, 200));

  const ready = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/api/ready',
      tags,
      summary: 'Whether it can take calls',
      responses: { 200: json('It can', ReadySchema), 503: json('Not just now', ReadySchema) },
    },
  );
  app.openapi(ready, async (c) => {
    const answers = stopping?.aborted !== true && (await databaseAnswers());
    if (answers) return c.json({ status: 'ready' as const, checks: { database: 'ok' as const } }, 200);
    return c.json({ status: 'not-ready' as const, checks: { database: 'failing' as const } }, 503, { 'retry-after': '2' });
  });

  const system = guarded(
    guard,
    { may: 'system.manage' },
    {
      method: 'get',
      path: '/api/admin/health',
      tags,
      summary: 'How every service does',
      responses: { 200: json('The services', SystemHealthSchema) },
    },
  );
  app.openapi(system, async (c) => {
    const services = await probeServices(driver, c.var.language);
    const status = services.some((service) => service.status === 'failing') ? ('failing' as const) : ('ok' as const);
    return c.json({ status, version: PRODUCT_VERSION, at: new Date().toISOString(), services }, 200);
  });

  const queues = guarded(
    guard,
    { may: 'system.manage' },
    {
      method: 'get',
      path: '/api/admin/queues',
      tags,
      summary: 'How the five queues stand',
      request: { query: z.object(pageQuery) },
      responses: { 200: json('The queues', pageOf(QueueSchema)) },
    },
  );
  app.openapi(queues, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const place = openCursor(c, cursor);
    return c.json(
      pageFor(c, partOf(await queueStates(actorOf(c)), { limit, place }), (queue) => toQueue(queue, c.var.language)),
      200,
    );
  });
}

/** Figures for Prometheus: with the token where one is set, else for this machine only. */
export function metricsRoutes({ app, guard, settings }: Routes): void {
  const metrics = guarded(
    guard,
    { may: 'anybody' },
    {
      method: 'get',
      path: '/metrics',
      tags,
      summary: 'Metrics in the text format of Prometheus',
      description: 'With `METRICS_TOKEN` as bearer where it is set; else this machine only.',
      responses: { 200: { description: 'The metrics', content: { 'text/plain': { schema: z.string() } } } },
    },
  );
  beforeMetrics('queues', tellQueues);
  app.openapi(metrics, async (c) => {
    refuseStranger(c, settings.metricsToken);
    const { text, contentType } = await renderMetrics();
    return c.text(text, 200, { 'content-type': contentType, 'cache-control': 'no-store' });
  });
}

async function tellQueues(): Promise<void> {
  const { queues } = await jobsHealth();
  for (const { queue, oldestDueSeconds, queued, due, running, failed } of queues)
    setQueue({ queue, counts: { queued, due, running, failed }, oldestDueSeconds });
}

function refuseStranger(c: Context<Env>, token: string | null): void {
  if (token !== null) {
    if (!sameText(c.req.header('authorization') ?? '', `Bearer ${token}`)) throw new SaldoError('api.anonymous', 'forbidden');
    return;
  }
  // A proxy on this machine that is not trusted speaks for anybody.
  const isForwarded = c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined;
  const isHere = isLoopback(c.get('clientAddress')) && (!isForwarded || !isLoopback(c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'));
  if (!isHere) throw new SaldoError('api.loopback-only', 'forbidden');
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
