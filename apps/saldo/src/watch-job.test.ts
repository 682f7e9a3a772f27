import { expect, it } from 'vitest';
import type { ApiDoor } from './api-door.ts';
import { watchJob } from './watch-job.ts';

const answering = (job: object): ApiDoor => ({
  running: true,
  works: false,
  call: async () => Response.json(job),
  close: async () => undefined,
});

it('leaves a job that waits for the bank until tomorrow, and says why', async () => {
  const error = { code: 'bank.limit', message: 'Banken lämnar inte ut mer i dag.' };
  const waiting = { id: 'a', name: 'etl.bank', status: 'queued', progress: null, result: null, error };
  const job = await watchJob(answering({ ...waiting, runAt: new Date(Date.now() + 3_600_000).toISOString() }), 'a');
  expect(job).toMatchObject({ status: 'queued', error: { code: 'bank.limit' } });
});
