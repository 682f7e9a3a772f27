import { disconnectFeed, saveCredentials } from '@saldo/feeds';
import { listJobs } from '@saldo/jobs';
import { transaction } from '@saldo/platform/db';
import { openLog } from '@saldo/platform/log';
import { listTasks } from '@saldo/tasks';
import { testDatabase } from '@saldo/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FeedWorld, feedWorld } from '../fixtures/feed-world.ts';

let at: FeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
});
afterEach(() => at.close());

/** Disconnects a feed that signed in by this refresh token, and waits for the end of the job that takes the consent back. */
async function disconnected(refreshToken: string) {
  at = await feedWorld({ size: 1 });
  const { clientId, feed, person } = at;
  await transaction(person, (tx) => saveCredentials(tx, { feedId: feed.id, clientId, kind: 'refresh', secret: { refreshToken } }));
  await disconnectFeed(person, feed.id);
  const [asked] = (await listJobs(person, { clientId, limit: 10 })).items.filter(({ name }) => name === 'etl.revoke');
  return await at.ended(asked?.id ?? '');
}

test('a consent that the provider does not know any more leaves a task: only a person can see whether it still lists us', async () => {
  const job = await disconnected('utgången sedan länge');
  expect([job.status, job.result]).toEqual(['succeeded', { revoked: false }]);
  const { items } = await listTasks(at.person, { clientId: at.clientId, status: 'open', limit: 10 });
  expect(items.map(({ kind, suggestion }) => [kind, suggestion])).toEqual([
    ['feed-revoke', { code: 'feeds.consent-unknown', details: {} }],
  ]);
});
