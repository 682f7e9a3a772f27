import { z } from '@hono/zod-openapi';
import {
  cancelJob,
  getJob,
  hasEnded,
  type Job,
  jobSorts,
  jobStatuses,
  listJobs,
  queueNames,
  retryJob,
  watchJob,
  whyWaiting,
} from '@saldo/jobs';
import type { Language, PersonActor } from '@saldo/kernel';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { eventStream, type StreamEvent } from '../edge/event-stream.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { stillAllowed } from '../edge/still-allowed.ts';
import { streamPlaces } from '../edge/stream-places.ts';
import { etag } from '../edge/version.ts';
import { fileQuery } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { jobSheet } from '../sheets/lists/firm.ts';
import { clientNames } from '../sheets/of-clients.ts';
import { idField, idParams, json, pageOf, pageOrFile, pageQuery, sinceQuery } from '../wire/basics.ts';
import { JobSchema, toJob } from '../wire/job.ts';
import type { Routes } from './resources.ts';

const tags = ['jobs'];

const listQuery = z.object({
  queue: z.enum(queueNames).optional(),
  status: z.enum(jobStatuses).optional(),
  clientId: idField.optional(),
  feedId: idField.optional(),
  errorCode: z.string().max(100).optional().openapi({ description: 'Only those that failed of this.', example: 'fortnox.unavailable' }),
  ...sinceQuery,
  sort: z.enum(jobSorts).optional().openapi({ description: '`-created` where it is left out: newest first.' }),
  ...fileQuery(jobSheet),
  ...pageQuery,
});

/** What runs in the background: read, follow, run again, stop. */
export function jobRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'job.read' },
    {
      method: 'get',
      path: '/api/jobs',
      tags,
      summary: 'Jobs',
      request: { query: listQuery },
      responses: { 200: pageOrFile('A page of jobs', pageOf(JobSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const { feedId, ...filter } = asked;
    const read = (part: { limit: number; cursor: string | undefined }) => listJobs(actorOf(c), { ...filter, subjectId: feedId, ...part });
    if (format) {
      const names = await clientNames(actorOf(c));
      const toRow = (job: Job) => ({ ...toJob(job, c.var.language), clientName: names.get(job.clientId) ?? '' });
      return await listFile(c, { sheet: jobSheet, format, columns, asked, read, toRow });
    }
    const page = await read({ limit, cursor: openCursor(c, cursor) });
    const why = await whyWaiting(actorOf(c), page.items);
    return c.json(
      pageFor(c, page, (job) => toJob(job, c.var.language, why.get(job.id))),
      200,
    );
  });

  const get = guarded(
    guard,
    { may: 'job.read', target: getJob },
    {
      method: 'get',
      path: '/api/jobs/{id}',
      tags,
      summary: 'One job',
      request: { params: idParams },
      responses: { 200: json('The job', JobSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const job = await getJob(actorOf(c), c.req.valid('param').id);
    const why = await whyWaiting(actorOf(c), [job]);
    return c.json(toJob(job, c.var.language, why.get(job.id)), 200, { etag: etag(job.version) });
  });

  for (const [verb, summary, action] of [
    ['retry', 'Runs a job that failed or was cancelled again', retryJob],
    ['cancel', 'Stops a job', cancelJob],
  ] as const) {
    const route = guarded(
      guard,
      { may: 'job.write', target: getJob },
      {
        method: 'post',
        path: `/api/jobs/{id}/${verb}`,
        tags,
        summary,
        request: { params: idParams },
        responses: { 200: json('The job as it now is', JobSchema) },
      },
    );
    app.openapi(route, async (c) => {
      const work = () => action(actorOf(c), c.req.valid('param').id);
      return await answerWith(c, work, (job) => c.json(toJob(job, c.var.language), 200, { etag: etag(job.version) }));
    });
  }
}

/** The job as a stream of events, until it has ended. */
export function jobEventRoutes({ app, guard, stopping }: Routes): void {
  const places = streamPlaces();
  const route = guarded(
    guard,
    { may: 'job.read', target: getJob },
    {
      method: 'get',
      path: '/api/jobs/{id}/events',
      tags,
      summary: 'Each change of a job, as it happens',
      description:
        'Server-sent events named `job`, each with the job resource, until the job has ended. A stream ends by itself after 15 minutes; ' +
        'take it up again with `Last-Event-ID`. 204 says that nothing more will come.',
      request: { params: idParams },
      responses: {
        200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
        204: { description: 'The job has ended, and its last state is the one that `Last-Event-ID` names' },
      },
    },
  );
  app.openapi(route, async (c) => {
    const actor = actorOf(c);
    const { language } = c.var;
    const job = await getJob(actor, c.req.valid('param').id);
    const lastEventId = c.req.header('last-event-id');
    if (hasEnded(job) && lastEventId === String(job.version)) return c.body(null, 204);
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const onEnd = places.take(actor.userId);
    return eventStream({
      events: (signal) => jobEvents(actor, job.id, language, signal),
      lastEventId,
      stopping,
      isStillAllowed: stillAllowed(actor, c.req.raw.headers, c.var.clientAddress),
      onEnd,
    });
  });
}

async function* jobEvents(
  actor: PersonActor,
  id: string,
  language: Language,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, void, undefined> {
  for await (const job of watchJob(actor, id, signal)) {
    const why = await whyWaiting(actor, [job]);
    yield { id: String(job.version), name: 'job', data: JSON.stringify(toJob(job, language, why.get(job.id))) };
  }
}
